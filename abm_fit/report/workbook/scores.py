"""The sheet of scores: every sum with its terms, from points to totals, as live formulas."""

from __future__ import annotations

from dataclasses import dataclass, field

from abm_fit.pack.nodes import Sum
from abm_fit.report.parts.material import Material
from abm_fit.report.workbook.answers import AnswerCells
from abm_fit.report.workbook.formulas import Ends
from abm_fit.report.workbook.writing import Book, quoted
from abm_fit.scoring.measured import NodeScore, Part

SHEET = "book.scores"
BANDS = "book.bands"

COLUMNS = (
    "book.term",
    "book.segment",
    "book.points",
    "book.applies",
    "book.weight",
    "book.value_low",
    "book.value_high",
    "book.contribution_low",
    "book.contribution_high",
    "book.band",
)
"""Keys of the heads."""

Key = tuple[str, str | None]


@dataclass
class Scores:
    """Writes the sheet: a heading, the terms and a total for each sum, the axes first."""

    book: Book
    m: Material
    answers: AnswerCells
    tops: dict[Key, int] = field(default_factory=dict)
    """The row of each sum's heading."""
    bands: dict[str, tuple[int, int]] = field(default_factory=dict)
    """The first and last row of each sum's bands."""

    def write(self) -> None:
        """Write the sheet of bands, then the scores."""
        self._write_bands()
        sheet = self.book.sheet(SHEET, (46, 16, 10, 10, 10, 12, 12, 14, 14, 44))
        self.book.heads(sheet, 1, COLUMNS)
        counted = (node for node in self.m.result.nodes if node.parts)
        nodes = sorted(counted, key=lambda node: self.m.pack.rubric.sums[node.node].role != "axis")
        row = 3
        for node in nodes:
            self.tops[(node.node, node.segment)] = row
            row += len(node.parts) + 3
        for node in nodes:
            self._write_node(node)

    def _write_bands(self) -> None:
        sheet = self.book.sheet(BANDS, (40, 12, 44))
        self.book.heads(sheet, 1, ("book.score", "book.from", "book.band"))
        row = 2
        for node in self.m.pack.rubric.sums.values():
            first = row
            for band in node.bands if node.points else ():
                self.book.text(sheet, row, 1, node.title)
                self.book.number(sheet, row, 2, band.start, given=True)
                self.book.text(sheet, row, 3, band.label)
                row += 1
            if row > first:
                self.bands[node.id] = (first, row - 1)

    def _write_node(self, node: NodeScore) -> None:
        sheet = self.book.sheets[SHEET]
        rule = self.m.pack.rubric.sums[node.node]
        top = self.tops[(node.node, node.segment)]
        first, last = top + 1, top + len(node.parts)
        where = self.m.where(node.segment)
        self.book.text(sheet, top, 1, node.title, bold=True)
        self.book.text(sheet, top, 2, where)
        for row, part in enumerate(node.parts, first):
            self._write_part(row, first, last, node, rule, part)
        self.book.text(sheet, last + 1, 1, self.m.words("book.total"), bold=True)
        self.book.text(sheet, last + 1, 2, where)
        applies = any(part.value is not None for part in node.parts)
        for column, letter, end in ((8, "H", node.score.low), (9, "I", node.score.high)):
            self.book.formula(sheet, last + 1, column, f"SUM({letter}{first}:{letter}{last})", end if applies else None)
        if node.node in self.bands:
            self._write_band(last + 1, node)

    def _write_part(self, row: int, first: int, last: int, node: NodeScore, rule: Sum, part: Part) -> None:
        sheet = self.book.sheets[SHEET]
        self.book.text(sheet, row, 1, part.title)
        self.book.text(sheet, row, 2, self.m.where(node.segment))
        self.book.number(sheet, row, 3, part.points, given=True)
        self.book.number(sheet, row, 4, int(part.value is not None), given=True)
        divided = f"/SUMPRODUCT($C${first}:$C${last},$D${first}:$D${last})" if rule.combine == "mean" else ""
        self.book.formula(sheet, row, 5, f"IF(D{row}=0,0,C{row}*D{row}{divided})", part.weight, 4)
        if part.value is not None:
            ends = self._value_cells(node, part)
            for column, address, end in ((6, ends.low, part.value.low), (7, ends.high, part.value.high)):
                if address:
                    self.book.formula(sheet, row, column, address, end)
                else:
                    self.book.number(sheet, row, column, end, given=True)
        self.book.formula(sheet, row, 8, f"E{row}*F{row}", part.contribution.low)
        self.book.formula(sheet, row, 9, f"E{row}*G{row}", part.contribution.high)

    def _value_cells(self, node: NodeScore, part: Part) -> Ends:
        """Return where a term's value stands: at the answer or at the total of another sum; empty for a table's."""
        questions, sums = self.m.pack.questionnaire.questions, self.m.pack.rubric.sums
        if part.child in questions:
            home = node.segment if questions[part.child].per == "segment" else None
            return self.answers.values.get((part.child, home), Ends("", ""))
        inner = sums.get(part.child)
        key = (part.child, node.segment if inner is not None and inner.per == "segment" else None)
        if key not in self.tops:
            return Ends("", "")
        total = self.tops[key] + len(self.m.result.node(*key).parts) + 1
        return Ends(f"$H${total}", f"$I${total}")

    def _write_band(self, row: int, node: NodeScore) -> None:
        """Write the band of the points, and beside it, in words, what the gates make of it today."""
        sheet = self.book.sheets[SHEET]
        first, last = self.bands[node.node]
        bands = quoted(self.book.sheets[BANDS])
        starts, labels = (f"{bands}!${column}${first}:${column}${last}" for column in "BC")
        low, high = (f"LOOKUP({letter}{row},{starts},{labels})" for letter in "HI")
        today = self.m.band_label(node.node, node.band_by_points) if node.band_by_points else None
        self.book.formula(sheet, row, 10, f'IF({low}={high},{low},{low}&" … "&{high})', today)
        self.book.text(sheet, row + 1, 10, self.m.words("book.after_gates", band=self.m.band(node)))
