"""What is not known leaves exactly the published or enumerated set of results possible, holes included."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product

import pytest

from abm_fit.scoring.measured import Span
from abm_fit.summary import summary_lines

from .answering import pack_of, scored
from .test_worked_examples import WELL, hygiene_rating

CAR_1 = {
    "buy_price": "medium",
    "maint_price": "low",
    "persons": "more",
    "doors": "four",
    "luggage": "big",
    "safety": "high",
}
CAR_2 = CAR_1 | {"maint_price": "medium", "safety": "medium"}
SHEET: dict[str, object] = {
    "assets": 1000,
    "working": 200,
    "retained": 300,
    "ebit": 150,
    "liabilities": 400,
    "sales": 900,
}
MY_CAR = CAR_1 | {"buy_price": "low", "maint_price": "medium", "luggage": "medium", "safety": "medium"}


@pytest.mark.parametrize(
    ("car", "unknown", "possible"),
    [
        (CAR_1, "buy_price", ("unacc", "exc")),
        (CAR_2, "safety", ("unacc", "good", "exc")),
        (MY_CAR, "safety", ("unacc", "exc")),
        (MY_CAR, "maint_price", ("unacc", "exc")),
        (MY_CAR, "luggage", ("unacc", "exc")),
    ],
)
def test_cars_with_an_unknown_attribute_get_the_sets_of_dexir(
    car: dict[str, str], unknown: str, possible: tuple[str, ...]
) -> None:
    verdict = scored("dex_car", car | {unknown: "dont_know"}).verdict()
    assert verdict.possible == possible
    assert verdict.exact


@pytest.mark.parametrize(
    ("answers", "possible"),
    [
        ({}, ("none_scored", "low", "low_medium")),
        ({"respiration": 22, "air": "oxygen"}, ("low", "medium", "high")),
        ({"consciousness": "cvpu"}, ("low_medium", "medium")),
        ({"consciousness": "cvpu", "air": "oxygen", "respiration": 22}, ("high",)),
    ],
)
def test_an_unknown_pulse_moves_total_and_red_flag_together(
    answers: dict[str, object], possible: tuple[str, ...]
) -> None:
    assert scored("news2", {**WELL, **answers, "pulse": "dont_know"}).node("news").possible == possible


def test_an_unknown_score_of_one_place_leaves_ratings_with_a_hole() -> None:
    result = scored(
        "food_hygiene",
        {},
        segments=[{"id": "bar", "name": "Bar"}, {"id": "cafe", "name": "Cafe"}],
        by_segment={
            "bar": {"hygiene": "p10", "structure": "p10", "management": "dont_know"},
            "cafe": {"hygiene": "p0", "structure": "p0", "management": "p0"},
        },
    )
    ratings = {hygiene_rating((10, 10, score)) for score in (0, 5, 10, 20, 30)}
    assert set(result.node("score", "bar").possible) == ratings == {"good", "satisfactory", "major", "urgent"}
    assert result.headline is not None
    assert set(result.headline.possible) == {"mixed", "shut"}


def test_sex_moves_score_and_threshold_together_so_that_the_treatment_is_certain() -> None:
    base = dict.fromkeys(("heart_failure", "hypertension", "diabetes", "stroke", "vascular"), "no")
    for age, outcome in ((50, "not_needed"), (66, "consider"), (80, "recommended")):
        result = scored("cha2ds2_vasc", base | {"age": age, "sex": "dont_know"})
        assert len(result.node("chads").possible) == 2
        assert result.verdict().possible == (outcome,)
        assert result.verdict().decided_early


def test_a_rate_that_falls_as_the_score_rises_is_told_as_published() -> None:
    everything = dict.fromkeys(("heart_failure", "hypertension", "stroke", "vascular"), "yes")
    choices = []
    for diabetes, sex in (("no", "male"), ("no", "female"), ("yes", "female")):
        result = scored("cha2ds2_vasc", everything | {"diabetes": diabetes, "sex": sex, "age": 80})
        choices.append((int(result.node("chads").score.low), result.decisions[0].choice))
    assert choices == [(7, "many"), (8, "some"), (9, "many")]


def test_two_readings_of_one_total_never_contradict_each_other() -> None:
    known = {"confusion": "yes", "urea": "yes", "respiration": "no"}
    found = scored("curb65", known | {"pressure": "dont_know", "age": "dont_know"}).verdict()
    assert found.possible == ("hospital", "urgent", "intensive")
    assert found.exact
    one_more = scored("curb65", known | {"pressure": "yes", "age": "dont_know"}).verdict()
    assert one_more.possible == ("urgent", "intensive")


def test_an_unknown_negative_answer_counts_from_below_zero() -> None:
    result = scored("wells_dvt", {"signs": ["cancer"], "alternative": "dont_know"})
    span = result.node("three_levels").score
    assert span == Span(Fraction(-1), Fraction(1))
    assert result.node("three_levels").possible == ("low", "moderate")
    assert result.verdict().possible == ("d_dimer",)


def test_what_divides_by_nothing_or_lies_between_stays_open() -> None:
    between = scored("z_score", SHEET | {"market": "600..1000"})
    assert between.headline is not None
    assert between.headline.possible == ("safe", "grey")
    nothing = scored("z_score", SHEET | {"market": 600, "liabilities": 0})
    assert nothing.quantity("z").span is None
    assert nothing.headline is not None
    assert nothing.headline.possible == ("safe", "distress", "grey")


@pytest.mark.parametrize(
    ("named", "possible"),
    [
        (["medium", "low"], ("exc",)),
        (["high", "medium"], ("unacc", "exc")),
        (["high", "medium", "low"], ("unacc", "exc")),
    ],
)
def test_a_car_with_several_possible_prices_gets_the_results_of_these_alone(
    named: list[str], possible: tuple[str, ...]
) -> None:
    assert scored("dex_car", CAR_1 | {"buy_price": named}).verdict().possible == possible


@pytest.mark.parametrize("several", [2, 3])
def test_cars_with_several_sets_at_once_get_what_their_members_get(several: int) -> None:
    pack = pack_of("dex_car")
    options = {name: [one.id for one in question.options] for name, question in pack.questionnaire.questions.items()}
    for names in combinations(CAR_2, several):
        sets = {name: options[name][:2] if name < "n" else options[name][-2:] for name in names}
        single = {
            scored("dex_car", CAR_2 | dict(zip(names, one, strict=True))).verdict().outcome
            for one in product(*sets.values())
        }
        assert set(scored("dex_car", {**CAR_2, **sets}).verdict().possible) == single, sets


@pytest.mark.parametrize(
    ("name", "answers", "key"),
    [
        ("dex_car", CAR_1 | {"buy_price": "dont_know"}, "buy_price"),
        ("mr_sort", {"price": 4, "time": "dont_know", "comfort": 2}, "time"),
        ("z_score", SHEET | {"market": "600..1000"}, "market"),
        ("wells_dvt", {"signs": "dont_know", "alternative": "likely"}, "signs"),
    ],
)
def test_what_to_find_out_first_is_named_whatever_decides(name: str, answers: dict[str, object], key: str) -> None:
    result = scored(name, answers)
    assert result.find_out == (key,)
    question = pack_of(name).questionnaire.questions[key]
    assert f"- {question.ask}" in "\n".join(summary_lines(pack_of(name), result))


def test_nothing_is_to_be_found_out_where_all_is_decided() -> None:
    lines = summary_lines(pack_of("z_score"), scored("z_score", SHEET | {"market": "300..350"}))
    assert "VERDICT: Grey zone" in lines
    assert "Find out first" not in lines


def test_an_open_headline_names_what_is_still_possible() -> None:
    lines = summary_lines(pack_of("z_score"), scored("z_score", SHEET | {"market": "600..1000"}))
    assert "VERDICT: Still open: Safe zone or Grey zone" in lines
    assert "May the bank lend?: open: Lend or Wait" in lines


def test_an_answer_that_may_turn_out_not_to_be_asked_is_not_counted_as_certain() -> None:
    answers = WELL | {"spo2_2_air": 80}
    by_scale = {scale: scored("news2", answers | {"scale": scale}).node("news") for scale in ("scale_1", "scale_2")}
    assert [node.band for node in by_scale.values()] == ["none_scored", "low_medium"]
    result = scored("news2", answers | {"scale": "dont_know"})
    assert result.node("news").possible == ("none_scored", "low_medium")
    assert result.node("news").score == Span(Fraction(0), Fraction(3))
    assert [gate.fired for gate in result.gates] == ["open"]


def transport(price: Fraction, time: Fraction, comfort: Fraction) -> str:
    """The majority rule of the R package's example with both vetoes in force."""
    good = (price <= 3) + 3 * (time <= 11) + 2 * (comfort >= 3)
    medium = (price <= 7) + 3 * (time <= 25) + 2 * (comfort >= 2)
    return "good" if good >= 3 and price < 10 else "medium" if medium >= 3 and comfort > 1 else "bad"


RANGES = {"price": (2, 12), "time": (5, 40), "comfort": (0, 4)}


@pytest.mark.parametrize("known", [{}, {"price": 9}, {"time": 20}, {"time": 30, "comfort": 3}, {"comfort": 1}])
def test_open_votes_and_open_vetoes_are_looked_at_together(known: dict[str, int]) -> None:
    said = {name: known.get(name, f"{low}..{high}") for name, (low, high) in RANGES.items()}
    numbers = [
        [Fraction(known[name])] if name in known else [Fraction(step, 10) for step in range(10 * low, 10 * high + 1, 2)]
        for name, (low, high) in RANGES.items()
    ]
    met = {transport(*one) for one in product(*numbers)}
    verdict = scored("mr_sort", said).verdict()
    assert set(verdict.possible) == met
    assert verdict.exact
