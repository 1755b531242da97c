"""In how many ways answers come to each total, with the facts that go along: polynomials, each in one whole number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from abm_fit.scoring.methods.options import FactSet

Fold = Callable[[FactSet], FactSet]

Unit = Mapping[FactSet, Mapping[int, int]]
"""Answers taken together: by facts and step of the total, in how many ways."""

T = TypeVar("T")

_FEW = 400
"""A row is multiplied by so few terms one by one."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The ways of some answers: for each set of facts a number of ways in a slot of bits for every total."""

    slot: int
    """Bits of a slot, as many whole bytes: more than all ways together take."""
    start: int
    """The total of the first slot."""
    rows: Mapping[FactSet, int]

    def joined(self, units: Iterable[Unit], fold: Fold) -> Spread:
        """Return the ways of these answers and those of other units, all independent of each other."""
        start, rows = self.start, self.rows
        for unit in units:
            low = min(step for steps in unit.values() for step in steps)
            found: dict[FactSet, int] = {}
            for more, steps in unit.items():
                terms = [((step - low) * self.slot, many) for step, many in steps.items()]
                for facts, row in rows.items():
                    both = fold(facts | more) if more else facts
                    found[both] = found.get(both, 0) + _times(row, terms)
            start, rows = start + low, found
        return Spread(self.slot, start, rows)

    def within(self, row: int, low: int | None, high: int | None) -> int:
        """Return in how many ways a row comes to a total in [low, high); None: no end."""
        if high is not None:
            row &= (1 << max(0, high - self.start) * self.slot) - 1
        if low is not None:
            row >>= max(0, low - self.start) * self.slot
        # A number is as much as its digits together, modulo one less than their base.
        return row % ((1 << self.slot) - 1)

    def totals(self) -> Iterator[tuple[FactSet, int, int]]:
        """Go through all facts and totals, ascending, with their ways."""
        width = self.slot // 8
        for facts, row in self.rows.items():
            data = row.to_bytes((row.bit_length() // self.slot + 1) * width, "little")
            for place, at in enumerate(range(0, len(data), width)):
                if many := int.from_bytes(data[at : at + width], "little"):
                    yield facts, self.start + place, many


def _times(row: int, terms: Sequence[tuple[int, int]]) -> int:
    """Return a row times a polynomial given as its terms: shift and number of ways."""
    if len(terms) > _FEW:
        return row * sum(many << shift for shift, many in terms)
    return sum(row * many << shift for shift, many in terms)


def unit_of(ways: Iterable[tuple[FactSet, int, int]]) -> Unit:
    """Return facts, steps and ways as a unit, those of the same facts and step together."""
    found: dict[FactSet, dict[int, int]] = {}
    for facts, step, many in ways:
        steps = found.setdefault(facts, {})
        steps[step] = steps.get(step, 0) + many
    return found


def all_but_each(bundles: Sequence[tuple[T, Sequence[Unit]]], others: Spread, fold: Fold) -> Iterator[tuple[T, Spread]]:
    """Yield each of some bundles of units with the ways of `others` and of all other bundles.

    By halves, so that each bundle is added up a logarithm of times.
    """
    if len(bundles) < 2:
        yield from ((name, others) for name, _ in bundles)
        return
    half = len(bundles) // 2
    for these, those in ((bundles[:half], bundles[half:]), (bundles[half:], bundles[:half])):
        units = (unit for _, units in those for unit in units)
        yield from all_but_each(these, others.joined(units, fold), fold)
