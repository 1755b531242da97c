"""The signed gap between two roles: who sees the company higher, and by how many option steps."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

Number = int | Fraction


def signed_gap(first: Sequence[Number], second: Sequence[Number]) -> Fraction:
    """Return the mean of the first role's answers less the second's, in steps; raises ValueError if one is empty."""
    if not first or not second:
        message = "a gap needs an answer from both roles"
        raise ValueError(message)
    return sum(map(Fraction, first), Fraction(0)) / len(first) - sum(map(Fraction, second), Fraction(0)) / len(second)


def weighted_gap(points: Sequence[Number], gaps: Sequence[Fraction]) -> Fraction:
    """Return the points-weighted mean of the questions' gaps; raises ValueError without points."""
    total = sum(map(Fraction, points), Fraction(0))
    if not total:
        message = "no points to weigh gaps with"
        raise ValueError(message)
    return sum((point * gap for point, gap in zip(points, gaps, strict=True)), Fraction(0)) / total


def on_opposite_halves(first: Number, second: Number, steps: int) -> bool:
    """Return whether two answers on a scale from 0 to `steps` lie on different sides of its middle."""
    middle = Fraction(steps, 2)
    return (first - middle) * (second - middle) < 0
