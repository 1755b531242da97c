"""The conditions of a pack's gates taken apart into atoms, once for all searches over the same segments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from abm_fit.pack.expression import Comparison
from abm_fit.pack.nodes import Gate, Sum
from abm_fit.scoring.analysing.conditions import (
    Atom,
    Condition,
    atoms_of,
    number_compared,
    on_the_left,
    questions_read,
    sum_compared,
    take_apart,
)
from abm_fit.scoring.analysing.folds import Effects
from abm_fit.scoring.bands import place_of
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.readings import Key

_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass(frozen=True, slots=True)
class Parted:
    """A gate's condition over its atoms, and these in the order they stand in."""

    number: int
    """Which of the conditions it is."""
    condition: Condition
    atoms: tuple[Atom, ...]


class Parting:
    """What the conditions of one pack are made of, seen from one set of segments; worked out when first asked."""

    def __init__(self) -> None:
        self._conditions: dict[tuple[str, str | None], Parted] = {}
        self._effects: dict[tuple[int, bool], tuple[Effects, Gate]] = {}
        self._numbers: dict[Atom, int] = {}
        self._reads: dict[Atom, tuple[Key, ...]] = {}
        self._compared: dict[Atom, str | None] = {}
        self._thresholds: dict[Atom, tuple[str, Fraction]] = {}

    def condition(self, facts: Facts, gate: Gate, place: str | None) -> Parted:
        """Return a gate's condition as it stands in a segment, or for the company."""
        key = (gate.id, place)
        if key not in self._conditions:
            condition = take_apart(facts.pack, facts, gate.when, place)
            self._conditions[key] = Parted(len(self._conditions), condition, tuple(atoms_of(condition)))
        return self._conditions[key]

    def effects(self, facts: Facts, gate: Gate, *, elsewhere: bool) -> Effects:
        """Return what a gate does; seen from another segment, only to the company's sums."""
        key = (id(gate), elsewhere)
        if key not in self._effects:
            self._effects[key] = _effects(facts.pack.rubric.sums, gate, elsewhere=elsewhere), gate
        return self._effects[key][0]

    def number(self, atom: Atom) -> int:
        """Return the number of an atom."""
        return self._numbers.setdefault(atom, len(self._numbers))

    def reads(self, facts: Facts, atom: Atom) -> tuple[Key, ...]:
        """Return the questions that an atom hangs on, sorted."""
        if atom not in self._reads:
            self._reads[atom] = tuple(sorted(questions_read(facts, atom), key=str))
        return self._reads[atom]

    def compared(self, facts: Facts, atom: Atom) -> str | None:
        """Return the sum whose score an atom compares with a number; None if it is not of that form."""
        if atom not in self._compared:
            name = sum_compared(facts.pack, atom)
            self._compared[atom] = None if name is None else name.id
        return self._compared[atom]

    def threshold(self, facts: Facts, node: str, atom: Atom) -> tuple[str, Fraction]:
        """Return the sign and the number that an atom compares a sum's score with, the score on the left."""
        if atom not in self._thresholds:
            comparison = atom.expression
            assert isinstance(comparison, Comparison)
            sign = comparison.operator
            number = number_compared(atom, node, facts.names(atom.segment, gate=True))
            self._thresholds[atom] = sign if on_the_left(comparison, node) else _MIRRORED.get(sign, sign), number
        return self._thresholds[atom]


def _effects(sums: Mapping[str, Sum], gate: Gate, *, elsewhere: bool) -> Effects:
    touched = [name for name in (*gate.caps, *gate.raises) if not elsewhere or sums[name].per == "company"]
    return (
        *((("cap", name), place_of(sums[name], gate.caps[name])) for name in touched if name in gate.caps),
        *((("raise", name), place_of(sums[name], gate.raises[name])) for name in touched if name in gate.raises),
    )
