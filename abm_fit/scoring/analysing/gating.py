"""What decides the gates while answers change: atoms by what they hang on, folded to caps and raises once decided."""

from __future__ import annotations

from collections.abc import Container, Hashable, Mapping, Sequence
from fractions import Fraction

from abm_fit.pack.nodes import Sum
from abm_fit.scoring.analysing.conditions import Atom, Worth, left_open
from abm_fit.scoring.analysing.folds import WORTHS, Effects, Fold, OpenGate, Touch, strengthen
from abm_fit.scoring.analysing.memory import Memory
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.analysing.parting import Parted
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.methods.options import FactSet, Option
from abm_fit.scoring.readings import Key


class Gating:
    """The gates that can touch one segment's verdict, taken apart."""

    def __init__(
        self,
        facts: Facts,
        segment: str | None,
        moves: Mapping[Key, Sequence[Move]],
        lifted: frozenset[str],
        sums: frozenset[str],
        memory: Memory,
    ) -> None:
        """Sort the atoms of the gates on `sums` by what they hang on; gates in `lifted` count as never firing."""
        self._facts = facts
        self._memory = memory
        self._parting = memory.parting
        self._segment = segment
        self._gates: list[OpenGate] = []
        self._sorted: set[int] = set()
        self._places: dict[int, int] = {}
        self._fixed: dict[int, Worth] = {}
        self.by_question: dict[Key, list[int]] = {}
        """The atoms that answers to a question may turn, by their numbers."""
        self._groups: dict[Key, list[Key]] = {}
        self.by_sum: dict[tuple[str, str | None], list[int]] = {}
        """The atoms that hang on the score of a sum."""
        self._decided: dict[Touch, int] = {}
        for effects, parted in self._parting.acting(facts, segment, sums, lifted):
            self._take(effects, parted, moves)
        self._gate_places = {gate.number: place for place, gate in enumerate(self._gates)}

    def _take(self, effects: Effects, parted: Parted, moves: Mapping[Key, Sequence[Move]]) -> None:
        for number in parted.atoms:
            if number not in self._sorted:
                self._sorted.add(number)
                self._sort(number, moves)
        for number in parted.atoms:
            self._places.setdefault(number, len(self._places))
        fixed = tuple([(number, self._fixed[number]) for number in parted.atoms if number in self._fixed])
        gate = self._memory.gate((parted.number, effects, fixed), lambda: _gate(effects, parted, dict(fixed)))
        if gate is True:
            strengthen(self._decided, effects)
        elif isinstance(gate, OpenGate):
            self._gates.append(gate)

    def atom(self, number: int) -> Atom:
        """Return the atom that stands in the facts of a state by its number: ("atom", number, truth)."""
        return self._parting.atoms[number]

    def _fix(self, number: int) -> None:
        self._places.setdefault(number, len(self._places))
        self._fixed[number] = WORTHS[self._memory.stands(self._facts, number)]

    def _sort(self, number: int, moves: Mapping[Key, Sequence[Move]]) -> None:
        name, segment = self._parting.compared(self._facts, number), self.atom(number).segment
        movable = [key for key in self.reads(number) if moves.get(key)]
        if name is not None and segment not in (None, self._segment):
            # Other segments stay as they are.
            self._fix(number)
        elif name is not None:
            home = self._facts.home(self._facts.pack.rubric.sums[name].per, segment)
            self.by_sum.setdefault((name, home), []).append(number)
        elif movable:
            for key in movable:
                self.by_question.setdefault(key, []).append(number)
            self._join(movable)
        else:
            self._fix(number)

    def reads(self, number: int) -> tuple[Key, ...]:
        """Return the questions that an atom hangs on, sorted."""
        return self._parting.reads(self._facts, number)

    def together(self, key: Key) -> list[Key]:
        """Return the questions that hang together with one through some atom, itself among them."""
        return self._groups.get(key, [key])

    def _join(self, keys: Sequence[Key]) -> None:
        joined = list(dict.fromkeys(other for key in keys for other in self.together(key)))
        for key in joined:
            self._groups[key] = joined

    def fold(self, units: Sequence[Sequence[Option]]) -> Fold:
        """Return what folds the facts of some units: with the gates that they have a say in, and no others.

        So what lies beneath a company's sum is folded alike in all segments. Of sums whose bands stand among the facts
        all that is decided is told, too: a table above them may be valued before anything else is known.
        """
        met = set[tuple[Hashable, ...]]().union(*map(self._memory.met_in, units))
        atoms = {number for kind, number in met if kind == "atom"}
        gates = [gate for gate in self._gates if ("done", gate.number) in met or not gate.atoms.isdisjoint(atoms)]
        touched = {touch for gate in gates for touch, _ in gate.effects}
        touched |= {(what, str(name)) for kind, name in met if kind == "in" for what in ("cap", "raise")}
        return self._folding(gates, touched)

    @property
    def fold_all(self) -> Fold:
        """What folds the facts at the root: with every gate."""
        return self._folding(self._gates, self._decided)

    def _folding(self, gates: Sequence[OpenGate], touched: Container[Touch]) -> Fold:
        decided = {touch: place for touch, place in self._decided.items() if touch in touched}
        return self._memory.fold(gates, decided)

    def told(self, facts: FactSet) -> list[str]:
        """Return facts as text, sorted: atoms and gates by where they stand in this search."""
        return sorted(str((fact[0], self._stand(*fact[:2]), *fact[2:])) for fact in facts)

    def _stand(self, kind: Hashable, which: Hashable) -> Hashable:
        places = {"atom": self._places, "done": self._gate_places}.get(str(kind))
        return which if places is None else places[which]  # type: ignore[index]

    def threshold(self, node: Sum, number: int) -> tuple[str, Fraction]:
        """Return the sign and the number that an atom compares a sum's score with, the score on the left."""
        return self._parting.threshold(self._facts, node.id, number)


def _gate(effects: Effects, parted: Parted, fixed: Mapping[int, Worth]) -> OpenGate | bool:
    """Return a gate with what is fixed of its condition; a truth where that decides it."""
    tree = left_open(parted.tree, fixed) if fixed else parted.tree
    if isinstance(tree, bool):
        return tree
    return OpenGate(parted.number, effects, tree, frozenset(parted.atoms).difference(fixed))
