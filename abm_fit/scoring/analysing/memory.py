"""What searches over the same answers find out alike: truths of conditions, and the options of answers."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from abm_fit.pack.logic import Truth
from abm_fit.scoring.analysing.beneath import Beneath
from abm_fit.scoring.analysing.conditions import Atom
from abm_fit.scoring.analysing.folds import Fold, OpenGate, Touch
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.analysing.parting import Parting
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.measured import Reading
from abm_fit.scoring.methods.layers import Layers, Rows
from abm_fit.scoring.methods.options import Option, Unit
from abm_fit.scoring.readings import Key

Place = tuple[Hashable, ...]
"""What something hangs on. Answers stand in it by their identity, so they are kept beside what was found."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Kept from search to search over the same pack and assessment."""

    truths: dict[Place, tuple[Truth, object]] = field(default_factory=dict)
    """The truth of an atom, and the answers it hangs on."""
    by_move: dict[Place, tuple[tuple[Truth, ...], object]] = field(default_factory=dict)
    """The truths of an atom after each of a question's moves and as it stands, and the answers and moves behind."""
    units: dict[Place, tuple[list[Option], bool, object]] = field(default_factory=dict)
    """The options of answers taken together, whether they are all, and the answers and moves they hang on."""
    parting: Parting = field(default_factory=Parting)
    """The conditions of gates, taken apart."""
    standing: dict[Place, tuple[Truth, object]] = field(default_factory=dict)
    """The truth of an atom as things stand under some facts, and these."""
    gates: dict[Place, OpenGate | bool] = field(default_factory=dict)
    """Gates by what is fixed of their conditions; a truth where that decides them."""
    looked_over: dict[int, Unit] = field(default_factory=dict)
    """Units, by the options that they are made of."""
    met: dict[int, tuple[frozenset[tuple[Hashable, ...]], object]] = field(default_factory=dict)
    """What the facts of some options are about, and these options."""
    folds: dict[Place, tuple[Fold, object]] = field(default_factory=dict)
    """What folds facts, by the gates and what is decided, and these gates."""
    layers: dict[Place, tuple[Layers, object]] = field(default_factory=dict)
    """Layers by their units, and these."""
    inner: dict[Place, tuple[list[Option], object]] = field(default_factory=dict)
    """The options that a sum's layers stand for, and these layers."""
    leaves: dict[Key, tuple[Key, ...]] = field(default_factory=dict)
    """The questions beneath a sum in a segment."""
    scales: dict[Place, tuple[Fraction, object]] = field(default_factory=dict)
    """The scale of a sum, by what it adds up and by what that could be."""
    beneath: dict[Place, tuple[Beneath, object]] = field(default_factory=dict)
    """What a sum is added up from."""
    costs: dict[int, tuple[int, object]] = field(default_factory=dict)
    """What the dearest of some moves costs, and these."""
    freed: dict[int, tuple[list[Option], object]] = field(default_factory=dict)
    """Options at no cost, and what they cost before."""
    rows: Rows = field(default_factory=dict)
    """The first rows of layers."""

    changed: dict[int, Facts] = field(default_factory=dict)
    """The facts with answers given already that searches set out from."""

    def dearest(self, moves: Sequence[Move]) -> int:
        """Return what the dearest of some moves costs; 0 without any."""
        if id(moves) not in self.costs:
            self.costs[id(moves)] = max((move.cost for move in moves), default=0), moves
        return self.costs[id(moves)][0]

    def free(self, options: Sequence[Option]) -> list[Option]:
        """Return the same options at no cost."""
        if id(options) not in self.freed:
            self.freed[id(options)] = [Option(o.step, 0, o.facts, o.label, o.ways) for o in options], options
        return self.freed[id(options)][0]

    def stands(self, facts: Facts, number: int) -> Truth:
        """Return the truth of an atom, by its number, as things stand under some facts."""
        place = (number, id(facts))
        if place not in self.standing:
            atom = self.parting.atoms[number]
            self.standing[place] = facts.truth(atom.expression, atom.segment, gate=True), facts
        return self.standing[place][0]

    def gate(self, place: Place, work_out: Callable[[], OpenGate | bool]) -> OpenGate | bool:
        """Return a gate under what is fixed of its condition: the same one for all searches."""
        if place not in self.gates:
            self.gates[place] = work_out()
        return self.gates[place]

    def fold(self, gates: Sequence[OpenGate], decided: Mapping[Touch, int]) -> Fold:
        """Return what folds facts about these gates, with what is decided."""
        place = (tuple(map(id, gates)), tuple(decided.items()))
        if place not in self.folds:
            self.folds[place] = Fold(gates, decided), gates
        return self.folds[place][0]

    def unit(self, options: Sequence[Option]) -> Unit:
        """Return options as a unit, looked over once."""
        if id(options) not in self.looked_over:
            self.looked_over[id(options)] = Unit(options)
        return self.looked_over[id(options)]

    def met_in(self, options: Sequence[Option]) -> frozenset[tuple[Hashable, ...]]:
        """Return what the facts of some options are about, without what they say of it."""
        if id(options) not in self.met:
            every = {option.facts for option in options}
            self.met[id(options)] = frozenset(fact[:2] for facts in every for fact in facts), options
        return self.met[id(options)][0]

    def truth(self, atom: Atom, answers: Sequence[Reading], work_out: Callable[[], Truth]) -> Truth:
        """Return an atom's truth under the answers that it reads, sorted by question; worked out where it is new."""
        place = (atom.text, atom.segment, *map(id, answers))
        if place not in self.truths:
            self.truths[place] = (work_out(), answers)
        return self.truths[place][0]
