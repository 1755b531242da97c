"""What decides the gates while answers change: atoms by what they hang on, folded to caps and raises once decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from abm_fit.pack.expression import Comparison, Name
from abm_fit.pack.logic import Truth, number_of
from abm_fit.pack.model import Gate, Sum
from abm_fit.scoring.analysing.conditions import (
    Atom,
    Condition,
    atoms_of,
    questions_read,
    sum_compared,
    take_apart,
    truth_given,
)
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.bands import place_of
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.methods.layers import FactSet
from abm_fit.scoring.readings import Key

_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


class Gating:
    """The gates that can touch one segment's verdict, taken apart."""

    def __init__(
        self,
        facts: Facts,
        segment: str | None,
        moves: Mapping[Key, Sequence[Move]],
        lifted: frozenset[str] = frozenset(),
    ) -> None:
        """Sort the atoms of all gates by what they hang on; gates in `lifted` count as never firing."""
        self._facts = facts
        self._gates: list[tuple[Gate, int, Condition]] = []
        self._fixed: dict[Atom, Truth] = {}
        self.by_question: dict[Key, list[Atom]] = {}
        self._groups: dict[Key, list[Key]] = {}
        self.by_sum: dict[tuple[str, str | None], list[Atom]] = {}
        self._decided: list[tuple[str, str, int]] = []
        for gate in facts.pack.rubric.gates.values():
            if gate.id in lifted:
                continue
            places = facts.segments if gate.per == "segment" else (None,)
            for number, place in enumerate(places):
                if place in (None, segment):
                    self._take(gate, number, take_apart(facts.pack, facts, gate.when, place), moves)

    def _take(self, gate: Gate, number: int, condition: Condition, moves: Mapping[Key, Sequence[Move]]) -> None:
        for atom in atoms_of(condition):
            self._sort(atom, moves)
        truth = truth_given(condition, self._fixed)
        if truth == "yes":
            self._decided += self._effects(gate)
        elif truth == "open":
            self._gates.append((gate, number, condition))

    def _sort(self, atom: Atom, moves: Mapping[Key, Sequence[Move]]) -> None:
        pack = self._facts.pack
        name = sum_compared(pack, atom)
        movable = [key for key in sorted(questions_read(pack, atom), key=str) if moves.get(key)]
        if name is not None:
            home = self._facts.home(pack.rubric.sums[name.id].per, atom.segment)
            atoms = self.by_sum.setdefault((name.id, home), [])
            if atom not in atoms:
                atoms.append(atom)
        elif movable:
            for key in movable:
                atoms = self.by_question.setdefault(key, [])
                if atom not in atoms:
                    atoms.append(atom)
            self._join(movable)
        else:
            self._fixed[atom] = self._facts.truth(atom.expression, atom.segment, gate=True)

    def together(self, key: Key) -> list[Key]:
        """Return the questions that hang together with one through some atom, itself among them."""
        return self._groups.get(key, [key])

    def _join(self, keys: Sequence[Key]) -> None:
        joined = list(dict.fromkeys(other for key in keys for other in self.together(key)))
        for key in joined:
            self._groups[key] = joined

    def fold(self, facts: FactSet) -> FactSet:
        """Replace the atoms of decided gates by what the gate does; keep what still matters."""
        done, effects, known = set(), list(self._decided), dict(self._fixed)
        kept, atoms = set(), []
        for fact in facts:
            if fact[0] == "atom":
                known[fact[1]] = fact[2]  # type: ignore[index,assignment]
                atoms.append(fact)
            elif fact[0] in ("cap", "raise"):
                effects.append(fact)  # type: ignore[arg-type]
            else:
                kept.add(fact)
                if fact[0] == "done":
                    done.add(fact[1:])
        needed: set[Atom] = set()
        for gate, number, condition in self._gates:
            if (gate.id, number) in done:
                continue
            truth = truth_given(condition, known)
            if truth == "open":
                needed.update(atoms_of(condition))
                continue
            kept.add(("done", gate.id, number))
            if truth == "yes":
                effects += self._effects(gate)
        kept.update(fact for fact in atoms if fact[1] in needed)
        return frozenset(kept | _strongest(effects))

    def _effects(self, gate: Gate) -> list[tuple[str, str, int]]:
        sums = self._facts.pack.rubric.sums
        return [
            *(("cap", name, place_of(sums[name], band)) for name, band in gate.caps.items()),
            *(("raise", name, place_of(sums[name], band)) for name, band in gate.raises.items()),
        ]

    def threshold(self, node: Sum, atom: Atom) -> tuple[str, Fraction]:
        """Return the sign and the number that an atom compares a sum's score with, the score on the left."""
        comparison = atom.expression
        assert isinstance(comparison, Comparison)
        left = isinstance(comparison.left, Name) and comparison.left.id == node.id
        other = number_of(comparison.right if left else comparison.left, self._facts.names(atom.segment, gate=True))
        assert other.low is not None
        sign = comparison.operator
        return sign if left else _MIRRORED.get(sign, sign), other.low


def _strongest(effects: Sequence[tuple[str, str, int]]) -> set[tuple[str, str, int]]:
    """Keep the lowest cap and the highest raise of each sum."""
    best: dict[tuple[str, str], int] = {}
    for kind, name, place in effects:
        old = best.get((kind, name), place)
        best[(kind, name)] = min(old, place) if kind == "cap" else max(old, place)
    return {(*key, place) for key, place in best.items()}
