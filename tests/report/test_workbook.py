"""The workbook computes what we compute, live, and takes no text for a formula."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from abm_fit.assessment.model import Assessment, Quantity
from abm_fit.pack.model import Pack
from abm_fit.report.workbook import making
from abm_fit.report.workbook.formulas import NO_LIMIT
from abm_fit.report.workbook.making import excel_report
from abm_fit.scoring.engine import score
from abm_fit.scoring.result import Result
from abm_fit.wording.words import Words, words_for
from tests.report.random_assessments import random_assessment
from tests.report.spreadsheet import CellError, Spreadsheet

DAY = date(2026, 11, 22)
FIGURES = {"book.figures": "L'économie"}


def workbook(pack: Pack, assessment: Assessment, *, everybody: bool = False) -> tuple[Result, bytes]:
    """Return a result and its workbook."""
    result = score(pack, assessment)
    return result, excel_report(pack, assessment, result, locale="en_US", everybody=everybody, created=DAY)


def number_in(book: Spreadsheet, sheet: str, row: int, column: int) -> float | None:
    """Return a cell's number; None where it is an error or stands for no limit."""
    try:
        value = book.value(sheet, row, column)
    except CellError:
        return None
    assert isinstance(value, float), (sheet, row, column, value)
    return None if abs(value) > NO_LIMIT**0.5 else value


def first_row(result: Result) -> int:
    """Return where the figures begin: below the exchange rate, where there is one."""
    return 2 if result.shown_in.code == result.currency else 3


def economics_differ(book: Spreadsheet, result: Result, sheet: str = "Economics") -> list[tuple[str, str | None]]:
    """Return the quantities that the workbook computes differently; amounts stand in the company's currency."""
    wrong = []
    for row, item in enumerate(result.quantities, first_row(result)):
        rate = float(result.shown_in.rate) if item.unit == "money" else 1.0
        ends = (number_in(book, sheet, row, 3), number_in(book, sheet, row, 4))
        if item.span is None or None in ends:
            same = item.span is None and None in ends
        else:
            same = ends == pytest.approx(
                (float(item.span.low) / rate, float(item.span.high) / rate), rel=1e-9, abs=1e-9
            )
        if not same:
            wrong.append((item.id, item.segment))
    return wrong


def scores_differ(pack: Pack, book: Spreadsheet, result: Result, sheet: str = "Scores") -> list[tuple[str, str | None]]:
    """Return the sums that the workbook adds up, or bands, differently."""
    nodes = sorted(result.nodes, key=lambda node: pack.rubric.sums[node.node].role != "axis")
    wrong, row = [], 3
    for node in nodes:
        total = row + len(node.parts) + 1
        if any(part.value is not None for part in node.parts):
            ends = (number_in(book, sheet, total, 8), number_in(book, sheet, total, 9))
            labels = {band.id: band.label for band in pack.rubric.sums[node.node].bands}
            same = ends == pytest.approx((float(node.score.low), float(node.score.high)), abs=1e-9)
            if node.band_by_points:
                same = same and book.value(sheet, total, 10) == labels[node.band_by_points]
            if not same:
                wrong.append((node.node, node.segment))
        row += len(node.parts) + 3
    return wrong


@pytest.mark.parametrize("seed", range(12))
def test_the_formulas_compute_what_we_compute(pack: Pack, seed: int) -> None:
    result, content = workbook(pack, random_assessment(pack, seed))
    book = Spreadsheet(content)
    assert economics_differ(book, result) == []
    assert scores_differ(pack, book, result) == []
    assert len(book.formulas("Economics")) > 50
    assert len(book.formulas("Scores")) > 100


def test_the_formulas_compute_the_same_with_sheets_named_in_another_language(
    pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = {
        "book.answers": "Réponses d'aujourd'hui",
        "book.scores": "L'échelle",
        "book.bands": "Où l'on est",
        **FIGURES,
    }
    monkeypatch.setattr(making, "words_for", lambda _: Words("fr", {**words_for("en").texts, **named}))
    result, content = workbook(pack, random_assessment(pack, 0))
    book = Spreadsheet(content)
    assert economics_differ(book, result, FIGURES["book.figures"]) == []
    assert scores_differ(pack, book, result, named["book.scores"]) == []
    assert number_in(book, FIGURES["book.figures"], first_row(result), 3) is not None


def test_a_changed_answer_moves_economics_as_it_would_move_ours(pack: Pack, example: Assessment) -> None:
    result, content = workbook(pack, example)
    book = Spreadsheet(content)
    asked = [(place, item) for place, item in enumerate(result.readings, 2) if item.question == "margin"]
    changed = list(example.log)
    for row, reading in asked:
        for column in (5, 6):
            book.change("Answers", row, column, 41)
        changed.append(
            replace(
                example.log[0],
                uuid=f"new{row}",
                sequence=len(changed) + 1,
                question="margin",
                respondent="agreed",
                segment=reading.segment,
                state="answered",
                value=Quantity(Fraction(41), Fraction(41)),
            )
        )
    after = score(pack, replace(example, log=tuple(changed)))
    assert [item.span for item in after.quantities] != [item.span for item in result.quantities]
    assert economics_differ(book, after) == []


def test_changed_points_move_the_total(pack: Pack, example: Assessment) -> None:
    result, content = workbook(pack, example)
    book = Spreadsheet(content)
    node = next(item for item in result.nodes if pack.rubric.sums[item.node].role == "axis")
    total = 3 + len(node.parts) + 1
    for row in range(4, total - 1):
        book.change("Scores", row + 1, 4, 0)  # only the first term still applies
    first = node.parts[0]
    assert first.value is not None
    assert number_in(book, "Scores", total, 8) == pytest.approx(float(first.value.low))


def test_text_is_never_a_formula(pack: Pack, example: Assessment) -> None:
    evil = '=HYPERLINK("http://example.com","x")'
    people = tuple(replace(person, name=f"+{person.id}") for person in example.respondents)
    rows = tuple(replace(row, note=evil + "\x07" + "x" * 40_000) for row in example.log)
    segments = tuple(replace(one, name=f"@{one.id}=1+1") for one in example.segments)
    hostile = replace(example, organisation=evil, respondents=people, log=rows, segments=segments)
    _, content = workbook(pack, hostile, everybody=True)
    book = load_workbook(io.BytesIO(content))
    assert book["Verdict"]["A1"].value == evil
    assert book["Verdict"]["A1"].data_type == "s"
    for sheet in book.worksheets:
        for line in sheet.iter_rows():
            for cell in line:
                if cell.data_type == "f":
                    assert "HYPERLINK" not in str(cell.value)
                    assert sheet.title != "Each person"


def test_single_answers_are_in_it_only_where_asked_for(pack: Pack, example: Assessment) -> None:
    assert "Each person" not in load_workbook(io.BytesIO(workbook(pack, example)[1])).sheetnames
    assert "Each person" in load_workbook(io.BytesIO(workbook(pack, example, everybody=True)[1])).sheetnames


def test_the_same_result_gives_the_same_bytes(pack: Pack, example: Assessment) -> None:
    assert workbook(pack, example)[1] == workbook(pack, example)[1]


def test_programs_that_do_not_compute_see_todays_figures(pack: Pack, example: Assessment) -> None:
    result, content = workbook(pack, example)
    assert load_workbook(io.BytesIO(content), data_only=True)["Scores"]["J12"].value == "Mostly ABM"
    shown = load_workbook(io.BytesIO(content), data_only=True)["Economics"]
    for row, item in enumerate(result.quantities, 2):
        if item.span is not None:
            assert shown.cell(row, 4).value == pytest.approx(float(item.span.high))


def test_a_sheet_prints_to_the_width_of_a_page_with_its_heads_and_no_text_cut(pack: Pack, example: Assessment) -> None:
    sheets = load_workbook(io.BytesIO(workbook(pack, example, everybody=True)[1])).worksheets
    for sheet in sheets:
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        if sheet.title != "Verdict":
            assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
        for line in sheet.iter_rows():
            for cell in line:
                if cell.data_type == "s" and len(str(cell.value)) < 400:
                    room = (sheet.row_dimensions[cell.row or 1].height or 15) / 15
                    wide = sheet.column_dimensions[get_column_letter(cell.column or 1)].width
                    assert len(str(cell.value)) <= room * wide, (sheet.title, cell.coordinate)


def test_what_nothing_bounds_is_written_in_words(pack: Pack, example: Assessment) -> None:
    book = load_workbook(io.BytesIO(workbook(pack, replace(example, log=()))[1]))
    endless = [cell for line in book["Answers"].iter_rows() for cell in line if cell.value == NO_LIMIT]
    assert endless
    for cell in endless:
        assert cell.number_format.startswith('[>=1E+150]"no limit"')


def test_figures_are_explained_by_names_and_not_by_ids(pack: Pack, example: Assessment) -> None:
    how = [str(cell.value) for cell in load_workbook(io.BytesIO(workbook(pack, example)[1]))["Economics"]["F"]]
    assert any("“Customers won from them” / “Accounts worked”" in text for text in how)
    assert not any("_" in text for text in how)
