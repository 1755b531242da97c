"""Tornado: how far one answer alone can move a score."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

Number = int | Fraction


def swings(
    score: Fraction, items: Sequence[tuple[Fraction, Fraction, Number, Number]]
) -> tuple[tuple[Fraction, Fraction], ...]:
    """Return, for each (weight, value, least, most), the score with this value alone at its least and at its most.

    [S − w(v − v_min), S + w(v_max − v)]: one-way sensitivity, all else as it is.
    """
    return tuple(
        (_with_value_at(least, score, weight, value), _with_value_at(most, score, weight, value))
        for weight, value, least, most in items
    )


def _with_value_at(end: Number, score: Fraction, weight: Fraction, value: Fraction) -> Fraction:
    """Return S + w(end − v), over one denominator."""
    (top, below), (points, per), (here, part) = (n.as_integer_ratio() for n in (score, weight, value))
    way, whole = end.numerator * part - here * end.denominator, end.denominator * part * per
    return Fraction(top * whole + points * way * below, whole * below)
