"""A witness on request for what is hard to come by: two answers at once, totals, ratios, segments side by side."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from abm_fit.assessment.cases import read_case
from abm_fit.proof.checking import check_pack
from abm_fit.proof.reaching import told
from abm_fit.proof.witness import witness
from abm_fit.scoring.engine import score

from .answering import pack_of

SOUGHT = [
    ("sofa", "decision", "failure.from_8"),
    ("bmi", "decision", "class.normal"),
    ("bmi", "decision", "class.overweight"),
    ("bmi", "decision", "advised.nothing"),
    ("hdi", "decision", "group.medium"),
    ("z_score", "decision", "zone.grey"),
    ("piotroski", "decision", "group.high"),
    ("grade_certainty", "decision", "overall.high"),
    ("grade_certainty", "decision", "overall.moderate"),
    ("grade_certainty", "decision", "overall.low"),
    ("kepner_tregoe", "decision", "standing.behind"),
    ("audit", "band", "risk.zone_iii"),
    ("audit", "verdict", "counselling"),
    ("air_quality", "decision", "category.unmeasured"),
    ("air_quality", "decision", "worst.unmeasured"),
    ("red_list", "decision", "category.deficient"),
]
"""What takes more than all answers at one level, or one answer moved."""


@pytest.mark.parametrize(("name", "kind", "target"), SOUGHT)
def test_a_witness_read_back_as_a_case_is_told_what_was_asked_for(
    name: str, kind: str, target: str, tmp_path: Path
) -> None:
    pack = pack_of(name)
    path = tmp_path / "witness.yaml"
    path.write_text(yaml.safe_dump(witness(pack, f"{kind} {target}"), sort_keys=False), encoding="utf-8")
    assert (kind, target) in told(pack, score(pack, read_case(path, pack).assessment))


@pytest.mark.parametrize("name", ["credit_anchor", "dsm_depression", "must", "stop_bang"])
def test_a_gate_that_decides_alone_is_not_said_to_decide_nothing(name: str) -> None:
    """Without the pack's cases: the company is built, its points past the gate and no other gate as strict."""
    assert [finding.place for finding in check_pack(pack_of(name)).findings if finding.code == "ABM-C017"] == []
