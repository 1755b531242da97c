"""A small spreadsheet: reads a workbook and works out its formulas, as Excel would.

Knows what our workbooks use: + - * / &, comparisons, IF (lazy), AND, MIN, MAX, SUM, SUMPRODUCT, LOOKUP, NA.
Functions over cells pass over texts and blanks; a text in arithmetic, a division by nought and NA() are errors, and
spread.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import partial

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

Value = float | str | None

TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?(?:E[+-]?\d+)?)|(?P<text>\"(?:[^\"]|\"\")*\")"
    r"|(?P<cell>(?:'(?:[^']|'')+'!)?\$?[A-Z]{1,2}\$?\d+(?::\$?[A-Z]{1,2}\$?\d+)?)"
    r"|(?P<defined>[A-Z]+_\w+)|(?P<name>[A-Z]+)(?=\()|(?P<sign><=|>=|<>|[-+*/&=<>(),]))"
)


class CellError(Exception):
    """An error value."""


class Spreadsheet:
    """A workbook with values for all of its cells."""

    def __init__(self, content: bytes) -> None:
        book = load_workbook(io.BytesIO(content))
        self.cells: dict[tuple[str, int, int], Value] = {}
        self._formulas: dict[tuple[str, int, int], str] = {}
        self.names = {name: str(defined.attr_text) for name, defined in book.defined_names.items()}
        self._busy: set[tuple[str, int, int]] = set()
        for sheet in book.worksheets:
            for line in sheet.iter_rows():
                for cell in line:
                    key = (sheet.title, int(cell.row or 0), int(cell.column or 0))
                    if cell.data_type == "f":
                        self._formulas[key] = str(cell.value)[1:]
                    elif isinstance(cell.value, (str, int, float)):
                        self.cells[key] = cell.value if isinstance(cell.value, str) else float(cell.value)

    def value(self, sheet: str, row: int, column: int) -> Value:
        """Return a cell's value; raises CellError where it is an error."""
        key = (sheet, row, column)
        if key in self._formulas and key not in self.cells:
            if key in self._busy:
                raise AssertionError(f"{key} reads itself")
            self._busy.add(key)
            try:
                self.cells[key] = Formula(self, sheet, self._formulas[key]).result()
            finally:
                self._busy.discard(key)
        return self.cells.get(key)

    def change(self, sheet: str, row: int, column: int, value: float) -> None:
        """Type a number into a cell, and forget what was worked out."""
        for key in self._formulas:
            self.cells.pop(key, None)
        self.cells[(sheet, row, column)] = float(value)

    def formulas(self, sheet: str) -> list[tuple[int, int]]:
        """Return where a sheet has formulas."""
        return [(row, column) for title, row, column in self._formulas if title == sheet]


class Formula:
    """One formula being worked out. Every parsed part is a function, so that IF can leave one alone."""

    def __init__(self, book: Spreadsheet, sheet: str, text: str) -> None:
        self._book, self._sheet = book, sheet
        self._tokens: list[tuple[str, str]] = []
        place = 0
        while place < len(text):
            found = TOKEN.match(text, place)
            assert found, f"not understood: {text[place:]!r} in {text!r}"
            assert found.lastgroup is not None
            self._tokens.append((found.lastgroup, found[found.lastgroup]))
            place = found.end()
        self._at = 0

    def result(self) -> Value:
        made = self._comparison()
        assert self._at == len(self._tokens), self._tokens[self._at :]
        return made()

    def _take(self, *signs: str) -> str:
        if self._at < len(self._tokens) and self._tokens[self._at][0] == "sign" and self._tokens[self._at][1] in signs:
            self._at += 1
            return self._tokens[self._at - 1][1]
        return ""

    def _comparison(self) -> Callable[[], Value]:
        left = self._chain(("&",), lambda: self._chain(("+", "-"), lambda: self._chain(("*", "/"), self._atom)))
        if sign := self._take("<=", ">=", "<", ">", "="):
            right = self._chain(("&",), lambda: self._chain(("+", "-"), lambda: self._chain(("*", "/"), self._atom)))
            return lambda: compare(sign, left(), right())
        return left

    def _chain(self, signs: tuple[str, ...], part: Callable[[], Callable[[], Value]]) -> Callable[[], Value]:
        made = part()
        while sign := self._take(*signs):
            made = combined(sign, made, part())
        return made

    def _atom(self) -> Callable[[], Value]:
        if self._take("-"):
            inner = self._atom()
            return lambda: -number(inner())
        if self._take("("):
            inner = self._comparison()
            assert self._take(")")
            return inner
        kind, text = self._tokens[self._at]
        self._at += 1
        if kind == "number":
            return lambda: float(text)
        if kind == "text":
            return lambda: text[1:-1].replace('""', '"')
        if kind == "defined":
            return self._cells(self._book.names[text])[0]
        if kind == "cell":
            return self._cells(text)[0]
        return self._call(text)

    def _call(self, name: str) -> Callable[[], Value]:
        assert self._take("(")
        arguments: list[tuple[Callable[[], Value], str]] = []
        while not self._take(")"):
            start = self._at
            made = self._comparison()
            alone = self._at == start + 1 and self._tokens[start][0] == "cell"
            arguments.append((made, self._tokens[start][1] if alone else ""))
            self._take(",")
        return lambda: self._function(name, arguments)

    def _function(self, name: str, arguments: list[tuple[Callable[[], Value], str]]) -> Value:
        if name == "NA":
            raise CellError
        if name == "IF":
            return arguments[1 if number(arguments[0][0]()) else 2][0]()
        if name == "AND":
            return float(all(number(made()) for made, _ in arguments))
        if name == "LOOKUP":
            wanted = number(arguments[0][0]())
            starts, labels = (self._cells(address) for _, address in arguments[1:])
            below = [place for place, start in enumerate(starts) if number(start()) <= wanted]
            if not below:
                raise CellError
            return labels[below[-1]]()
        if name == "SUMPRODUCT":
            columns = [[number(cell()) for cell in self._cells(address)] for _, address in arguments]
            return float(sum(one * other for one, other in zip(*columns, strict=True)))
        found = [number for made, address in arguments for number in self._numbers(made, address)]
        if name == "SUM":
            return sum(found)
        return min(found, default=0.0) if name == "MIN" else max(found, default=0.0)

    def _numbers(self, made: Callable[[], Value], address: str) -> list[float]:
        """Return an argument's numbers: those among its cells, or the one that it comes to."""
        if not address:
            return [number(made())]
        return [value for cell in self._cells(address) if isinstance(value := cell(), float)]

    def _cells(self, address: str) -> list[Callable[[], Value]]:
        sheet, _, place = address.rpartition("!")
        title = sheet[1:-1].replace("''", "'") or self._sheet
        left, top, right, bottom = range_boundaries(place.replace("$", ""))
        assert left is not None
        assert right is not None
        assert top is not None
        assert bottom is not None
        return [
            partial(self._book.value, title, row, column)
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        ]


def number(value: Value) -> float:
    """Return a value as arithmetic takes it."""
    if isinstance(value, str):
        raise CellError
    return float(value or 0)


def compare(sign: str, left: Value, right: Value) -> float:
    """Compare two values."""
    if isinstance(left, str) and isinstance(right, str):
        assert sign == "="
        return float(left.lower() == right.lower())
    if isinstance(left, str) or isinstance(right, str):
        return float((sign in "<=" and isinstance(right, str)) or (sign in ">=" and isinstance(left, str)))
    one, other = number(left), number(right)
    return float({"<": one < other, "<=": one <= other, ">": one > other, ">=": one >= other, "=": one == other}[sign])


def combined(sign: str, left: Callable[[], Value], right: Callable[[], Value]) -> Callable[[], Value]:
    """Combine two parts by an operator."""

    def work() -> Value:
        if sign == "&":
            return f"{left()}{right()}"
        one, other = number(left()), number(right())
        if sign == "/" and other == 0:
            raise CellError
        return {"+": one + other, "-": one - other, "*": one * other}[sign] if sign != "/" else one / other

    return work
