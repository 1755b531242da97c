"""Tornado: how far one answer alone can move a score."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def swings(
    score: Fraction, items: Sequence[tuple[Fraction, Fraction, Fraction, Fraction]]
) -> tuple[tuple[Fraction, Fraction], ...]:
    """Return, for each (weight, value, least, most), the score with this value alone at its least and at its most.

    [S − w(v − v_min), S + w(v_max − v)]: one-way sensitivity, all else as it is.
    """
    return tuple(
        (score - weight * (value - least), score + weight * (most - value)) for weight, value, least, most in items
    )
