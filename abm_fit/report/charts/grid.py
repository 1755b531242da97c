"""Two axes at once: where each segment stands, and the region it may stand in given what is unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from abm_fit.report.charts.labels import Box, Dot, place_labels
from abm_fit.report.charts.metrics import wrapped
from abm_fit.report.charts.names import SIZE, centred, name_lines
from abm_fit.report.charts.scale import HUNDRED, Ends, share
from abm_fit.report.charts.svg import WIDTH, Chart, chart, dot, line, num, rect, text
from abm_fit.report.theme import Theme

LEFT, TOP, BOTTOM_ROOM = 112.0, 20.0, 40.0
TALL = 150.0
NAME_MOST = 230.0
"""How wide the name of a segment may stand beside its dot."""
RADIUS = 6.0

RIGHT = WIDTH - 8.0


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis with its bands as (start, label), lowest first, and the values between which it runs."""

    title: str
    bands: tuple[tuple[float, str], ...]
    ends: Ends = HUNDRED

    def x(self, score: float) -> float:
        """Return how far right a score stands."""
        return LEFT + (RIGHT - LEFT) * share(score, self.ends)

    def y(self, score: float) -> float:
        """Return how far down a score stands."""
        return TOP + TALL * (1 - share(score, self.ends))


@dataclass(frozen=True, slots=True)
class Spot:
    """A segment: from and to on both axes."""

    name: str
    across: tuple[float, float]
    up: tuple[float, float]
    words: str
    """Both scores in words."""


def grid_chart(id_: str, title: str, across: Axis, up: Axis, spots: Sequence[Spot], theme: Theme) -> Chart:
    """Draw the bands of both axes as a grid, and each segment as a dot or, where open, as a region."""
    alt = " ".join(f"{spot.name}: {spot.words}." for spot in spots)
    shapes = [*_cells(across, up, spots, theme), *_axes(across, up, theme), *_spots(across, up, spots, theme)]
    return chart(id_, title, alt, TOP + TALL + BOTTOM_ROOM, shapes, theme)


def _cells(across: Axis, up: Axis, spots: Sequence[Spot], theme: Theme) -> Iterator[str]:
    for left, right, _ in _stretches(across):
        for low, high, _ in _stretches(up):
            here = any(
                _touches(spot.across, left, right, across.ends[1]) and _touches(spot.up, low, high, up.ends[1])
                for spot in spots
            )
            x, y = across.x(left), up.y(high)
            fill = theme.brand_wash if here else theme.wash
            yield rect(x + 1, y + 1, across.x(right) - x - 2, up.y(low) - y - 2, fill)


def _axes(across: Axis, up: Axis, theme: Theme) -> Iterator[str]:
    for left, right, label in _stretches(across):
        room = across.x(right) - across.x(left) - 6
        for number, words in enumerate(wrapped(label, room, 10, 2)):
            yield text(
                (across.x(left) + across.x(right)) / 2, TOP + TALL + 26 + number * 12, words, size=10, anchor="middle"
            )
        if left > across.ends[0]:
            yield text(across.x(left), TOP + TALL + 13, f"{left:g}", size=9.5, fill=theme.muted, anchor="middle")
    for number, words in enumerate(wrapped(f"{across.title} →", LEFT - 20, 10.5, 2, bold=True)):
        y = TOP + TALL + 26 + number * 12
        yield text(LEFT - 10, y, words, size=10.5, bold=True, fill=theme.brand, anchor="end")
    for low, high, label in _stretches(up):
        yield from centred(wrapped(label, LEFT - 14, SIZE, 3), LEFT - 10, (up.y(low) + up.y(high)) / 2, anchor="end")
        if low > up.ends[0]:
            yield text(LEFT - 10, up.y(low) + 3, f"{low:g}", size=9.5, fill=theme.muted, anchor="end")
    yield text(LEFT, 11, f"↑ {up.title}", size=10.5, bold=True, fill=theme.brand)


def _spots(across: Axis, up: Axis, spots: Sequence[Spot], theme: Theme) -> Iterator[str]:
    for spot in spots:
        x1, x2, y1, y2 = _box(across, up, spot)
        if x2 - x1 > 4 or y2 - y1 > 4:
            yield (
                f'<rect x="{num(x1 - 2)}" y="{num(y1 - 2)}" width="{num(x2 - x1 + 4)}" height="{num(y2 - y1 + 4)}" '
                f'fill="{theme.accent}" fill-opacity="0.22" stroke="{theme.accent}" rx="3"/>'
            )
    centres = [_centre(_box(across, up, spot)) for spot in spots]
    names = [name_lines(spot.name, NAME_MOST, bold=True) for spot in spots]
    dots = [Dot(*centre, lines) for centre, lines in zip(centres, names, strict=True)]
    labels = place_labels(dots, Box(LEFT, TOP, RIGHT, TOP + TALL), RADIUS + 1.5)
    for label, (x, middle) in zip(labels, centres, strict=True):
        if abs(label.middle - middle) > 1:
            yield line(x, middle, label.x, label.middle, theme.muted, width=0.75)
    for label, lines, (x, middle) in zip(labels, names, centres, strict=True):
        yield dot(x, middle, RADIUS, theme.ink, stroke=theme.paper)
        yield from centred(lines, label.x, label.middle, bold=True, anchor=label.anchor)


def _box(across: Axis, up: Axis, spot: Spot) -> tuple[float, float, float, float]:
    return across.x(spot.across[0]), across.x(spot.across[1]), up.y(spot.up[1]), up.y(spot.up[0])


def _centre(box: tuple[float, float, float, float]) -> tuple[float, float]:
    """Return the middle of a box, no nearer to the frame than a dot is wide."""
    x, y = (box[0] + box[1]) / 2, (box[2] + box[3]) / 2
    edge = RADIUS + 2
    return min(max(x, LEFT + edge), RIGHT - edge), min(max(y, TOP + edge), TOP + TALL - edge)


def _stretches(axis: Axis) -> list[tuple[float, float, str]]:
    stops = [start for start, _ in axis.bands[1:]] + [axis.ends[1]]
    return [(start, end, label) for (start, label), end in zip(axis.bands, stops, strict=True)]


def _touches(span: tuple[float, float], low: float, high: float, last: float) -> bool:
    return (span[0] < high and span[1] >= low) or (high == last and span[1] >= last)
