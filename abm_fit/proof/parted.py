"""An axis taken apart: what all answers come to with one part of it held, the others being added up once for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Sum
from abm_fit.proof.joint import Joint, Taken
from abm_fit.proof.spreads import Spread, Unit, all_but_each, unit_of
from abm_fit.scoring.analysing.beneath import Leaf, Whole, beneath
from abm_fit.scoring.analysing.folds import Fold
from abm_fit.scoring.analysing.gating import Gating
from abm_fit.scoring.analysing.settled import standing_of
from abm_fit.scoring.analysing.shape import leaves_beneath, scale_of, sums_beneath
from abm_fit.scoring.analysing.units import JOINT
from abm_fit.scoring.analysing.windows import inside, windows_of, word_of
from abm_fit.scoring.bands import band_place, place_of
from abm_fit.scoring.facts import read_by_gates
from abm_fit.scoring.hanging import hanging_of
from abm_fit.scoring.held import Held
from abm_fit.scoring.methods.options import FactSet, Option
from abm_fit.scoring.readings import Key

if TYPE_CHECKING:
    from abm_fit.proof.everything import Everything


class Judged(NamedTuple):
    """A sum on whose score a gate hangs, beneath the axis."""

    keys: frozenset[Key]
    whole: Whole


class Parted:
    """An axis beneath which there are only sums and questions, every question once."""

    def __init__(self, everything: Everything, axis: Sum, lifted: frozenset[str]) -> None:
        """Prepare; `lifted` gates are taken as not firing."""
        facts, segment = everything.facts, everything.segment
        self._axis, self._facts, self._segment = axis, facts, segment
        self._atoms, self._tried, self._standing = everything.atoms, everything.tried, standing_of(facts)
        moves, sums = everything.moves({}, facts), sums_beneath(facts.pack, axis.id)
        self._gating = Gating(facts, segment, moves, lifted, sums, everything.memory)
        counted = self._leaves(axis.id, segment)
        self._beside = sorted(self._gating.by_question.keys() - counted, key=str)
        self._whole = Whole(axis.id, everything.home(axis.per), Fraction(1))
        self._scale = scale_of(self._standing, moves, axis, self._whole.segment)
        windows = windows_of(self._gating, axis, self._whole.segment, self._scale)
        self._windows = [(*each, band_place(axis, inside(*each[:2]) / self._scale)) for each in windows]
        self._slot = 8 + self._atoms.ways([*counted, *self._beside]).bit_length() // 8 * 8
        self._pieces: dict[str, list[Joint | Judged]] = {}
        self._free: dict[str, list[Unit]] = {}
        self._folds: dict[str, Fold] = {}
        self._places: dict[tuple[FactSet, int], int] = {}
        self.exact = True
        """Whether all answers that hang together are gone through jointly, and no gate hangs on a sum elsewhere."""
        self._under(self._whole, {})
        left = set(self._beside).difference(*(piece.keys for pieces in self._pieces.values() for piece in pieces))
        units = [joint.given({}) for joint in self._grouped([(key, Fraction(0)) for key in sorted(left, key=str)])]
        self._aside = self._start(self._gating.fold_all).joined(units, self._gating.fold_all).rows
        self.exact = self.exact and all(name in self._free for name, _ in self._gating.by_sum)

    def mean_places(self, held: Mapping[str, Sequence[Mapping[Key, Held]]]) -> dict[str, list[Fraction]]:
        """Return, for every part and each way to hold it, which place the axis's band has on average."""
        fold = self._folds[self._axis.id]
        found: dict[str, list[Fraction]] = {}
        for (parts, places), others in all_but_each(self._bundles(), self._start(fold), fold):
            for part in parts:
                ways = [self._under(self._whole, self._taken(answers)) for answers in held[part]]
                found[part] = [self._mean(others.joined([units[place] for place in places], fold)) for units in ways]
        return found

    def _bundles(self) -> list[tuple[tuple[frozenset[str], list[int]], list[Unit]]]:
        """Return the parts and where their units stand; parts together where a condition reads answers of both."""
        own = {part: self._leaves(part, self._segment) for part in self._axis.points}
        found: list[tuple[frozenset[str], list[int]]] = [(frozenset((part,)), []) for part in own]
        for place, piece in enumerate(self._pieces[self._axis.id]):
            near = [each for each in found if any(not piece.keys.isdisjoint(own[part]) for part in each[0])]
            found = [each for each in found if each not in near]
            parts = frozenset[str]().union(*(parts for parts, _ in near))
            found.append((parts, [*(place for _, places in near for place in places), place]))
        units = self._free[self._axis.id]
        return [(each, [units[place] for place in each[1]]) for each in found]

    def _leaves(self, name: str, segment: str | None) -> frozenset[Key]:
        return frozenset(leaves_beneath(self._facts, name, segment))

    def _taken(self, answers: Mapping[Key, Held]) -> Taken:
        """Return where answers stand among those that are tried."""
        return {
            key: next(place for place, tried in enumerate(self._tried[key]) if tried is held)
            for key, held in answers.items()
        }

    def _start(self, fold: Fold) -> Spread:
        return Spread(self._slot, 0, {fold(frozenset()): 1})

    def _under(self, whole: Whole, taken: Taken) -> list[Unit]:
        """Return what is added up beneath a sum, some answers held."""
        name = whole.name
        if name in self._free:
            pairs = zip(self._pieces[name], self._free[name], strict=True)
            return [free if taken.keys().isdisjoint(piece.keys) else self._unit(piece, taken) for piece, free in pairs]
        node, sums = self._facts.pack.rubric.sums[name], self._standing.sums
        found = beneath(sums, self._facts, self._gating.by_sum, node, whole.segment, whole.weight, self._scale)
        judged = [Judged(self._leaves(each.name, each.segment), each) for each in found.inner]
        self._pieces[name] = [*self._grouped(found.leaves), *judged]
        self._free[name] = units = [self._unit(piece, taken) for piece in self._pieces[name]]
        self._folds[name] = self._gating.fold([[Option(facts=facts) for facts in unit] for unit in units])
        return units

    def _grouped(self, leaves: Sequence[Leaf]) -> list[Joint]:
        """Return questions by what conditions read together, with those that only conditions read."""
        weights = {key: Fraction(0) for key in self._beside} | dict(leaves)
        groups = dict.fromkeys(tuple(self._gating.together(key)) for key, _ in leaves)
        found = []
        for group in groups:
            atoms = [self._gating.atom(number) for key in group for number in self._gating.by_question.get(key, ())]
            whole = weights.keys() >= {*group} and self._atoms.ways(group) <= JOINT
            self.exact = self.exact and whole and all(map(self._atoms.of_answers, atoms))
            if self.exact:
                found.append(Joint(self._atoms, self._gating, [(key, weights[key]) for key in group]))
        return found

    def _unit(self, piece: Joint | Judged, taken: Taken) -> Unit:
        return piece.given(taken) if isinstance(piece, Joint) else self._judged(piece.whole, taken)

    def _judged(self, whole: Whole, taken: Taken) -> Unit:
        """Return a sum on whose score a gate hangs, with what each of its totals makes of the gate."""
        node = self._facts.pack.rubric.sums[whole.name]
        units, fold = self._under(whole, taken), self._folds[whole.name]
        windows = windows_of(self._gating, node, whole.segment, self._scale, whole.weight)
        return unit_of(
            (facts | next(known for _, end, known in windows if end is None or total < end), total, many)
            for facts, total, many in self._start(fold).joined(units, fold).totals()
        )

    def _mean(self, spread: Spread) -> Fraction:
        """Return the place of the band after gates, on average over the ways and over what gates read beside them."""
        ways = places = 0
        for facts, row in spread.rows.items():
            for low, high, known, by_points in self._windows:
                if many := spread.within(row, low, high):
                    ways += many
                    places += many * self._after_gates(facts | known, by_points)
        return Fraction(places, ways * sum(self._aside.values()))

    def _after_gates(self, facts: FactSet, place: int) -> int:
        """Return the places that gates leave a band, added up over all that they read beside the axis's answers."""
        if (facts, place) not in self._places:
            pack, axis, fold = self._facts.pack, self._axis, self._gating.fold_all
            word = frozenset((("in", axis.id, axis.bands[place].id),))
            self._places[facts, place] = sum(
                place_of(axis, word_of(pack, axis.id, fold(facts | more) | word)) * many
                for more, many in self._aside.items()
            )
        return self._places[facts, place]


def counts_once(everything: Everything, axis: Sum) -> bool:
    """Tell whether beneath an axis are sums and questions alone, each once, and no answer decides what is asked."""
    pack, facts = everything.pack, everything.facts
    leaves = [name for name, _ in leaves_beneath(facts, axis.id, everything.segment)]
    counted, hanging = frozenset(leaves), hanging_of(pack)
    for name in hanging.conditional:
        reads = hanging.reads(name) if name in counted | read_by_gates(pack) else frozenset()
        if reads is None or reads & counted - {name}:
            return False
    return len(leaves) == len(counted) and not _tables(pack, axis)


def _tables(pack: Pack, node: Sum) -> bool:
    """Tell whether some table counts beneath a sum."""
    sums, tables = pack.rubric.sums, pack.rubric.tables
    return any(child in tables or (child in sums and _tables(pack, sums[child])) for child in node.points)
