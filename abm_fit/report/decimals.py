"""How many decimals a number is written with, and numbers rounded to them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from abm_fit.scoring.rounding import half_up

EXACT_FIGURES = 5
"""An amount that so many figures can say is not rounded."""

MOST_DECIMALS = 5
MOST_APART = 7
"""Decimals at the most, and where a number stands close to a cut."""


def as_decimal(value: Fraction, places: int) -> Decimal:
    """Round to so many decimals, halves up."""
    return Decimal(half_up(value * 10**places)).scaleb(-places)


def decimals(value: Fraction, figures: int) -> int:
    """Return how many decimals, at most five, show so many figures of a number; none more than it has."""
    places = next((places for places in range(MOST_DECIMALS) if abs(value) * 10**places >= 10 ** (figures - 1)), None)
    places = MOST_DECIMALS if places is None else places
    return next((fewer for fewer in range(places) if (value * 10**fewer).denominator == 1), places)


def apart(value: Fraction, cuts: Iterable[Fraction], places: int) -> int:
    """Return so many decimals, and more, seven at most, where fewer would put a number on the other side of a cut."""
    wall = tuple(cuts)

    def same_side(digits: int) -> bool:
        rounded = Fraction(half_up(value * 10**digits), 10**digits)
        return all((value >= cut) == (rounded >= cut) and (value > cut) == (rounded > cut) for cut in wall)

    return next((digits for digits in range(places, MOST_APART) if same_side(digits)), MOST_APART)


def figures(value: Fraction, cuts: tuple[Fraction, ...]) -> Fraction:
    """Round an amount to three figures, to more where fewer would cross a cut; leave what five figures can say."""
    if value.denominator == 1 and len(str(abs(value.numerator)).rstrip("0")) <= EXACT_FIGURES:
        return value
    size = 1
    while abs(value) / size >= 1000:
        size *= 10
    while size >= 1:
        rounded = Fraction(half_up(value / size) * size)
        if all((value >= cut) == (rounded >= cut) for cut in cuts):
            return rounded
        size //= 10
    return value
