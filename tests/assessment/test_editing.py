"""What an answer may be, and that changes return new values."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from abm_fit.assessment.carrying import next_period
from abm_fit.assessment.editing import answer_row, with_respondent, with_rows, with_segment, without_segment
from abm_fit.assessment.migrating import migrated, plan_migration
from abm_fit.assessment.model import Answer, Quantity, Respondent, Segment, State, Value
from abm_fit.assessment.reviewing import review
from abm_fit.assessment.walk import start_walk
from abm_fit.errors import InvalidAnswerError
from tests.assessment.examples import example, said


def give(question_id: str, state: State = "answered", value: Value | None = None, **more: str) -> Answer:
    """Return a row as the walk would make it."""
    question = example()[0].questionnaire.questions[question_id]
    return answer_row(
        question,
        respondent="sales_lead",
        state=state,
        value=value,
        uuid="u",
        at="t",
        **more,  # type: ignore[arg-type]
    )


REFUSED: list[tuple[str, State, Value | None, str]] = [
    ("one_list", "answered", "no_such_option", "no option"),
    ("one_list", "answered", None, "one of its options"),
    ("one_list", "dont_know", "own", "have a value"),
    ("margin", "answered", Quantity(Fraction(101), Fraction(101)), "more than 100"),
    ("margin", "answered", Quantity(Fraction(-1), Fraction(5)), "less than 0"),
    ("margin", "answered", Quantity(Fraction(60), Fraction(50)), "range"),
    ("won", "answered", Quantity(Fraction(1, 2), Fraction(1, 2)), "whole"),
    ("margin", "answered", "seventy", "number"),
    ("channels", "answered", (), "at least one"),
    ("stage", "not_applicable", None, "applies to everyone"),
]


@pytest.mark.parametrize(("question", "state", "value", "word"), REFUSED)
def test_what_a_question_does_not_take_is_refused_with_the_reason(
    question: str, state: State, value: Value | None, word: str
) -> None:
    with pytest.raises(InvalidAnswerError, match=word):
        give(question, state, value)


def test_not_applicable_needs_a_reason() -> None:
    question = next(one for one in example()[0].questionnaire.questions.values() if one.na)
    with pytest.raises(InvalidAnswerError, match="reason"):
        answer_row(question, respondent="a", state="not_applicable", uuid="u", at="t", reason="  ")


def test_an_exclusive_option_stands_alone() -> None:
    pack = example()[0]
    question = next(
        one for one in pack.questionnaire.questions.values() if any(option.exclusive for option in one.options)
    )
    alone = next(option.id for option in question.options if option.exclusive)
    other = next(option.id for option in question.options if not option.exclusive)
    with pytest.raises(InvalidAnswerError, match="beside"):
        answer_row(question, respondent="a", state="answered", value=(alone, other), uuid="u", at="t")


def test_rows_are_numbered_on_and_the_old_assessment_stays_as_it_was() -> None:
    _, assessment = example()
    before = len(assessment.log)
    longer = with_rows(assessment, [said("x", "one_list", "own")])
    assert longer.log[-1].sequence == before + 1
    assert len(assessment.log) == before


def test_a_removed_segments_answers_come_back_with_it() -> None:
    _, assessment = example()
    gone = without_segment(assessment, "plants")
    assert gone.log == assessment.log
    assert with_segment(gone, assessment.segments[0]).current() == assessment.current()


def test_two_segments_cannot_share_a_name() -> None:
    _, assessment = example()
    with pytest.raises(InvalidAnswerError, match="already"):
        with_segment(assessment, Segment("new", assessment.segments[0].name.upper()))
    renamed = with_segment(assessment, Segment("plants", "Plants"))
    assert renamed.segments[0].name == "Plants"
    assert with_respondent(assessment, Respondent("r", "Ana", "sales")).respondents[-1].name == "Ana"


def test_a_new_period_starts_from_the_last_answers_marked_as_carried() -> None:
    pack, last = example()
    last = with_rows(last, [said("later", "stage", state="later")])
    numbers = iter(range(1000))
    fresh = next_period(
        last,
        pack,
        assessment_id="next",
        period="2027-Q1",
        date="2027-02-01",
        new_uuid=lambda: str(next(numbers)),
        at="t",
    )
    assert (fresh.id, fresh.follows, fresh.period) == ("next", last.id, "2027-Q1")
    assert all(row.carried for row in fresh.log)
    kept = {key for key, row in last.current().items() if row.state != "later"}
    assert set(fresh.current()) == kept
    assert {row.note for row in fresh.log} == {row.note for key, row in last.current().items() if key in kept}


def test_a_migration_shows_its_plan_and_loses_nothing() -> None:
    pack, assessment = example()
    assert plan_migration(pack, assessment).orphaned == ()
    old = replace(
        assessment,
        pack_version="0.9.0",
        log=with_rows(assessment, [said("gone", "retired_question", "x")]).log,
    )
    plan = plan_migration(pack, old)
    assert plan.orphaned == (("retired_question", "is not asked any more"),)
    assert any("retired_question" in line for line in plan.lines)
    moved = migrated(old, pack, plan, new_uuid=lambda: "n", at="t")
    assert moved.log[: len(old.log)] == old.log
    assert moved.pack_version == pack.version


def test_the_review_names_what_deserves_a_second_look() -> None:
    pack, assessment = example()
    found = review(start_walk(pack, assessment, "marketing_lead"))
    assert ("patience", None) in found.dont_know
    assert ("volume_stop", None) not in found.unevidenced
    empty = review(start_walk(pack, replace(assessment, log=()), "marketing_lead"))
    assert len(empty.open) == len(start_walk(pack, replace(assessment, log=()), "marketing_lead").spots)
    assert not empty.empty
