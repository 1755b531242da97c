"""The share of spend for the high pole: today, next and later, as ranges on one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from abm_fit.report.charts.metrics import fitted, width
from abm_fit.report.charts.svg import WIDTH, Chart, chart, line, rect, text
from abm_fit.report.theme import Theme

NAME_WIDTH = 150.0
HEAD, ROW = 22.0, 30.0
RIGHT = WIDTH - 12.0


@dataclass(frozen=True, slots=True)
class Share:
    """One line: a range of percent, 0 to 100."""

    name: str
    low: float
    high: float
    shown: str
    strong: bool = False
    """Whether it is an overall figure rather than a segment's."""


def mix_chart(id_: str, title: str, rows: Sequence[Share], words: tuple[str, str], theme: Theme) -> Chart:
    """Draw a bar a line; `words` name the low and the high pole."""
    alt = "; ".join(f"{row.name}: {row.shown} {words[1]}" for row in rows) + "."
    shapes = [text(NAME_WIDTH, 11, f"0 % {words[1]}", size=9.5, fill=theme.muted)]
    shapes.append(text(RIGHT, 11, f"100 % {words[1]}", size=9.5, fill=theme.muted, anchor="end"))
    for index, row in enumerate(rows):
        shapes.extend(_row(row, HEAD + index * ROW, theme))
    return chart(id_, title, alt, HEAD + len(rows) * ROW, shapes, theme)


def _row(row: Share, top: float, theme: Theme) -> Iterator[str]:
    yield text(0, top + 16, fitted(row.name, NAME_WIDTH - 10, 11.5, bold=row.strong), bold=row.strong)
    yield rect(NAME_WIDTH, top + 4, RIGHT - NAME_WIDTH, 16, theme.wash)
    for part in (25, 50, 75):
        yield line(_x(part), top + 4, _x(part), top + 20, theme.line)
    left, right = _x(row.low), max(_x(row.high), _x(row.low) + 3)
    yield rect(left, top + 4, right - left, 16, theme.brand if row.strong else theme.high)
    wide = width(row.shown, 11.5, bold=True)
    if right + 6 + wide < RIGHT:
        yield text(right + 6, top + 16.5, row.shown, bold=True)
    else:
        yield text(left - 6, top + 16.5, row.shown, bold=True, anchor="end")


def _x(percent: float) -> float:
    return NAME_WIDTH + (RIGHT - NAME_WIDTH) * percent / 100
