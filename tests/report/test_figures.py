"""Figures carry their unit, counts are whole, and a date that a decision hangs on stands beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from abm_fit.assessment.cases import read_case
from abm_fit.assessment.model import Assessment
from abm_fit.pack.model import Pack
from abm_fit.report.context import Context, build_context
from abm_fit.report.formatting import formatter
from abm_fit.report.markdown import markdown_report
from abm_fit.report.markdown_text import plain
from abm_fit.report.parts.figures import Figures
from abm_fit.resources import DEFAULT_PACK, packs_folder
from abm_fit.scoring.currency import Currency
from abm_fit.scoring.engine import score
from abm_fit.scoring.measured import Span
from abm_fit.summary import summary_lines
from abm_fit.wording.words import words_for

CASES = packs_folder() / DEFAULT_PACK / "cases"


def case(pack: Pack, name: str) -> Assessment:
    return read_case(CASES / f"{name}.yaml", pack).assessment


def reported(pack: Pack, assessment: Assessment, locale: str = "en_US") -> Context:
    return build_context(pack, assessment, score(pack, assessment, analyses=True), locale=locale)


@pytest.fixture
def figures(pack: Pack) -> Figures:
    found = Figures()
    found.pack, found.fmt, found.words = pack, formatter("en_US", Currency("USD")), words_for("en_US")
    return found


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        (Fraction(15, 2), Fraction(15, 2), "7 (7.5, rounded down)"),
        (Fraction(27, 2), Fraction(27, 2), "13 (13.5, rounded down)"),
        (Fraction(8), Fraction(8), "8"),
        (Fraction(5, 2), Fraction(19, 2), "2–9 (rounded down)"),
    ],
)
def test_a_computed_count_is_whole_and_says_that_it_was_rounded_down(
    figures: Figures, low: Fraction, high: Fraction, written: str
) -> None:
    assert figures.counted(Span(low, high)) == written


@pytest.mark.parametrize(
    ("value", "unit", "cut", "written"),
    [
        ("8.96", "", "9", "8.96"),
        ("9.04", "", "9", "9.04"),
        ("8.8", "", "9", "8.8"),
        ("9", "", "9", "9"),
        ("89.6", "days", "90", "89.6 days"),
        ("89.4", "days", "90", "89 days"),
        ("49.96", "percent", "50", "49.96%"),
        ("0.088", "", "2", "0.09"),
        ("-0.04", "", "2", "-0.04"),
    ],
)
def test_what_a_condition_compares_with_a_number_is_never_crossed_by_rounding(
    figures: Figures, value: str, unit: str, cut: str, written: str
) -> None:
    assert figures.span(Span(Fraction(value), Fraction(value)), unit, [Fraction(cut)]) == written


def test_the_numbers_that_a_quantity_is_compared_with_are_known_by_its_name(figures: Figures) -> None:
    crossed = {name for name, cuts in figures.compared.items() if name in figures.pack.rubric.derived and cuts}
    assert crossed


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        ("0.4", "0.4", "0.4 percentage points"),
        ("1", "1", "1 percentage point"),
        ("0.7", "2.1", "0.7–2.1 percentage points"),
        ("400", "400", "over 100 percentage points"),
    ],
)
def test_a_rise_of_a_chance_is_given_in_percentage_points(figures: Figures, low: str, high: str, written: str) -> None:
    assert figures.points(Span(Fraction(low), Fraction(high))) == written


@pytest.mark.parametrize(
    ("locale", "written"), [("en_US", "May 31, 2027"), ("de_DE", "31. Mai 2027"), ("fr_FR", "31 mai 2027")]
)
def test_the_notice_date_stands_beside_what_is_said_of_the_platform(pack: Pack, locale: str, written: str) -> None:
    context = reported(pack, case(pack, "golden_f_mature_flattering"), locale)
    assert context.choices is not None
    platform = next(choice for choice in context.choices.choices if choice.title == "ABM platform")
    assert ("Notice date", written) in [(item.title, item.text) for item in platform.rest]
    assert f"**Notice date**: {plain(written)}" in markdown_report(context)


def test_the_command_line_names_the_notice_date_too_and_says_where_it_is_not_known(pack: Pack) -> None:
    assessment = case(pack, "golden_f_mature_flattering")
    assert "  Notice date: 2027-05-31" in summary_lines(pack, score(pack, assessment))
    without = replace(assessment, log=tuple(row for row in assessment.log if row.question != "platform_notice"))
    assert "  Notice date: not known" in summary_lines(pack, score(pack, without))


def test_no_notice_date_is_named_where_there_is_no_contract(pack: Pack) -> None:
    assert not any("Notice date" in line for line in summary_lines(pack, score(pack, case(pack, "eight_accounts"))))


@pytest.mark.parametrize("file", sorted(CASES.glob("*.yaml")), ids=lambda file: file.stem)
def test_hours_of_the_plan_say_what_they_leave_out_and_no_account_is_cut_in_half(pack: Pack, file: Path) -> None:
    context = reported(pack, case(pack, file.stem))
    if context.plan is not None and context.front.takes:
        assert "comes on top" in context.plan.head.lede
        assert "not counted" in context.front.effort
    if context.money is not None:
        lines = [line for block in context.money.capacity for line in block.lines]
        assert not [line for line in lines if re.search(r"\d\.\d+ accounts", line)]


def test_no_id_of_the_pack_stands_in_a_report_s_formulas(pack: Pack) -> None:
    context = reported(pack, case(pack, "golden_f_mature_flattering"))
    assert context.money is not None
    formulas = " ".join(fact.formula for fact in context.money.facts)
    assert "“Sales cycle” / 30" in formulas
    assert not re.search(r"[a-z]_[a-z]", formulas)


def test_how_solid_a_band_is_is_said_in_the_numbers_of_the_locale(pack: Pack) -> None:
    solid = reported(pack, case(pack, "golden_b_two_lists"), "de_DE").solid
    assert solid is not None
    rules = " ".join(row.rule for row in solid.rows)
    assert re.search(r"\d,\d points", rules)
    assert not re.search(r"\d\.\d", rules)
