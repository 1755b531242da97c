"""Published scores of other subjects, as packs: each gets its published results without a line of Python about it."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from .answering import scored

WELL: dict[str, object] = {
    "respiration": 16,
    "scale": "scale_1",
    "air": "air",
    "spo2_1": 97,
    "systolic": 120,
    "pulse": 70,
    "consciousness": "alert",
    "temperature": 37,
}
CHART: dict[str, dict[float, int]] = {
    "respiration": {8: 3, 9: 1, 11: 1, 12: 0, 20: 0, 21: 2, 24: 2, 25: 3},
    "spo2_1": {91: 3, 92: 2, 93: 2, 94: 1, 95: 1, 96: 0},
    "systolic": {90: 3, 91: 2, 100: 2, 101: 1, 110: 1, 111: 0, 219: 0, 220: 3},
    "pulse": {40: 3, 41: 1, 50: 1, 51: 0, 90: 0, 91: 1, 110: 1, 111: 2, 130: 2, 131: 3},
    "temperature": {35: 3, 35.1: 1, 36: 1, 36.1: 0, 38: 0, 38.1: 1, 39: 1, 39.1: 2},
}
SCALE_2 = {
    ("air", 83): 3,
    ("air", 85): 2,
    ("air", 87): 1,
    ("air", 88): 0,
    ("air", 99): 0,
    ("oxygen", 83): 3,
    ("oxygen", 84): 2,
    ("oxygen", 86): 1,
    ("oxygen", 92): 0,
    ("oxygen", 93): 1,
    ("oxygen", 95): 2,
    ("oxygen", 97): 3,
}


@pytest.mark.parametrize(("name", "number"), [(name, number) for name, row in CHART.items() for number in row])
def test_each_observation_gets_the_points_of_the_news2_chart(name: str, number: float) -> None:
    points = CHART[name][number]
    node = scored("news2", {**WELL, name: number}).node("news")
    assert node.score.low == node.score.high == points
    assert node.band == ("low_medium" if points == 3 else "low" if points else "none_scored")


@pytest.mark.parametrize(("air", "saturation"), list(SCALE_2))
def test_the_second_saturation_scale_depends_on_oxygen(air: str, saturation: int) -> None:
    answers = {name: value for name, value in WELL.items() if name != "spo2_1"}
    answers |= {"scale": "scale_2", "air": air, f"spo2_2_{air}": saturation}
    total = scored("news2", answers).node("news").score.low
    assert total == SCALE_2[(air, saturation)] + (2 if air == "oxygen" else 0)


@pytest.mark.parametrize(
    ("answers", "total", "band"),
    [
        ({}, 0, "none_scored"),
        ({"respiration": 22, "air": "oxygen"}, 4, "low"),
        ({"respiration": 22, "air": "oxygen", "pulse": 95}, 5, "medium"),
        ({"respiration": 22, "air": "oxygen", "pulse": 115}, 6, "medium"),
        ({"consciousness": "cvpu", "pulse": 95}, 4, "low_medium"),
        ({"consciousness": "cvpu", "pulse": 115, "air": "oxygen"}, 7, "high"),
    ],
)
def test_news2_totals_and_its_red_flag_give_the_published_response(
    answers: dict[str, object], total: int, band: str
) -> None:
    node = scored("news2", {**WELL, **answers}).node("news")
    assert node.score.low == total
    assert node.band == band


def hygiene_rating(scores: tuple[int, int, int]) -> str:
    """Return the rating that the Brand Standard prints for three scores."""
    for most, single, rating in (
        (15, 5, "very_good"),
        (20, 10, "good"),
        (30, 10, "satisfactory"),
        (40, 15, "improvement"),
        (50, 20, "major"),
    ):
        if sum(scores) <= most and max(scores) <= single:
            return rating
    return "urgent"


INSPECTIONS = list(product((0, 5, 10, 15, 20, 25), (0, 5, 10, 15, 20, 25), (0, 5, 10, 20, 30)))


def test_all_180_inspections_get_the_rating_of_the_brand_standard() -> None:
    places = [{"id": f"place_{at}", "name": f"Place {at}"} for at in range(len(INSPECTIONS))]
    answers = {
        place["id"]: dict(zip(("hygiene", "structure", "management"), (f"p{score}" for score in scores), strict=True))
        for place, scores in zip(places, INSPECTIONS, strict=True)
    }
    result = scored("food_hygiene", {}, segments=places, by_segment=answers)
    for place, scores in zip(places, INSPECTIONS, strict=True):
        assert result.node("score", place["id"]).band == hygiene_rating(scores), scores
    assert result.headline is not None
    assert result.headline.choice == "shut"


def test_owasps_worked_example_has_its_printed_means() -> None:
    factors = {
        "skill": 5, "motive": 2, "opportunity": 7, "size": 1,
        "discovery": 3, "exploit": 6, "awareness": 9, "detection": 2,
        "confidentiality": 9, "integrity": 7, "availability": 5, "accountability": 8,
        "finance": 1, "reputation": 2, "compliance": 1, "privacy": 5,
    }  # fmt: skip
    result = scored("owasp_risk", factors)
    printed = {"likelihood": "4.375", "technical_impact": "7.25", "business_impact": "2.25"}
    assert {axis: result.node(axis).score.low for axis in printed} == {k: Fraction(v) for k, v in printed.items()}
    assert [result.node(axis).band for axis in printed] == ["medium", "high", "low"]
    assert result.verdict().outcome == "low_risk"


def test_samms_nested_means_add_up_level_by_level() -> None:
    practices = ("strategy", "policy", "education")
    worth = {"no": "0", "some": "0.25", "half": "0.5", "most": "1"}
    answers = {f"{p}_{stream}{level}": "no" for p in practices for stream in "ab" for level in (1, 2, 3)}
    answers |= {"strategy_a1": "most", "strategy_b1": "half", "strategy_a2": "some", "policy_a1": "most"}
    answers |= {"policy_b1": "most", "policy_a2": "half", "policy_b2": "half", "education_a1": "some"}
    result = scored("samm", answers)
    means = []
    for practice in practices:
        streams = [
            (Fraction(worth[answers[f"{practice}_a{at}"]]) + Fraction(worth[answers[f"{practice}_b{at}"]])) / 2
            for at in (1, 2, 3)
        ]
        means.append(sum(streams, Fraction(0)))
        assert result.node(practice).score.low == 100 * means[-1]
    assert means == [Fraction("0.875"), Fraction("1.5"), Fraction("0.125")]
    assert result.node("governance").score.low == 100 * sum(means) / 3


def test_five_axes_without_bands_or_verdict_are_a_result() -> None:
    answers = {f"item{item}": "v4" for item in range(1, 11)} | {"item1": "v5", "item6": "v2"}
    result = scored("tipi", answers)
    assert result.verdicts == ()
    assert {node.node: node.score.low for node in result.nodes} == {
        "extraversion": Fraction("5.5"),
        "agreeableness": 4,
        "conscientiousness": 4,
        "stability": 4,
        "openness": 4,
    }


@pytest.mark.parametrize(
    ("answers", "category"),
    [((1, 10, 1), "good"), ((4, 20, 2), "medium"), ((2, 20, 0), "bad"), ((6, 40, 0), "bad"), ((30, 30, 3), "bad")],
)
def test_mr_sort_assigns_the_five_means_of_transport_with_vetoes_in_force(
    answers: tuple[int, int, int], category: str
) -> None:
    result = scored("mr_sort", dict(zip(("price", "time", "comfort"), answers, strict=True)))
    assert result.verdict().outcome == category


@pytest.mark.parametrize(
    ("answers", "category"),
    [((9, 11, 2), "good"), ((9, "11.000001", 2), "medium"), ((3, 26, 3), "good"), (("3.000001", 26, 3), "medium")],
)
def test_a_performance_equal_to_a_profile_reaches_it(answers: tuple[object, ...], category: str) -> None:
    assert (
        scored("mr_sort", dict(zip(("price", "time", "comfort"), answers, strict=True))).verdict().outcome == category
    )


def test_a_veto_takes_the_category_away_whatever_the_votes_are() -> None:
    cheap = scored("mr_sort", {"price": 9, "time": 10, "comfort": 4})
    dear = scored("mr_sort", {"price": 10, "time": 10, "comfort": 4})
    assert [result.node("votes_good").score.low for result in (cheap, dear)] == [5, 5]
    assert [result.verdict().outcome for result in (cheap, dear)] == ["good", "medium"]


@pytest.mark.parametrize(
    ("signs", "other", "total", "level", "test"),
    [
        (["no_sign"], "likely", -2, "low", "d_dimer"),
        (["cancer"], "likely", -1, "low", "d_dimer"),
        (["cancer"], "unlikely", 1, "moderate", "d_dimer"),
        (["cancer", "calf"], "unlikely", 2, "moderate", "ultrasound"),
        (["cancer", "calf", "oedema"], "likely", 1, "moderate", "d_dimer"),
        (["cancer", "calf", "oedema"], "unlikely", 3, "high", "ultrasound"),
    ],
)
def test_wells_points_may_be_negative(signs: list[str], other: str, total: int, level: str, test: str) -> None:
    result = scored("wells_dvt", {"signs": signs, "alternative": other})
    node = result.node("three_levels")
    assert node.score.low == total
    assert (node.band, result.verdict().outcome) == (level, test)


def test_the_z_score_is_exact_and_needs_no_sums() -> None:
    answers = {"assets": 1000, "working": 200, "retained": 300, "ebit": 150, "liabilities": 400, "sales": 900}
    result = scored("z_score", {**answers, "market": 600})
    span = result.quantity("z").span
    assert span is not None
    assert span.low == span.high == Fraction("2.955")
    zones = {540: "grey", 600: "grey", 700: "safe"}
    for market, zone in zones.items():
        headline = scored("z_score", {**answers, "market": market}).headline
        assert headline is not None
        assert headline.choice == zone
