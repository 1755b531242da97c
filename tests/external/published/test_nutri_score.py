"""A part that counts only under a condition on the others: the Nutri-Score and its protein."""

from __future__ import annotations

from random import Random

from .answering import scored
from .telling import choice, number, possible

ENERGY = [335 * step for step in range(1, 11)]
SUGARS = [4.5, 9, 13.5, 18, 22.5, 27, 31, 36, 40, 45]
SODIUM = [90 * step for step in range(1, 11)]


def above(amount: float, limits: list[float]) -> int:
    return sum(amount > limit for limit in limits)


def nutrition(food: dict[str, float], *, cheese: bool) -> int:
    """The decree's points, read table by table."""
    bad = above(food["energy"], list(ENERGY)) + above(food["sugars"], SUGARS)
    bad += above(food["saturates"], list(range(1, 11))) + above(food["sodium"], list(SODIUM))
    fruit = above(food["fruit"], [40, 60, 80, 80, 80])
    fibre, protein = above(food["fibre"], [0.9, 1.9, 2.8, 3.7, 4.7]), above(food["protein"], [1.6, 3.2, 4.8, 6.4, 8])
    return bad - fruit - fibre - (protein if bad < 11 or fruit == 5 or cheese else 0)


def drawn_food(draw: Random) -> dict[str, float]:
    return {
        "energy": draw.choice([0, 335, 336, 1675, 2400, 3351]),
        "sugars": draw.choice([0, 4.5, 4.6, 22.5, 31.1, 45.1]),
        "saturates": draw.choice([0, 1, 1.1, 5, 10, 10.1]),
        "sodium": draw.choice([0, 90, 91, 450, 901]),
        "fruit": draw.choice([0, 40, 41, 60, 80, 81]),
        "fibre": draw.choice([0, 0.9, 1, 3.7, 4.8]),
        "protein": draw.choice([0, 1.6, 1.7, 8, 8.1]),
    }


def test_protein_counts_against_few_unfavourable_points_much_fruit_or_in_cheese() -> None:
    draw = Random(2017)
    for _ in range(150):
        food, cheese = drawn_food(draw), draw.random() < 0.3
        result = scored("nutri_score", food | {"kind": "cheese" if cheese else "food"})
        points = nutrition(food, cheese=cheese)
        assert number(result, "score") == points, (food, cheese)
        assert choice(result) == "abcde"[(points >= 0) + (points >= 3) + (points >= 11) + (points >= 19)]


SPREAD = {
    "kind": "food", "energy": 2252, "sugars": 56.3, "saturates": 10.6, "sodium": 42, "fruit": 13, "fibre": 0,
    "protein": 6.3,
}  # fmt: skip


def test_a_chocolate_spread_has_26_points_whatever_its_protein_is() -> None:
    result = scored("nutri_score", SPREAD | {"protein": "dont_know"})
    assert number(result, "score") == 26
    assert choice(result) == "e"


def test_whether_protein_counts_may_hang_on_what_is_unknown() -> None:
    food = {"kind": "food", "energy": 1300, "sugars": 4, "saturates": 1, "fruit": 0, "fibre": 0, "protein": 9}
    met = {choice(scored("nutri_score", food | {"sodium": sodium})) for sodium in range(0, 1000, 5)}
    assert met == {"a", "b", "c", "d"}
    assert possible(scored("nutri_score", food | {"sodium": "dont_know"})) == met
