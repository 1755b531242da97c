"""An answer a single step off that fires or lifts a gate makes a band fragile, however far its score is from a cut."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings

from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Gate, Sum
from abm_fit.pack.parsing import parse_expression
from abm_fit.pack.rules import Coverage
from abm_fit.scoring.analysed import Solidity
from abm_fit.scoring.analysing.altered import Altered, with_option
from abm_fit.scoring.analysing.flips import Known, moves_in
from abm_fit.scoring.analysing.mishearing import single_steps
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.analysing.settled import settled
from abm_fit.scoring.analysing.slips import Slips
from abm_fit.scoring.engine import score
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.measured import Span
from abm_fit.scoring.readings import Key
from abm_fit.scoring.result import Result
from abm_fit.scoring.standing import Standing
from tests.scoring.drawn_packs import Drawn, drawn
from tests.scoring.small_packs import answered, bands, choice, make_pack, number, ticks

BY_GATE = "fire or lift a gate"


def small(when: str = "", *, caps: dict[str, str] | None = None, raises: dict[str, str] | None = None) -> Pack:
    """Return a pack of six answers that count alike, a number and a list of ticks that count little, and one gate."""
    asked = [choice(f"q{place}", 0, 25, 50, 75, 100) for place in range(1, 7)]
    asked += [number("n1", (0, 0), (10, 100)), ticks("t1", 25, 25, 50)]
    points = {rule.question: 10 if rule.question.startswith("q") else 1 for _, rule in asked}
    ready = Sum("ready", "Ready", points, bands=bands(40), role="axis", kind="level")
    gates = [Gate("g", "G", parse_expression(when), caps or {}, raises or {})] if when else []
    return make_pack([question for question, _ in asked], [rule for _, rule in asked], [ready], gates=gates)


def result_of(pack: Pack, **changes: object) -> Result:
    answers: dict[str, object] = {f"q{place}": "o3" for place in range(1, 7)}
    answers |= {"n1": 5, "t1": ["o0", "o1"], **changes}
    return score(pack, answered(pack, {(name, None): said for name, said in answers.items()}), analyses=True)


def solidity_of(pack: Pack, **changes: object) -> Solidity:
    found = result_of(pack, **changes)
    assert found.analyses is not None
    return found.analyses.solidity[0]


def test_without_the_gate_the_same_answers_are_solid() -> None:
    assert solidity_of(small()).word == "solid"


@pytest.mark.parametrize(
    "when",
    ["q1 < 75", "n1 <= 4", "t1 < 50", "t1 >= 75", "q1 < 75 and q2 >= 75", "ready < 72"],
)
def test_one_answer_a_single_step_from_a_gate_makes_a_band_fragile(when: str) -> None:
    found, without = solidity_of(small(when, caps={"ready": "b0"})), solidity_of(small())
    assert (found.word, without.word) == ("fragile", "solid")
    assert BY_GATE in found.rule
    assert replace(found, word="solid", rule=without.rule) == without, "the figures hold the gates as they are"


@pytest.mark.parametrize("when", ["q1 < 50", "n1 <= 3", "t1 < 25", "q1 < 75 and q2 < 75", "ready < 70"])
def test_a_gate_that_takes_more_than_one_step_of_one_answer_leaves_a_band_solid(when: str) -> None:
    assert solidity_of(small(when, caps={"ready": "b0"})).word == "solid"


def test_where_the_gates_decide_alone_one_answer_that_lifts_them_makes_it_fragile() -> None:
    near, far = (solidity_of(small("q1 < 75", caps={"ready": "b0"}), q1=option) for option in ("o2", "o1"))
    assert (near.radius, near.word) == (None, "fragile")
    assert (far.radius, far.word) == (None, "solid")
    assert "gates decide alone" in far.rule


def test_a_gate_that_would_raise_counts_like_one_that_caps() -> None:
    low = {f"q{place}": "o0" for place in range(2, 7)}
    pack = small("q1 >= 100", raises={"ready": "b1"})
    assert BY_GATE in solidity_of(pack, **low).rule
    assert BY_GATE not in solidity_of(pack, **low, q1="o2").rule


def test_a_gate_that_moves_only_above_the_quick_walk_s_cap_moves_nothing() -> None:
    pack = small("q1 < 75", caps={"ready": "b0"})
    pack = replace(pack, rubric=replace(pack.rubric, coverage=Coverage(na=100, quick_caps={"ready": "b0"})))
    answers = {("q1", None): "o2", **{(f"q{place}", None): "o3" for place in range(2, 7)}}
    assessment = answered(pack, {**answers, ("n1", None): 5, ("t1", None): ["o0"]})
    for depth, word in (("full", "fragile"), ("quick", "solid")):
        found = score(pack, replace(assessment, depth=depth), analyses=True).analyses  # type: ignore[arg-type]
        assert found is not None
        assert found.solidity[0].word == word


def test_an_open_band_stays_open() -> None:
    assert solidity_of(small("q1 < 75", caps={"ready": "b0"}), q1=None).word == "open"


def test_one_step_from_a_mean_of_several_people_is_next_to_its_value_and_to_the_option_it_is_read_as() -> None:
    pack = small()
    held = Facts(pack, answered(pack, {("q1", None): "o1"})).held(pack.questionnaire.questions["q1"], None)
    every = tuple(Move(with_option(held, option.id), 1) for option in held.question.options)
    mean = replace(held.reading, value=Span(Fraction(60), Fraction(60)))
    for reading, beside in (
        (held.reading, ["o0", "o2"]),
        (mean, ["o0", "o2", "o3"]),
        (replace(mean, option=""), ["o2", "o3"]),
    ):
        found = single_steps(replace(held, reading=reading), every, 10)
        assert [move.held.reading.option for move in found] == beside


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn(most_open=1))
def test_what_slips_do_to_gates_is_what_scoring_every_one_of_them_anew_tells(case: Drawn) -> None:
    facts = settled(Facts(case.pack, case.assessment))
    slips = Slips(facts, Known(), quick=False)
    stands = Standing(Altered(facts, facts.changes))  # type: ignore[attr-defined]
    for axis in (axis for axis in case.pack.rubric.axes if axis.bands):
        for segment in facts.segments if axis.per == "segment" else (None,):
            (band, *others) = stands.band(axis.id, segment).possible
            if not others:
                assert slips.leave(axis, segment, band) == _by_brute_force(facts, stands, axis, segment, band)


def _by_brute_force(facts: Facts, stands: Standing, axis: Sum, segment: str | None, band: str) -> bool:
    shift = facts.pack.rubric.robustness.number_shift
    questions, gates = facts.pack.questionnaire.questions, facts.pack.rubric.gates.values()
    for key in _keys(facts, axis, segment):
        held = facts.held(questions[key[0]], key[1])
        for move in single_steps(held, moves_in(facts, key[1]).get(key, ()), shift):
            after = Standing(Altered(facts, {**facts.changes, key: move.held}))  # type: ignore[attr-defined]
            turned = [
                (gate.id, home)
                for gate in gates
                for home in (facts.segments if gate.per == "segment" else (None,))
                if after.gate(gate.id, home) != stands.gate(gate.id, home)
            ]
            possible = after.band(axis.id, segment).possible
            if turned and len(possible) == 1 and band not in possible and _acting(facts, axis, segment, turned):
                return True
    return False


def _keys(facts: Facts, axis: Sum, segment: str | None) -> list[Key]:
    every = [key for question in facts.pack.questionnaire.questions.values() for key in facts.keys(question)]
    return [key for key in every if axis.per == "company" or key[1] in (None, segment)]


def _acting(facts: Facts, axis: Sum, segment: str | None, turned: list[tuple[str, str | None]]) -> bool:
    """Tell whether a gate that turned acts on the axis from where it is judged, or on any sum that is not an axis."""
    inner = {node.id for node in facts.pack.rubric.sums.values() if node.role != "axis"}
    for name, home in turned:
        gate = facts.pack.rubric.gates[name]
        if (axis.per == "company" or home in (None, segment)) and {axis.id, *inner} & {*gate.caps, *gate.raises}:
            return True
    return False
