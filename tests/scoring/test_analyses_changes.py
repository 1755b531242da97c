"""Flips really flip and nothing smaller does; paths really lead upwards, by no more effort than is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product

from hypothesis import HealthCheck, given, settings

from abm_fit.pack.advice import Advice
from abm_fit.pack.nodes import Gate, Sum
from abm_fit.pack.parsing import parse_expression
from abm_fit.scoring.analysing.aims import word_now
from abm_fit.scoring.analysing.flips import Known, flips_of, moves_in
from abm_fit.scoring.analysing.mishearing import error_moves
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.analysing.paths import BUDGETS, paths_of
from abm_fit.scoring.analysing.settled import changed, settled
from abm_fit.scoring.analysing.wording import reading_in_words
from abm_fit.scoring.currency import Currency
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.readings import Key
from tests.scoring.drawn_packs import Drawn, drawn
from tests.scoring.small_packs import answered, bands, choice, make_pack, number, table

SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)


def a_few(facts: Facts, segment: str | None) -> dict[Key, Sequence[Move]]:
    """Return the moves, of numbers four at most, so that every set of changes can be tried."""
    return {key: moves[:: len(moves) // 4 + 1] for key, moves in moves_in(facts, segment).items()}


def smallest(facts: Facts, segment: str | None, moves: Mapping[Key, Sequence[Move]], most: int) -> dict[str, int]:
    """Return, by trying every set of up to `most` changes, how many changes each other word needs at least."""
    now = word_now(facts, "verdict", segment)
    found: dict[str, int] = {}
    for size in range(1, most + 1):
        for keys in combinations([key for key, more in moves.items() if more], size):
            for taken in product(*(moves[key] for key in keys)):
                altered = changed(facts, {key: move.held for key, move in zip(keys, taken, strict=True)})
                found.setdefault(word_now(altered, "verdict", segment), size)
    return {word: size for word, size in found.items() if word not in ("", now)}


@SLOW
@given(drawn(most_open=0))
def test_flips_flip_and_no_smaller_set_does(case: Drawn) -> None:
    facts = settled(Facts(case.pack, case.assessment))
    for segment in facts.segments[:1]:
        moves = a_few(facts, segment)
        flips = flips_of(facts, segment, Known(moves=dict(moves)))
        told = {flip.to: len(flip.steps) for flip in flips}
        needed = smallest(facts, segment, moves, 2)
        most = max(told.values(), default=0)
        assert {word: size for word, size in told.items() if size <= 2} == {
            word: size for word, size in needed.items() if size <= most
        }
        assert told or not needed
        for flip in flips:
            said = [(step, (step.question, step.segment)) for step in flip.steps]
            held = {home: next(m.held for m in moves[home] if in_words(m) == step.after) for step, home in said}
            assert word_now(changed(facts, held), "verdict", segment) == flip.to


def test_an_answer_that_counts_on_both_axes_moves_both_at_once() -> None:
    parts = [choice("q1", 0, 50, 100), choice("q2", 0, 50, 100), choice("q3", 0, 50, 100)]
    fit = Sum("fit", "Fit", {"q1": 1, "q2": 1}, bands=bands(60), role="axis", kind="level")
    ready = Sum("ready", "Ready", {"q1": 1, "q3": 1}, bands=bands(60), role="axis", kind="level")
    verdict = table("verdict", ("fit", 2), ("ready", 2), role="verdict")
    rules = [replace(rule, actionable=True, effort=1 if rule.question == "q1" else 3) for _, rule in parts]
    pack = make_pack([question for question, _ in parts], rules, [fit, ready], tables=[verdict])
    facts = settled(Facts(pack, answered(pack, {("q1", None): "o0", ("q2", None): "o1", ("q3", None): "o1"})))
    flips = flips_of(facts, None)
    alone = {(flip.to, flip.steps[0].question) for flip in flips if len(flip.steps) == 1}
    assert alone == {("r1_r1", "q1")}
    (path,) = paths_of(facts, None)
    assert ([step.question for step in path.steps], path.effort) == (["q1"], 2)


def in_words(move: Move) -> str:
    return reading_in_words(move.held.question, move.held.reading, Currency("USD"))


def test_a_path_is_the_cheapest_of_all_combinations_gates_included() -> None:
    parts = [choice("q1", 0, 50, 100), choice("q2", 0, 25, 75, 100), choice("q3", 0, 60, 100), choice("q4", 0, 100)]
    efforts = {"q1": 2, "q2": 1, "q3": 3, "q4": 4}
    rules = [replace(rule, actionable=True, effort=efforts[rule.question]) for _, rule in parts]
    points = {"q1": 3, "q2": 4, "q3": 2, "q4": 1}
    ready = Sum("ready", "Ready", points, bands=bands(40, 70), role="axis", kind="level")
    gate = Gate("g", "G", parse_expression("q4 < 50"), caps={"ready": "b0"})
    pack = make_pack(
        [q for q, _ in parts], rules, [ready], gates=[gate], tables=[table("verdict", ("ready", 3), role="verdict")]
    )
    facts = settled(Facts(pack, answered(pack, {(name, None): "o0" for name in points})))
    (path,) = paths_of(facts, None)
    best = None
    values = {rule.question: list(rule.options.values()) for rule in rules}
    for places in product(*(range(len(values[name])) for name in points)):
        taken = dict(zip(points, places, strict=True))
        total = sum(points[name] * values[name][place] for name, place in taken.items())
        if total >= 40 * 10 and values["q4"][taken["q4"]] >= 50:
            effort = sum(efforts[name] * place for name, place in taken.items())
            best = effort if best is None else min(best, effort)
    assert path.effort == best == sum(step.effort for step in path.steps)
    assert path.to == "r1"
    assert "q4" in {step.question for step in path.steps}


def test_a_path_that_takes_much_effort_is_found_where_no_short_one_is() -> None:
    question, rule = choice("q1", 0, 100)
    ready = Sum("ready", "Ready", {"q1": 1}, bands=bands(40), role="axis", kind="level")
    pack = make_pack(
        [question],
        [replace(rule, actionable=True, effort=BUDGETS[0] + 12)],
        [ready],
        tables=[table("verdict", ("ready", 2), role="verdict")],
    )
    facts = settled(Facts(pack, answered(pack, {("q1", None): "o0"})))
    assert [path.effort for path in paths_of(facts, None)] == [BUDGETS[0] + 12]


def test_a_gate_that_no_effort_lifts_leaves_no_path() -> None:
    question, rule = choice("q1", 0, 50, 100)
    patience, bare = number("patience")
    ready = Sum("ready", "Ready", {"q1": 1}, bands=bands(40), role="axis", kind="level")
    gate = Gate("g", "G", parse_expression("patience < 5"), caps={"ready": "b0"})
    pack = make_pack(
        [question, patience],
        [replace(rule, actionable=True), bare],
        [ready],
        gates=[gate],
        tables=[table("verdict", ("ready", 2), role="verdict")],
    )
    impatient = settled(Facts(pack, answered(pack, {("q1", None): "o0", ("patience", None): 2})))
    patient = settled(Facts(pack, answered(pack, {("q1", None): "o0", ("patience", None): 8})))
    assert paths_of(impatient, None) == ()
    assert [path.effort for path in paths_of(patient, None)] == [1]


def test_a_gate_that_only_advice_opens_counts_as_opened_and_the_path_names_that_advice() -> None:
    question, rule = choice("q1", 0, 50, 100)
    patience, bare = number("patience")
    ready = Sum("ready", "Ready", {"q1": 1}, bands=bands(40), role="axis", kind="level")
    gate = Gate("g", "G", parse_expression("patience < 5"), caps={"ready": "b0"})
    pack = make_pack(
        [question, patience],
        [replace(rule, actionable=True), bare],
        [ready],
        gates=[gate],
        tables=[table("verdict", ("ready", 2), role="verdict")],
    )
    agree = Advice("agree", "Agree how long to wait", "Agree.", "sales", 30, 2, opens=("g",))
    impatient = answered(pack, {("q1", None): "o0", ("patience", None): 2})
    (path,) = paths_of(settled(Facts(replace(pack, advice=(agree,)), impatient)), None)
    assert (path.effort, path.advice) == (1, ("agree",))
    # A gate on a better answer's own ground is not opened by words: the answer itself must rise.
    on_answers = replace(gate, when=parse_expression("q1 < 50"))
    rubric = replace(pack.rubric, gates={"g": on_answers})
    (path,) = paths_of(settled(Facts(replace(pack, rubric=rubric, advice=(agree,)), impatient)), None)
    assert path.advice == ()


def test_a_number_moves_no_further_than_the_neighbouring_stretch_of_its_curve() -> None:
    question, rule = number("n", (0, 0), (2, 25), (4, 50), (6, 75), (8, 100))
    pack = make_pack([question], [rule], [Sum("s", "S", {"n": 1}, bands=bands(50), role="axis")])
    facts = Facts(pack, answered(pack, {("n", None): 5}))
    reached = [move.held.reading.number for move in error_moves(pack, facts.held(question, None))]
    assert min(span.low for span in reached if span) == 2
    assert max(span.high for span in reached if span) == 8


def test_an_improvement_that_takes_a_question_out_of_play_is_a_path() -> None:
    counted, hidden = number("n", (0, 0), (10, 90)), choice("q", 0, 10, when=parse_expression("n < 6"))
    pack = make_pack(
        [counted[0], hidden[0]],
        [replace(rule, actionable=True) for rule in (counted[1], hidden[1])],
        [Sum("s", "S", {"n": 1, "q": 1}, bands=bands(60), role="axis", kind="level")],
        tables=[table("verdict", ("s", 2), role="verdict")],
    )
    # With the other question asked no number comes to 60; from 6 up it is not, and the number counts alone.
    facts = settled(Facts(pack, answered(pack, {("n", None): 2, ("q", None): "o0"})))
    (path,) = paths_of(facts, None)
    assert (path.to, [step.question for step in path.steps]) == ("r1", ["n"])
