"""Facts about gates folded to what still matters: caps and raises in force, gates done with, truths still needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from abm_fit.pack.logic import Truth
from abm_fit.scoring.analysing.conditions import Tree, Worth, worth_given
from abm_fit.scoring.methods.options import FactSet

Touch = tuple[str, str]
"""`cap` or `raise`, and the sum that is touched."""

Effects = tuple[tuple[Touch, int], ...]
"""What a gate does to which sum, and the place of the band."""

WORTHS: Mapping[Truth, Worth] = {"yes": 1, "no": -1, "open": 0}


class OpenGate(NamedTuple):
    """A gate that changed answers decide."""

    number: int
    """The same for all searches over the same segments."""
    effects: Effects
    tree: Tree
    atoms: frozenset[int]


class Fold:
    """Folds the facts of one place in a search; alike ones are folded once."""

    def __init__(self, gates: Sequence[OpenGate], decided: Mapping[Touch, int]) -> None:
        """Prepare; `decided` are the caps and raises that are in force whatever the answers are."""
        self._gates = gates
        self._effects = {gate.number: gate.effects for gate in gates}
        self._decided = decided
        self._reading: dict[int, list[int]] = {}
        """By atom: the places of the gates that read it."""
        for place, gate in enumerate(gates):
            for atom in gate.atoms:
                self._reading.setdefault(atom, []).append(place)
        self._found: dict[FactSet, FactSet] = {}

    def __call__(self, facts: FactSet) -> FactSet:
        """Replace the atoms of decided gates by what the gates do; keep what still matters, and only that."""
        found = self._found.get(facts)
        if found is None:
            cells = [fact for fact in facts if fact[0] == "in"]
            found = self(facts.difference(cells)).union(cells) if cells else self._settle(facts)
            self._found[facts] = found
        return found

    def _settle(self, facts: FactSet) -> FactSet:
        """Fold facts about gates alone."""
        done: set[int] = set()
        known: dict[int, Worth] = {}
        strongest = dict(self._decided)
        for kind, which, *more in facts:
            if kind == "atom":
                known[which] = WORTHS[more[0]]  # type: ignore[index]
            elif kind == "done":
                done.add(which)  # type: ignore[arg-type]
            else:
                strengthen(strongest, (((kind, which), more[0]),))  # type: ignore[arg-type]
        waiting: list[OpenGate] = []
        # Gates that read none of the known atoms stay as they are, and need none of them.
        for place in {place for atom in known for place in self._reading.get(atom, ())}:
            gate = self._gates[place]
            if gate.number in done:
                continue
            worth = worth_given(gate.tree, known)
            if worth > 0:
                strengthen(strongest, gate.effects)
            elif worth < 0:
                done.add(gate.number)
            else:
                waiting.append(gate)
        needed: set[int] = set()
        for gate in waiting:
            if not _moot(strongest, gate.effects):
                needed |= gate.atoms
        return frozenset(
            (
                *(fact for fact in facts if fact[0] == "atom" and fact[1] in needed),
                *(("done", number) for number in done if not _moot(strongest, self._effects[number])),
                *((*touch, place) for touch, place in strongest.items()),
            )
        )


def strengthen(strongest: dict[Touch, int], effects: Effects) -> None:
    """Keep the lowest cap and the highest raise of each sum."""
    for touch, place in effects:
        old = strongest.get(touch, place)
        strongest[touch] = min(old, place) if touch[0] == "cap" else max(old, place)


def _moot(strongest: Mapping[Touch, int], effects: Iterable[tuple[Touch, int]]) -> bool:
    """Tell whether effects add nothing to what is in force already."""
    for touch, place in effects:
        old = strongest.get(touch)
        if old is None or (old > place if touch[0] == "cap" else old < place):
            return False
    return True
