"""What an account can pay for, against what each depth of programme costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log10

from abm_fit.report.charts.metrics import fitted, width
from abm_fit.report.charts.names import SIZE, centred, name_lines, tall
from abm_fit.report.charts.svg import WIDTH, Chart, chart, line, rect, text
from abm_fit.report.theme import Theme
from abm_fit.wording.words import Words

NAME_WIDTH = 170.0
HEAD, ROW = 44.0, 32.0
LABEL, LABEL_MOST = 30.0, 220.0
"""How high and how wide what a cost is called may be."""
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


def affordability_chart(
    id_: str, title: str, rows: Sequence[Bearing], costs: Sequence[Cost], theme: Theme, words: Words
) -> Chart:
    """Draw a bar a segment on a scale of powers of ten, and a line a cost."""
    alt = "; ".join(words("money.can_bear", name=row.name, value=row.shown) for row in rows)
    alt += ". " + "; ".join(words("money.costs", name=cost.name, value=cost.shown) for cost in costs) + "."
    amounts = [row.low for row in rows] + [row.high for row in rows] + [cost.amount for cost in costs]
    known = [amount for amount in amounts if amount > 0] or [1.0]
    scale = _Scale(log10(min(known)) - 0.25, log10(max(known)), _end(rows, max(known)))
    names = [name_lines(row.name, NAME_WIDTH - 12, bold=True) for row in rows]
    heights = [max(ROW, tall(lines) + 8) for lines in names]
    labels = _labels(costs, scale)
    head = HEAD + LABEL * max((level for *_, level in labels), default=0)
    full = head + sum(heights) + 4
    shapes, top = [*_costs(costs, scale, labels, (head, full), theme)], head
    for row, lines, height in zip(rows, names, heights, strict=True):
        shapes.extend(centred(lines, 0, top + height / 2, bold=True))
        shapes.extend(_bar(row, top + height / 2, scale, theme))
        top += height
    return chart(id_, title, alt, full, shapes, theme)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Powers of ten from `low` to `high`, the latter at `end`."""

    low: float
    high: float
    end: float

    def x(self, amount: float) -> float:
        place = (log10(amount) - self.low) / (self.high - self.low) if amount > 0 else 0
        return NAME_WIDTH + (self.end - NAME_WIDTH) * min(max(place, 0), 1)


def _end(rows: Sequence[Bearing], most: float) -> float:
    """Return where the scale ends, so that what stands behind the longest bar still has its place."""
    behind = max((width(row.shown, 11.5, bold=True) for row in rows if row.high > most / 3), default=0.0)
    return RIGHT - max(behind + 12, 30.0)


def _labels(costs: Sequence[Cost], scale: _Scale) -> list[tuple[str, float, int]]:
    """Return for each cost its name, the middle of its label, and on which level above the bars that has room."""
    taken: list[tuple[float, float, int]] = []
    found: list[tuple[str, float, int]] = []
    for cost in costs:
        name = fitted(cost.name, LABEL_MOST, SIZE)
        half = max(width(name, SIZE), width(cost.shown, 11.5, bold=True)) / 2 + 4
        x = min(max(scale.x(cost.amount), half), WIDTH - half)
        level = 0
        while any(level == other and left < x + half and x - half < right for left, right, other in taken):
            level += 1
        taken.append((x - half, x + half, level))
        found.append((name, x, level))
    return found


def _costs(
    costs: Sequence[Cost],
    scale: _Scale,
    labels: Sequence[tuple[str, float, int]],
    ends: tuple[float, float],
    theme: Theme,
) -> Iterator[str]:
    head, full = ends
    for cost, (name, x, level) in zip(costs, labels, strict=True):
        base, at = head - HEAD - level * LABEL, scale.x(cost.amount)
        yield line(at, head - 8, at, full, theme.ink, dash="3 3")
        yield text(x, base + 12, name, size=SIZE, anchor="middle")
        yield text(x, base + 27, cost.shown, bold=True, anchor="middle")


def _bar(row: Bearing, middle: float, scale: _Scale, theme: Theme) -> Iterator[str]:
    left, right = scale.x(row.low), scale.x(row.high)
    yield rect(NAME_WIDTH, middle - 8, left - NAME_WIDTH, 16, theme.brand)
    if right > left:
        yield rect(left, middle - 7.5, right - left, 15, theme.brand_wash, stroke=theme.brand, dash="3 2")
    yield rect(right + 4, middle - 8, width(row.shown, 11.5, bold=True) + 8, 16, theme.paper)
    yield text(right + 8, middle + 4, row.shown, bold=True)
