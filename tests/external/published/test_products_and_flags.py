"""Published instruments made of products, red flags and readings of one total: each gets its published results."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abm_fit.scoring.measured import Span
from abm_fit.scoring.result import DecisionState, Result

from .answering import scored


def state_of(result: Result, decision: str) -> DecisionState:
    """Return what a decision came to, the headline among them."""
    if result.headline is not None and result.headline.decision == decision:
        return result.headline
    return next(one for one in result.decisions if one.decision == decision)


def choice_of(result: Result, decision: str) -> str:
    return state_of(result, decision).choice


def possible_of(result: Result, decision: str) -> tuple[str, ...]:
    return state_of(result, decision).possible


def rpn(*ratings: object) -> Result:
    answers = [[f"n{one}" for one in r] if isinstance(r, tuple) else f"n{r}" for r in ratings]
    return scored("fmea", dict(zip(("severity", "occurrence", "detection"), answers, strict=True)))


def test_risk_priority_numbers_take_120_values_of_the_thousand() -> None:
    found = set()
    for ratings in combinations_with_replacement(range(1, 11), 3):
        span = rpn(*ratings).quantity("rpn").span
        assert span is not None
        assert span.low == span.high == ratings[0] * ratings[1] * ratings[2]
        found.add(span.low)
    assert len(found) == 120
    assert [min(found), max(found)] == [1, 1000]


@pytest.mark.parametrize("ratings", [((1, 10), 5, 3), ((4, 5, 6), 5, (4, 6)), ((9, 10), (9, 10), (1, 2)), (5, 5, 5)])
def test_a_product_of_several_possible_ratings_is_above_the_cut_as_its_members_are(ratings: tuple[object, ...]) -> None:
    members = product(*(one if isinstance(one, tuple) else (one,) for one in ratings))
    assert set(possible_of(rpn(*ratings), "size")) == {choice_of(rpn(*one), "size") for one in members}


# NPSA 2008, table 3: a row a consequence from negligible to catastrophic, a column a likelihood from rare.
MATRIX = ["LLLMM", "LMMHH", "LMHHE", "MHHEE", "MHEEE"]
GRADES = {"L": "low", "M": "moderate", "H": "high", "E": "extreme"}


def test_all_25_cells_of_the_risk_matrix_have_their_printed_grade() -> None:
    for row, column in product(range(5), repeat=2):
        result = scored("risk_matrix", {"consequence": f"n{row + 1}", "likelihood": f"n{column + 1}"})
        assert choice_of(result, "grade") == GRADES[MATRIX[row][column]], (row, column)


some = st.sets(st.integers(1, 5), min_size=1, max_size=4).map(sorted)


@settings(max_examples=40, deadline=None)
@given(some, some)
def test_several_possible_factors_leave_the_grades_of_their_products_alone(bad: list[int], likely: list[int]) -> None:
    said = {"consequence": [f"n{one}" for one in bad], "likelihood": [f"n{one}" for one in likely]}
    printed = {GRADES[MATRIX[row - 1][column - 1]] for row, column in product(bad, likely)}
    assert set(possible_of(scored("risk_matrix", said), "grade")) == printed


def test_a_likelihood_of_rare_or_almost_certain_leaves_two_grades_and_none_between() -> None:
    result = scored("risk_matrix", {"consequence": "n3", "likelihood": ["n1", "n5"]})
    assert set(possible_of(result, "grade")) == {"low", "extreme"}


@pytest.mark.parametrize("total", range(11))
def test_an_apgar_total_gets_its_published_level(total: int) -> None:
    signs = [min(2, max(0, total - 2 * place)) for place in range(5)]
    names = ("appearance", "pulse", "grimace", "activity", "respiration")
    node = scored("apgar", dict(zip(names, (f"p{sign}" for sign in signs), strict=True))).node("apgar")
    assert node.score.low == total
    assert node.band == ("low" if total <= 3 else "moderate" if total <= 6 else "reassuring")


@pytest.mark.parametrize(
    ("breaths", "systolic", "coma", "points"),
    [(21, 101, 15, 0), (22, 101, 15, 1), (21, 100, 15, 1), (21, 101, 14, 1), (22, 100, 15, 2), (30, 80, 3, 3)],
)
def test_qsofa_counts_its_three_criteria(breaths: int, systolic: int, coma: int, points: int) -> None:
    node = scored("qsofa", {"breaths": breaths, "systolic": systolic, "coma": coma}).node("qsofa")
    assert node.score.low == points
    assert node.band == ("positive" if points >= 2 else "negative")


@pytest.mark.parametrize(
    ("total", "band"),
    [
        (4, "minimal"),
        (5, "mild"),
        (9, "mild"),
        (10, "moderate"),
        (14, "moderate"),
        (19, "moderately_severe"),
        (20, "severe"),
    ],
)
def test_phq9_cut_points_and_the_flag_of_the_ninth_item(total: int, band: str) -> None:
    words = ("never", "days", "half", "daily")
    items = [min(3, max(0, total - 3 * place)) for place in range(9)]
    result = scored("phq9", {f"item{place}": words[item] for place, item in enumerate(items, start=1)})
    assert result.node("phq9").score.low == total
    assert result.node("phq9").band == band
    assert choice_of(result, "safety") == ("ask" if items[8] else "none_said")


@pytest.mark.parametrize(
    ("bmi", "group"),
    [("18.49", "underweight"), ("18.5", "normal"), ("24.99", "normal"), ("25", "overweight"), ("30", "obese")],
)
def test_the_body_mass_index_gets_whos_class_and_only_the_middle_one_needs_no_talk(bmi: str, group: str) -> None:
    result = scored("bmi", {"weight": str(4 * Decimal(bmi)), "height": 2})
    assert choice_of(result, "class") == group
    assert choice_of(result, "advised") == ("nothing" if group == "normal" else "something")


def test_a_weight_between_two_leaves_nothing_and_something_possible() -> None:
    result = scored("bmi", {"weight": "70..80", "height": 2})
    assert set(possible_of(result, "class")) == {"underweight", "normal"}
    assert choice_of(scored("bmi", {"weight": "76..90", "height": 2}), "class") == "normal"


WELLS = {"dvt_signs": 3, "alternative": 3, "heart_rate": 1.5, "immobile": 1.5, "previous": 1.5, "blood": 1, "cancer": 1}


def test_all_128_wells_scores_get_both_published_readings() -> None:
    for signs in product((False, True), repeat=7):
        points = sum(worth for worth, sign in zip(WELLS.values(), signs, strict=True) if sign)
        result = scored("wells_pe", {name: "yes" if sign else "no" for name, sign in zip(WELLS, signs, strict=True)})
        assert result.node("three_tier").score.low == 2 * Fraction(points)
        assert result.node("three_tier").band == ("low" if points < 2 else "moderate" if points <= 6 else "high")
        assert result.node("two_tier").band == ("likely" if points > 4 else "unlikely")


def test_the_ottawa_rules_need_pain_in_the_zone_and_one_sign() -> None:
    names = ("malleolar", "lateral", "medial", "midfoot", "fifth", "navicular", "four_steps")
    for signs in product((False, True), repeat=7):
        said = dict(zip(names, signs, strict=True))
        result = scored("ottawa_ankle", {name: "yes" if sign else "no" for name, sign in said.items()})
        ankle = said["malleolar"] and (said["lateral"] or said["medial"] or said["four_steps"])
        foot = said["midfoot"] and (said["fifth"] or said["navicular"] or said["four_steps"])
        assert choice_of(result, "ankle") == ("needed" if ankle else "not_needed")
        assert choice_of(result, "foot") == ("needed" if foot else "not_needed")


def cube_of(answers: dict[str, object]) -> Span:
    span = scored("hdi", answers).quantity("cube").span
    assert span is not None
    return span


def test_india_in_2021_has_the_published_index_and_group() -> None:
    # 67.2, 11.9, 6.7 and 6,590 are printed, to so many places; 0.633 is the index made of what they were rounded from.
    printed = {
        "life": "67.15..67.25",
        "expected": "11.85..11.95",
        "schooling": "6.65..6.75",
        "income": "6589.5..6590.5",
    }
    span = cube_of(dict(printed))
    assert span.low < Fraction("0.6335") ** 3
    assert span.high > Fraction("0.6325") ** 3
    assert span.high - span.low < Fraction(5, 1000)
    assert choice_of(scored("hdi", printed), "group") == "medium"


def test_a_geometric_mean_on_its_cut_point_is_told_from_one_just_below() -> None:
    # 100 · 750^0.8 = 19,953: each of the three indices is 0.8.
    on = {"life": 72, "expected": "14.4", "schooling": 12, "income": 19953}
    assert cube_of(dict(on)) == Span(Fraction("0.8") ** 3, Fraction("0.8") ** 3)
    assert choice_of(scored("hdi", on), "group") == "very_high"
    assert choice_of(scored("hdi", on | {"life": "71.999999"}), "group") == "high"
    assert possible_of(scored("hdi", on | {"life": "60..72"}), "group") == ("very_high", "high")
