"""What decides the gates while answers change: atoms by what they hang on, folded to caps and raises once decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from abm_fit.pack.logic import Truth
from abm_fit.pack.nodes import Gate, Sum
from abm_fit.scoring.analysing.conditions import Atom, Tree, Worth, numbered, worth_given
from abm_fit.scoring.analysing.memory import Memory
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.analysing.parting import Parted
from abm_fit.scoring.bands import place_of
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.methods.layers import FactSet
from abm_fit.scoring.readings import Key

Effect = tuple[tuple[str, str], int]
"""`cap` or `raise` and the sum it touches; the place of the band."""

Effects = tuple[Effect, ...]

_WORTHS: Mapping[Truth, Worth] = {"yes": 1, "no": -1, "open": 0}


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
        self._parting = memory.parting
        self._segment = segment
        self._gates: list[tuple[Effects, Tree, frozenset[int]]] = []
        self._numbers: dict[Atom, int] = {}
        self._sorted: set[Atom] = set()
        self._fixed: dict[int, Worth] = {}
        self._folded: dict[FactSet, FactSet] = {}
        self.by_question: dict[Key, list[Atom]] = {}
        self._groups: dict[Key, list[Key]] = {}
        self.by_sum: dict[tuple[str, str | None], list[Atom]] = {}
        self._decided: dict[tuple[str, str], int] = {}
        for gate in facts.pack.rubric.gates.values():
            if gate.id in lifted or not sums & {*gate.caps, *gate.raises}:
                continue
            places = facts.segments if gate.per == "segment" else (None,)
            for place in places:
                effects = self._effects(gate, elsewhere=place not in (None, segment))
                if effects:
                    self._take(effects, self._parting.condition(facts, gate, place), moves)

    def _take(self, effects: Effects, parted: Parted, moves: Mapping[Key, Sequence[Move]]) -> None:
        for atom in parted.atoms:
            if atom not in self._sorted:
                self._sorted.add(atom)
                self._sort(atom, moves)
        tree = numbered(parted.condition, self.number, self._fixed)
        if tree is True:
            for effect in effects:
                _strengthen(self._decided, effect)
        elif tree is not False:
            open_atoms = frozenset(self.number(atom) for atom in parted.atoms) - self._fixed.keys()
            self._gates.append((effects, tree, open_atoms))

    def number(self, atom: Atom) -> int:
        """Return the number under which an atom stands in the facts of a state: ("atom", number, truth)."""
        return self._numbers.setdefault(atom, len(self._numbers))

    def _fix(self, atom: Atom) -> None:
        truth = self._facts.truth(atom.expression, atom.segment, gate=True)
        self._fixed[self.number(atom)] = _WORTHS[truth]

    def _sort(self, atom: Atom, moves: Mapping[Key, Sequence[Move]]) -> None:
        name = self._parting.compared(self._facts, atom)
        movable = [key for key in self._parting.reads(self._facts, atom) if moves.get(key)]
        if name is not None and atom.segment not in (None, self._segment):
            # Other segments stay as they are.
            self._fix(atom)
        elif name is not None:
            home = self._facts.home(self._facts.pack.rubric.sums[name].per, atom.segment)
            self.by_sum.setdefault((name, home), []).append(atom)
        elif movable:
            for key in movable:
                self.by_question.setdefault(key, []).append(atom)
            self._join(movable)
        else:
            self._fix(atom)

    def reads(self, atom: Atom) -> tuple[Key, ...]:
        """Return the questions that an atom hangs on, sorted."""
        return self._parting.reads(self._facts, atom)

    def together(self, key: Key) -> list[Key]:
        """Return the questions that hang together with one through some atom, itself among them."""
        return self._groups.get(key, [key])

    def _join(self, keys: Sequence[Key]) -> None:
        joined = list(dict.fromkeys(other for key in keys for other in self.together(key)))
        for key in joined:
            self._groups[key] = joined

    def fold(self, facts: FactSet) -> FactSet:
        """Replace the atoms of decided gates by what the gates do; keep what still matters, and only that."""
        cells = [fact for fact in facts if fact[0] == "in"]
        rest = facts.difference(cells) if cells else facts
        found = self._folded.get(rest)
        if found is None:
            found = self._folded[rest] = self._settle(rest)
        return found.union(cells) if cells else found

    def _settle(self, facts: FactSet) -> FactSet:
        """Fold facts about gates alone."""
        done: set[int] = set()
        known: dict[int, Worth] = {}
        strongest = dict(self._decided)
        for kind, which, *more in facts:
            if kind == "atom":
                known[which] = _WORTHS[more[0]]  # type: ignore[index]
            elif kind == "done":
                done.add(which)  # type: ignore[arg-type]
            else:
                _strengthen(strongest, ((kind, which), more[0]))  # type: ignore[arg-type]
        waiting: list[int] = []
        for number, (effects, tree, atoms) in enumerate(self._gates):
            if number in done or _moot(strongest, effects):
                continue
            worth = 0 if atoms.isdisjoint(known) else worth_given(tree, known)
            if worth > 0:
                for effect in effects:
                    _strengthen(strongest, effect)
            elif worth < 0:
                done.add(number)
            else:
                waiting.append(number)
        needed: set[int] = set()
        for number in waiting:
            if not _moot(strongest, self._gates[number][0]):
                needed |= self._gates[number][2]
        return frozenset(
            (
                *(fact for fact in facts if fact[0] == "atom" and fact[1] in needed),
                *(("done", number) for number in done if not _moot(strongest, self._gates[number][0])),
                *((*key, place) for key, place in strongest.items()),
            )
        )

    def _effects(self, gate: Gate, *, elsewhere: bool) -> Effects:
        """Return what a gate does; seen from another segment, only to the company's sums."""
        sums = self._facts.pack.rubric.sums
        touched = [name for name in (*gate.caps, *gate.raises) if not elsewhere or sums[name].per == "company"]
        return (
            *((("cap", name), place_of(sums[name], gate.caps[name])) for name in touched if name in gate.caps),
            *((("raise", name), place_of(sums[name], gate.raises[name])) for name in touched if name in gate.raises),
        )

    def threshold(self, node: Sum, atom: Atom) -> tuple[str, Fraction]:
        """Return the sign and the number that an atom compares a sum's score with, the score on the left."""
        return self._parting.threshold(self._facts, node.id, atom)


def _strengthen(strongest: dict[tuple[str, str], int], effect: Effect) -> None:
    """Keep the lowest cap and the highest raise of each sum."""
    key, place = effect
    old = strongest.get(key, place)
    strongest[key] = min(old, place) if key[0] == "cap" else max(old, place)


def _moot(strongest: Mapping[tuple[str, str], int], effects: Iterable[Effect]) -> bool:
    """Tell whether effects add nothing to what is in force already."""
    for key, place in effects:
        old = strongest.get(key)
        if old is None or (old > place if key[0] == "cap" else old < place):
            return False
    return True


def holds(sign: str, left: Fraction, right: Fraction) -> bool:
    """Compare two numbers by a sign of the language."""
    return {
        "<": left < right,
        "<=": left <= right,
        "==": left == right,
        "!=": left != right,
        ">=": left >= right,
        ">": left > right,
    }[sign]
