"""One page is one page, and nothing is printed outside a page's margins."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from abm_fit.report.context import Context
from abm_fit.report.fitting import front_layout, fullness
from abm_fit.report.html import Paper, render_html
from abm_fit.report.parts.material import Material
from abm_fit.report.pdf import write_pdf
from abm_fit.report.templates import find_template, readable_folders
from tests.report.small_pages import DAY, Render, page

MILLIMETRE = 72 / 25.4
SIDE = 20
"""Millimetres of margin at the left and the right."""

FULLEST = 8
"""How many of the worked cases are tried: those whose first page is nearest to running over."""

LEAST = 5
"""Millimetres from the sheet's upper and lower edge that stay free, head and foot lines included."""


def outside(pdf: Path, can_not_be_had: Callable[[str], NoReturn]) -> list[str]:
    """Return the words that stand outside the margins, each with its page."""
    if shutil.which("pdftotext") is None:
        can_not_be_had("no pdftotext (apt-get install -y poppler-utils)")
    told = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    found: list[str] = []
    for number, sheet in enumerate(told.split("<page ")[1:], start=1):
        wide, tall = (float(re.findall(rf'{side}="([\d.]+)"', sheet)[0]) for side in ("width", "height"))
        for left, top, right, foot, word in re.findall(
            r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', sheet
        ):
            edge = min(float(left), wide - float(right)) / MILLIMETRE
            end = min(float(top), tall - float(foot)) / MILLIMETRE
            if edge < SIDE - 0.5 or end < LEAST:
                found.append(f"page {number}: {word}")
    return found


def test_every_word_of_a_whole_report_stands_inside_the_margins(
    whole: Path, one_page: Path, can_not_be_had: Callable[[str], NoReturn]
) -> None:
    assert outside(whole, can_not_be_had) == []
    assert outside(one_page, can_not_be_had) == []


def filled(context: Context, paper: Paper) -> float:
    """Return how full page one is by the estimate that its layout is chosen by."""
    chart, name = len(context.front.segments) == 1, context.meta.organisation
    layout = front_layout(context.front, paper, chart=chart, organisation=name)
    return fullness(context.front, paper, layout, chart=chart, organisation=name)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_one_page_is_one_page_in_the_fullest_of_the_worked_cases(
    paper: Paper, reported: dict[str, tuple[Material, Context]], tmp_path: Path, pdf_libraries: None
) -> None:
    folders = readable_folders(find_template("one-page"))
    fullest = sorted((context for _, context in reported.values()), key=lambda context: -filled(context, paper))
    sheets: dict[str, list[str]] = {}  # pages of one style sheet go into one PDF, which takes a fraction of the time
    for context in fullest[:FULLEST]:
        html = render_html(context, find_template("one-page"), fonts="asset", paper=paper)
        style, _, body = html.partition("<main ")
        sheets.setdefault(style[style.index("<style>") : style.index("</style>")], []).append(body.split("</body>")[0])
    for style, bodies in sheets.items():
        mains = "".join(f'<main style="break-before: page" {body}' for body in bodies)
        every_page = style.replace("@page :first", "@page")
        together = f'<!doctype html><html lang="en"><head><title>Pages</title>{every_page}</style></head><body>{mains}'
        done = write_pdf(together, tmp_path / "a.pdf", template_folder=folders, created=DAY)
        assert done.pages == len(bodies), [re.findall("<h1>(.*?)</h1>", body) for body in bodies]


def test_a_word_in_the_margin_would_be_found(
    render: Render, tmp_path: Path, can_not_be_had: Callable[[str], NoReturn]
) -> None:
    render(page("<p style='margin-left:-5mm'>Outside</p>", style="@page{size:A4;margin:20mm}"))
    assert outside(tmp_path / "out.pdf", can_not_be_had) == ["page 1: Outside"]
