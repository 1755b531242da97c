"""Two axes at once: where each segment stands, and the region it may stand in given what is unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from abm_fit.report.charts.metrics import fitted, width, wrapped
from abm_fit.report.charts.svg import WIDTH, Chart, chart, dot, line, num, rect, text
from abm_fit.report.theme import Theme

LEFT, TOP, BOTTOM_ROOM = 112.0, 8.0, 60.0
TALL = 172.0
RIGHT = WIDTH - 8.0


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis with its bands as (start, label), lowest first."""

    title: str
    bands: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A segment: from and to on both axes, 0 to 100."""

    name: str
    across: tuple[float, float]
    up: tuple[float, float]
    words: str
    """Both scores in words."""


def grid_chart(id_: str, title: str, across: Axis, up: Axis, spots: Sequence[Spot], theme: Theme) -> Chart:
    """Draw the bands of both axes as a grid, and each segment as a dot or, where open, as a region."""
    alt = " ".join(f"{spot.name}: {spot.words}." for spot in spots)
    shapes = [*_cells(across, up, spots, theme), *_axes(across, up, theme), *_spots(spots, theme)]
    return chart(id_, title, alt, TOP + TALL + BOTTOM_ROOM, shapes, theme)


def _cells(across: Axis, up: Axis, spots: Sequence[Spot], theme: Theme) -> Iterator[str]:
    for left, right, _ in _stretches(across):
        for low, high, _ in _stretches(up):
            here = any(_touches(spot.across, left, right) and _touches(spot.up, low, high) for spot in spots)
            x, y = _x(left), _y(high)
            yield rect(x + 1, y + 1, _x(right) - x - 2, _y(low) - y - 2, theme.brand_wash if here else theme.wash)


def _axes(across: Axis, up: Axis, theme: Theme) -> Iterator[str]:
    for left, right, label in _stretches(across):
        room = _x(right) - _x(left) - 6
        for number, words in enumerate(wrapped(label, room, 10, 2)):
            yield text((_x(left) + _x(right)) / 2, TOP + TALL + 26 + number * 12, words, size=10, anchor="middle")
        if left:
            yield text(_x(left), TOP + TALL + 13, f"{left:g}", size=9.5, fill=theme.muted, anchor="middle")
    yield text(RIGHT, TOP + TALL + 54, f"{across.title} →", size=10.5, bold=True, fill=theme.brand, anchor="end")
    for low, high, label in _stretches(up):
        middle = (_y(low) + _y(high)) / 2
        lines = wrapped(label, LEFT - 14, 10, 3)
        for number, words in enumerate(lines):
            y = middle + 4 + (number - (len(lines) - 1) / 2) * 12
            yield text(LEFT - 10, y, words, size=10, anchor="end")
        if low:
            yield text(LEFT - 10, _y(low) + 3, f"{low:g}", size=9.5, fill=theme.muted, anchor="end")
    yield text(0, TOP + 11, fitted(f"↑ {up.title}", LEFT - 8, 10.5, bold=True), size=10.5, bold=True, fill=theme.brand)


def _spots(spots: Sequence[Spot], theme: Theme) -> Iterator[str]:
    for spot in spots:
        x1, x2, y1, y2 = _x(spot.across[0]), _x(spot.across[1]), _y(spot.up[1]), _y(spot.up[0])
        if x2 - x1 > 4 or y2 - y1 > 4:
            yield (
                f'<rect x="{num(x1 - 2)}" y="{num(y1 - 2)}" width="{num(x2 - x1 + 4)}" height="{num(y2 - y1 + 4)}" '
                f'fill="{theme.accent}" fill-opacity="0.22" stroke="{theme.accent}" rx="3"/>'
            )
    for spot, y in zip(spots, _label_lines(spots), strict=True):
        x, middle = (_x(spot.across[0]) + _x(spot.across[1])) / 2, (_y(spot.up[0]) + _y(spot.up[1])) / 2
        name = fitted(spot.name, 180, 11.5, bold=True)
        left = x + 12 + width(name, 11.5, bold=True) > RIGHT
        label_x = x - 11 if left else x + 11
        if abs(y - middle) > 1:
            yield line(x, middle, label_x, y, theme.muted, width=0.75)
        yield dot(x, middle, 6, theme.ink, stroke=theme.paper)
        yield text(label_x, y + 4, name, bold=True, anchor="end" if left else "start")


def _label_lines(spots: Sequence[Spot]) -> list[float]:
    """Return where each label stands, moved apart where they would lie on each other."""
    wanted = [(_y(spot.up[0]) + _y(spot.up[1])) / 2 for spot in spots]
    order = sorted(range(len(spots)), key=lambda index: (wanted[index], spots[index].across))
    placed: list[float] = [0.0] * len(spots)
    taken: list[tuple[float, float]] = []
    for index in order:
        x, y = (_x(spots[index].across[0]) + _x(spots[index].across[1])) / 2, wanted[index]
        while any(abs(y - other) < 15 and abs(x - place) < 190 for place, other in taken):
            y += 4
        taken.append((x, y))
        placed[index] = min(y, TOP + TALL - 6)
    return placed


def _stretches(axis: Axis) -> list[tuple[float, float, str]]:
    ends = [start for start, _ in axis.bands[1:]] + [100.0]
    return [(start, end, label) for (start, label), end in zip(axis.bands, ends, strict=True)]


def _touches(span: tuple[float, float], low: float, high: float) -> bool:
    return (span[0] < high and span[1] >= low) or (high == 100 and span[1] >= 100)


def _x(score: float) -> float:
    return LEFT + (RIGHT - LEFT) * score / 100


def _y(score: float) -> float:
    return TOP + TALL * (1 - score / 100)
