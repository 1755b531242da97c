"""Answers that conditions read together, taken as one unit: what they add to a total, and what they make of gates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

from abm_fit.pack.logic import Truth
from abm_fit.proof.atoms import Atoms, picking
from abm_fit.proof.kinds import Places
from abm_fit.proof.spreads import Unit, unit_of
from abm_fit.scoring.analysing.beneath import Leaf
from abm_fit.scoring.analysing.gating import Gating
from abm_fit.scoring.held import Held
from abm_fit.scoring.methods.options import FactSet
from abm_fit.scoring.readings import Key

Taken = Mapping[Key, int]
"""Which of the answers tried is held, for the questions that are not free."""


class Joint:
    """A few questions with all their answers."""

    def __init__(self, atoms: Atoms, gating: Gating, leaves: Sequence[Leaf]) -> None:
        """Prepare; the leaves' weights are on a scale on which every step is whole."""
        self.keys = frozenset(key for key, _ in leaves)
        self._leaves = [key for key, _ in leaves]
        self._steps = [[_step(held, weight) for held in atoms.answers(key)] for key, weight in leaves]
        self._told = []
        for number in dict.fromkeys(number for key in self._leaves for number in gating.by_question.get(key, ())):
            atom = gating.atom(number)
            # What else an atom reads is never answered otherwise: its place is always 0, which stands last.
            at = [self._leaves.index(key) if key in self.keys else len(leaves) for key in atoms.reads(atom)]
            self._told.append((number, atoms.truths(atom), picking(at)))

    def given(self, taken: Taken) -> Unit:
        """Return the unit with some answers held."""
        return unit_of(self._ways(taken))

    def _ways(self, taken: Taken) -> Iterator[tuple[FactSet, int, int]]:
        known: dict[tuple[Truth, ...], FactSet] = {}
        for places in product(*self._open(taken)):
            truths = tuple([told[pick((*places, 0))] for _, told, pick in self._told])
            if truths not in known:
                pairs = zip(self._told, truths, strict=True)
                known[truths] = frozenset(("atom", number, truth) for (number, _, _), truth in pairs)
            step = sum([steps[place] for steps, place in zip(self._steps, places, strict=True)])
            yield known[truths], step, 1

    def _open(self, taken: Taken) -> list[Places | range]:
        pairs = zip(self._leaves, self._steps, strict=True)
        return [(taken[key],) if key in taken else range(len(steps)) for key, steps in pairs]


def _step(held: Held, weight: Fraction) -> int:
    value = held.reading.value
    step = Fraction(0) if value is None else (value.low + value.high) / 2 * weight
    assert step.denominator == 1, "the scale holds every step"
    return step.numerator
