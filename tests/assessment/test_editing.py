"""Changes return new assessments, take only what a question takes, and never drop an answer."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from abm_fit.assessment.editing import (
    new_assessment,
    respondent_of,
    with_agreed,
    with_depth,
    with_header,
    with_respondent,
    with_rows,
    with_segment,
    without_segment,
)
from abm_fit.assessment.model import AGREED, Quantity, Respondent, Segment, Value
from abm_fit.errors import InvalidAnswerError, NotFoundError
from tests.assessment.workshop import assessment, pack, row, said

BIG = Quantity(Fraction(10), Fraction(20), "EUR")


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("shared_list", "sum"),
        ("shared_list", None),
        ("shared_list", ()),
        ("shared_list", ("some", "sum")),
        ("channels", ()),
        ("channels", ("events", "nothing")),
        ("channels", ("radio",)),
        ("budget", "much"),
        ("budget", Quantity(Fraction(-1), Fraction(5), "EUR")),
        ("budget", Quantity(Fraction(5), Fraction(4), "EUR")),
        ("margin", Quantity(Fraction(90), Fraction(101))),
        ("margin", Quantity(Fraction(9), Fraction(10), "EUR")),
        ("people", Quantity(Fraction(3, 2), Fraction(2))),
        ("renewal", "31 June"),
        ("goal", "  "),
    ],
)
def test_what_a_question_does_not_take_is_refused(question: str, value: Value | None) -> None:
    with pytest.raises(InvalidAnswerError):
        row(question, value)


def test_an_option_nearly_right_is_guessed() -> None:
    with pytest.raises(InvalidAnswerError) as refused:
        row("shared_list", "som")
    assert "`some`" in refused.value.hint


def test_ticks_are_kept_once_and_in_the_order_of_the_question() -> None:
    assert row("channels", ("mail", "events", "mail")).value == ("events", "mail")


def test_not_applicable_needs_leave_and_a_reason() -> None:
    assert row("cycle", state="not_applicable", reason=" no sales  ").reason == "no sales"
    with pytest.raises(InvalidAnswerError):
        row("cycle", state="not_applicable", reason="  ")
    with pytest.raises(InvalidAnswerError):
        row("margin", state="not_applicable", reason="because")


def test_a_company_question_has_no_segment() -> None:
    with pytest.raises(InvalidAnswerError):
        row("budget", BIG, segment="big")


def test_rows_are_numbered_on_and_the_old_value_stays_in_the_log() -> None:
    first = said(row("shared_list", "some"))
    second = with_rows(first, [row("shared_list", "all")])
    assert [one.sequence for one in second.log] == [1, 2]
    assert [one.value for one in second.current().values()] == ["all"]
    assert len(first.log) == 1, "the old assessment is as it was"


def test_a_segments_own_answer_counts_before_the_one_for_all() -> None:
    found = said(row("acv", BIG), row("acv", replace(BIG, high=Fraction(30)), segment="big"))
    own, default = found.answer_of("acv", "ann", "big"), found.answer_of("acv", "ann", "small")
    assert own is not None
    assert own.segment == "big"
    assert default is not None
    assert default.segment is None
    cleared = with_rows(found, [row("acv", state="cleared", segment="big")])
    assert cleared.answer_of("acv", "ann", "big") == default, "cleared: the one for all counts again"


def test_a_segment_taken_out_and_put_back_has_its_answers_again() -> None:
    full = said(row("acv", BIG, segment="big"))
    bare = without_segment(full, "big")
    assert bare.segment_ids == ("small",)
    assert bare.log == full.log
    assert set(with_segment(bare, Segment("big", "Big ones")).segment_ids) == {"small", "big"}


def test_a_segment_is_renamed_in_place_and_no_name_stands_twice() -> None:
    assert with_segment(assessment(), Segment("big", "Giants")).segments[0] == Segment("big", "Giants")
    with pytest.raises(InvalidAnswerError):
        with_segment(assessment(), Segment("new", "big ONES"))


def test_respondents_are_added_or_changed_and_the_room_joins_once() -> None:
    grown = with_respondent(assessment(), Respondent("di", " Di  Li ", "finance"))
    assert grown.respondents[-1].name == "Di Li"
    assert with_respondent(grown, Respondent("di", "Didi", "sales")).respondents[-1] == Respondent(
        "di", "Didi", "sales"
    )
    room = with_agreed(with_agreed(grown))
    assert [one.id for one in room.respondents].count(AGREED) == 1


def test_people_are_found_by_id_or_name() -> None:
    assert respondent_of(assessment(), "ANN").id == "ann"
    with pytest.raises(NotFoundError, match="Zoe"):
        respondent_of(assessment(), "Zoe")


@pytest.mark.parametrize("name", ["", "  \n", "x" * 201])
def test_names_are_a_line_of_bounded_length(name: str) -> None:
    with pytest.raises(InvalidAnswerError):
        with_header(assessment(), organisation=name)
    with pytest.raises(InvalidAnswerError):
        new_assessment(pack(), assessment_id="x", organisation=name, period="q", currency="EUR", date="")


def test_a_currency_and_a_date_are_ones() -> None:
    for currency in ("EURO", "", "€", "E1R"):
        with pytest.raises(InvalidAnswerError):
            with_header(assessment(), currency=currency)
    for day in ("2026-99-99", "tomorrow", "22.11.2026"):
        with pytest.raises(InvalidAnswerError):
            with_header(assessment(), date=day)


def test_the_header_changes_where_it_is_given() -> None:
    changed = with_depth(with_header(assessment(), period="2027-Q1", currency="usd"), "quick")
    assert (changed.period, changed.currency, changed.depth) == ("2027-Q1", "USD", "quick")
    assert changed.organisation == assessment().organisation


def test_a_currency_that_the_pack_has_no_rate_for_is_refused_at_the_start() -> None:
    for known in ("USD", "EUR"):
        kept = new_assessment(pack(), assessment_id="x", organisation="O", period="q", currency=known, date="")
        assert kept.currency == known
    with pytest.raises(InvalidAnswerError, match="no exchange rate for BRL") as refused:
        new_assessment(pack(), assessment_id="x", organisation="O", period="q", currency="BRL", date="")
    assert "USD, EUR" in (refused.value.hint or "")
