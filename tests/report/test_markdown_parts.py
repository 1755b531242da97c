"""The Markdown report: every part in order, nothing empty, and another subject's pack in its own words alone."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from abm_fit.assessment.cases import read_case
from abm_fit.assessment.model import Assessment
from abm_fit.pack.loading import load_pack
from abm_fit.pack.model import Pack
from abm_fit.report.context import build_context
from abm_fit.report.markdown import markdown_report
from abm_fit.scoring.engine import score
from abm_fit.summary import summary_lines

PUBLISHED = sorted((Path(__file__).parent.parent / "external/published/packs").iterdir())


def written(pack: Pack, assessment: Assessment) -> str:
    return markdown_report(build_context(pack, assessment, score(pack, assessment, analyses=True)))


def headings(text: str) -> list[tuple[int, str, bool]]:
    """Return (depth, text, whether anything stands under it before the next heading)."""
    lines = [line for line in text.splitlines() if line.strip()]
    return [
        (len(line) - len(line.lstrip("#")), line, not following.startswith("#"))
        for line, following in pairwise([*lines, "# end"])
        if line.startswith("#")
    ]


@pytest.mark.parametrize("folder", PUBLISHED, ids=lambda folder: folder.name)
def test_a_pack_on_another_subject_has_no_empty_heading_and_none_of_our_subject(folder: Path) -> None:
    pack = load_pack(folder)
    for file in sorted((folder / "cases").glob("*.yaml"))[:3]:
        text = written(pack, read_case(file, pack).assessment)
        found = headings(text)
        for (depth, line, filled), (below, _, _) in pairwise([*found, (1, "end", True)]):
            assert filled or below > depth, line
        assert not re.search(r"\b(ABM|accounts?|programme|segments?|demand generation)\b", text)


def test_the_parts_come_in_order_and_are_numbered_without_a_gap(pack: Pack, example: Assessment) -> None:
    found = [line for depth, line, _ in headings(written(pack, example)) if depth == 2]
    numbers = [int(match[1]) for line in found if (match := re.match(r"## (\d+)\. ", line))]
    letters = [match[1] for line in found if (match := re.match(r"## ([A-H])\. ", line))]
    assert numbers == list(range(1, len(numbers) + 1))
    assert letters == list("ABCDE")


def test_page_one_says_what_it_takes_and_what_is_not_recommended(pack: Pack, example: Assessment) -> None:
    first = written(pack, example).partition("What this rests on")[0].partition("\n## What is in")[0]
    for heading in ("### Why", "### What it takes", "### Not recommended now", "### How solid is it?"):
        assert heading in first


def test_tables_on_the_way_to_the_verdict_stand_in_report_and_summary(tables: tuple[Pack, Assessment]) -> None:
    pack, assessment = tables
    result = score(pack, assessment, analyses=True)
    text, lines = written(pack, assessment), summary_lines(pack, result)
    assert result.tables
    for table in result.tables:
        assert f"| {table.title} |" in text
        assert f"  {table.title}: {table.label}" in lines


@pytest.fixture
def tables() -> tuple[Pack, Assessment]:
    folder = next(folder for folder in PUBLISHED if folder.name == "dex_car")
    pack = load_pack(folder)
    for file in sorted((folder / "cases").glob("*.yaml")):
        assessment = read_case(file, pack).assessment
        if all(table.label for table in score(pack, assessment).tables):
            return pack, assessment
    raise AssertionError("no case decides every table")
