"""Sets of scores as bits: all on one lattice, so that adding two sets is shifting whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from math import gcd, lcm

_FEW = 8
"""So few members are added one by one."""


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


def common_unit(differences: Iterable[int | Fraction]) -> Fraction:
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
    digits = bin(mask)[:1:-1]
    place = digits.find("1")
    while place >= 0:
        yield place
        place = digits.find("1", place + 1)


@lru_cache(maxsize=2048)
def added(left: int, right: int) -> int:
    """Return the set of all sums of a member of each set."""
    if left.bit_count() < right.bit_count():
        left, right = right, left
    places = list(bits_of(right))
    gap = places[1] - places[0] if len(places) > 1 else 1
    if len(places) < _FEW or any(after - before != gap for before, after in pairwise(places)):
        total = 0
        for place in places:
            total |= left << place
        return total
    # Evenly spaced: what is added up already is added again, twice as much each time.
    total, count = left, 1
    while count < len(places):
        more = min(count, len(places) - count)
        total |= total << more * gap
        count += more
    return total << places[0]


def moved(mask: int, old: Lattice, new: Lattice, factor: Fraction = Fraction(1)) -> int:
    """Return a set, multiplied by a factor, on another lattice that holds all of it."""
    step = old.unit * factor / new.unit
    start = (old.base * factor - new.base) / new.unit
    assert step.denominator == 1
    assert start.denominator == 1
    return spread(mask, step.numerator) << start.numerator


def spread(mask: int, step: int) -> int:
    """Return a set with so many times as much between its members."""
    if step == 1 or mask < 2:
        return mask
    return int(("0" * (step - 1)).join(f"{mask:b}"), 2)


def tightened(lattice: Lattice, mask: int) -> tuple[Lattice, int, int]:
    """Return the widest lattice that holds a set, with the place where it begins and how many old steps make a new."""
    first = max((mask & -mask).bit_length() - 1, 0)
    step = 0
    for place in bits_of(mask >> first):
        step = gcd(step, place)
        if step == 1:
            break
    unit = lattice.unit * step if step else Fraction(1)
    return Lattice(lattice.number(first), unit), first, step or 1


def thinned(mask: int, first: int, step: int) -> int:
    """Return a set whose members all lie so many steps apart from a first one, with one step between them."""
    return mask >> first if step == 1 else int(bin(mask >> first)[:1:-1][::step][::-1], 2)
