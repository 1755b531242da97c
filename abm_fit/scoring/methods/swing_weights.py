"""Swing weights to whole points, by the largest remainder."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

Number = int | Fraction


def whole_points(swings: Sequence[Number], total: int = 100) -> tuple[int, ...]:
    """Return whole points in proportion to the swings that add up to `total` exactly.

    A swing says how much it would be worth to move that question from its worst to its best, the most wanted one
    being 100 (Edwards & Barron 1994, SMARTS). Rounded down, then the largest remainders get one more; of equal
    remainders the earlier. Raises ValueError if a swing is negative or all are zero.
    """
    whole = sum(map(Fraction, swings), Fraction(0))
    if whole <= 0 or any(swing < 0 for swing in swings):
        message = "swings must not be negative, and one at least must count"
        raise ValueError(message)
    exact = [Fraction(swing) * total / whole for swing in swings]
    points = [int(share) for share in exact]
    order = sorted(range(len(exact)), key=lambda index: (points[index] - exact[index], index))
    for index in order[: total - sum(points)]:
        points[index] += 1
    return tuple(points)
