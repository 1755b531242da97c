"""Answers as units of a keyed dynamic programme; those that one condition reads together are taken together."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from abm_fit.pack.logic import Truth
from abm_fit.scoring.analysing.beneath import Leaf
from abm_fit.scoring.analysing.conditions import Atom
from abm_fit.scoring.analysing.gating import Gating
from abm_fit.scoring.analysing.memory import Memory, Place
from abm_fit.scoring.analysing.moves import Move, halfway
from abm_fit.scoring.analysing.truths import Truths
from abm_fit.scoring.held import Held
from abm_fit.scoring.methods.options import FactSet, Option
from abm_fit.scoring.readings import Key
from abm_fit.scoring.standing import Standing

Changes = tuple[tuple[Key, int], ...]
"""Questions in a segment, and which of its moves each makes."""

_NOTHING = Fraction(0)

JOINT = 3000
"""Up to so many combinations of answers that hang together are gone through one by one."""


class Inner(NamedTuple):
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
        *,
        free: bool = False,
    ) -> None:
        """Prepare; `beside` are the questions that only conditions read, which may join any unit.

        `free`: no change costs anything; the options are the same as of a search that can afford each.
        """
        self._facts = standing.facts
        self._moves = moves
        self._most = sum(map(memory.dearest, moves.values())) if free else most
        self._free = free
        self._gating = gating
        self._beside = beside
        self._memory = memory
        self._truths = Truths(standing, memory)
        self.taken: set[Key] = set()
        """The questions that stand in some unit already."""
        self.exact = True
        """False once answers hang together beyond what was gone through jointly."""

    def grouped(self, leaves: Sequence[Leaf]) -> list[list[Option]]:
        """Return the units of some questions; those that one condition reads together are taken together.

        Of a question that counts twice the weights add up.
        """
        weights: dict[Key, Fraction] = {}
        for key, weight in leaves:
            weights[key] = weights[key] + weight if key in weights else weight
        units, seen = [], set[Key]()
        for key, _ in leaves:
            if key in seen:
                continue
            if key not in self._gating.by_question:
                seen.add(key)
                self.taken.add(key)
                units.append(self._plain(key, weights[key]))
                continue
            together = [other for other in self._gating.together(key) if other in weights or other in self._beside]
            if len(together) < len(self._gating.together(key)):
                self.exact = False
            seen.update(together)
            self.taken.update(together)
            units.append(self._jointly([(other, weights.get(other, _NOTHING)) for other in together]))
        return units

    def _plain(self, key: Key, weight: Fraction) -> list[Option]:
        """Return the options of a question that no condition reads."""
        moves, held = self._moves.get(key, ()), self._held(key)
        most = min(self._most, self._memory.dearest(moves))
        place = (key, weight.numerator, weight.denominator, most, id(moves), id(held))
        if place not in self._memory.units:
            options = self._alone(key, {}, self._steps(key, weight))
            self._memory.units[place] = options, len(options) <= JOINT, (moves, held)
        return self._known(place)

    def _jointly(self, leaves: Sequence[Leaf]) -> list[Option]:
        """Return the options of a few questions together, from memory where another search took the same ones."""
        numbers = dict.fromkeys(number for key, _ in leaves for number in self._gating.by_question.get(key, ()))
        atoms = {number: self._gating.atom(number) for number in numbers}
        read = dict.fromkeys(key for key, _ in leaves)
        for number in numbers:
            read.update(dict.fromkeys(self._gating.reads(number)))
        moved = [self._moves.get(key, ()) for key, _ in leaves]
        held = [self._held(key) for key in read]
        place = (
            min(self._most, sum(map(self._memory.dearest, moved))),
            tuple([(key, weight.numerator, weight.denominator) for key, weight in leaves]),
            tuple(numbers),
            tuple(map(id, moved)),
            tuple(map(id, held)),
        )
        if place not in self._memory.units:
            self._memory.units[place] = (*self._combined(leaves, atoms), (moved, held))
        return self._known(place)

    def _known(self, place: Place) -> list[Option]:
        """Return options from memory."""
        options, exact, _ = self._memory.units[place]
        self.exact = self.exact and exact
        return self._memory.free(options) if self._free else options

    def _combined(self, leaves: Sequence[Leaf], atoms: Mapping[int, Atom]) -> tuple[list[Option], bool]:
        """Return the options of a few questions: as they stand, and each combination of moves; and if these are all."""
        steps = {key: self._steps(key, weight) for key, weight in leaves}
        if len(leaves) == 1:
            alone = self._alone(leaves[0][0], atoms, steps[leaves[0][0]])
            return alone, len(alone) <= JOINT
        choices: list[tuple[tuple[Key, int], ...]] = [()]
        for key, _ in leaves:
            more = [(*taken, (key, index)) for taken in choices for index in range(len(self._moves.get(key, ())))]
            choices += [taken for taken in more if self._cost(taken) <= self._most]
            if len(choices) > JOINT:
                break
        exact = len(choices) <= JOINT
        if not exact:
            singly = [((key, index),) for key, _ in leaves for index in range(len(self._moves.get(key, ())))]
            choices = [(), *(taken for taken in singly if self._cost(taken) <= self._most)]
        told: dict[tuple[int, ...], Truth] = {}
        return [self._option(taken, atoms, steps, told) for taken in choices], exact

    def _alone(self, key: Key, atoms: Mapping[int, Atom], steps: Sequence[int]) -> list[Option]:
        """Return the options of one question: as it stands, and each of its moves that is not too dear."""
        moves = self._moves.get(key, ())
        told = [self._truths.by_move(atom, self._gating.reads(number), key, moves) for number, atom in atoms.items()]
        known: dict[tuple[Truth, ...], FactSet] = {}
        found = []
        for index in (-1, *range(len(moves))):
            cost = moves[index].cost if index >= 0 else 0
            if cost <= self._most:
                truths = tuple([by_move[index] for by_move in told])
                if truths not in known:
                    known[truths] = frozenset(
                        ("atom", number, truth) for number, truth in zip(atoms, truths, strict=True)
                    )
                label = ((key, index),) if index >= 0 else ()
                found.append(Option(steps[index], cost, known[truths], label))
        return found

    def _steps(self, key: Key, weight: Fraction) -> list[int]:
        """Return the steps of a question's moves, the last as its answer stands."""
        moves = self._moves.get(key, ())
        if not weight:
            return [0] * (len(moves) + 1)
        here = self._held(key).reading.value
        values = [*(move.value for move in moves), 0 if here is None else halfway(here)]
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
            place = (number, *(indices.get(key, -1) for key in self._gating.reads(number)))
            if place not in told:
                changes = {key: self._moves[key][index].held for key, index in taken}
                told[place] = self._truths.given(atom, self._gating.reads(number), changes)
            known.add(("atom", number, told[place]))
        step = sum(by_move[indices.get(key, -1)] for key, by_move in steps.items())
        return Option(step, self._cost(taken), frozenset(known), taken)

    def _held(self, key: Key) -> Held:
        return self._truths.held(key)

    def worded(self, name: str, key: Key) -> list[Option]:
        """Return the options of a question that a table reads by its option."""
        found = []
        for option in self._jointly([(key, _NOTHING)]):
            taken = dict(option.label)  # type: ignore[call-overload]
            held = self._moves[key][taken[key]].held if taken else self._held(key)
            found.append(option._replace(facts=option.facts | {("in", name, held.reading.option)}))
        return found


def _whole(value: int | Fraction, weight: Fraction) -> int:
    """Return what a value gives on a scale on which every step is whole."""
    step, rest = divmod(value.numerator * weight.numerator, value.denominator * weight.denominator)
    assert not rest, "the scale holds every step"
    return step
