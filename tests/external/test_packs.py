"""Published examples as packs: the engine gets their printed results without a line of Python about them."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import product

import pytest

from abm_fit.pack.values import Curve
from abm_fit.proof.checking import check_pack
from abm_fit.proof.monotone import falling_pairs
from abm_fit.scoring.analyses import analyse
from abm_fit.scoring.curves import value_at
from abm_fit.scoring.engine import score
from abm_fit.scoring.lookup import outcome_of

from .building import alone, assessment_of, published

OFFICES = {
    "closeness": (100, 20, 80, 70, 40, 0, 60),
    "visibility": (60, 80, 70, 50, 60, 0, 100),
    "image": (100, 10, 0, 30, 90, 70, 20),
    "size": (75, 30, 0, 55, 100, 0, 50),
    "comfort": (0, 100, 10, 30, 60, 80, 50),
    "parking": (90, 30, 100, 90, 70, 0, 80),
}
TEAM = {
    "s1": ("sales", (2, 2, 1, 3, 2, 2, 3, 2, 1, 2)),
    "s2": ("sales", (2, 3, 2, 3, 2, 1, 3, 2, 2, 2)),
    "m1": ("marketing", (4, 4, 3, 4, 3, 4, 3, 4, 3, 3)),
    "m2": ("marketing", (4, 3, 3, 4, 4, 3, 4, 4, 2, 4)),
    "o1": ("operations", (3, 3, 2, 3, 3, 2, 3, 3, 2, 3)),
}


def test_seven_offices_get_goodwin_and_wrights_weighted_sums() -> None:
    pack = published("office_location")
    sums = []
    for office in range(7):
        answers = {benefit: values[office] for benefit, values in OFFICES.items()}
        sums.append(score(pack, alone(pack, answers)).node("benefits").score.low)
    assert sums == [Fraction(text) for text in ("80.8", "39.4", "47.4", "52.3", "64.8", "20.9", "60.2")]


@pytest.mark.parametrize(
    ("points", "number", "value"),
    [
        (((50, 100), (75, 80), (90, 50), (100, 0)), "60", 92),
        (((50, 100), (75, 80), (90, 50), (100, 0)), "75", 80),
        (((50, 100), (75, 80), (90, 50), (100, 0)), "10", 100),
        (((50, 100), (75, 80), (90, 50), (100, 0)), "40", 100),
        (((50, 100), (75, 80), (90, 50), (100, 0)), "101", 0),
        (((50, 100), (75, 80), (90, 50), (100, 0)), "120", 0),
        ((("-0.15", 0), ("0", 10), ("0.25", 90), ("0.35", 100)), "0.1", 42),
    ],
)
def test_piecewise_linear_values_are_those_of_the_smaa_package(
    points: tuple[tuple[str | int, int], ...], number: str, value: int
) -> None:
    curve = Curve(tuple((Fraction(at), height) for at, height in points))
    assert value_at(curve, Fraction(number)) == value


@pytest.mark.parametrize(
    ("total", "band"),
    [
        (20, "undefined"),
        (39, "undefined"),
        (40, "defined"),
        (59, "defined"),
        (60, "aligned"),
        (79, "aligned"),
        (80, "integrated"),
        (100, "integrated"),
    ],
)
def test_the_bands_of_the_relationship_stage_begin_where_they_are_printed(total: int, band: str) -> None:
    pack = published("relationship_stage")
    answers = {f"item{item}": f"v{total // 20 + (item <= total % 20)}" for item in range(1, 21)}
    node = score(pack, alone(pack, answers)).node("relationship")
    assert node.score.low == total
    assert node.band == band


def test_all_cars_get_their_published_class_counts() -> None:
    pack = published("car_evaluation")
    tables = pack.rubric.tables
    attributes = {name: [option.id for option in q.options] for name, q in pack.questionnaire.questions.items()}

    def through(table: str, car: dict[str, str]) -> str:
        cells = {name: through(name, car) if name in tables else car[name] for name in tables[table].inputs}
        return outcome_of(tables[table], cells)

    cars = [dict(zip(attributes, values, strict=True)) for values in product(*attributes.values())]
    assert len(cars) == 1728
    assert Counter(through("car", car) for car in cars) == {"unacc": 1210, "acc": 384, "good": 69, "vgood": 65}
    for car in cars:
        assert score(pack, alone(pack, car)).verdict().outcome == through("car", car)


def test_the_checker_finds_exactly_the_18_pairs_where_the_published_cars_are_not_monotone() -> None:
    pairs = falling_pairs(published("car_evaluation"))
    assert len(pairs) == 18
    assert {pair.better for pair in pairs} == {"persons: p4 to more"}
    assert all("doors d2" in pair.context and "lug_boot small" in pair.context for pair in pairs)


def test_check_reports_the_cars_as_not_monotone_and_every_class_as_reached() -> None:
    findings = check_pack(published("car_evaluation"))
    assert [finding.code for finding in findings.findings if finding.severity == "error"] == ["ABM-C010"]
    assert not findings.ok
    assert {item.state for item in findings.reach if item.kind == "verdict"} == {"reached"}
    shares = {"unacc": 1210, "acc": 384, "good": 69, "vgood": 65}
    assert findings.base_rates == {name: Fraction(count, 1728) for name, count in shares.items()}


def test_an_unknown_price_leaves_a_hole_in_the_possible_classes() -> None:
    pack = published("car_evaluation")
    car = {"maint": "low", "doors": "d4", "persons": "more", "lug_boot": "big", "safety": "high"}
    verdict = score(pack, alone(pack, car)).verdict()
    assert set(verdict.possible) == {
        outcome
        for buying in ("vhigh", "high", "med", "low")
        for outcome in score(pack, alone(pack, car | {"buying": buying})).verdict().possible
    }


def test_the_tables_on_the_way_can_be_followed_down_to_the_answers() -> None:
    pack = published("car_evaluation")
    car = {"buying": "low", "maint": "low", "doors": "d4", "persons": "more", "lug_boot": "big", "safety": "high"}
    known = score(pack, alone(pack, car))
    names = {table.table for table in known.tables}
    assert names == {table.id for table in pack.rubric.tables.values() if table.role != "verdict"}
    for state in known.tables:
        table = pack.rubric.tables[state.table]
        cells = {name: ids[0] for name, ids in state.inputs.items()}
        assert state.outcome == outcome_of(table, cells)
        assert all(cells[name] == (known.table(name).outcome if name in names else car[name]) for name in table.inputs)
    del car["maint"]
    unknown = score(pack, alone(pack, car))
    (price,) = [state for state in unknown.tables if "maint" in state.inputs]
    assert len(price.inputs["maint"]) == 4
    assert price.outcome == ""
    assert set(price.possible) == {
        outcome_of(pack.rubric.tables[price.table], {"buying": "low", "maint": option})
        for option in price.inputs["maint"]
    }


def test_the_worked_team_gets_a_verdict_a_role() -> None:
    pack = published("worked_team")
    said = {who: {f"q{i}": f"v{step}" for i, step in enumerate(steps, 1)} for who, (_, steps) in TEAM.items()}
    assessment = assessment_of(pack, said, {who: role for who, (role, _) in TEAM.items()})
    result = score(pack, assessment)
    people = analyse(pack, assessment, result).people
    by_role = {view.role: view.scores["readiness"].low for view in people.roles}
    assert by_role["sales"] == Fraction("27.5")
    assert by_role["marketing"] == Fraction("62.5")
    assert result.node("readiness").score.low == Fraction(530, 12)
    assert result.node("readiness").band == "pilot"
    assert people.gaps["readiness"] == Fraction("-1.4")
    assert [float(item.deviation) for item in people.agreements] == [0.8, 0.4, 0.6, 0.4, 0.6, 0.8, 0.2, 0.8, 0.4, 0.6]
    assert not any(item.deviation > item.cut_off for item in people.agreements)
