"""The plan on a scale of days: who does what, until when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from abm_fit.report.charts.metrics import fitted, width
from abm_fit.report.charts.svg import WIDTH, Anchor, Chart, chart, line, rect, text
from abm_fit.report.theme import Theme

HEAD, ROW = 26.0, 38.0
LEFT, RIGHT = 30.0, WIDTH - 6.0
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
    tall = HEAD + len(bars) * ROW
    shapes: list[str] = []
    for day in range(0, last + 1, 30):
        end = day == last
        x = _x(day, last)
        anchor: Anchor = "end" if end else "start"
        shapes.append(text(x if end else x + 2, 11, f"{day_word} {day}", size=9.5, fill=theme.muted, anchor=anchor))
    for index, bar in enumerate(bars):
        shapes.extend(_bar(bar, HEAD + index * ROW, last, theme))
    return chart(id_, title, alt, tall, shapes, theme)


def _bar(bar: Bar, top: float, last: int, theme: Theme) -> Iterator[str]:
    right = _x(bar.days, last)
    colour = getattr(theme, SHADES.get(bar.days, "brand"))
    owner_room = width(bar.owner, 10.5) + 16
    yield text(0, top + 14, bar.number, size=15, bold=True, fill=theme.accent_text)
    room = RIGHT - LEFT - owner_room
    yield text(LEFT + 2, top + 12, fitted(bar.title, room, 11.5, bold=True), bold=True)
    yield text(RIGHT, top + 12, bar.owner, size=10.5, fill=theme.muted, anchor="end")
    yield rect(LEFT, top + 19, RIGHT - LEFT, 7, theme.wash)
    yield rect(LEFT, top + 19, right - LEFT, 7, colour)
    for day in range(30, last, 30):
        yield line(_x(day, last), top + 17, _x(day, last), top + 28, theme.muted, width=0.75)


def _x(day: float, last: int) -> float:
    return LEFT + (RIGHT - LEFT) * day / last
