"""Tariffs with a jump, a grid moved by notches and capped, a tree of questions, the best of several, and ranks."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from abm_fit.scoring.result import Result

from .answering import scored
from .telling import choice, number, possible

DIMENSIONS = ("mobility", "selfcare", "usual", "pain", "anxiety")

# Dolan 1997: what each level of each dimension takes off.
TARIFF = {"mobility": (0, 69, 314), "selfcare": (0, 104, 214), "usual": (0, 36, 94), "pain": (0, 123, 386)}
TARIFF["anxiety"] = (0, 71, 236)


@pytest.mark.parametrize(
    ("state", "thousandths"),
    [
        ("11111", 1000),
        ("11211", 883),
        ("21111", 850),
        ("11112", 848),
        ("12111", 815),
        ("11121", 796),
        ("22222", 516),
        ("21232", 88),
        ("33333", -594),
    ],
)
def test_a_state_of_health_has_its_value_in_the_tariff(state: str, thousandths: int) -> None:
    result = scored("eq5d", {name: f"n{level}" for name, level in zip(DIMENSIONS, state, strict=True)})
    assert number(result, "worth") == thousandths
    assert choice(result) == ("full" if thousandths == 1000 else "worse" if thousandths < 0 else "between")


def test_an_unsure_level_leaves_what_either_level_is_worth() -> None:
    draw = Random(5)
    for _ in range(40):
        levels = {name: sorted({draw.randrange(1, 4) for _ in range(2)}) for name in DIMENSIONS}
        worths = []
        for state in product(*levels.values()):
            lost = sum(TARIFF[name][level - 1] for name, level in zip(DIMENSIONS, state, strict=True))
            worths.append(1000 - lost - 81 * (max(state) > 1) - 269 * (max(state) > 2))
        said = {
            name: [f"n{level}" for level in some] if len(some) > 1 else f"n{some[0]}" for name, some in levels.items()
        }
        met = {"full" if worth == 1000 else "worse" if worth < 0 else "between" for worth in worths}
        assert possible(scored("eq5d", said)) == met, said


# Standard & Poor's 2013, the higher anchor of a cell: a row a business risk, best first, a column a financial risk.
GRID = [
    "aaa aa a+ a- bbb bbb-",
    "aa a+ a- bbb bb+ bb",
    "a bbb+ bbb bbb- bb b+",
    "bbb bbb- bb+ bb bb- b",
    "bb+ bb+ bb bb- b+ b",
    "bb- bb- bb- b+ b b-",
]
BUSINESS = ("excellent", "strong", "satisfactory", "fair", "weak", "vulnerable")
FINANCIAL = ("minimal", "modest", "intermediate", "significant", "aggressive", "highly")
PLAIN = {"policy_view": "n0", "management": "satisfactory", "comparison": "n0", "liquidity": "adequate"}


def rating(**answers: object) -> str:
    band = scored("credit_anchor", PLAIN | answers).node("profile").band
    return (band or "").replace("_plus", "+").replace("_minus", "-")


def test_all_36_cells_of_the_grid_have_their_anchor() -> None:
    for (row, business), (column, financial) in product(enumerate(BUSINESS), enumerate(FINANCIAL)):
        assert rating(business=business, financial=financial) == GRID[row].split()[column]


@pytest.mark.parametrize(
    ("changes", "rated"),
    [
        ({}, "bbb"),
        ({"policy_view": "n2"}, "bb+"),
        ({"policy_view": "p1", "comparison": "p1", "management": "strong"}, "a"),
        ({"liquidity": "less"}, "bb+"),
        ({"liquidity": "weak"}, "b-"),
        ({"liquidity": "less", "policy_view": "n2", "management": "weak", "comparison": "n1"}, "b+"),
        ({"financial": "minimal", "business": "excellent", "comparison": "p1"}, "aaa"),  # no better than the best
        ({"financial": "highly", "business": "vulnerable", "policy_view": "n2"}, "ccc+"),
    ],
)
def test_notches_move_the_anchor_and_liquidity_caps_it(changes: dict[str, object], rated: str) -> None:
    assert rating(**{"business": "satisfactory", "financial": "intermediate"} | changes) == rated


def standing(result: Result, decision: str) -> dict[str, set[str]]:
    """Return what a decision may fall on, by segment."""
    return {one.segment or "": set(one.possible) for one in result.decisions if one.decision == decision}


def parts(pack: str, **answers: dict[str, object]) -> Result:
    return scored(pack, {}, segments=[{"id": key, "name": key} for key in answers], by_segment=answers)


# Codex diagram 2: the four questions in order, with what each path comes to.
PATHS: list[tuple[dict[str, object], str]] = [
    ({"measures": "no", "necessary": "yes"}, "modify"),
    ({"measures": "no", "necessary": "no"}, "not_critical"),
    ({"measures": "yes", "designed": "yes"}, "critical"),
    ({"measures": "yes", "designed": "no", "excess": "no"}, "not_critical"),
    ({"measures": "yes", "designed": "no", "excess": "yes", "later_step": "yes"}, "not_critical"),
    ({"measures": "yes", "designed": "no", "excess": "yes", "later_step": "no"}, "critical"),
]


def test_each_path_of_the_decision_tree_comes_to_its_end() -> None:
    steps = {f"step_{place}": answers for place, (answers, _) in enumerate(PATHS)}
    result = parts("haccp_tree", **steps)
    assert standing(result, "point") == {f"step_{place}": {end} for place, (_, end) in enumerate(PATHS)}
    assert number(result, "points") == 2
    assert choice(result) == "change"


@pytest.mark.parametrize(
    ("answers", "ends"),
    [
        ({"measures": "yes", "designed": "no", "excess": "dont_know", "later_step": "yes"}, {"not_critical"}),
        ({"measures": "yes", "designed": "no", "excess": "dont_know"}, {"critical", "not_critical"}),
        ({"measures": "dont_know", "necessary": "yes", "designed": "yes"}, {"modify", "critical"}),
        ({"measures": "dont_know"}, {"modify", "critical", "not_critical"}),
    ],
)
def test_an_unknown_turn_leaves_the_ends_of_both_ways(answers: dict[str, object], ends: set[str]) -> None:
    assert standing(parts("haccp_tree", step=answers), "point") == {"step": ends}


FAIR: dict[str, object] = {"cost": 5000, "licensed": "yes", "speed": 6, "ease": 7, "looks": 3}


def test_the_best_of_those_that_meet_every_must_is_chosen() -> None:
    dear, slow = FAIR | {"cost": 5001, "speed": 10}, FAIR | {"speed": 5}
    result = parts("kepner_tregoe", dear=dear, fair=FAIR, slow=slow)
    assert standing(result, "standing") == {"dear": {"no_go"}, "fair": {"choose"}, "slow": {"behind"}}
    assert choice(parts("kepner_tregoe", dear=dear, bare=FAIR | {"licensed": "no"})) == "nothing"


def test_equals_are_both_chosen_and_an_open_must_leaves_both_orders() -> None:
    assert standing(parts("kepner_tregoe", one=FAIR, other=FAIR), "standing") == {
        "one": {"choose"},
        "other": {"choose"},
    }
    perhaps = parts("kepner_tregoe", first=FAIR | {"cost": "4000..6000"}, second=FAIR | {"speed": 5})
    assert standing(perhaps, "standing") == {"first": {"no_go", "choose"}, "second": {"choose", "behind"}}


SCALES = ("realistic", "investigative", "artistic", "social", "enterprising", "conventional")


def code(*points: object) -> dict[str, set[str]]:
    result = scored("holland", dict(zip(SCALES, points, strict=True)))
    return {one.decision.removesuffix("_in")[0]: set(one.possible) for one in result.decisions}


def test_the_three_strongest_interests_make_the_code() -> None:
    draw = Random(1997)
    for _ in range(40):
        points = draw.sample(range(41), 6)
        ranks = [sum(other > own for other in points) for own in points]
        places = ("first", "second", "third", "outside", "outside", "outside")
        assert list(code(*points).values()) == [{places[rank]} for rank in ranks]


def test_equal_interests_share_a_place_and_open_ones_may_take_several() -> None:
    assert [code(30, 30, 20, 10, 5, 1)[letter] for letter in "ria"] == [{"first"}, {"first"}, {"third"}]
    assert code("15..25", 30, 20, 10, 5, 1)["r"] == {"second", "third"}
    assert code("15..25", 30, 20, 10, 5, 1)["a"] == {"second", "third"}


def test_a_question_that_only_decides_whether_others_are_asked_is_found_out_before_them() -> None:
    keys = parts("haccp_tree", step={}).find_out
    assert keys == tuple(
        f"{question}@step" for question in ("measures", "necessary", "designed", "excess", "later_step")
    )
    known = parts("haccp_tree", step={"measures": "yes"}).find_out
    assert known == tuple(f"{question}@step" for question in ("designed", "excess", "later_step"))
