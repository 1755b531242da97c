"""Flips really flip and nothing smaller does; paths really lead upwards, by no more effort than is needed."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, product

from hypothesis import HealthCheck, assume, given, settings

from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Gate, Sum
from abm_fit.pack.parsing import parse_expression
from abm_fit.scoring.analysing.flips import flips_of, moves_in, word_now
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.analysing.paths import paths_of
from abm_fit.scoring.analysing.settled import changed, settled
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.readings import Key
from tests.scoring.drawn_packs import Drawn, drawn
from tests.scoring.small_packs import answered, bands, choice, make_pack, number, table

SLOW = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)


def plain(pack: Pack) -> bool:
    """Whether every question counts once and is always asked: elsewhere answers are held as they are."""
    counts = Counter(name for axis in pack.rubric.axes for name in beneath(pack, axis.id))
    always = all(question.when is None for question in pack.questionnaire.questions.values())
    return always and max(counts.values()) == 1


def beneath(pack: Pack, name: str) -> list[str]:
    """Every question beneath a sum, as often as it counts."""
    if name not in pack.rubric.sums:
        return [name]
    return [leaf for child in pack.rubric.sums[name].points for leaf in beneath(pack, child)]


def singles(facts: Facts, segment: str | None) -> list[tuple[Key, Move]]:
    return [(key, move) for key, moves in moves_in(facts, segment).items() for move in moves]


@SLOW
@given(drawn(most_open=0))
def test_flips_flip_and_no_smaller_set_does(case: Drawn) -> None:
    assume(plain(case.pack))
    facts = settled(Facts(case.pack, case.assessment))
    for segment in facts.segments:
        now = word_now(facts, "verdict", segment)
        assert now
        flips = flips_of(facts, segment)
        alone = {
            word_now(changed(facts, {key: move.held}), "verdict", segment) for key, move in singles(facts, segment)
        }
        assert {flip.to for flip in flips if len(flip.steps) == 1} == alone - {now}
        questions = case.pack.questionnaire.questions
        moves = singles(facts, segment)
        for flip in flips:
            changes = {}
            for step in flip.steps:
                home = (step.question, step.segment)
                held = next(
                    move.held
                    for key, move in moves
                    if key == home and move.value == step.after_value and in_words(move) == step.after
                )
                changes[home] = held
            assert word_now(changed(facts, changes), "verdict", segment) == flip.to
        if flips and min(len(flip.steps) for flip in flips) > 2:
            choices = [(key, move) for key, move in singles(facts, segment) if not questions[key[0]].numeric]
            for (one, a), (other, b) in combinations(choices, 2):
                if one != other:
                    both = changed(facts, {one: a.held, other: b.held})
                    assert word_now(both, "verdict", segment) == now


def in_words(move: Move) -> str:
    from abm_fit.scoring.analysing.wording import reading_in_words

    return reading_in_words(move.held.question, move.held.reading, "USD")


def test_a_path_is_the_cheapest_of_all_combinations_gates_included() -> None:
    from dataclasses import replace

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


def test_a_gate_that_no_effort_lifts_leaves_no_path() -> None:
    from dataclasses import replace

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
    from dataclasses import replace

    from abm_fit.pack.model import Advice

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
    from abm_fit.scoring.analysing.moves import error_moves

    question, rule = number("n", (0, 0), (2, 25), (4, 50), (6, 75), (8, 100))
    pack = make_pack([question], [rule], [Sum("s", "S", {"n": 1}, bands=bands(50), role="axis")])
    facts = Facts(pack, answered(pack, {("n", None): 5}))
    reached = [move.held.reading.number for move in error_moves(facts.held(question, None))]
    assert min(span.low for span in reached if span) == 2
    assert max(span.high for span in reached if span) == 8
