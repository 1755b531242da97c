"""Half-open bands: which one a score falls in, and what caps and raises make of it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from abm_fit.pack.nodes import Sum


def band_place(node: Sum, score: Fraction) -> int:
    """Return the place of the band that a score falls in; below the first start it is the first."""
    # Compared as whole numbers: this is asked all the time.
    top, below = score.as_integer_ratio()
    for place in range(len(node.bands) - 1, 0, -1):
        start = node.bands[place].start
        if start.numerator * below <= top * start.denominator:
            return place
    return 0


def place_of(node: Sum, band: str) -> int:
    """Return a band's place in its sum."""
    return next(place for place, known in enumerate(node.bands) if known.id == band)


def after_gates(place: int, caps: Iterable[int], raises: Iterable[int]) -> int:
    """Return a band's place after gates: the lowest cap, then the highest raise, which wins."""
    return max([min([place, *caps]), *raises])


def order_of(node: Sum) -> tuple[str, ...]:
    """Return the ids of a sum's bands, lowest first."""
    return tuple(band.id for band in node.bands)
