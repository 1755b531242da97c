"""What decides the gates while answers change: atoms by what they hang on, folded to caps and raises once decided."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
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

Effect = tuple[tuple[str, str], int]
"""`cap` or `raise` and the sum it touches; the place of the band."""

Effects = tuple[Effect, ...]

_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


class Gating:
    """The gates that can touch one segment's verdict, taken apart."""

    def __init__(
        self,
        facts: Facts,
        segment: str | None,
        moves: Mapping[Key, Sequence[Move]],
        lifted: frozenset[str],
        sums: frozenset[str],
    ) -> None:
        """Sort the atoms of the gates on `sums` by what they hang on; gates in `lifted` count as never firing."""
        self._facts = facts
        self._segment = segment
        self._gates: list[tuple[Effects, Condition]] = []
        self._fixed: dict[Atom, Truth] = {}
        self.by_question: dict[Key, list[Atom]] = {}
        self._reads: dict[Atom, tuple[Key, ...]] = {}
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
                    self._take(effects, take_apart(facts.pack, facts, gate.when, place), moves)

    def _take(self, effects: Effects, condition: Condition, moves: Mapping[Key, Sequence[Move]]) -> None:
        for atom in atoms_of(condition):
            self._sort(atom, moves)
        truth = truth_given(condition, self._fixed)
        if truth == "yes":
            for effect in effects:
                _strengthen(self._decided, effect)
        elif truth == "open":
            self._gates.append((effects, condition))

    def _sort(self, atom: Atom, moves: Mapping[Key, Sequence[Move]]) -> None:
        pack = self._facts.pack
        name = sum_compared(pack, atom)
        if atom not in self._reads:
            self._reads[atom] = tuple(sorted(questions_read(self._facts, atom), key=str))
        movable = [key for key in self._reads[atom] if moves.get(key)]
        if name is not None and atom.segment not in (None, self._segment):
            # Other segments stay as they are.
            self._fixed[atom] = self._facts.truth(atom.expression, atom.segment, gate=True)
        elif name is not None:
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

    def reads(self, atom: Atom) -> tuple[Key, ...]:
        """Return the questions that an atom hangs on, sorted."""
        return self._reads[atom]

    def together(self, key: Key) -> list[Key]:
        """Return the questions that hang together with one through some atom, itself among them."""
        return self._groups.get(key, [key])

    def _join(self, keys: Sequence[Key]) -> None:
        joined = list(dict.fromkeys(other for key in keys for other in self.together(key)))
        for key in joined:
            self._groups[key] = joined

    def fold(self, facts: FactSet) -> FactSet:
        """Replace the atoms of decided gates by what the gates do; keep what still matters, and only that."""
        done, known, atoms = set(), dict(self._fixed), []
        kept: set[tuple[Hashable, ...]] = set()
        strongest = dict(self._decided)
        for fact in facts:
            kind = fact[0]
            if kind == "atom":
                known[fact[1]] = fact[2]  # type: ignore[index,assignment]
                atoms.append(fact)
            elif kind == "done":
                assert isinstance(fact[1], int)
                done.add(fact[1])
            elif kind == "in":
                kept.add(fact)
            else:
                _strengthen(strongest, ((kind, fact[1]), fact[2]))  # type: ignore[arg-type]
        waiting: list[tuple[int, Condition]] = []
        for number, (effects, condition) in enumerate(self._gates):
            if number not in done and not _moot(strongest, effects):
                truth = truth_given(condition, known)
                if truth == "yes":
                    for effect in effects:
                        _strengthen(strongest, effect)
                elif truth == "no":
                    done.add(number)
                else:
                    waiting.append((number, condition))
        open_ = [(number, condition) for number, condition in waiting if not _moot(strongest, self._gates[number][0])]
        needed = {atom for _, condition in open_ for atom in atoms_of(condition)}
        kept.update(fact for fact in atoms if fact[1] in needed)
        kept.update(("done", number) for number in done if not _moot(strongest, self._gates[number][0]))
        kept.update((*key, place) for key, place in strongest.items())
        return frozenset(kept)

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
        comparison = atom.expression
        assert isinstance(comparison, Comparison)
        left = isinstance(comparison.left, Name) and comparison.left.id == node.id
        other = number_of(comparison.right if left else comparison.left, self._facts.names(atom.segment, gate=True))
        assert other.low is not None
        sign = comparison.operator
        return sign if left else _MIRRORED.get(sign, sign), other.low


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
