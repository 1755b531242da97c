"""Sets of scores as bits: all on one lattice, so that adding two sets is shifting whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm


@dataclass(frozen=True, slots=True)
class Lattice:
    """Where bit 0 lies, and how far apart neighbouring bits are."""

    base: Fraction
    unit: Fraction

    def number(self, bit: int) -> Fraction:
        """Return the score of a bit."""
        return self.base + bit * self.unit

    def below(self, cut: Fraction, reached: int) -> int:
        """Return the mask of all scores below a cut, as wide as what is reached."""
        steps = (cut - self.base) / self.unit
        count = min(-(-steps.numerator // steps.denominator), reached.bit_length())
        return (1 << count) - 1 if count > 0 else 0


def common_unit(differences: Iterable[Fraction]) -> Fraction:
    """Return the widest unit that measures every difference; 1 where there is none."""
    numerator, denominator = 0, 1
    for difference in differences:
        if difference:
            whole = lcm(denominator, difference.denominator)
            numerator = gcd(
                numerator * (whole // denominator), abs(difference.numerator) * (whole // difference.denominator)
            )
            denominator = whole
    return Fraction(numerator, denominator) if numerator else Fraction(1)


def bits_of(mask: int) -> Iterator[int]:
    """Go through the places of the bits that are set."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def added(left: int, right: int) -> int:
    """Return the set of all sums of a member of each set."""
    if left.bit_count() < right.bit_count():
        left, right = right, left
    total = 0
    for place in bits_of(right):
        total |= left << place
    return total


def moved(mask: int, old: Lattice, new: Lattice, factor: Fraction = Fraction(1)) -> int:
    """Return a set, multiplied by a factor, on another lattice that holds all of it."""
    step = old.unit * factor / new.unit
    start = (old.base * factor - new.base) / new.unit
    assert step.denominator == 1
    assert start.denominator == 1
    if step == 1:
        return mask << int(start)
    total = 0
    for place in bits_of(mask):
        total |= 1 << int(start + place * step)
    return total
