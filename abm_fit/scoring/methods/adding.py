"""Adding fractions up: over one denominator, so that a single fraction is made."""

from __future__ import annotations

from collections.abc import Iterable
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
