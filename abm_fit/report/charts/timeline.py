"""The plan on a scale of days: who does what, until when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from abm_fit.report.charts.metrics import wrapped
from abm_fit.report.charts.names import LEADING, SIZE
from abm_fit.report.charts.svg import WIDTH, Anchor, Chart, chart, line, rect, text
from abm_fit.report.theme import Theme

TITLE, OWNER, LEFT, RIGHT = 22.0, 300.0, 410.0, WIDTH - 4.0
HEAD, ROW = 20.0, 25.0
SHADES = {30: "accent", 60: "brand", 90: "ground"}
"""Which colour of the theme marks a deadline."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One action: its number, title, owner and deadline in days."""

    number: str
    title: str
    owner: str
    days: int


def timeline_chart(id_: str, title: str, bars: Sequence[Bar], day_word: str, theme: Theme) -> Chart:
    """Draw one line an action, from today to its deadline."""
    alt = "; ".join(f"{bar.number} {bar.title}, {bar.owner}, {day_word} {bar.days}" for bar in bars) + "."
    last = max([bar.days for bar in bars] + [90])
    shapes: list[str] = []
    for day in range(0, last + 1, 30):
        anchor: Anchor = "start" if day == 0 else "end" if day == last else "middle"
        shapes.append(
            text(_x(day, last), 11, f"{day_word} {day}" if day else "0", size=9.5, fill=theme.muted, anchor=anchor)
        )
    top = HEAD
    for bar in bars:
        titles = wrapped(bar.title, OWNER - TITLE - 14, SIZE, 4, bold=True)
        owners = wrapped(bar.owner, LEFT - OWNER - 14, SIZE, 4)
        tall = max(len(titles), len(owners)) * LEADING + ROW - LEADING
        shapes.append(line(0, top, WIDTH, top, theme.line))
        shapes.append(text(0, top + 17, bar.number, size=12, bold=True, fill=theme.accent_text))
        shapes.extend(_lines(titles, TITLE, top, bold=True))
        shapes.extend(_lines(owners, OWNER, top, fill=theme.muted))
        shapes.extend(_bar(bar, top + tall / 2 - 4, last, theme))
        top += tall
    return chart(id_, title, alt, top, shapes, theme)


def _lines(lines: Sequence[str], x: float, top: float, *, fill: str = "", bold: bool = False) -> Iterator[str]:
    for index, words in enumerate(lines):
        yield text(x, top + 16.5 + index * LEADING, words, fill=fill, size=SIZE, bold=bold)


def _bar(bar: Bar, top: float, last: int, theme: Theme) -> Iterator[str]:
    yield rect(LEFT, top, RIGHT - LEFT, 8, theme.shade)
    yield rect(LEFT, top, _x(bar.days, last) - LEFT, 8, getattr(theme, SHADES.get(bar.days, "brand")))
    for day in range(30, last, 30):
        yield line(_x(day, last), top - 2, _x(day, last), top + 10, theme.paper)


def _x(day: float, last: int) -> float:
    return LEFT + (RIGHT - LEFT) * day / last
