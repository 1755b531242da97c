"""Ratings, stages, shares and scales as packs: printed tables and worked examples, known and with open answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product
from random import Random

import pytest

from abm_fit.scoring.result import Result

from .answering import pack_of, scored
from .test_rules_of_medicine import possible

MATURITY = {name: sum_.points for name, sum_ in pack_of("cmmi_staged").rubric.sums.items()}


def maturity(missing: set[str]) -> Result:
    areas = [area for points in MATURITY.values() for area in points]
    return scored("cmmi_staged", {area: "no" if area in missing else "yes" for area in areas})


def test_a_level_is_reached_with_all_process_areas_up_to_it() -> None:
    assert [len(points) for points in MATURITY.values()] == [7, 11, 2, 2]
    assert maturity(set()).verdict().outcome == "l5"
    for place, points in enumerate(MATURITY.values(), start=1):
        for area in points:
            assert maturity({area}).verdict().outcome == f"l{place}"


def test_the_one_area_that_may_not_apply_is_left_out() -> None:
    areas = {area: "yes" for points in MATURITY.values() for area in points}
    without: dict[str, object] = {**areas, "sam": {"not_applicable": "No suppliers"}}
    assert scored("cmmi_staged", without).verdict().outcome == "l5"
    assert scored("cmmi_staged", without | {"cm": "no"}).verdict().outcome == "l1"
    assert scored("cmmi_staged", {**areas, "sam": "dont_know"}).verdict().possible == ("l1", "l5")


def test_kotlers_hydraulic_pumps_have_their_printed_scores() -> None:
    ratings = dict(zip(pack_of("ge_matrix").questionnaire.questions, "45424323424543323534", strict=True))
    result = scored("ge_matrix", {name: f"r{rating}" for name, rating in ratings.items()})
    printed = {"attractiveness": Fraction("3.70"), "strength": Fraction("3.40")}
    assert {axis: result.node(axis).score.low / 100 for axis in printed} == printed
    assert result.verdict().outcome == "invest"


SIZES = ("t1a", "t1b", "t1c", "t2a", "t2b", "t3", "t4")
# A row N0 to N3 without metastases, a column T1a to T4.
STAGES = (
    "ia1 ia2 ia3 ib iia iib iiia",
    "iib iib iib iib iib iiia iiia",
    "iiia iiia iiia iiia iiia iiib iiib",
    "iiib iiib iiib iiib iiib iiic iiic",
)


def stage(size: str, nodes: int, spread: str) -> str:
    if spread != "m0":
        return "ivb" if spread == "m1c" else "iva"
    return STAGES[nodes].split()[SIZES.index(size)]


def test_all_112_combinations_have_their_stage_and_unsure_ones_those_of_their_members() -> None:
    for size, nodes, spread in product(SIZES, range(4), ("m0", "m1a", "m1b", "m1c")):
        found = scored("tnm_lung", {"t": size, "n": f"n{nodes}", "m": spread}).verdict()
        assert found.outcome == stage(size, nodes, spread)
    draw = Random(8)
    for _ in range(40):
        sizes, counts = sorted(draw.sample(SIZES, 3)), sorted(draw.sample(range(4), 2))
        spreads = draw.choice([["m0"], ["m0", "m1b"]])
        said: dict[str, object] = {"t": sizes, "n": [f"n{one}" for one in counts]}
        said["m"] = spreads if len(spreads) > 1 else spreads[0]
        members = {stage(*one) for one in product(sizes, counts, spreads)}
        assert set(scored("tnm_lung", said).verdict().possible) == members


def quadrant(urgent: str, important: str) -> str:
    return {("yes", "yes"): "do", ("no", "yes"): "plan", ("yes", "no"): "delegate", ("no", "no"): "drop"}[
        urgent, important
    ]


def test_a_matrix_without_any_points_has_its_four_quadrants() -> None:
    for urgent, important in product(("no", "yes"), repeat=2):
        said = {"urgent": urgent, "important": important, "task": "Sweep", "due": "2026-12-01"}
        assert scored("eisenhower", said).verdict().outcome == quadrant(urgent, important)
    assert set(scored("eisenhower", {"urgent": "dont_know", "important": "no"}).verdict().possible) == {
        "drop",
        "delegate",
    }


def risk_weight(ratings: Sequence[str]) -> str:
    """Basel II, paragraphs 96 to 98: one counts; of two the higher; of three the higher of the two lowest."""
    weights = sorted({"aa": 20, "a": 50, "bbb": 100, "b": 150}[one] for one in ratings if one != "unrated")
    return f"w{weights[min(1, len(weights) - 1)] if weights else 100}"


def test_of_several_ratings_the_second_best_counts_whatever_is_missing() -> None:
    options = ("aa", "a", "bbb", "b", "unrated")
    names = ("agency_a", "agency_b", "agency_c")
    for ratings in product(options, repeat=3):
        result = scored("basel_ratings", dict(zip(names, ratings, strict=True)))
        assert possible(result, "weight") == {risk_weight(ratings)}, ratings
    for first, second in product(options, repeat=2):
        result = scored("basel_ratings", {"agency_a": first, "agency_b": second, "agency_c": "dont_know"})
        assert possible(result, "weight") == {risk_weight((first, second, third)) for third in options}


def market(shares: Mapping[str, object]) -> Result:
    firms = [{"id": name, "name": name.upper()} for name in shares]
    answers = {name: {"share": share} for name, share in shares.items()}
    return scored("market_shares", {}, segments=firms, by_segment=answers)


def test_the_index_of_a_market_is_the_sum_of_its_squares() -> None:
    result = market({"a": 30, "b": 30, "c": 20, "d": 20})
    span = result.quantity("index").span
    assert span is not None
    assert span.low == span.high == 2600
    assert possible(result, "concentration") == {"high"}
    assert possible(market(dict.fromkeys("abcdef", 15)), "concentration") == {"low"}
    assert possible(market({"a": 50, "b": 0}), "concentration") == {"moderate"}


def test_an_unknown_share_leaves_what_its_square_can_give() -> None:
    assert possible(market({"a": 30, "b": "20..30"}), "concentration") == {"low", "moderate"}
    assert possible(market({"a": 40, "b": "20..40"}), "concentration") == {"moderate", "high"}
    result = market({"a": "40..60", "b": 10})
    assert possible(result, "concentration") == {"moderate", "high"}
    assert possible(result, "leader") == {"no", "yes"}


@pytest.mark.parametrize(
    ("staff", "turnover", "balance", "size"),
    [
        ("9", "2000000", "9000000", {"micro"}),
        ("10", "2000000", "2000000", {"small"}),
        ("49.9", "9000000 GBP", "10000000", {"small"}),
        ("49", "12000000 USD", "11000000", {"medium"}),
        ("49", "11700000 USD", "11000000", {"small"}),
        ("249", "60000000", "43000000", {"medium"}),
        ("250", "1", "1", {"large"}),
        ("40..60", "8000000..12000000 GBP", "dont_know", {"small", "medium"}),
    ],
)
def test_an_enterprise_is_sized_in_whatever_currency_it_counts(
    staff: str, turnover: str, balance: str, size: set[str]
) -> None:
    assert possible(scored("sme_size", {"staff": staff, "turnover": turnover, "balance": balance}), "size") == size


def oswestry(points: Sequence[int | None]) -> Result:
    names = list(pack_of("oswestry").questionnaire.questions)
    left_out = {"not_applicable": "Not asked"}
    return scored("oswestry", {name: left_out if p is None else f"p{p}" for name, p in zip(names, points, strict=True)})


def test_a_section_left_out_is_left_out_of_the_whole_as_in_the_manual() -> None:
    assert oswestry([2, 2, 2, 2, 2, 2, 2, 0, 1, 1]).node("disability").score.low == 32
    found = oswestry([2, 2, 2, 2, 2, 2, 2, None, 1, 1]).node("disability")
    assert found.score.low == Fraction(1600, 45)
    assert found.band == "moderate"
    draw = Random(10)
    for _ in range(60):
        points = [draw.choice([0, 1, 2, 3, 4, 5]) for _ in range(10)]
        gone = draw.sample(range(10), draw.choice([0, 1, 2, 3]))
        answered = [None if place in gone else point for place, point in enumerate(points)]
        kept = [point for point in answered if point is not None]
        assert oswestry(answered).node("disability").score.low == Fraction(100 * sum(kept), 5 * len(kept))


SCALES = {
    "depression": ((3, 5, 10, 13, 16, 17, 21), (10, 14, 21, 28)),
    "anxiety": ((2, 4, 7, 9, 15, 19, 20), (8, 10, 15, 20)),
    "stress": ((1, 6, 8, 11, 12, 14, 18), (15, 19, 26, 34)),
}
BANDS = ("normal", "mild", "moderate", "severe", "extreme")


def test_three_scales_share_the_names_of_their_bands_and_not_their_limits() -> None:
    draw = Random(21)
    for _ in range(60):
        items = {place: draw.randrange(4) for place in range(1, 22)}
        open_item = draw.randrange(1, 22)
        said = {f"item{place}": f"d{point}" for place, point in items.items()}
        known, unsure = scored("dass21", said), scored("dass21", said | {f"item{open_item}": "dont_know"})
        for scale, (places, cuts) in SCALES.items():

            def band(points: Mapping[int, int], places: tuple[int, ...] = places, cuts: tuple[int, ...] = cuts) -> str:
                return BANDS[sum(2 * sum(points[place] for place in places) >= cut for cut in cuts)]

            assert known.node(scale).band == band(items)
            assert set(unsure.node(scale).possible) == {band(items | {open_item: point}) for point in range(4)}


def test_a_third_of_the_weighted_indicators_makes_a_household_poor_exactly() -> None:
    names = list(pack_of("poverty_index").questionnaire.questions)
    weights = [3] * 4 + [1] * 6
    for lacks in product((0, 1), repeat=10):
        if sum(lacks) % 3:
            continue
        share = Fraction(sum(w for w, lack in zip(weights, lacks, strict=True) if lack), 18)
        node = scored("poverty_index", {n: "yes" if lack else "no" for n, lack in zip(names, lacks, strict=True)})
        found = node.node("deprivation")
        assert found.score.low == 100 * share
        wanted = "severe" if share >= Fraction(1, 2) else "poor" if share >= Fraction(1, 3) else "vulnerable"
        assert found.band == (wanted if share >= Fraction(1, 5) else "not_poor")


VALUES = {"acv": 41, "cycle": 40}


def test_graded_credibility_with_a_veto_is_computed_as_the_method_writes_it() -> None:
    names = list(pack_of("electre_tri").questionnaire.questions)
    span = scored("electre_tri", {name: VALUES.get(name, 75) for name in names}).quantity("credibility").span
    assert span is not None
    assert span.low == span.high == Fraction("0.682")
    dear = scored("electre_tri", dict.fromkeys(names, 75) | {"acv": 0})
    vetoed = dear.quantity("credibility").span
    assert vetoed is not None
    assert vetoed.low == vetoed.high == 0
    assert possible(dear, "category") == {"below"}
    equal = scored("electre_tri", dict.fromkeys(names, 75) | {"acv": 15}).quantity("credibility").span
    assert equal is not None
    assert equal.low == 0
