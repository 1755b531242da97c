"""Where the names of dots stand so that no name lies on another or on a dot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from abm_fit.report.charts.metrics import width
from abm_fit.report.charts.names import LEADING, SIZE, tall
from abm_fit.report.charts.svg import Anchor

BESIDE = 11.0
"""How far from a dot's middle its name begins."""

ABOVE, BELOW = 5.0, 7.2
"""How far a line's letters reach from its middle, with a little air."""

STEP = 4.0
"""Names are moved up and down by this much."""

OVER = 1000.0
"""What lying on something counts beside a step."""

OTHER_SIDE = 3.0
"""What standing on the left of a dot counts: less than a step."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    foot: float

    def meets(self, other: Box) -> bool:
        """Tell whether two rectangles share more than an edge."""
        return self.left < other.right and other.left < self.right and self.top < other.foot and other.top < self.foot

    def holds(self, other: Box) -> bool:
        """Tell whether another rectangle lies within this one."""
        return (
            self.left <= other.left and other.right <= self.right and self.top <= other.top and other.foot <= self.foot
        )


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot with its name, in lines."""

    x: float
    y: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """Where a name stands."""

    x: float
    middle: float
    anchor: Anchor
    box: Box


def place_labels(dots: Sequence[Dot], frame: Box, radius: float) -> list[Label]:
    """Return a place for each name: beside its dot, or as near to it as it lies on nothing."""
    taken = [Box(dot.x - radius, dot.y - radius, dot.x + radius, dot.y + radius) for dot in dots]
    placed: dict[int, Label] = {}
    for index in sorted(range(len(dots)), key=lambda index: (dots[index].y, dots[index].x)):
        places = [_label(dots[index], side, moved) for moved in _moves(frame) for side in ("start", "end")]
        dot = dots[index]
        label = min(places, key=lambda place: _cost(place, dot, frame, taken))
        placed[index] = label
        taken.append(label.box)
    return [placed[index] for index in range(len(dots))]


def _moves(frame: Box) -> list[float]:
    steps = int((frame.foot - frame.top) / STEP)
    return [STEP * step for step in range(-steps, steps + 1)]


def _label(dot: Dot, anchor: Anchor, moved: float) -> Label:
    wide, half = max(width(line, SIZE, bold=True) for line in dot.lines), (tall(dot.lines) - LEADING) / 2
    x, middle = dot.x + (BESIDE if anchor == "start" else -BESIDE), dot.y + moved
    left = x if anchor == "start" else x - wide
    return Label(x, middle, anchor, Box(left - 1, middle - half - ABOVE, left + wide + 1, middle + half + BELOW))


def _cost(label: Label, dot: Dot, frame: Box, taken: Sequence[Box]) -> tuple[float, float]:
    """Return what speaks against a place; of two that are alike the lower one is taken."""
    lies_on = sum(label.box.meets(other) for other in taken) + 10 * (not frame.holds(label.box))
    moved = abs(label.middle - dot.y) + OTHER_SIDE * (label.anchor == "end")
    return OVER * lies_on + moved, -label.middle
