"""Answers as units of a keyed dynamic programme; those that one condition reads together are taken together."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from abm_fit.pack.logic import Truth
from abm_fit.scoring.analysing.conditions import Atom
from abm_fit.scoring.analysing.gating import Gating
from abm_fit.scoring.analysing.memory import Memory
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.analysing.settled import changed
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.held import Held
from abm_fit.scoring.methods.layers import FactSet, Option
from abm_fit.scoring.readings import Key
from abm_fit.scoring.standing import Standing

Changes = tuple[tuple[Key, int], ...]
"""Questions in a segment, and which of its moves each makes."""

Leaf = tuple[Key, Fraction]
"""A question in a segment, and its weight in the sum that is worked through."""

JOINT = 3000
"""Up to so many combinations of answers that hang together are gone through one by one."""


@dataclass(frozen=True, slots=True)
class Inner:
    """A state of a sum's or table's own layers, standing as one option of the layers around it."""

    name: str
    facts: FactSet
    cost: int
    low: int | None = None
    high: int | None = None
    """Its totals t with low ≤ t < high; None: no end."""


class Units:
    """Makes the units of one search."""

    def __init__(
        self,
        standing: Standing,
        moves: Mapping[Key, Sequence[Move]],
        most: int,
        gating: Gating,
        beside: frozenset[Key],
        memory: Memory,
    ) -> None:
        """Prepare; `beside` are the questions that only conditions read, which may join any unit."""
        self._standing = standing
        self._facts = standing.facts
        self._moves = moves
        self._most = most
        self._gating = gating
        self._beside = beside
        self._memory = memory
        self._altered: dict[tuple[int, ...], Facts] = {}
        self._stands: dict[Key, Held] = {}
        self.taken: set[Key] = set()
        """The questions that stand in some unit already."""
        self.exact = True
        """False once answers hang together beyond what was gone through jointly."""

    def grouped(self, leaves: Sequence[Leaf], scale: Fraction) -> list[list[Option]]:
        """Return the units of some questions; those that one condition reads together are taken together.

        Of a question that counts twice the weights add up.
        """
        weights: dict[Key, Fraction] = {}
        for key, weight in leaves:
            weights[key] = weights.get(key, Fraction(0)) + weight
        units, seen = [], set[Key]()
        for key, _ in leaves:
            if key in seen:
                continue
            together = [other for other in self._gating.together(key) if other in weights or other in self._beside]
            if len(together) < len(self._gating.together(key)):
                self.exact = False
            seen.update(together)
            self.taken.update(together)
            units.append(self._jointly([(other, weights.get(other, Fraction(0))) for other in together], scale))
        return units

    def _jointly(self, leaves: Sequence[Leaf], scale: Fraction) -> list[Option]:
        """Return the options of a few questions together, from memory where another search took the same ones."""
        atoms = {self._gating.number(atom): atom for key, _ in leaves for atom in self._gating.by_question.get(key, ())}
        read = {*(key for key, _ in leaves), *(key for atom in atoms.values() for key in self._gating.reads(atom))}
        moved = [self._moves.get(key) for key, _ in leaves]
        held = [self._held(key) for key in sorted(read, key=str)]
        place = (
            self._most,
            tuple((key, weight * scale) for key, weight in leaves),
            tuple((number, atom.text, atom.segment) for number, atom in atoms.items()),
            tuple(map(id, moved)),
            tuple(map(id, held)),
        )
        if place not in self._memory.units:
            self._memory.units[place] = (*self._combined(leaves, scale, atoms), (moved, held))
        options, exact, _ = self._memory.units[place]
        self.exact = self.exact and exact
        return options

    def _combined(
        self, leaves: Sequence[Leaf], scale: Fraction, atoms: Mapping[int, Atom]
    ) -> tuple[list[Option], bool]:
        """Return the options of a few questions: as they stand, and each combination of moves; and if these are all."""
        choices: list[tuple[tuple[Key, int], ...]] = [()]
        for key, _ in leaves:
            more = [(*taken, (key, index)) for taken in choices for index in range(len(self._moves.get(key, ())))]
            choices += [taken for taken in more if self._cost(taken) <= self._most]
            if len(choices) > JOINT:
                break
        exact = len(choices) <= JOINT
        if not exact:
            alone = [((key, index),) for key, _ in leaves for index in range(len(self._moves.get(key, ())))]
            choices = [(), *(taken for taken in alone if self._cost(taken) <= self._most)]
        steps = {key: self._steps(key, weight * scale) for key, weight in leaves}
        told: dict[tuple[int, ...], Truth] = {}
        return [self._option(taken, atoms, steps, told) for taken in choices], exact

    def _steps(self, key: Key, weight: Fraction) -> list[int]:
        """Return the steps of a question's moves, the last as its answer stands."""
        moves = self._moves.get(key, ())
        if not weight:
            return [0] * (len(moves) + 1)
        here = self._held(key).reading.value
        values = [*(move.value for move in moves), Fraction(0) if here is None else (here.low + here.high) / 2]
        return [_whole(value, weight) for value in values]

    def _cost(self, taken: Changes) -> int:
        return sum(self._moves[key][index].cost for key, index in taken)

    def _option(
        self,
        taken: Changes,
        atoms: Mapping[int, Atom],
        steps: Mapping[Key, Sequence[int]],
        told: dict[tuple[int, ...], Truth],
    ) -> Option:
        """Return one combination of answers: its step, and what it makes of the atoms; `told` keeps their truths."""
        indices = dict(taken)
        known: set[tuple[Hashable, ...]] = set()
        for number, atom in atoms.items():
            place = (number, *(indices.get(key, -1) for key in self._gating.reads(atom)))
            if place not in told:
                told[place] = self._truth(atom, {key: self._moves[key][index].held for key, index in taken})
            known.add(("atom", number, told[place]))
        step = sum(by_move[indices.get(key, -1)] for key, by_move in steps.items())
        return Option(step, self._cost(taken), frozenset(known), taken)

    def _truth(self, atom: Atom, changes: Mapping[Key, Held]) -> Truth:
        """Evaluate an atom with some answers changed; what was evaluated once with the same answers is remembered."""
        answers = [(changes.get(key) or self._held(key)).reading for key in self._gating.reads(atom)]
        which = tuple(map(id, answers))
        known = (atom.text, atom.segment, *which)
        if known not in self._memory.truths:
            facts = self._facts_with(changes, which)
            self._memory.truths[known] = (facts.truth(atom.expression, atom.segment, gate=True), answers)
        return self._memory.truths[known][0]

    def _facts_with(self, changes: Mapping[Key, Held], answers: tuple[int, ...]) -> Facts:
        """Return the facts with some answers changed; atoms that read the same answers share them."""
        if not changes:
            return self._facts
        if answers not in self._altered:
            facts = self._altered[answers] = changed(self._facts, changes)
            facts.findings = self._standing
        return self._altered[answers]

    def _held(self, key: Key) -> Held:
        if key not in self._stands:
            self._stands[key] = self._facts.held(self._facts.pack.questionnaire.questions[key[0]], key[1])
        return self._stands[key]

    def worded(self, name: str, key: Key) -> list[Option]:
        """Return the options of a question that a table reads by its option."""
        found = []
        for option in self._jointly([(key, Fraction(0))], Fraction(1)):
            taken = dict(option.label)  # type: ignore[call-overload]
            held = self._moves[key][taken[key]].held if taken else self._held(key)
            found.append(option._replace(facts=option.facts | {("in", name, held.reading.option)}))
        return found


def _whole(value: Fraction, weight: Fraction) -> int:
    """Return what a value gives on a scale on which every step is whole."""
    step, rest = divmod(value.numerator * weight.numerator, value.denominator * weight.denominator)
    assert not rest, "the scale holds every step"
    return step
