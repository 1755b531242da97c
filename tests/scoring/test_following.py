"""Scoring answer by answer gives what scoring from the start gives."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from abm_fit.assessment.editing import with_rows
from abm_fit.assessment.model import Answer, Assessment
from abm_fit.commands.subjects import pack_folder
from abm_fit.pack.loading import load_pack
from abm_fit.pack.model import Pack
from abm_fit.scoring.engine import score, so_far
from abm_fit.scoring.following import at_once, follow
from tests.report.random_assessments import random_assessment
from tests.scoring.drawn_packs import Drawn, drawn

SLOW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The default pack."""
    return load_pack(pack_folder(None))


def follows(pack: Pack, assessment: Assessment, rows: list[Answer]) -> None:
    """Answer row by row, and compare each time with scoring from the start."""
    now = follow(pack, assessment)
    shown = so_far(now)
    before = shown.nodes
    for place, row in enumerate(rows):
        assessment = with_rows(assessment, [replace(row, uuid=f"again-{place}", sequence=0)])
        now = follow(pack, assessment, now)
        first = at_once(now, shown)
        shown = so_far(now)
        whole = score(replace(pack), assessment)
        axes = tuple(node for axis in pack.rubric.axes for node in whole.nodes if node.node == axis.id)
        assert shown.nodes == axes
        for part in ("segments", "gates", "verdicts", "headline", "mix"):
            assert getattr(shown, part) == getattr(whole, part), part
        for early, node in zip(first.nodes, axes, strict=True):
            assert early.score == node.score
            assert early.band in {node.band, *(one.band for one in before)}
        before = axes


def turns(pack: Pack, assessment: Assessment, chance: random.Random, count: int) -> list[Answer]:
    """Take answers back, say that they don't apply or are not known, and give them again, not always the same."""
    rows = []
    for row in chance.sample(assessment.log, min(count, len(assessment.log))):
        options = pack.questionnaire.questions[row.question].options
        other = replace(row, value=chance.choice(options).id) if options and isinstance(row.value, str) else row
        na = replace(row, state="not_applicable", value=None, reason="so")
        rows += [replace(row, state="cleared", value=None), row, replace(row, state="dont_know", value=None), na, other]
    return rows


@SLOW
@given(drawn(most_open=2), st.randoms(use_true_random=False))
def test_any_pack_says_the_same_answer_by_answer(case: Drawn, chance: random.Random) -> None:
    follows(case.pack, case.assessment, turns(case.pack, case.assessment, chance, 4))


@SLOW
@given(drawn(most_open=1, people=True), st.randoms(use_true_random=False))
def test_and_so_it_does_where_people_differ(case: Drawn, chance: random.Random) -> None:
    follows(case.pack, case.assessment, turns(case.pack, case.assessment, chance, 4))


@pytest.mark.parametrize("seed", range(6))
def test_and_so_does_the_default_pack(seed: int, pack: Pack) -> None:
    assessment = random_assessment(pack, seed)
    follows(pack, assessment, turns(pack, assessment, random.Random(seed), 4))


def test_another_set_up_is_scored_from_the_start(pack: Pack) -> None:
    assessment = random_assessment(pack, 3)
    before = follow(pack, assessment)
    so_far(before)
    fewer = replace(assessment, segments=assessment.segments[:1], depth="quick")
    assert so_far(follow(pack, fewer, before)) == so_far(follow(pack, fewer))
    assert len(so_far(follow(pack, fewer, before)).segments) == 1
