"""The report of packs of other subjects: each segment's own answers, and nothing that a question cannot give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from abm_fit.assessment.cases import read_case
from abm_fit.report.context import build_context
from abm_fit.scoring.engine import score
from abm_fit.tui.outline.axes import axis_nodes, gate_nodes
from abm_fit.tui.outline.node import Node

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


def outline(nodes: Sequence[Node]) -> Iterator[str]:
    """Go through the lines of an outline, opened down to the last."""
    for node in nodes:
        yield node.text
        yield from outline(node.inside() if node.inside else ())


def test_the_outline_speaks_of_the_scale_of_the_pack_and_of_gates_that_raise() -> None:
    pack = pack_of("stop_bang")
    assessment = read_case(PACKS / "stop_bang" / "cases" / "two.yaml", pack).assessment
    result = score(pack, assessment, analyses=True)
    lines = [*outline(axis_nodes(pack, result)), *outline(gate_nodes(pack, result))]
    assert "STOP-Bang: 3 of 8, High (by points alone: Intermediate)" in lines
    assert "Value 1 of 1" in lines
    assert "A gate lifts a band, whatever the points are." in lines
    assert "Raises: Two of the first four and one more sign" in lines
    assert "STOP-Bang at least: High" in lines
    assert not [line for line in lines if "of 100" in line]


@pytest.mark.parametrize(
    ("name", "case", "title"),
    [
        ("air_quality", "one", "Unhealthy for sensitive groups"),
        ("cvss_base", "one", "Critical"),
    ],
)
def test_page_one_of_decisions_alone_is_headed_by_the_headline(name: str, case: str, title: str) -> None:
    pack = pack_of(name)
    assessment = read_case(PACKS / name / "cases" / f"{case}.yaml", pack).assessment
    front = build_context(pack, assessment, score(pack, assessment, analyses=True)).front
    assert front.head.title == title


def test_decisions_of_several_segments_name_them() -> None:
    pack = pack_of("kepner_tregoe")
    assessment = read_case(PACKS / "kepner_tregoe" / "cases" / "one.yaml", pack).assessment
    result = replace(score(pack, assessment, analyses=True), headline=None)
    title = build_context(pack, assessment, result).front.head.title
    assert "Standing (A): No go" in title
    assert "Standing (C): Behind another" in title
