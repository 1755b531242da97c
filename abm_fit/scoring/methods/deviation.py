"""Disagreement between people on one question: average deviation about the median."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

Number = int | Fraction


def median(values: Sequence[Number]) -> Fraction:
    """Return the median, the mean of the middle two where their count is even; raises ValueError without values."""
    if not values:
        message = "no values to take the median of"
        raise ValueError(message)
    ordered = sorted(Fraction(value) for value in values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def average_deviation(values: Sequence[Number]) -> Fraction:
    """Return the average distance from the median, in the values' own steps (Burke, Finkelstein & Dusig 1999)."""
    centre = median(values)
    return sum((abs(value - centre) for value in values), Fraction(0)) / len(values)


def cut_off(options: int) -> Fraction:
    """Return the average deviation above which people of a scale with so many options disagree: c / 6.

    Burke & Dunlap 2002 (Organizational Research Methods 5:159-172) print it to one decimal: 5 → 0.8, 7 → 1.2. The
    exact number is used here, and disagreement is flagged strictly above it.
    """
    return Fraction(options, 6)
