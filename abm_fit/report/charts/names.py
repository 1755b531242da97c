"""The names of a chart's rows: whole, over as many lines as they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from abm_fit.report.charts.metrics import wrapped
from abm_fit.report.charts.svg import Anchor, text

SIZE, LEADING = 10.5, 12.5
MOST = 8
"""Lines; what people may call a part of their business fits."""


def name_lines(name: str, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return a name in lines that fit a room."""
    return wrapped(name, room, SIZE, MOST, bold=bold)


def tall(lines: Sequence[str]) -> float:
    """Return how much height lines take."""
    return len(lines) * LEADING


def centred(
    lines: Sequence[str], x: float, middle: float, *, fill: str = "", bold: bool = False, anchor: Anchor = "start"
) -> Iterator[str]:
    """Write lines so that they stand around a middle."""
    first = middle + 3.7 - (len(lines) - 1) * LEADING / 2
    for index, words in enumerate(lines):
        yield text(x, first + index * LEADING, words, fill=fill, size=SIZE, bold=bold, anchor=anchor)
