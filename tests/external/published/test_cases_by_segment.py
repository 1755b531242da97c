"""A case may say what a decision comes to in each segment, and a wrong one is told with its segment."""

from __future__ import annotations

from dataclasses import replace

import pytest

from abm_fit.assessment.cases import read_case
from abm_fit.proof.judging import judge
from abm_fit.scoring.engine import score

from .answering import PACKS, pack_of


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"a": "no_go", "b": "choose", "c": "behind"}, ()),
        ({"b": "behind"}, ("the decision standing in b is choose, not behind",)),
        ({"": "choose"}, ("the decision standing is no_go, choose, behind, not choose",)),
        ({"d": "choose"}, ("the decision standing in d is not there, not choose",)),
    ],
)
def test_each_segment_is_held_against_its_own_choice(wanted: dict[str, str], told: tuple[str, ...]) -> None:
    pack = pack_of("kepner_tregoe")
    case = read_case(PACKS / "kepner_tregoe" / "cases" / "one.yaml", pack)
    case = replace(case, expect=replace(case.expect, decisions={"standing": wanted}))
    assert judge(case, score(pack, case.assessment)) == told
