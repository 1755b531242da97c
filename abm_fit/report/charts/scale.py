"""Where a value lies on its scale."""

from __future__ import annotations

Ends = tuple[float, float]
"""The lowest and the highest value of a scale."""

HUNDRED: Ends = (0.0, 100.0)


def share(value: float, ends: Ends) -> float:
    """Return how far a value is on the way from the lower end to the upper, 0 to 1."""
    low, high = ends
    return min(max((value - low) / (high - low), 0.0), 1.0) if high > low else 0.0
