"""Instruments that are formulae, the worst of several, or counts of signs: each gets its published results."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations_with_replacement, product
from math import ceil

import pytest

from abm_fit.scoring.result import Result

from .answering import scored
from .telling import choice, number, possible

METRICS = {
    "AV": ("vector", {"N": "network", "A": "adjacent", "L": "local", "P": "physical"}),
    "AC": ("complexity", {"L": "low", "H": "high"}),
    "PR": ("privileges", {"N": "nothing", "L": "low", "H": "high"}),
    "UI": ("interaction", {"N": "nothing", "R": "required"}),
    "S": ("scope", {"U": "unchanged", "C": "changed"}),
    "C": ("confidentiality", {"N": "nothing", "L": "low", "H": "high"}),
    "I": ("integrity", {"N": "nothing", "L": "low", "H": "high"}),
    "A": ("availability", {"N": "nothing", "L": "low", "H": "high"}),
}

# Scores that FIRST's "CVSS v3.1 examples" print, by vulnerability: Poodle, MySQL, VMware, Tomcat, Cisco ... Heartbleed.
VECTORS = [
    ("AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", "3.1", "low"),
    ("AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", "6.4", "medium"),
    ("AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H", "9.9", "critical"),
    ("AV:L/AC:L/PR:H/UI:N/S:U/C:L/I:L/A:L", "4.2", "medium"),
    ("AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H", "8.8", "high"),
    ("AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", "7.8", "high"),
    ("AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", "7.5", "high"),
    ("AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "9.8", "critical"),
    ("AV:N/AC:H/PR:N/UI:N/S:C/C:N/I:H/A:N", "6.8", "medium"),
    ("AV:A/AC:L/PR:N/UI:N/S:C/C:H/I:N/A:H", "9.3", "critical"),
    ("AV:N/AC:L/PR:L/UI:R/S:C/C:L/I:L/A:N", "5.4", "medium"),
    ("AV:P/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N", "4.6", "medium"),
    ("AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:N", "7.4", "high"),
    ("AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", "10", "critical"),
    ("AV:P/AC:H/PR:H/UI:R/S:C/C:N/I:N/A:N", "0", "harmless"),
]


@pytest.mark.parametrize(("vector", "printed", "severity"), VECTORS)
def test_a_vulnerability_has_its_published_base_score(vector: str, printed: str, severity: str) -> None:
    said = [part.split(":") for part in vector.split("/")]
    result = scored("cvss_base", {METRICS[key][0]: METRICS[key][1][value] for key, value in said})
    if severity != "harmless":
        assert Fraction(ceil(number(result, "base") * 10), 10) == Fraction(printed)
    assert choice(result) == severity


NOT_MEASURED = {"not_applicable": "Not measured"}
POLLUTANTS = ("ozone", "fine", "coarse", "monoxide", "dioxide")


def air(**measured: object) -> Result:
    return scored("air_quality", dict.fromkeys(POLLUTANTS, NOT_MEASURED) | measured)


@pytest.mark.parametrize(
    ("measured", "index", "category"),
    [
        ({"ozone": 0.078}, 126, "sensitive"),  # the guideline's example: 126, 102 and 90, the first of which counts
        ({"fine": 35.9}, 102, "sensitive"),
        ({"monoxide": 8.4}, 90, "moderate"),
        ({"ozone": 0.078, "fine": 35.9, "monoxide": 8.4}, 126, "sensitive"),
        ({"dioxide": 53}, 50, "good"),
        ({"dioxide": 54}, 51, "moderate"),
        ({"coarse": 354}, 200, "unhealthy"),
        ({"coarse": 355}, 201, "very_unhealthy"),
        ({"fine": 250.4, "ozone": 0.054}, 300, "very_unhealthy"),
        ({"fine": 250.5, "ozone": 0.054}, 301, "hazardous"),
    ],
)
def test_air_is_as_bad_as_its_worst_pollutant(measured: dict[str, object], index: int, category: str) -> None:
    result = air(**measured)
    assert number(result, "index") == index
    assert choice(result) == category


def test_what_is_not_measured_is_no_clean_air() -> None:
    assert choice(air()) == "unmeasured"
    assert choice(air(fine=0)) == "good"


def test_an_unknown_pollutant_can_only_make_the_index_worse() -> None:
    assert possible(air(ozone=0.2, fine="dont_know")) == {"very_unhealthy", "hazardous"}
    assert possible(air(ozone=0.1, fine="30..40")) == {"unhealthy"}


REGIONS = ("head", "face", "chest", "abdomen", "limbs", "skin")


def injuries(*worst: int) -> Result:
    padded = (*worst, *([0] * (6 - len(worst))))
    return scored("injury_severity", {region: f"n{one}" for region, one in zip(REGIONS, padded, strict=True)})


@pytest.mark.parametrize(
    ("worst", "score"),
    [
        ((0, 2, 4, 0, 2, 1), 24),  # a fall at work, TARN
        ((3, 1, 0, 1, 2, 1), 14),  # a child's fall from a tree, Injury Prevention
        ((3, 0, 0, 2, 1), 14),
        ((5, 5, 5, 5), 75),
        ((1, 6), 75),
        ((4,), 16),
        ((3, 2, 1, 1, 1, 1), 14),
    ],
)
def test_the_three_worst_regions_are_squared_and_added(worst: tuple[int, ...], score: int) -> None:
    result = injuries(*worst)
    assert number(result, "score") == score
    assert choice(result) == ("unsurvivable" if 6 in worst else "major" if score > 15 else "lesser")


def test_no_injuries_add_up_to_7_or_15() -> None:
    found = {number(injuries(*worst), "score") for worst in combinations_with_replacement(range(6), 3)}
    assert found.isdisjoint({7, 15})
    assert max(found) == 75


GOOD = {
    "income": 120, "cash": 150, "assets": 1000, "assets_end": 1100, "debt": 200, "current": 400, "owed": 200,
    "sales": 900, "gross": 400, "issued": "no", "income_0": 90, "assets_0": 950, "debt_0": 240, "current_0": 350,
    "owed_0": 200, "sales_0": 800, "gross_0": 340,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "score", "group"),
    [
        ({}, 9, "high"),
        ({"issued": "yes"}, 8, "high"),
        ({"issued": "yes", "current": 350}, 7, "middle"),  # as liquid as before is no better
        ({"cash": 120}, 8, "high"),  # cash flow must exceed income
        ({"income": 0}, 7, "middle"),  # no profit, and none to grow
        ({"assets_0": 500}, 7, "middle"),  # both return and turnover were better before
        ({"income": -10, "cash": -20, "issued": "yes", "debt": 999, "current": 1, "gross": 1, "sales": 700}, 0, "low"),
        ({"income": -10, "cash": -5, "issued": "yes", "debt": 999, "current": 1, "gross": 1, "sales": 700}, 1, "low"),
    ],
)
def test_an_f_score_counts_the_signs_that_hold(changes: dict[str, object], score: int, group: str) -> None:
    result = scored("piotroski", GOOD | changes)
    assert number(result, "f_score") == score
    assert choice(result) == group


def test_an_open_sign_leaves_both_counts() -> None:
    assert possible(scored("piotroski", GOOD | {"issued": "dont_know"})) == {"high"}
    assert possible(scored("piotroski", GOOD | {"issued": "dont_know", "cash": "100..130"})) == {"high", "middle"}


def test_a_sheet_of_which_nothing_is_known_is_scored_at_once() -> None:
    assert possible(scored("piotroski", {})) == {"high", "middle", "low"}


def test_possible_groups_are_those_of_the_sheets_that_are_possible() -> None:
    base = GOOD | {"issued": "yes"}
    sheets = [base | {"income": income, "sales": sales} for income, sales in product((60, 90, 130), (700, 800, 900))]
    met = {choice(scored("piotroski", sheet)) for sheet in sheets}
    assert possible(scored("piotroski", base | {"income": "60..130", "sales": "700..900"})) >= met
