"""One page is one page, and nothing on any page is printed where it should not be."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from abm_fit.assessment.cases import read_case
from abm_fit.pack.model import Pack
from abm_fit.report.context import Context, build_context
from abm_fit.report.fitting import front_layout, fullness
from abm_fit.report.html import Paper, render_html
from abm_fit.report.parts.material import Material
from abm_fit.report.pdf import write_pdf
from abm_fit.report.templates import find_template, readable_folders
from abm_fit.resources import DEFAULT_PACK, packs_folder
from abm_fit.scoring.engine import score
from tests.report.small_pages import DAY, Render, page
from tests.report.tools.sheets import Sheet, alone_at_the_foot, headings, nearly_empty, on_each_other, outside, sheets
from tests.report.tools.verapdf import CanNotBeHadError

SIDE = 19.5
"""Millimetres of margin at the left and the right."""

LEAST = 5
"""Millimetres from the sheet's upper and lower edge that stay free, head and foot lines included."""

FULLEST = 8
"""How many of the worked cases are tried: those whose first page is nearest to running over."""

CROWDED = Path(__file__).parents[1] / "data" / "report" / "four_segments.yaml"
"""Four segments, half of it unknown, notes and names of every length and script."""


@pytest.fixture(scope="module")
def reports(
    pack: Pack, whole: Path, one_page: Path, tmp_path_factory: pytest.TempPathFactory, pdf_libraries: None
) -> dict[str, Path]:
    """Return reports of every template, A4 and Letter, of which some are crowded and one is nearly blank."""
    folder = tmp_path_factory.mktemp("pages")
    found = {"example": whole, "one page": one_page}
    blank = packs_folder() / DEFAULT_PACK / "cases" / "golden_g_nothing_known.yaml"
    wanted: dict[Path, list[tuple[str, str, Paper]]] = {
        CROWDED: [("crowded", "consulting", "Letter"), ("crowded workshop", "workshop", "A4")],
        blank: [("blank workshop", "workshop", "Letter")],
    }
    for file, forms in wanted.items():
        assessment = read_case(file, pack).assessment
        context = build_context(pack, assessment, score(pack, assessment, analyses=True))
        for name, template, paper in forms:
            html = render_html(context, find_template(template), fonts="asset", paper=paper)
            folders = readable_folders(find_template(template))
            found[name] = folder / f"{name}.pdf"
            write_pdf(html, found[name], template_folder=folders, created=DAY)
    return found


@pytest.fixture(scope="module")
def seen(reports: dict[str, Path], can_not_be_had: Callable[[str], NoReturn]) -> dict[str, list[Sheet]]:
    """Return the pages of these reports."""
    try:
        return {name: sheets(pdf) for name, pdf in reports.items()}
    except CanNotBeHadError as error:
        can_not_be_had(str(error))


def test_every_word_stands_inside_the_margins(seen: dict[str, list[Sheet]]) -> None:
    assert {name: found for name, pages in seen.items() if (found := outside(pages, SIDE, LEAST))} == {}


def test_no_word_is_printed_over_another(seen: dict[str, list[Sheet]]) -> None:
    assert {name: found for name, pages in seen.items() if (found := on_each_other(pages))} == {}


def test_no_heading_stands_alone_at_the_foot_of_a_page(reports: dict[str, Path], seen: dict[str, list[Sheet]]) -> None:
    told = {name: alone_at_the_foot(pdf, seen[name], 8) for name, pdf in reports.items()}
    assert {name: found for name, found in told.items() if found} == {}
    assert len(list(headings(reports["crowded"]))) > 30


def test_no_page_is_nearly_empty_the_last_one_neither(seen: dict[str, list[Sheet]]) -> None:
    for name, pages in seen.items():
        assert nearly_empty(pages[:-1], 0.7) == [], name
        assert nearly_empty(pages, 0.25) == [], name


def test_the_running_head_has_the_whole_name(seen: dict[str, list[Sheet]]) -> None:
    name = "Quillfeather Example International Instruments and Precision Optics Holding (made up)"
    head = " ".join(word.text for word in seen["crowded"][4].words if word.foot < 20)
    assert name in head


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


def test_a_table_may_begin_on_the_page_after_the_words_before_it(
    reported: dict[str, tuple[Material, Context]],
    tmp_path: Path,
    pdf_libraries: None,
    can_not_be_had: Callable[[str], NoReturn],
) -> None:
    html = render_html(reported["example"][1], find_template("consulting"), fonts="asset")
    head, _, _ = html.partition("<main ")
    rows = "<tr><th scope='row'>Row</th></tr>" * 4
    table = f"<table><thead><tr><th scope='col'>Head</th></tr></thead><tbody>{rows}</tbody></table>"
    body = f"<h1>A</h1><div style='height:235mm'></div><p>Before</p>{table}"
    page_one = "@page:first{margin-top:23mm}"
    whole = f"{head.replace('</style>', page_one + '</style>')}<main>{body}</main></body></html>"
    write_pdf(whole, tmp_path / "a.pdf", template_folder=readable_folders(find_template("consulting")), created=DAY)
    try:
        first, second = sheets(tmp_path / "a.pdf")
    except CanNotBeHadError as error:
        can_not_be_had(str(error))
    assert "Before" in {word.text for word in first.body()}
    assert [word.text for word in second.body()] == ["Head", "Row", "Row", "Row", "Row"]


def test_what_is_wrong_would_be_found(
    render: Render, tmp_path: Path, can_not_be_had: Callable[[str], NoReturn]
) -> None:
    over = "<p style='margin:0'>Under</p><p style='position:absolute;top:0;margin:0'>Over</p>"
    body = (
        f"<p style='margin-left:-5mm'>Outside</p><div style='position:relative;height:9mm'>{over}</div>"
        "<h2 style='margin-top:240mm'>Alone</h2><p style='break-before:page'>Last</p>"
    )
    render(page(body, style="@page{size:A4;margin:20mm}h1{bookmark-level:1}h2{bookmark-level:2}"))
    try:
        pages = sheets(tmp_path / "out.pdf")
    except CanNotBeHadError as error:
        can_not_be_had(str(error))
    assert outside(pages, SIDE, LEAST) == ["page 1: Outside"]
    assert on_each_other(pages) in (["page 1: Under / Over"], ["page 1: Over / Under"])
    assert alone_at_the_foot(tmp_path / "out.pdf", pages, 8) == ["page 2: Alone"]
    assert nearly_empty(pages, 0.25)[-1].startswith("page 3")
