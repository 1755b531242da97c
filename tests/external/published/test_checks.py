"""`check` on packs of other subjects: no false alarm, every result reached, shares as enumerated."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import product

import pytest

from abm_fit.proof.checking import check_pack
from abm_fit.proof.printing import findings_to_text

from .answering import PACKS, pack_of, scored

NAMES = sorted(folder.name for folder in PACKS.iterdir() if folder.is_dir())


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_with_a_pack_and_its_cases_come_out(name: str) -> None:
    findings = check_pack(pack_of(name), PACKS / name)
    assert [finding.message for finding in findings.findings if finding.severity == "error"] == []
    assert findings.cases
    assert all(run.passed for run in findings.cases)
    assert [item.id for item in findings.reach if item.state != "reached"] == []


def test_answers_that_count_in_two_places_take_part_in_the_shares_of_verdicts() -> None:
    signs = ("confusion", "urea", "respiration", "pressure", "age")
    told = Counter(
        scored("curb65", dict(zip(signs, answers, strict=True))).verdict().outcome
        for answers in product(("no", "yes"), repeat=5)
    )
    rates = check_pack(pack_of("curb65")).base_rates
    assert rates == {outcome: Fraction(many, 32) for outcome, many in told.items()}


def test_a_level_that_few_reach_is_not_printed_as_one_that_nobody_reaches() -> None:
    text = findings_to_text(check_pack(pack_of("cmmi_staged")))
    assert "  l2    0.8 %" in text
    assert "  l5  < 0.1 %" in text
