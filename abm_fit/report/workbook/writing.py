"""Cells of a workbook: texts that stay text, numbers, formulas with what they come to; the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction
from html import escape
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from abm_fit.wording.words import Words

MOST_TEXT = 32_000
"""Characters of one cell; Excel takes 32,767."""

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML can't hold."""

Number = Fraction | int | float

WIDEST = 10**15
"""Larger numbers are written as decimals."""

LINE, HIGHEST = 15.0, 405.0
"""Points of one line, and of the highest row that Excel takes (409)."""

LARGE = "1E+150"
"""From here on a number is what came of one that stands for "no limit"."""

FONT = "Calibri"
"""What a workbook's other cells are set in by default."""

INPUT = "1F4E9E"
"""The colour of figures that may be changed: blue, as analysts expect."""


class Book:
    """A workbook being written."""

    def __init__(self, words: Words) -> None:
        from openpyxl import Workbook

        self.words = words
        self.sheets: dict[str, Worksheet] = {}
        """Sheets by the key of their name."""
        self.workbook: Workbook = Workbook()
        self._known: dict[tuple[str, str], float | str] = {}
        self._lines: dict[tuple[str, int], int] = {}
        """Lines of the longest text in each row."""
        first = self.workbook.active
        if first is not None:
            self.workbook.remove(first)

    def sheet(self, key: str, widths: Sequence[int]) -> Worksheet:
        """Add a sheet, named by a key of the fixed words, with columns of these widths, in characters.

        Printed, all of them stand on one page's width.
        """
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.properties import PageSetupProperties

        sheet: Worksheet = self.workbook.create_sheet(self.words(key))
        self.sheets[key] = sheet
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        if sheet.oddFooter is not None:
            sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "&P / &N"
        for place, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(place)].width = width
        return sheet

    def text(self, sheet: Worksheet, row: int, column: int, text: str, *, bold: bool = False) -> None:
        """Write a text: never a formula, whatever it begins with."""
        from openpyxl.styles import Alignment, Font

        if not text:
            return
        clean = CONTROL.sub("\ufffd", text)
        if len(clean) > MOST_TEXT:
            clean = clean[:MOST_TEXT] + " …"
        cell = plain(sheet, row, column)
        cell.value = clean
        cell.data_type = "s"
        cell.quotePrefix = True  # and it stays text when somebody edits the cell
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(name=FONT, sz=11, bold=bold)
        lines = lines_of(clean, sheet.column_dimensions[cell.column_letter].width)
        self._lines[sheet.title, row] = max(lines, self._lines.get((sheet.title, row), 1))

    def number(
        self, sheet: Worksheet, row: int, column: int, number: Fraction | int | float, *, given: bool = False
    ) -> str:
        """Write a number and return its address; `given`: it may be changed, and looks like it."""
        from openpyxl.styles import Alignment, Font

        cell = plain(sheet, row, column)
        exact = Fraction(number)
        whole = exact.denominator == 1
        cell.value = int(exact) if whole and abs(exact) < WIDEST else float(exact)
        cell.number_format = self.bounded("#,##0" if whole else "#,##0.######")
        cell.alignment = Alignment(vertical="top")
        if given:
            cell.font = Font(name=FONT, sz=11, color=INPUT)
        return address(sheet, cell.column_letter, cell.row)

    def formula(
        self,
        sheet: Worksheet,
        row: int,
        column: int,
        formula: str,
        comes_to: Fraction | str | None,
        places: int = 2,
        *,
        given: bool = False,
    ) -> str:
        """Write a formula with what it comes to today, for programs that show without computing; return its address.

        `given`: a figure may be typed over it, and it looks like it.
        """
        from openpyxl.styles import Alignment, Font

        cell = plain(sheet, row, column)
        cell.value = "=" + formula
        cell.number_format = self.bounded("#,##0" + ("." + "0" * places if places else ""))
        cell.alignment = Alignment(vertical="top")
        if given:
            cell.font = Font(name=FONT, sz=11, color=INPUT)
        if comes_to is not None:
            self._known[(sheet.title, cell.coordinate)] = comes_to if isinstance(comes_to, str) else float(comes_to)
        return address(sheet, cell.column_letter, cell.row)

    def name(self, name: str, address: str) -> None:
        """Give a cell a name that formulas may use."""
        from openpyxl.workbook.defined_name import DefinedName

        self.workbook.defined_names[name] = DefinedName(name, attr_text=address)

    def heads(self, sheet: Worksheet, row: int, keys: Sequence[str]) -> None:
        """Write a line of column heads by their keys, which stay in sight and stand on every printed page."""
        from openpyxl.styles import Border, Side

        for column, key in enumerate(keys, 1):
            self.text(sheet, row, column, self.words(key), bold=True)
            plain(sheet, row, column).border = Border(bottom=Side("thin"))
        sheet.freeze_panes = f"A{row + 1}"
        sheet.print_title_rows = f"{row}:{row}"

    def bounded(self, pattern: str) -> str:
        """Return a number format that writes in words what stands for an end that nothing bounds."""
        words = self.words("book.no_limit").replace('"', "")
        return f'[>={LARGE}]"{words}";[<=-{LARGE}]"{words}";{pattern}'

    def content(self, created: date) -> bytes:
        """Return the file; the same book gives the same bytes."""
        for (title, row), lines in self._lines.items():  # not every program grows a row with its text by itself
            if lines > 1:
                self.workbook[title].row_dimensions[row].height = min(lines * LINE, HIGHEST)
        self.workbook.calculation.fullCalcOnLoad = True
        stamp = datetime(created.year, created.month, created.day)
        self.workbook.properties.creator = "abm-fit"
        self.workbook.properties.created = stamp
        made = io.BytesIO()
        self.workbook.save(made)
        return self._settled(made.getvalue(), stamp)

    def _settled(self, content: bytes, stamp: datetime) -> bytes:
        """Put the clock's traces out of a workbook, and what its formulas come to in."""
        names = {f"xl/worksheets/sheet{n}.xml": title for n, title in enumerate(self.workbook.sheetnames, 1)}
        settled = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                body = old.read(name)
                if name == "docProps/core.xml":
                    written = f"{stamp.isoformat()}Z".encode()
                    body = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + written, body)
                elif name in names:
                    body = self._with_results(body, names[name])
                new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), body, zipfile.ZIP_DEFLATED)
        return settled.getvalue()

    def _with_results(self, body: bytes, sheet: str) -> bytes:
        def filled(found: re.Match[bytes]) -> bytes:
            known = self._known.get((sheet, found[1].decode()))
            if known is None:
                return found[0]
            opening, rest = found[0][: found.end(1) - found.start() + 1], found[0][: -len(found[3])]
            if isinstance(known, str):
                return opening + b' t="str"' + rest[len(opening) :] + f"<v>{escape(known)}</v>".encode()
            return rest + f"<v>{known!r}</v>".encode()

        return re.sub(rb'<c r="([A-Z]+\d+)"([^>]*)><f>[^<]*</f>(<v\s*/>|<v></v>)', filled, body)


def lines_of(text: str, width: float) -> int:
    """Return on how many lines a text stands in a column so many characters wide; letters of East Asia count twice."""
    from unicodedata import east_asian_width

    sizes = [sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line) for line in text.split("\n")]
    return sum(max(1, ceil(size / max(width - 2, 1))) for size in sizes)


def plain(sheet: Worksheet, row: int, column: int) -> Cell:
    """Return a cell that is part of no merged range."""
    from openpyxl.cell.cell import Cell

    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def address(sheet: Worksheet, letter: str, row: int) -> str:
    """Return a cell's address from anywhere in the workbook."""
    return f"{quoted(sheet)}!${letter}${row}"


def quoted(sheet: Worksheet) -> str:
    """Return a sheet's name as formulas write it."""
    name = sheet.title.replace("'", "''")
    return f"'{name}'"
