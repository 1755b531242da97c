"""How large page one can be set so that it fills the sheet and still ends on it: an estimate from its words."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from abm_fit.report.parts.values import Front

SIZES = (9.6, 9.2, 8.8, 8.4, 8.0, 7.6, 7.2, 6.8)
"""Type sizes in points, largest first; the last is taken where nothing fits."""

HEIGHTS = {"A4": 297.0, "Letter": 279.4}
FOOT = 20.0
"""Millimetres at the foot of a page that are not for text."""

TUNING = 0.985
"""The estimate comes out some percent high; with this factor no page of the worked cases runs over."""

POINT = 0.3528
"""Millimetres."""

TIGHT = 7.6
"""Below this type size, in points, the headline and the rows of the table are set tighter as well."""

LEADING = 1.42
COLUMN = 440.0
"""Characters that stand on a line of half a page, times the type size in points."""

HEADLINE = 50
"""Characters on a line of the headline."""

FULL_LINE = 118
"""Characters of small print on a full line."""


def front_size(front: Front, paper: str, *, chart: bool) -> float:
    """Return the type size of page one in points."""
    return next((size for size in SIZES if fullness(front, paper, size, chart=chart) <= 1), SIZES[-1])


def fullness(front: Front, paper: str, size: float, *, chart: bool) -> float:
    """Return how much of the sheet page one takes at a type size, as a share that is estimated."""
    room = HEIGHTS.get(paper, HEIGHTS["A4"]) - FOOT
    return _height(front, size, chart=chart) * TUNING / room


def _height(front: Front, size: float, *, chart: bool) -> float:
    """Return the height of page one in millimetres."""
    line = size * LEADING * POINT
    tight = size < TIGHT
    mast = 36.0 + 6.8 * ceil(len(front.head.title) / (HEADLINE * 1.25)) if tight else _mast(front)
    tiles = 30.0 if front.mixes or any(len(tile.value) > 15 for tile in front.tiles) else 24.0
    small = [front.segments[0].status] if len(front.segments) == 1 else []
    notices = sum(ceil(len(text) / FULL_LINE) * 4.0 + 1.5 for text in (*small, *front.notices) if text)
    return mast + tiles + notices + (39.0 if chart else 0.0) + _table(front, size) + max(_columns(front, size, line))


def _mast(front: Front) -> float:
    return 45.0 + 8.5 * ceil(len(front.head.title) / HEADLINE)


def _table(front: Front, size: float) -> float:
    if len(front.segments) < 2:
        return 0.0
    wide = 205.0 / size  # characters in a cell of a quarter of the page
    one_axis = len(front.axis_titles) < 2
    height = 9.0
    for row in front.segments:
        name = ceil(len(row.name) / (wide * (1.35 if one_axis else 0.9))) + bool(row.weight)
        scores = max((ceil(len(score) / wide) for score in row.scores), default=1)
        verdict = ceil(len(row.verdict) / (wide * 1.15)) + ceil(len(row.status) / (wide * 1.5))
        height += max(name, scores, verdict) * size * 1.4 * POINT + (1.8 if size < TIGHT else 3.2)
    return height + 3.0


def _columns(front: Front, size: float, line: float) -> tuple[float, float]:
    wide = COLUMN / size
    lists = ([f"{i.title}. {i.text} {i.aside}" for i in front.reasons], [_step(i) for i in front.steps])
    left = [(texts, wide * 0.95, 1.2) for texts in lists]
    left.append((["; ".join(front.refused)] if front.refused else [], wide, 1.5))
    arithmetic = front.arithmetic.lines if front.arithmetic else ()
    solid = [f"{front.solid.text} {front.solid.aside}"] if front.solid else []
    right = [
        (list(arithmetic), wide * 0.96, 2.0),
        ([front.takes] if front.takes else [], wide, 1.5),
        (solid, wide, 1.5),
    ]
    return _stack(left, line), _stack(right, line)


def _step(item: object) -> str:
    title, aside, text = (getattr(item, name) for name in ("title", "aside", "text"))
    return f"{title}. {aside or text}."


def _stack(blocks: Sequence[tuple[list[str], float, float]], line: float) -> float:
    height = 0.0
    for texts, wide, gap in blocks:
        if texts:
            height += 4.6 + line * 1.1 + sum(ceil(len(text) / wide) * line + gap for text in texts)
    return height
