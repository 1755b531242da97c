"""What an account can pay for, against what each depth of programme costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log10

from abm_fit.report.charts.metrics import fitted, width, wrapped
from abm_fit.report.charts.svg import WIDTH, Chart, chart, line, rect, text
from abm_fit.report.theme import Theme

NAME_WIDTH = 150.0
HEAD, ROW = 44.0, 34.0
RIGHT = WIDTH - 10.0


@dataclass(frozen=True, slots=True)
class Bearing:
    """What one segment's account can bear: from and to, as amounts."""

    name: str
    low: float
    high: float
    shown: str


@dataclass(frozen=True, slots=True)
class Cost:
    """What one depth costs an account, as an amount."""

    name: str
    amount: float
    shown: str


def affordability_chart(id_: str, title: str, rows: Sequence[Bearing], costs: Sequence[Cost], theme: Theme) -> Chart:
    """Draw a bar a segment on a scale of powers of ten, and a line a cost."""
    alt = "; ".join(f"{row.name} can bear {row.shown}" for row in rows)
    alt += ". " + "; ".join(f"{cost.name} costs {cost.shown}" for cost in costs) + "."
    amounts = [row.low for row in rows] + [row.high for row in rows] + [cost.amount for cost in costs]
    known = [amount for amount in amounts if amount > 0] or [1.0]
    scale = (log10(min(known)) - 0.25, log10(max(known)) + 0.12)
    tall = HEAD + len(rows) * ROW + 8
    shapes = [*_costs(costs, scale, tall, theme)]
    for index, row in enumerate(rows):
        shapes.extend(_row(row, HEAD + index * ROW, scale, theme))
    return chart(id_, title, alt, tall, shapes, theme)


def _costs(costs: Sequence[Cost], scale: tuple[float, float], tall: float, theme: Theme) -> Iterator[str]:
    places = [_x(cost.amount, scale) for cost in costs]
    for index, (cost, x) in enumerate(zip(costs, places, strict=True)):
        room = min((abs(x - other) for place, other in enumerate(places) if place != index), default=220.0) - 8
        anchor_end = x + width(cost.name, 10.5) / 2 > RIGHT
        name = fitted(cost.name, max(room, 60), 10.5)
        yield line(x, HEAD - 8, x, tall, theme.ink, dash="3 3")
        yield text(RIGHT if anchor_end else x, 12, name, size=10.5, anchor="end" if anchor_end else "middle")
        yield text(RIGHT if anchor_end else x, 27, cost.shown, bold=True, anchor="end" if anchor_end else "middle")


def _row(row: Bearing, top: float, scale: tuple[float, float], theme: Theme) -> Iterator[str]:
    start, left, right = NAME_WIDTH, _x(row.low, scale), _x(row.high, scale)
    lines = wrapped(row.name, NAME_WIDTH - 10, 10.5, 2, bold=True)
    for index, words in enumerate(lines):
        yield text(0, top + 17 - (len(lines) - 1) * 6.5 + index * 13, words, size=10.5, bold=True)
    yield rect(start, top + 4, left - start, 18, theme.brand)
    if right > left:
        yield rect(left, top + 4, right - left, 18, theme.brand_wash, stroke=theme.brand, dash="3 2")
    inside = right + 8 + width(row.shown, 11.5, bold=True) > RIGHT
    if inside:
        wide = width(row.shown, 11.5, bold=True) + 10
        yield rect(start + 5, top + 6, wide, 14, theme.paper)
        yield text(start + 10, top + 17, row.shown, bold=True)
    else:
        wide = width(row.shown, 11.5, bold=True) + 6
        yield rect(right + 5, top + 5, wide, 16, theme.paper)
        yield text(right + 8, top + 17, row.shown, bold=True)


def _x(amount: float, scale: tuple[float, float]) -> float:
    low, high = scale
    place = (log10(amount) - low) / (high - low) if amount > 0 else 0
    return NAME_WIDTH + (RIGHT - NAME_WIDTH) * min(max(place, 0), 1)
