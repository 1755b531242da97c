"""The conditions of a pack's gates taken apart into atoms, once for all searches over the same segments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from abm_fit.pack.expression import Comparison
from abm_fit.pack.nodes import Gate, Sum
from abm_fit.pack.signs import MIRRORED
from abm_fit.scoring.analysing.conditions import (
    Atom,
    Tree,
    atoms_of,
    number_compared,
    numbered,
    on_the_left,
    questions_read,
    sum_compared,
    take_apart,
)
from abm_fit.scoring.analysing.folds import Effects
from abm_fit.scoring.bands import place_of
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.readings import Key


@dataclass(frozen=True, slots=True)
class Parted:
    """A gate's condition over the numbers of its atoms, and these in the order they stand in."""

    number: int
    """Which of the conditions it is."""
    tree: Tree
    atoms: tuple[int, ...]


class Parting:
    """What the conditions of one pack are made of, seen from one set of segments; worked out when first asked.

    Atoms go by their numbers: equal ones, wherever they stand, have the same.
    """

    def __init__(self) -> None:
        self._conditions: dict[tuple[str, str | None], Parted] = {}
        self._acting: dict[tuple[str | None, frozenset[str], frozenset[str]], tuple[tuple[Effects, Parted], ...]] = {}
        self._numbers: dict[Atom, int] = {}
        self.atoms: list[Atom] = []
        """By number."""
        self._reads: dict[int, tuple[Key, ...]] = {}
        self._compared: dict[int, str | None] = {}
        self._thresholds: dict[int, tuple[str, Fraction]] = {}

    def acting(
        self, facts: Facts, segment: str | None, sums: frozenset[str], lifted: frozenset[str]
    ) -> tuple[tuple[Effects, Parted], ...]:
        """Return what the gates on some sums do, seen from a segment, and when; without the `lifted` ones.

        Gates of other segments act on the company's sums alone.
        """
        key = (segment, sums, lifted)
        if key not in self._acting:
            self._acting[key] = tuple(self._seen_from(facts, *key))
        return self._acting[key]

    def _seen_from(
        self, facts: Facts, segment: str | None, sums: frozenset[str], lifted: frozenset[str]
    ) -> Iterator[tuple[Effects, Parted]]:
        for gate in facts.pack.rubric.gates.values():
            if gate.id in lifted or sums.isdisjoint((*gate.caps, *gate.raises)):
                continue
            for place in facts.segments if gate.per == "segment" else (None,):
                effects = _effects(facts.pack.rubric.sums, gate, elsewhere=place not in (None, segment))
                if effects:
                    yield effects, self._condition(facts, gate, place)

    def _condition(self, facts: Facts, gate: Gate, place: str | None) -> Parted:
        """Return a gate's condition as it stands in a segment, or for the company."""
        key = (gate.id, place)
        if key not in self._conditions:
            condition = take_apart(facts.pack, facts, gate.when, place)
            atoms = tuple(self.number(atom) for atom in atoms_of(condition))
            self._conditions[key] = Parted(len(self._conditions), numbered(condition, self.number), atoms)
        return self._conditions[key]

    def number(self, atom: Atom) -> int:
        """Return the number of an atom."""
        if atom not in self._numbers:
            self._numbers[atom] = len(self.atoms)
            self.atoms.append(atom)
        return self._numbers[atom]

    def reads(self, facts: Facts, number: int) -> tuple[Key, ...]:
        """Return the questions that an atom hangs on, sorted."""
        if number not in self._reads:
            self._reads[number] = tuple(sorted(questions_read(facts, self.atoms[number]), key=str))
        return self._reads[number]

    def compared(self, facts: Facts, number: int) -> str | None:
        """Return the sum whose score an atom compares with a number; None if it is not of that form."""
        if number not in self._compared:
            name = sum_compared(facts.pack, self.atoms[number])
            self._compared[number] = None if name is None else name.id
        return self._compared[number]

    def threshold(self, facts: Facts, node: str, number: int) -> tuple[str, Fraction]:
        """Return the sign and the number that an atom compares a sum's score with, the score on the left."""
        if number not in self._thresholds:
            atom = self.atoms[number]
            comparison = atom.expression
            assert isinstance(comparison, Comparison)
            sign = comparison.operator
            limit = number_compared(atom, node, facts.names(atom.segment, gate=True))
            self._thresholds[number] = sign if on_the_left(comparison, node) else MIRRORED[sign], limit
        return self._thresholds[number]


def _effects(sums: Mapping[str, Sum], gate: Gate, *, elsewhere: bool) -> Effects:
    touched = [name for name in (*gate.caps, *gate.raises) if not elsewhere or sums[name].per == "company"]
    return (
        *((("cap", name), place_of(sums[name], gate.caps[name])) for name in touched if name in gate.caps),
        *((("raise", name), place_of(sums[name], gate.raises[name])) for name in touched if name in gate.raises),
    )
