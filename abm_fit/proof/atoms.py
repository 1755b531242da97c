"""What all answers make of the atoms of gates: each is looked at once, whichever gates and proofs it is part of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import product
from math import prod
from operator import itemgetter

from abm_fit.pack.logic import Truth
from abm_fit.proof.kinds import Kinds, Places
from abm_fit.scoring.analysing.altered import Altered
from abm_fit.scoring.analysing.conditions import Atom, atoms_of, questions_read, take_apart
from abm_fit.scoring.analysing.memory import Memory
from abm_fit.scoring.analysing.units import JOINT
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.hanging import hanging_of
from abm_fit.scoring.held import Held
from abm_fit.scoring.readings import Key
from abm_fit.scoring.standing import Standing


class Atoms:
    """The truths of atoms by the answers they read, of a company in one segment."""

    def __init__(self, facts: Facts, tried: Mapping[Key, Sequence[Held]], memory: Memory) -> None:
        """Prepare; `memory` is that of the searches over the same answers, which find there what was found here."""
        self._facts = facts
        self._tried = tried
        self._memory = memory
        self._kinds = Kinds(facts, tried)
        self._hanging = hanging_of(facts.pack)
        self._reads: dict[Atom, tuple[Key, ...]] = {}
        self._truths: dict[Atom, dict[Places, Truth]] = {}

    def reads(self, atom: Atom) -> tuple[Key, ...]:
        """Return the questions an atom reads, sorted."""
        if atom not in self._reads:
            self._reads[atom] = tuple(sorted(questions_read(self._facts, atom), key=str))
        return self._reads[atom]

    def of_answers(self, atom: Atom) -> bool:
        """Tell whether an atom hangs on answers alone: on no score, band, gate or decision."""
        return all(self._hanging.reads(name.id) is not None for name in self._facts.index.names(atom.expression))

    def answers(self, key: Key) -> Sequence[Held]:
        """Return the answers to a question that are tried; the one that stands where none is."""
        return self._tried.get(key) or (self._facts.held(self._facts.pack.questionnaire.questions[key[0]], key[1]),)

    def ways(self, keys: Sequence[Key]) -> int:
        """Return in how many ways questions can be answered."""
        return prod(len(self.answers(key)) for key in keys)

    def truths(self, atom: Atom) -> dict[Places, Truth]:
        """Return an atom's truth by the places of the answers that the questions it reads hold."""
        if atom not in self._truths:
            self._truths[atom] = self._by_kind(atom) or self._one_by_one(atom)
        return self._truths[atom]

    def look_through(self) -> None:
        """Look at the atoms of all gates, but for those that read more than answers or a great many of them."""
        facts = self._facts
        for gate in facts.pack.rubric.gates.values():
            for atom in atoms_of(take_apart(facts.pack, facts, gate.when, facts.home(gate.per, facts.segments[0]))):
                if atom not in self._truths and self.ways(self.reads(atom)) <= JOINT:
                    found = self._by_kind(atom)
                    if found is not None:
                        self._truths[atom] = found

    def _by_kind(self, atom: Atom) -> dict[Places, Truth] | None:
        """Return the truths as far as kinds of answers tell them; None where they don't."""
        group, reads = self._kinds.sorted_for(atom.expression), self.reads(atom)
        if group is None or not {*group.keys} <= {*reads}:
            return None
        by_kind: dict[Places, Truth] = {}
        for kind in group.kinds:
            by_kind |= dict.fromkeys(kind.places, kind.facts.truth(atom.expression, atom.segment, gate=True))
        pick = picking([reads.index(key) for key in group.keys])
        return self._through(atom, lambda places, _: by_kind[pick(places)])

    def _one_by_one(self, atom: Atom) -> dict[Places, Truth]:
        return self._through(atom, lambda _, answers: self._given(atom, answers))

    def _through(self, atom: Atom, work_out: Callable[[Places, Sequence[Held]], Truth]) -> dict[Places, Truth]:
        """Go through all answers that an atom reads, and tell the searches."""
        every = [self.answers(key) for key in self.reads(atom)]
        found = {}
        for places, answers in zip(product(*(range(len(each)) for each in every)), product(*every), strict=True):
            readings = [held.reading for held in answers]
            found[places] = self._memory.truth(atom, readings, partial(work_out, places, answers))
        return found

    def _given(self, atom: Atom, answers: Sequence[Held]) -> Truth:
        read = zip(self.reads(atom), answers, strict=True)
        facts = Altered(self._facts, {key: held for key, held in read if key in self._tried})
        Standing(facts)
        return facts.truth(atom.expression, atom.segment, gate=True)


def picking(at: Sequence[int]) -> Callable[[Places], Places]:
    """Return what picks some of the places of answers."""
    if len(at) < 2:
        return lambda places: tuple(places[each] for each in at)
    return itemgetter(*at)
