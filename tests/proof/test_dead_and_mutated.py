"""Dead questions against brute force, witnesses that are told what they stand for, and changes that no case notices."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abm_fit.assessment.cases import read_case
from abm_fit.errors import NotFoundError
from abm_fit.pack.loading import load_pack
from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Sum
from abm_fit.proof.checking import check_pack
from abm_fit.proof.coverage import dead_questions
from abm_fit.proof.witness import witness
from abm_fit.scoring.engine import score
from tests.scoring.small_packs import answered, bands, choice, make_pack, table

SOUND = Path(__file__).parents[1] / "data" / "invalid" / "proof" / "sound"


def _pack(points: list[int], cut: int) -> Pack:
    parts = [choice(f"q{place}", 0, 100) for place in range(len(points))]
    weighed = {f"q{place}": each for place, each in enumerate(points)}
    ready = Sum("ready", "Ready", weighed, bands=bands(cut), role="axis", kind="level")
    verdict = table("verdict", ("ready", 2), role="verdict")
    return make_pack([question for question, _ in parts], [rule for _, rule in parts], [ready], tables=[verdict])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 9), min_size=2, max_size=4), st.integers(1, 99))
def test_p8_a_question_is_dead_only_if_no_answers_let_it_move_the_verdict(points: list[int], cut: int) -> None:
    pack = _pack(points, cut)
    names = list(pack.questionnaire.questions)
    told = {
        options: score(pack, answered(pack, dict(zip(((name, None) for name in names), options, strict=True))))
        .verdict()
        .outcome
        for options in product(("o0", "o1"), repeat=len(names))
    }
    moving = {
        name
        for place, name in enumerate(names)
        if any(told[each] != told[(*each[:place], "o1", *each[place + 1 :])] for each in told)
    }
    assert set(dead_questions(pack)) == set(names) - moving


@pytest.mark.parametrize("verdict", ["keep", "prepare", "start"])
def test_a_witness_is_a_case_that_is_told_its_verdict(verdict: str, tmp_path: Path) -> None:
    import yaml

    pack = load_pack(SOUND)
    path = tmp_path / "witness.yaml"
    path.write_text(yaml.safe_dump(witness(pack, verdict), sort_keys=False), encoding="utf-8")
    assert score(pack, read_case(path, pack).assessment).verdict().outcome == verdict


def test_nobody_is_told_what_a_pack_can_not_say() -> None:
    with pytest.raises(NotFoundError, match="nothing in this pack"):
        witness(load_pack(SOUND), "stat")


def test_mutate_tells_the_changes_that_no_case_notices_and_those_are_unnoticed() -> None:
    pack = load_pack(SOUND)
    findings = check_pack(pack, SOUND, mutate=True)
    assert findings.mutations
    assert check_pack(pack, SOUND).mutations is None
    # Taking the cases away leaves every change unnoticed.
    alone = check_pack(replace(pack), None, mutate=True)
    assert alone.mutations is not None
    assert set(findings.mutations) < set(alone.mutations)
