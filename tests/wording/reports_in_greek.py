"""Make reports with every fixed word in Greek letters, and print what they say, as JSON by what was made of which case.

A program of its own, as `in_greek` is.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from datetime import date
from html import unescape

from tests.wording.in_greek import speak_greek

CASES = ("example", "golden_h_two_pictures", "golden_g_nothing_known")
"""One with everything, one whose people differ, one that says nothing."""
TEMPLATES = ("consulting", "one-page", "workshop")


def reports_of(name: str) -> Iterator[tuple[str, str]]:
    """Yield every form of a case's report as text."""
    from abm_fit.assessment.cases import read_case
    from abm_fit.commands.subjects import load_pack_named
    from abm_fit.report.context import build_context
    from abm_fit.report.html import render_html
    from abm_fit.report.markdown import markdown_report
    from abm_fit.report.workbook.making import excel_report
    from abm_fit.resources import packs_folder, templates_folder
    from abm_fit.scoring.engine import score

    pack = load_pack_named(None)
    assessment = read_case(packs_folder() / "abm_fit" / "cases" / f"{name}.yaml", pack).assessment
    result = score(pack, assessment, analyses=True)
    context = build_context(pack, assessment, result)
    for template in TEMPLATES:
        yield template, read_aloud(render_html(context, templates_folder() / template, fonts="asset"))
    yield "markdown", markdown_report(context)
    book = excel_report(pack, assessment, result, locale="en_US", everybody=True, created=date(2026, 1, 1))
    yield "workbook", "\n".join(texts_in(book))


def read_aloud(html: str) -> str:
    """Return what a page shows or a screen reader says of it, one piece a line."""
    body = re.sub(r"<style.*?</style>", "", html, flags=re.DOTALL)
    said = re.findall(r'\s(?:alt|title|aria-label)="([^"]*)"', body)
    return unescape("\n".join([re.sub(r"<[^>]*>", "\n", body), *said]))


def texts_in(content: bytes) -> Iterator[str]:
    """Yield the names of a workbook's sheets, its texts, and the words in its number formats."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content))
    yield from book.sheetnames
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    yield from (cell.value for cell in cells if isinstance(cell.value, str) and cell.data_type == "s")
    yield from {words for cell in cells for words in re.findall(r'"([^"]*)"', str(cell.number_format))}


if __name__ == "__main__":
    speak_greek()
    print(json.dumps({f"{case}, {form}": text for case in CASES for form, text in reports_of(case)}))
