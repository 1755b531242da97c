"""Tables over sums over answers, the worst of five criteria, and organs by their worst sign."""

from __future__ import annotations

from itertools import product

import pytest

from abm_fit.scoring.result import Result

from .answering import scored
from .telling import choice, number, possible

# McAtamney and Corlett 1993. A: upper arm, then lower arm; in a row wrist 1 to 4, each untwisted and twisted.
TABLE_A = [
    ["12222333", "22223333", "23333344"],
    ["23333444", "33333444", "34444455"],
    ["33444455", "34444455", "44444555"],
    ["44444555", "44444555", "44455566"],
    ["55555667", "56666777", "66677778"],
    ["77777889", "88888999", "99999999"],
]
# B: neck; in a row trunk 1 to 6, each with legs supported and not.
TABLE_B = ["132334556677", "232345556777", "333445566777", "555667777788", "777778888888", "888888899999"]
# C: wrist and arm, 8 and more last; in a row neck, trunk and legs, 7 and more last.
TABLE_C = ["1233455", "2234455", "3334456", "3334566", "4445677", "4456677", "5566777", "5567777"]


def posture(arm: tuple[int, int, int, int], body: tuple[int, int, int], more: tuple[int, int] = (0, 0)) -> Result:
    """Score positions given as in the tables; `more`: points for load on the arm and on the body, up to 3."""
    upper, lower, wrist, twist = arm
    neck, trunk, legs = body
    also = [["nothing"], ["raised"], ["raised", "abducted"]][max(0, upper - 4)]
    aside = [["nothing"], ["twisted"], ["twisted", "bent"]]
    return scored(
        "rula",
        {
            "upper_flexion": f"p{min(upper, 4)}", "upper_more": also,
            "lower_flexion": f"p{min(lower, 2)}", "lower_side": "yes" if lower > 2 else "no",
            "wrist": f"p{min(wrist, 3)}", "wrist_bent": "yes" if wrist > 3 else "no",
            "twist": ("middle", "end")[twist - 1], "arm_muscle": "no", "arm_force": f"p{more[0]}",
            "neck": f"p{min(neck, 4)}", "neck_more": aside[max(0, neck - 4)],
            "trunk": f"p{min(trunk, 4)}", "trunk_more": aside[max(0, trunk - 4)],
            "legs": ("supported", "unsupported")[legs - 1], "body_muscle": "no", "body_force": f"p{more[1]}",
        },
    )  # fmt: skip


def test_all_144_postures_of_the_arm_have_their_printed_score() -> None:
    for upper, lower, wrist, twist in product(range(1, 7), range(1, 4), range(1, 5), (1, 2)):
        printed = int(TABLE_A[upper - 1][lower - 1][2 * wrist + twist - 3])
        span = posture((upper, lower, wrist, twist), (1, 1, 1)).node("arm").score
        assert span.low == span.high == printed, (upper, lower, wrist, twist)


def test_all_72_postures_of_the_body_have_their_printed_score() -> None:
    for neck, trunk, legs in product(range(1, 7), range(1, 7), (1, 2)):
        span = posture((1, 1, 1, 1), (neck, trunk, legs)).node("body").score
        assert span.low == span.high == int(TABLE_B[neck - 1][2 * trunk + legs - 3]), (neck, trunk, legs)


ARMS = [(1, 1, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1), (4, 1, 1, 1), (5, 1, 1, 1), (5, 3, 1, 1), (6, 1, 1, 1), (6, 3, 1, 1)]
BODIES = [(1, 1, 1), (2, 1, 1), (3, 1, 1), (3, 2, 2), (4, 1, 1), (4, 2, 2), (6, 1, 1)]


def test_the_last_table_is_met_in_all_its_56_cells_and_beyond_its_edges() -> None:
    for (row, arm), (column, body) in product(enumerate(ARMS), enumerate(BODIES)):
        assert posture(arm, body).verdict().outcome == f"s{TABLE_C[row][column]}", (arm, body)
    assert posture((6, 3, 1, 1), (6, 1, 1), (3, 3)).verdict().outcome == "s7"
    assert posture((4, 1, 1, 1), (3, 2, 2), (3, 0)).verdict().outcome == f"s{TABLE_C[6][3]}"


NOT_ESTIMATED = {"not_applicable": "Not estimated"}
BLANK: dict[str, object] = {
    "reduced": NOT_ESTIMATED, "ceased": "no", "extent": NOT_ESTIMATED, "occupied": NOT_ESTIMATED,
    "locations": NOT_ESTIMATED, "fragmented": "no", "declining": ["nothing"], "fluctuating": ["nothing"],
    "sudden": "no", "adults": NOT_ESTIMATED, "chance": NOT_ESTIMATED,
}  # fmt: skip
FEW = {"decline": NOT_ESTIMATED, "largest": NOT_ESTIMATED}


@pytest.mark.parametrize(
    ("known", "category"),
    [
        ({}, "deficient"),
        ({"reduced": 80}, "critical"),
        ({"reduced": 80, "ceased": "yes"}, "endangered"),
        ({"reduced": 90, "ceased": "yes"}, "critical"),
        ({"reduced": 79.9}, "endangered"),
        ({"reduced": 29.9}, "lesser"),
        ({"extent": 4999, "locations": 5, "declining": ["area"]}, "endangered"),
        ({"extent": 5000, "locations": 5, "declining": ["area"]}, "vulnerable"),
        ({"extent": 4999, "locations": 6, "declining": ["area"]}, "vulnerable"),
        ({"extent": 4999, "locations": 6, "declining": ["area"], "fluctuating": ["adults"]}, "endangered"),
        ({"extent": 4999, "locations": 5}, "lesser"),  # one sign of three is not enough
        ({"occupied": 9, "fragmented": "yes", "fluctuating": ["area"]}, "critical"),
        ({"adults": 49, **FEW}, "critical"),
        ({"adults": 50, **FEW}, "endangered"),
        ({"adults": 250, **FEW}, "vulnerable"),
        ({"adults": 1000, **FEW}, "lesser"),
        ({"adults": 2499, "decline": 20, "largest": NOT_ESTIMATED, "declining": ["adults"]}, "endangered"),
        # Three examples that IUCN's training shows as near threatened: each misses one threshold.
        ({"adults": 13250, "declining": ["adults"]}, "lesser"),
        ({"adults": 2400, **FEW, "largest": 1180, "declining": ["adults"]}, "lesser"),
        ({"adults": 15000, "declining": ["adults"]}, "lesser"),
        ({"adults": 2400, **FEW, "largest": 1000, "declining": ["adults"]}, "vulnerable"),
        ({"sudden": "yes", "occupied": 19, "locations": 9}, "vulnerable"),
        ({"chance": 20}, "endangered"),
    ],
)
def test_a_species_gets_the_worst_category_that_any_criterion_gives(known: dict[str, object], category: str) -> None:
    assert choice(scored("red_list", BLANK | known)) == category


def test_unknown_locations_leave_what_each_number_of_them_gives() -> None:
    range_of = BLANK | {"extent": 50, "declining": ["area"]}
    met = {choice(scored("red_list", range_of | {"locations": many})) for many in (1, 2, 5, 6, 10, 11)}
    assert met == {"critical", "endangered", "vulnerable", "lesser"}
    assert possible(scored("red_list", range_of | {"locations": "dont_know"})) == met
    assert possible(scored("red_list", range_of | {"locations": "dont_know", "fragmented": "yes"})) == {"critical"}


STABLE = {
    "oxygen": 100, "inspired": 21, "ventilated": "no", "platelets": 150, "bilirubin": 1, "pressure": 70, "dopamine": 0,
    "dobutamine": "no", "adrenaline": 0, "noradrenaline": 0, "coma": 15, "creatinine": 1, "urine": 1500,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "points"),
    [
        ({}, 0),
        ({"oxygen": 84}, 0),  # a ratio of 400 is still none
        ({"oxygen": 83}, 1),
        ({"oxygen": 50, "inspired": 50}, 2),  # 100 without support
        ({"oxygen": 50, "inspired": 50, "ventilated": "yes"}, 3),
        ({"oxygen": 50, "inspired": 51, "ventilated": "yes"}, 4),
        ({"pressure": 69}, 1),
        ({"pressure": 69, "dobutamine": "yes"}, 2),
        ({"dopamine": 5}, 2),
        ({"dopamine": 5.1}, 3),
        ({"noradrenaline": 0.1, "dopamine": 5}, 3),
        ({"noradrenaline": 0.11}, 4),
        ({"creatinine": 2, "urine": 499}, 3),
        ({"creatinine": 5, "urine": 500}, 4),
        ({"coma": 14}, 1),
        ({"coma": 5, "platelets": 19, "bilirubin": 12}, 12),
    ],
)
def test_organs_fail_by_their_worst_sign(changes: dict[str, object], points: int) -> None:
    result = scored("sofa", STABLE | changes)
    assert number(result, "sofa_score") == points
    assert choice(result) == (
        "over_11" if points > 11 else "from_8" if points >= 8 else "from_2" if points >= 2 else "below_2"
    )


def test_support_that_is_unknown_matters_below_a_ratio_of_200_alone() -> None:
    sick = STABLE | {"inspired": 40, "ventilated": "dont_know", "coma": 12, "platelets": 49}
    assert possible(scored("sofa", sick | {"oxygen": 80})) == {"from_2"}
    assert possible(scored("sofa", sick | {"oxygen": 79})) == {"from_2", "from_8"}
