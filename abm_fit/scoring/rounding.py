"""Numbers for people: rounded for reading, never across a threshold."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor

_MOST_PLACES = 12


def shown(number: Fraction, cuts: Iterable[Fraction] = (), places: int = 0) -> str:
    """Return a number with so many decimals, and more where fewer would put it on the other side of a cut.

    `cuts` are thresholds read half-open: a number below one is never shown as that threshold or more, and the reverse.
    Halves round up.
    """
    wall = tuple(cuts)
    for digits in range(places, _MOST_PLACES + 1):
        candidate = half_up(number * 10**digits) / Fraction(10**digits)
        if all((number >= cut) == (candidate >= cut) for cut in wall):
            return _decimal(candidate, digits)
    # Nearer to a cut than twelve decimals can tell: stay on the right side of it.
    scaled = number * 10**_MOST_PLACES
    below = any(number < cut <= Fraction(ceil(scaled), 10**_MOST_PLACES) for cut in wall)
    return _decimal(Fraction(floor(scaled) if below else ceil(scaled), 10**_MOST_PLACES), _MOST_PLACES)


def plain(number: Fraction) -> str:
    """Return a number with thousands separated and at most two decimals, none where it is whole."""
    if number.denominator == 1:
        return f"{number.numerator:,}"
    for digits in (1, 2):
        if (number * 10**digits).denominator == 1:
            return _decimal(number, digits)
    return _decimal(half_up(number * 100) / Fraction(100), 2)


def half_up(number: Fraction) -> int:
    """Round to the nearest whole number, halves up."""
    return floor(number + Fraction(1, 2))


def to_step(number: Fraction, step: int) -> int:
    """Round to the nearest multiple of a step, halves up."""
    return half_up(number / step) * step


def _decimal(number: Fraction, digits: int) -> str:
    scaled = round(number * 10**digits)
    sign = "-" if scaled < 0 else ""
    whole, rest = divmod(abs(scaled), 10**digits)
    return f"{sign}{whole:,}" + (f".{rest:0{digits}d}" if digits else "")
