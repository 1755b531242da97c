"""Disagreement between people on one question: average deviation about the median."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from abm_fit.scoring.methods.adding import over

Number = int | Fraction


def median(values: Sequence[Number]) -> Fraction:
    """Return the median, the mean of the middle two where their count is even; raises ValueError without values."""
    ordered, scale = _ordered(values)
    half = len(ordered) // 2
    return Fraction(ordered[half] + ordered[-half - 1], 2 * scale)


def average_deviation(values: Sequence[Number]) -> Fraction:
    """Return the average distance from the median, in the values' own steps (Burke, Finkelstein & Dusig 1999)."""
    ordered, scale = _ordered(values)
    half = len(ordered) // 2
    # All distances from the median add up to the upper half less the lower one, whatever lies between.
    return Fraction(sum(ordered[len(ordered) - half :]) - sum(ordered[:half]), scale * len(ordered))


def _ordered(values: Sequence[Number]) -> tuple[list[int], int]:
    """Return the values ascending, as whole numbers over one denominator, and that."""
    if not values:
        message = "no values to take the median of"
        raise ValueError(message)
    scale = lcm(*(value.denominator for value in values))
    return sorted([over(value, scale) for value in values]), scale


def cut_off(options: int) -> Fraction:
    """Return the average deviation above which people of a scale with so many options disagree: c / 6.

    Burke & Dunlap 2002 (Organizational Research Methods 5:159-172) print it to one decimal: 5 → 0.8, 7 → 1.2. The
    exact number is used here, and disagreement is flagged strictly above it.
    """
    return Fraction(options, 6)
