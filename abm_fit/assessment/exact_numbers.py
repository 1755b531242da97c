"""Numbers as text and back without losing a digit."""

from __future__ import annotations

import re
from fractions import Fraction

MOST_DIGITS = 30
"""Digits a number may have; nobody sells for more, and arithmetic stays quick."""

_DECIMAL = re.compile(r"-?\d+(\.\d+)?")
_RATIO = re.compile(r"-?\d+/[1-9]\d*")


def number_of(text: str) -> Fraction:
    """Return the number that a decimal (`40000.5`) or a ratio (`1/3`) writes.

    Raises:
        ValueError: it is neither, or has more digits than anybody needs.
    """
    bare = text.strip()
    if len(bare) > 2 * MOST_DIGITS or not (_DECIMAL.fullmatch(bare) or _RATIO.fullmatch(bare)):
        raise ValueError(text)
    return Fraction(bare)


def text_of(number: Fraction) -> str:
    """Return a number as a decimal where that is exact, else as a ratio; `number_of` reads both back."""
    rest, places = number.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest, count = rest // prime, count + 1
        places = max(places, count)
    if rest != 1 or places > MOST_DIGITS:
        return f"{number.numerator}/{number.denominator}"
    if places == 0:
        return str(number.numerator)
    scaled = abs(number.numerator) * 10**places // number.denominator
    whole, part = divmod(scaled, 10**places)
    return f"{'-' if number < 0 else ''}{whole}.{part:0{places}d}"
