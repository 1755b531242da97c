"""Boxes: every unknown of a cluster narrowed to a cell, or to an interval of numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from abm_fit.pack.interval import Interval, exactly
from abm_fit.scoring.unknowns import Setting, Variable, VarKey

_NEAR = Fraction(1, 2**80)
"""The share of a piece that is left out beside a split, nearer than any number that anyone types."""

Box = dict[VarKey, Setting]


def moves(setting: Setting) -> bool:
    """Tell whether a setting leaves more than one number."""
    return isinstance(setting, Interval) and not setting.exact


def ends_of(span: Interval) -> tuple[Fraction, Fraction]:
    """Return the ends of a bounded span."""
    assert span.low is not None
    assert span.high is not None
    return span.low, span.high


def width(setting: Setting) -> Fraction:
    """Return how wide a span is beside its own size, so that money doesn't always come before percent."""
    if not isinstance(setting, Interval):
        return Fraction(0)
    low, high = ends_of(setting)
    return (high - low) / (1 + max(abs(low), abs(high)))


def cornered(
    box: Mapping[VarKey, Setting], moving: list[Variable], upper: Callable[[Variable], bool]
) -> dict[VarKey, Setting]:
    """Put the moving numbers of a box at their upper or lower ends."""
    corner = dict(box)
    for variable in moving:
        span = box[variable.key]
        assert isinstance(span, Interval)
        corner[variable.key] = exactly(ends_of(span)[1 if upper(variable) else 0])
    return corner


def split_at(
    box: Mapping[VarKey, Setting], key: VarKey, span: Interval, at: list[Fraction]
) -> Iterator[dict[VarKey, Setting]]:
    """Split a span at numbers strictly inside it: each number by itself, and what lies between them."""
    for piece in pieces(span, at):
        yield {**box, key: piece}


def pieces(span: Interval, at: list[Fraction]) -> Iterator[Interval]:
    """Split a span at numbers: each number by itself, and the open stretches between them."""
    start, end = ends_of(span)
    marks = sorted({start, end, *(mark for mark in at if start <= mark <= end)})
    for mark in marks:
        if mark in at or start == end:
            yield exactly(mark)
    for before, after in pairwise(marks):
        gap = (after - before) * _NEAR
        yield Interval(before + (gap if before in at else 0), after - (gap if after in at else 0))
