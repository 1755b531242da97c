"""The report of packs of other subjects: each segment's own answers, and nothing that a question cannot give."""

from __future__ import annotations

from dataclasses import replace

import pytest

from abm_fit.assessment.cases import read_case
from abm_fit.report.context import build_context
from abm_fit.scoring.engine import score

from .answering import PACKS, pack_of


@pytest.mark.parametrize("kind", ["level", ""])
def test_what_is_to_be_gained_is_a_segments_own_and_no_more_than_an_answer_can_give(kind: str) -> None:
    pack = pack_of("food_hygiene")
    axis = replace(pack.rubric.sums["score"], kind=kind)  # type: ignore[arg-type]
    pack = replace(pack, rubric=replace(pack.rubric, sums={"score": axis}))
    assessment = read_case(PACKS / "food_hygiene" / "cases" / "one_unknown.yaml", pack).assessment
    levels = build_context(pack, assessment, score(pack, assessment, analyses=True)).levels
    rows = {level.head.id: {(title, answer, gain) for title, answer, _, gain in level.weakest} for level in levels}
    if not kind:
        assert rows == {"level-score-cafe": set(), "level-score-bar": set()}
        return
    assert rows["level-score-cafe"] == {
        ("Hygiene and safety", "5 points", "+20.0"),
        ("Structure and cleaning", "5 points", "+20.0"),
        ("Confidence in management", "5 points", "+25.0"),
    }
    assert rows["level-score-bar"] == {
        ("Hygiene and safety", "10 points", "+15.0"),
        ("Structure and cleaning", "10 points", "+15.0"),
        ("Confidence in management", "don't know", "up to +30.0"),
    }


def test_given_numbers_stand_as_they_were_given_and_computed_ones_beside_what_they_are_held_against() -> None:
    pack = pack_of("electre_tri")
    assessment = read_case(PACKS / "electre_tri" / "cases" / "all_good.yaml", pack).assessment
    context = build_context(pack, assessment, score(pack, assessment, analyses=True))
    assert context.money is not None
    assert [line for one in context.money.arithmetic for line in one.lines] == ["Credibility is 1; 0.65 is asked for."]
    pack = pack_of("must")
    assessment = read_case(PACKS / "must" / "cases" / "lost.yaml", pack).assessment
    answers = build_context(pack, assessment, score(pack, assessment, analyses=True)).answers
    assert "1.75 m" in [row.answer for group in answers.groups for row in group.rows]


def test_a_figure_of_the_whole_is_said_once_however_many_segments_there_are() -> None:
    pack = pack_of("market_shares")
    assessment = read_case(PACKS / "market_shares" / "cases" / "four.yaml", pack).assessment
    context = build_context(pack, assessment, score(pack, assessment))
    assert context.money is not None
    said = "The squares of the shares add up to 2,600; above 2,500 is highly concentrated."
    assert [(one.segment, one.lines) for one in context.money.arithmetic] == [("", (said,))]
