"""Adding up what lies beneath a table or a sum: its states, as options of whatever stands above it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from abm_fit.pack.nodes import Sum, Table
from abm_fit.scoring.analysing.beneath import Beneath, beneath
from abm_fit.scoring.analysing.gating import Gating
from abm_fit.scoring.analysing.memory import Memory
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.analysing.shape import leaves_beneath, scale_of
from abm_fit.scoring.analysing.units import Inner, Units
from abm_fit.scoring.analysing.windows import counted, inside, windows_of, word_of
from abm_fit.scoring.bands import band_place
from abm_fit.scoring.methods.layers import Keep, Layers
from abm_fit.scoring.methods.options import Option
from abm_fit.scoring.readings import Key
from abm_fit.scoring.standing import Standing


class Adding:
    """Adds up the sums and tables of one search, from memory where another search did."""

    def __init__(
        self,
        standing: Standing,
        segment: str | None,
        moves: Mapping[Key, Sequence[Move]],
        gating: Gating,
        units: Units,
        memory: Memory,
        *,
        most: int,
        keep: Keep,
    ) -> None:
        """Prepare; `most` and `keep` are the search's."""
        self._standing = standing
        self._facts = standing.facts
        self._segment = segment
        self._moves = moves
        self._gating = gating
        self._units = units
        self._memory = memory
        self._most = most
        self._keep = keep
        self._scale = Fraction(1)
        self.inner: dict[str, Layers] = {}
        """By sum or table what was added up."""

    def finished(self, name: str) -> list[Option]:
        """Return the options of a table or sum as a whole: its states, by band or outcome."""
        rubric = self._facts.pack.rubric
        if name in rubric.sums:
            return self._banded(rubric.sums[name])
        table = rubric.tables[name]
        units = []
        for child in table.inputs:
            if child in rubric.sums or child in rubric.tables:
                units.append(self.finished(child))
                if child in rubric.tables:
                    units[-1] = [self._as_input(child, option) for option in units[-1]]
            else:
                question = self._facts.pack.questionnaire.questions[child]
                key = (child, self._facts.home(question.per, self._segment))
                units.append(self._units.worded(child, key))
        layers = self._layered(units)
        self.inner[name] = layers
        found = []
        for facts, cost in layers.final:
            ways = sum(ways for _, ways in layers.counted((facts, cost)))
            found.append(Option(0, cost, facts, Inner(name, facts, cost), ways))
        return found

    def alone(self, name: str) -> list[Option]:
        """Return what a sum outside the tree, on which a gate hangs, decides."""
        return [
            option._replace(facts=frozenset(fact for fact in option.facts if fact[:2] != ("in", name)))
            for option in self.finished(name)
        ]

    def totals(self, node: Sum, home: str | None) -> tuple[Layers, Fraction]:
        """Return all totals of a sum, and the scale on which they are whole."""
        self._scale = self._scale_of(node, home)
        return self._summed(node, home, Fraction(1)), self._scale

    def _layered(self, units: Sequence[Sequence[Option]]) -> Layers:
        fold = self._gating.fold(units)
        if self._keep == "ways":
            # Proofs go through many combinations, and their rows are long.
            return Layers(units, self._most, fold, self._keep, self._memory.rows)
        place = (self._keep, self._most, id(fold), *map(id, units))
        if place not in self._memory.layers:
            self._memory.layers[place] = (
                Layers(units, self._most, fold, self._keep, self._memory.rows, self._memory.unit),
                units,
            )
        return self._memory.layers[place][0]

    def _as_input(self, table: str, option: Option) -> Option:
        """Turn the cells of an inner table into its outcome."""
        inputs = set(self._facts.pack.rubric.tables[table].inputs)
        outcome = word_of(self._facts.pack, table, option.facts)
        kept = {fact for fact in option.facts if fact[0] != "in" or fact[1] not in inputs}
        return option._replace(facts=frozenset(kept | {("in", table, outcome)}))

    def _banded(self, node: Sum) -> list[Option]:
        """Return a sum's states by band, each under its cheapest cost and one total that stands for it."""
        home = self._facts.home(node.per, self._segment)
        before = self._scale
        self._scale = self._scale_of(node, home)
        layers = self._summed(node, home, Fraction(1))
        found = self._stood_for(layers, node, home, self._scale, lambda: self._by_band(layers, node, home))
        self._scale = before
        return found

    def _scale_of(self, node: Sum, home: str | None) -> Fraction:
        if (node.id, home) not in self._memory.leaves:
            self._memory.leaves[node.id, home] = tuple(leaves_beneath(self._facts, node.id, home))
        moves = [self._moves.get(key) for key in self._memory.leaves[node.id, home]]
        summed = self._standing.sums.of(node, home)
        place = (node.id, id(summed), *map(id, moves))
        if place not in self._memory.scales:
            self._memory.scales[place] = scale_of(self._standing, self._moves, node, home), (summed, moves)
        return self._memory.scales[place][0]

    def _stood_for(
        self, layers: Layers, node: Sum, home: str | None, unit: Fraction, work_out: Callable[[], list[Option]]
    ) -> list[Option]:
        """Return the options that a sum's layers stand for, from memory where another search asked as much."""
        if self._keep == "ways":
            return work_out()
        atoms = self._gating.by_sum.get((node.id, home), ())
        place = (id(layers), node.id, *unit.as_integer_ratio(), *atoms)
        if place not in self._memory.inner:
            self._memory.inner[place] = work_out(), layers
        return self._memory.inner[place][0]

    def _by_band(self, layers: Layers, node: Sum, home: str | None) -> list[Option]:
        windows = windows_of(self._gating, node, home, self._scale)
        words = [
            node.bands[band_place(node, inside(*ends) / self._scale)].id if node.bands else "" for *ends, _ in windows
        ]
        found = []
        for facts, cost in layers.final:
            ways = counted(layers, (facts, cost), windows)
            for (low, high, known), word, many in zip(windows, words, ways, strict=True):
                if many:
                    label = Inner(node.id, facts, cost, low, high)
                    found.append(Option(0, cost, facts | known | {("in", node.id, word)}, label, many))
        return found

    def _beneath(self, node: Sum, home: str | None, weight: Fraction) -> Beneath:
        summed = self._standing.sums.of(node, home)
        place = (
            node.id,
            home,
            id(summed),
            *weight.as_integer_ratio(),
            *self._scale.as_integer_ratio(),
            *self._gating.by_sum,
        )
        if place not in self._memory.beneath:
            found = beneath(self._standing.sums, self._facts, self._gating.by_sum, node, home, weight, self._scale)
            self._memory.beneath[place] = found, summed
        return self._memory.beneath[place][0]

    def _summed(self, node: Sum, home: str | None, weight: Fraction) -> Layers:
        """Return the states of a sum: plain answers first, so that few states stay apart."""
        rubric = self._facts.pack.rubric
        found = self._beneath(node, home, weight)
        inner = [
            self._judged(rubric.sums[child.name], child.segment, child.weight)
            if child.name in rubric.sums
            else self._valued(rubric.tables[child.name], child.weight)
            for child in found.inner
        ]
        leaves = sorted(found.leaves, key=lambda leaf: leaf[0] in self._gating.by_question)
        layers = self._layered(self._units.grouped(leaves) + inner)
        self.inner[node.id] = layers
        return layers

    def _judged(self, node: Sum, home: str | None, weight: Fraction) -> list[Option]:
        """Return the states of a sum on whose score a gate hangs, with every total it can have."""
        layers = self._summed(node, home, weight)
        unit = self._scale * weight
        return self._stood_for(layers, node, home, unit, lambda: self._by_total(layers, node, home, weight))

    def _by_total(self, layers: Layers, node: Sum, home: str | None, weight: Fraction) -> list[Option]:
        windows = windows_of(self._gating, node, home, self._scale, weight)
        found = []
        for facts, cost in layers.final:
            place = 0
            together = [facts | known for _, _, known in windows]
            for total, many in layers.counted((facts, cost)):
                while (end := windows[place][1]) is not None and total >= end:
                    place += 1
                found.append(Option(total, cost, together[place], Inner(node.id, facts, cost, total, total + 1), many))
        return found

    def _valued(self, table: Table, weight: Fraction) -> list[Option]:
        """Return the states of a table whose outcomes have values."""
        values = {outcome.id: outcome.value or 0 for outcome in table.outcomes}
        found = []
        for option in self.finished(table.id):
            step = weight * values[word_of(self._facts.pack, table.id, option.facts)] * self._scale
            assert step.denominator == 1, "the scale holds every step"
            kept = frozenset(fact for fact in option.facts if fact[0] != "in")
            found.append(Option(step.numerator, option.cost, kept, option.label, option.ways))
        return found
