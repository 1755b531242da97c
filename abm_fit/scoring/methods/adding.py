"""Fractions as whole numbers over one denominator, which add up and compare faster."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm


def added(ratios: Iterable[tuple[int, int]]) -> Fraction:
    """Return the sum of some ratios, over one denominator: a single fraction is made, and nothing reduced before."""
    above, below = 0, 1
    for top, bottom in ratios:
        if bottom == below:
            above += top
        else:
            scale = lcm(below, bottom)
            above, below = above * (scale // below) + top * (scale // bottom), scale
    return Fraction(above, below)


def over(number: int | Fraction, scale: int) -> int:
    """Return how many of `1 / scale` a number is; the scale is a multiple of its denominator."""
    return number.numerator * (scale // number.denominator)


def plain(number: int | Fraction) -> int | Fraction:
    """Return a whole number as such, which is quicker to compare and to add than a fraction."""
    return number.numerator if number.denominator == 1 else number


def outermost(numbers: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """Return the lowest and the highest of some numbers, one at least."""
    scale = lcm(*(number.denominator for number in numbers))
    whole = [over(number, scale) for number in numbers]
    return numbers[whole.index(min(whole))], numbers[whole.index(max(whole))]
