"""Exact closed intervals, which may be open-ended: what a number can be, given what is unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import inf

_End = Fraction | float
"""An end while computing: exact, or one of the two infinities."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both possible; None is an end that nothing bounds.

    What is one number mostly holds one object as both its ends, which arithmetic sees without comparing them.
    """

    low: Fraction | None
    high: Fraction | None

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low is not None and (self.low is self.high or self.low == self.high)

    @property
    def empty(self) -> bool:
        """Whether there is no number at all, as for a question that does not apply."""
        return self is NOTHING

    @property
    def bounded(self) -> bool:
        """Whether both ends are numbers."""
        return self.low is not None and self.high is not None

    def holds(self, number: Fraction) -> bool:
        """Whether a number lies in it."""
        return (self.low is None or self.low <= number) and (self.high is None or number <= self.high)


_ZERO = Fraction(0)

ANYTHING = Interval(None, None)
"""Nothing is known, or nothing can be: the result of dividing by what may be zero."""


NOTHING = Interval(Fraction(1), Fraction(0))
"""No number at all, and the only interval without any: what does not apply.

Arithmetic with it gives nothing; `min`, `max` and totals pass it over.
"""


def exactly(number: Fraction | int) -> Interval:
    """Make the interval of one number."""
    return Interval(number, number) if isinstance(number, Fraction) else _whole(number)


@lru_cache(maxsize=256)
def _whole(number: int) -> Interval:
    """Make the interval of a whole number, as values are: the same few are asked for all the time."""
    value = Fraction(number)
    return Interval(value, value)


def add(left: Interval, right: Interval) -> Interval:
    """Return every sum of a number of each."""
    low, other = left.low, right.low
    if low is not None and other is not None and low is left.high and other is right.high:
        return exactly(low + other)
    if left.empty or right.empty:
        return NOTHING
    if left.exact and right.exact:
        return exactly(left.low + right.low)  # type: ignore[operator]
    return Interval(
        None if left.low is None or right.low is None else left.low + right.low,
        None if left.high is None or right.high is None else left.high + right.high,
    )


def subtract(left: Interval, right: Interval) -> Interval:
    """Return every difference, as if both were independent: `x - x` is wider than zero unless x is exact."""
    low, other = left.low, right.low
    if low is not None and other is not None and low is left.high and other is right.high:
        return exactly(low - other)
    if left.empty or right.empty:
        return NOTHING
    if left.exact and right.exact:
        return exactly(left.low - right.low)  # type: ignore[operator]
    return Interval(
        None if left.low is None or right.high is None else left.low - right.high,
        None if left.high is None or right.low is None else left.high - right.low,
    )


def multiply(left: Interval, right: Interval) -> Interval:
    """Return every product; nought times an open end is nought, since an open end is never reached."""
    one, other = left.low, right.low
    if one is not None and other is not None and one is left.high and other is right.high:
        return exactly(_times(one, other))
    if left.empty or right.empty:
        return NOTHING
    if _plain(left) and _plain(right):
        low = _times(left.low, right.low)  # type: ignore[arg-type]
        return Interval(low, low if left.exact and right.exact else _times(left.high, right.high))  # type: ignore[arg-type]
    corners = [_product(a, b) for a in _ends(left) for b in _ends(right)]
    return _closed(min(corners), max(corners))


def divide(left: Interval, right: Interval) -> Interval:
    """Return every quotient; anything where the divisor may be zero."""
    one, other = left.low, right.low
    if one is not None and other is not None and one is left.high and other is right.high:
        return exactly(_over(one, other)) if other else ANYTHING
    if left.empty or right.empty:
        return NOTHING
    if right.holds(_ZERO):
        return ANYTHING
    if _plain(left) and _plain(right):
        low = _over(left.low, right.high)  # type: ignore[arg-type]
        return Interval(low, low if left.exact and right.exact else _over(left.high, right.low))  # type: ignore[arg-type]
    return multiply(
        left,
        Interval(
            Fraction(0) if right.high is None else 1 / right.high,
            Fraction(0) if right.low is None else 1 / right.low,
        ),
    )


def _times(left: Fraction, right: Fraction) -> Fraction:
    """Multiply; reduced once rather than before and after, which is quicker for numbers as short as answers are."""
    return Fraction(left.numerator * right.numerator, left.denominator * right.denominator)


def _over(left: Fraction, right: Fraction) -> Fraction:
    """Divide; reduced once."""
    return Fraction(left.numerator * right.denominator, left.denominator * right.numerator)


def smallest(intervals: Iterable[Interval]) -> Interval:
    """Return what the smallest of one number of each can be; needs one interval at least."""
    ends = [_ends(interval) for interval in intervals if not interval.empty]
    if not ends:
        return NOTHING
    return _closed(min(low for low, _ in ends), min(high for _, high in ends))


def largest(intervals: Iterable[Interval]) -> Interval:
    """Return what the largest of one number of each can be; needs one interval at least."""
    ends = [_ends(interval) for interval in intervals if not interval.empty]
    if not ends:
        return NOTHING
    return _closed(max(low for low, _ in ends), max(high for _, high in ends))


def total(intervals: Iterable[Interval]) -> Interval:
    """Return what the sum of one number of each can be; zero for none."""
    result = exactly(0)
    for interval in intervals:
        if interval.empty:
            continue
        result = add(result, interval)
    return result


def _plain(interval: Interval) -> bool:
    """Tell whether an interval is bounded and not below nought, so that its ends multiply to ends."""
    return interval.high is not None and interval.low is not None and interval.low.numerator >= 0


def _ends(interval: Interval) -> tuple[_End, _End]:
    return (-inf if interval.low is None else interval.low, inf if interval.high is None else interval.high)


def _product(left: _End, right: _End) -> _End:
    if left == 0 or right == 0:
        return Fraction(0)
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return left * right
    return inf if (left > 0) == (right > 0) else -inf


def _closed(low: _End, high: _End) -> Interval:
    return Interval(low if isinstance(low, Fraction) else None, high if isinstance(high, Fraction) else None)


ARITHMETIC: dict[str, Callable[[Interval, Interval], Interval]] = {
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
}
"""What each sign of a formula does."""

OVER: dict[str, Callable[[Iterable[Interval]], Interval]] = {"total": total, "least": smallest, "most": largest}
"""What each function over segments does with their numbers."""
