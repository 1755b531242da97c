"""Numbers to whole-number values: straight or stepped curves, exact even where the lines run over logarithms."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import floor, log

from abm_fit.pack.interval import Interval
from abm_fit.pack.values import Curve

_DOUBT = 1e-6
"""How near to a rounding boundary a floating-point estimate may lie before whole-number powers decide."""


def value_at(curve: Curve, number: Fraction) -> int:
    """Return the value of one number: clipped outside the curve, rounded half up."""
    points = curve.points
    reached = _reached(curve, number) - 1
    if reached < 0:
        return points[0][1]
    if curve.steps or reached == len(points) - 1:
        return points[reached][1]
    return _between(curve, reached, number)


def _reached(curve: Curve, number: Fraction) -> int:
    """Return how many break-points a number reaches, or with `beyond` exceeds."""
    return _passed(curve, number, reaching=not curve.beyond)


def _passed(curve: Curve, number: Fraction, *, reaching: bool) -> int:
    """Return how many break-points a number exceeds or, with `reaching`, reaches; compared as whole numbers."""
    top, below = number.as_integer_ratio()
    for place, (x, _) in enumerate(curve.points):
        way = top * x.denominator - x.numerator * below
        if way < 0 or not (way or reaching):
            return place
    return len(curve.points)


def values_within(curve: Curve, span: Interval) -> frozenset[int]:
    """Return every value that some number of an interval has; a stepped curve leaves holes."""
    low, high = span.low, span.high
    if low is not None and low == high:
        return frozenset((value_at(curve, low),))
    ends = [value_at(curve, end) for end in (low, high) if end is not None]
    if low is None:
        ends.append(curve.points[0][1])
    if high is None:
        ends.append(curve.points[-1][1])
    first = 0 if low is None else _passed(curve, low, reaching=False)
    last = None if high is None else _passed(curve, high, reaching=not curve.beyond)
    inside = [y for _, y in curve.points[first:last]]
    if curve.steps or curve.beyond:
        return frozenset(ends + inside)
    # Between neighbouring numbers of this list the curve runs one straight way, so it meets every whole value between.
    marks = ([ends[0]] if low is not None else []) + inside + ([value_at(curve, high)] if high is not None else [])
    marks = marks or ends
    met: set[int] = set(marks)
    for before, after in pairwise(marks):
        met.update(range(min(before, after), max(before, after) + 1))
    return frozenset(met)


def all_values(curve: Curve) -> tuple[int, int]:
    """Return the lowest and the highest value of a curve."""
    heights = [y for _, y in curve.points]
    return min(heights), max(heights)


def marks_of(curve: Curve) -> tuple[Fraction, ...]:
    """Return numbers at which a curve takes each of its break-points' values: the break-points, where they do."""
    marks = tuple(x for x, _ in curve.points)
    return (*marks, marks[-1] + 1) if curve.beyond else marks


def best_of(curve: Curve) -> Fraction:
    """Return a number that scores highest."""
    return max(marks_of(curve), key=lambda mark: value_at(curve, mark))


def _between(curve: Curve, index: int, number: Fraction) -> int:
    """Return the rounded value on the line from one break-point to the next."""
    (x0, y0), (x1, y1) = curve.points[index], curve.points[index + 1]
    if not curve.log or x0 <= 0:
        return _on_line(number, (x0, y0), (x1, y1))
    start = log(x0)
    share = (log(number) - start) / (log(x1) - start)
    estimate = y0 + (y1 - y0) * share + 0.5
    nearest = round(estimate)
    if abs(estimate - nearest) > _DOUBT or y0 == y1:
        return floor(estimate)
    return (
        nearest
        if _reaches(number / x0, x1 / x0, Fraction(2 * (nearest - y0) - 1, 2 * (y1 - y0)), y1 > y0)
        else nearest - 1
    )


def _on_line(number: Fraction, before: tuple[Fraction, int], after: tuple[Fraction, int]) -> int:
    """Return floor(y0 + (y1 − y0) · (x − x0) / (x1 − x0) + 1/2), over one denominator."""
    (x0, start), (x1, end) = before, after
    over, under = x0.numerator, x0.denominator
    run = (number.numerator * under - over * number.denominator) * x1.denominator
    whole = (x1.numerator * under - over * x1.denominator) * number.denominator
    return (2 * (start * whole + (end - start) * run) + whole) // (2 * whole)


def _reaches(ratio: Fraction, whole: Fraction, share: Fraction, rising: bool) -> bool:
    """Tell exactly whether log(ratio)/log(whole) is at least (falling: at most) a share, by comparing powers."""
    left, right = ratio**share.denominator, whole**share.numerator
    return left >= right if rising else left <= right
