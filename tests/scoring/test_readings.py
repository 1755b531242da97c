"""Whose answer counts, and what is possible where somebody doesn't know."""

# ruff: noqa: ANN401

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from abm_fit.assessment.model import AGREED, Answer, Assessment, Quantity, Respondent
from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Gate, Sum
from abm_fit.pack.parsing import parse_expression
from abm_fit.scoring.engine import score
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.measured import Reading, Span
from abm_fit.scoring.visibility import hidden_questions
from tests.scoring.small_packs import answered, bands, choice, make_pack, number

PEOPLE = (
    Respondent("m1", "M1", "marketing"), Respondent("m2", "M2", "marketing"), Respondent("m3", "M3", "marketing"),
    Respondent("m4", "M4", "marketing"), Respondent("m5", "M5", "marketing"), Respondent("s1", "S1", "sales"),
)  # fmt: skip


def pack_of(*parts: Any, gates: list[Gate] | None = None, **more: Any) -> Pack:
    names = {question.id: 1 for question, rule in parts if rule.scored}
    node = Sum("whole", "Whole", names, bands=bands(30, 60), role="axis")
    return make_pack([q for q, _ in parts], [r for _, r in parts], [node], gates=gates, **more)


def said(pack: Pack, rows: dict[str, Any], question: str = "q") -> Assessment:
    empty = replace(answered(pack, {}), respondents=PEOPLE)
    log = []
    for place, (who, value) in enumerate(rows.items(), start=1):
        state: Any = "dont_know" if value is None else "not_applicable" if value == "na" else "answered"
        given = value if state == "answered" else None
        log.append(
            Answer(str(place), place, question, who, state, value=given, reason="small" if value == "na" else "")
        )
    return replace(empty, log=tuple(log))


def reading(pack: Pack, rows: dict[str, Any]) -> Reading:
    return score(pack, said(pack, rows)).reading("q")


def amount(low: int, high: int | None = None, currency: str = "") -> Quantity:
    return Quantity(Fraction(low), Fraction(low if high is None else high), currency)


JUDGED = pack_of(choice("q", 0, 25, 50, 75, 100))
FACT = pack_of(number("q", (0, 0), (100, 100), most=Fraction(1000), fact=True, authority=("finance", "sales")))


def test_roles_have_equal_voices_whatever_their_heads() -> None:
    # Marketing 4, 4, 4, 5, 4 and one seller 2, counted from 1: median 4, role-balanced 3.
    found = reading(JUDGED, {"m1": "o3", "m2": "o3", "m3": "o3", "m4": "o4", "m5": "o3", "s1": "o1"})
    assert (found.value, found.option, found.basis) == (Span(Fraction(50), Fraction(50)), "o2", "role_balanced")


def test_a_level_between_two_options_lies_on_the_line_between_their_values() -> None:
    found = reading(JUDGED, {"m1": "o3", "s1": "o2"})
    assert found.value == Span(Fraction("62.5"), Fraction("62.5"))
    assert found.option == "o2"


def test_what_was_agreed_counts_before_everyone() -> None:
    found = reading(JUDGED, {"m1": "o0", "s1": "o1", AGREED: "o4"})
    assert (found.value, found.basis, found.disputed) == (Span(Fraction(100), Fraction(100)), "agreed", False)
    assert len(found.said) == 3


def test_dont_know_drops_out_where_somebody_of_the_role_answered() -> None:
    assert reading(JUDGED, {"m1": "o3", "m2": None}).value == Span(Fraction(75), Fraction(75))


def test_a_role_that_only_does_not_know_contributes_all_it_could_say() -> None:
    found = reading(JUDGED, {"m1": "o2", "s1": None})
    assert found.value == Span(Fraction(25), Fraction(75))
    assert found.covered == Fraction(1, 2)


def test_for_a_fact_the_authoritative_role_counts_and_others_are_flagged_by_ratio() -> None:
    found = reading(FACT, {"s1": amount(40), "m1": amount(60)})
    assert (found.number, found.basis, found.disputed) == (Span(Fraction(40), Fraction(40)), "authority", True)
    assert not reading(FACT, {"s1": amount(40), "m1": amount(59)}).disputed


def test_an_answered_range_is_possible_and_nothing_else() -> None:
    found = reading(FACT, {"s1": amount(40, 80)})
    assert (found.number, found.value) == (Span(Fraction(40), Fraction(80)), Span(Fraction(40), Fraction(80)))
    assert found.covered == Fraction(60, 100)


def test_money_is_converted_by_the_pinned_rate_and_unknown_currencies_are_not_guessed() -> None:
    question, rule = number("q", (0, 0), (100, 100), kind="money", most=Fraction(1000), fact=True)
    pack = pack_of((question, rule), rates={"EUR": Fraction("1.17")})
    assert reading(pack, {"s1": amount(50, currency="EUR")}).number == Span(Fraction("58.5"), Fraction("58.5"))
    assert reading(pack, {"s1": amount(50)}).number == Span(Fraction(50), Fraction(50))
    assert reading(pack, {"s1": amount(50, currency="XYZ")}).state == "unknown"


def test_not_applicable_needs_permission_and_a_reason_and_nobody_who_answered() -> None:
    allowed = pack_of(choice("q", 0, 100, na=True), choice("other", 0, 100))
    lenient = replace(allowed, rubric=replace(allowed.rubric, coverage=replace(allowed.rubric.coverage, na=60)))
    assert reading(lenient, {"m1": "na"}).state == "not_applicable"
    assert reading(lenient, {"m1": "na", "s1": "o1"}).state == "known"
    assert reading(JUDGED, {"m1": "na"}).state == "unknown"
    strict = replace(allowed, rubric=replace(allowed.rubric, coverage=replace(allowed.rubric.coverage, na=30)))
    assert reading(strict, {"m1": "na"}).state == "unknown"


def test_not_applicable_is_refused_where_a_gate_reads_the_answer() -> None:
    gate = Gate("g", "G", parse_expression("q < 50"), caps={"whole": "b0"})
    pack = pack_of(choice("q", 0, 100, na=True), choice("other", 0, 100), gates=[gate])
    assert reading(pack, {"m1": "na"}).state == "unknown"


def test_where_not_knowing_is_the_finding_it_scores_lowest_fires_no_gate_and_covers_nothing() -> None:
    gate = Gate("g", "G", parse_expression("q < 50 or whole < 50"), caps={"whole": "b0"})
    pack = pack_of(choice("q", 0, 100, unknown="weak"), gates=[gate])
    result = score(pack, said(pack, {"m1": None}))
    found = result.reading("q")
    assert (found.weak, found.value, found.covered) == (True, Span(Fraction(0), Fraction(0)), Fraction(0))
    assert result.gates[0].fired == "no"
    # What nobody has been asked yet is simply unknown.
    assert score(pack, said(pack, {})).gates[0].fired == "open"


def test_what_nobody_said_anything_of_reads_the_same_in_each_segment_whatever_was_read_before() -> None:
    question, rule = choice("q", 0, 100)
    pack = pack_of((replace(question, per="segment"), rule), segments=True)
    for given in ({}, {("q", "x"): "o1"}, {("q", "y"): "o0"}):
        facts = Facts(pack, answered(pack, given, ("x", "y")))
        for segment in ("x", "y"):
            held = facts.held(pack.questionnaire.questions["q"], segment)
            known = ("q", segment) in given
            assert (held.segment, held.reading.segment) == (segment, segment)
            assert held.reading.state == ("known" if known else "unknown")
            assert len(held.cells) == (1 if known else 2)
            assert len(held.reading.said) == (1 if known else 0)


def test_what_is_hidden_does_not_apply_even_where_it_was_answered() -> None:
    pack = pack_of(choice("lead", 0, 100), choice("q", 0, 100, when=parse_expression("lead >= 50")))
    given = answered(pack, {("lead", None): "o0", ("q", None): "o1"})
    assert hidden_questions(pack, given) == {("q", None)}
    assert score(pack, given).node("whole").score == Span(Fraction(0), Fraction(0))
    assert hidden_questions(pack, answered(pack, {})) == frozenset()


def test_a_question_that_may_turn_out_hidden_is_possible_both_ways() -> None:
    pack = pack_of(choice("lead", 0, 40), choice("q", 100, 100, when=parse_expression("lead < 20")))
    # Asked with the low answer: (0 + 100) / 2. Not asked with the high one: 40 alone.
    assert score(pack, answered(pack, {})).node("whole").possible == ("b1",)


def test_an_answer_that_the_question_does_not_take_is_not_an_answer() -> None:
    assert reading(JUDGED, {"m1": "no_such_option"}).state == "unknown"
    assert reading(FACT, {"m1": "o1"}).state == "unknown"


def test_an_unknown_number_stands_in_its_sourced_range_also_as_a_multiple() -> None:
    from abm_fit.pack.values import Range

    low_high = Range(Fraction(0), Fraction(2), times="base", source="ours")
    pack = pack_of(number("base"), number("q", unknown_range=low_high))
    found = score(pack, answered(pack, {("base", None): 4})).reading("q")
    assert (found.number, found.assumed) == (Span(Fraction(0), Fraction(8)), "ours")
