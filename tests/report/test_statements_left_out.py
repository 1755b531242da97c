"""Sentences that can't be filled, and claims that would contradict what stands beside them, are left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from abm_fit.assessment.cases import read_case
from abm_fit.pack.model import Pack
from abm_fit.report.making import make_report
from abm_fit.resources import DEFAULT_PACK, packs_folder

NOTHING_KNOWN = packs_folder() / DEFAULT_PACK / "cases" / "golden_g_nothing_known.yaml"
HALF_KNOWN = Path(__file__).parents[1] / "data" / "report" / "four_segments.yaml"


@pytest.mark.parametrize(
    ("case", "never"),
    [
        (NOTHING_KNOWN, "One new customer brings"),
        (HALF_KNOWN, "none of them can change the verdict"),
    ],
)
def test_nothing_is_said_that_the_answers_do_not_carry(pack: Pack, tmp_path: Path, case: Path, never: str) -> None:
    target = tmp_path / "report.md"
    make_report(pack, read_case(case, pack).assessment, formats=("md",), target=target)
    assert never not in target.read_text(encoding="utf-8")
