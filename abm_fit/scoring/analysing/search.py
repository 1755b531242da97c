"""Everything that changed answers could make of a table or a sum, as units of a keyed dynamic programme.

Built from the engine's own pieces: weights from the engine's sums, conditions evaluated by the engine's facts. What
every search finds is scored again by the engine before it is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from abm_fit.pack.nodes import Sum, Table
from abm_fit.scoring.analysing.conditions import Atom, sum_compared
from abm_fit.scoring.analysing.gating import Gating, holds
from abm_fit.scoring.analysing.memory import Memory
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.analysing.remembered import Remembered
from abm_fit.scoring.analysing.settled import standing_of
from abm_fit.scoring.analysing.shape import judged_early, leaves_beneath, scale_of, sums_beneath
from abm_fit.scoring.analysing.units import Changes, Inner, Leaf, Units
from abm_fit.scoring.analysing.windows import counted, inside, windows_of, word_of
from abm_fit.scoring.bands import band_place
from abm_fit.scoring.facts import Facts, questions_read
from abm_fit.scoring.methods.layers import FactSet, Keep, Layers, Option, State
from abm_fit.scoring.readings import Key


class Search:
    """The search space of one segment: the answers that may change, and what hangs on them."""

    def __init__(
        self,
        facts: Facts,
        segment: str | None,
        moves: Mapping[Key, Sequence[Move]],
        most: int,
        *,
        keep: Keep = "all",
        lifted: frozenset[str] = frozenset(),
        memory: Memory | None = None,
    ) -> None:
        """Prepare a search.

        Args:
            facts: The answers as they stand.
            segment: The segment whose table or sum is searched.
            moves: What each question may be answered with instead.
            most: The budget of all changes together.
            keep: What is remembered of totals: all, the highest alone where higher is always as good, or the ways.
            lifted: Gates taken as not firing.
            memory: What earlier searches over the same assessment found.
        """
        self.facts = facts
        self.segment = segment
        self.moves = moves
        self.most = most
        self._keep = keep
        self._lifted = lifted
        self._memory = Memory() if memory is None else memory
        self._standing = standing_of(facts)
        self._inner: dict[str, Layers] = {}
        self._written_out: dict[Inner, Remembered[Changes]] = {}
        self._scale = Fraction(1)

    def run(self, root: str) -> Layers:
        """Return all states of a table or a sum with bands; `word` says which word a state stands for.

        An answer that counts in two places of the tree stays as it is, and so does one that decides a gate whose effect
        is added up inside the tree.
        """
        shared = [key for key, count in Counter(leaves_beneath(self.facts, root, self.segment)).items() if count > 1]
        early = questions_read(self.facts.pack, [gate.when for gate in judged_early(self.facts.pack, root)])
        self.moves = {key: moves for key, moves in self.moves.items() if key not in shared and key[0] not in early}
        self._gating = self._gated(self._lifted, sums_beneath(self.facts.pack, root))
        counted = set(leaves_beneath(self.facts, root, self.segment))
        beside = sorted((key for key in self._gating.by_question if key not in counted), key=str)
        self._units = Units(self._standing, self.moves, self.most, self._gating, frozenset(beside), self._memory)
        units = [self._finished(root)]
        units += self._units.grouped(
            [(key, Fraction(0)) for key in beside if key not in self._units.taken], Fraction(1)
        )
        asked = sorted({name for name, _ in self._gating.by_sum if name not in self._inner})
        units += [self._alone(name) for name in asked]
        return Layers(units, self.most, self._gating.fold_all, self._keep, self._memory.rows)

    def _gated(self, lifted: frozenset[str], sums: frozenset[str]) -> Gating:
        return Gating(self.facts, self.segment, self.moves, lifted, sums, self._memory)

    def _layered(self, units: Sequence[Sequence[Option]]) -> Layers:
        """Return the layers of some units, from memory where another search took the same ones."""
        fold = self._gating.fold(units)
        if self._keep == "ways":
            # Proofs go through many combinations, and their rows are long.
            return Layers(units, self.most, fold, self._keep, self._memory.rows)
        place = (self._keep, self.most, id(fold), *map(id, units))
        if place not in self._memory.layers:
            self._memory.layers[place] = Layers(units, self.most, fold, self._keep, self._memory.rows), units
        return self._memory.layers[place][0]

    def _alone(self, name: str) -> list[Option]:
        """Return what a sum outside the tree, on which a gate hangs, decides."""
        return [
            option._replace(facts=frozenset(fact for fact in option.facts if fact[:2] != ("in", name)))
            for option in self._finished(name)
        ]

    def chance(self, atom: Atom) -> Fraction:
        """Return the share of ways in which a comparison of a sum's score holds; for searches that keep ways."""
        name = sum_compared(self.facts.pack, atom)
        assert name is not None
        node = self.facts.pack.rubric.sums[name.id]
        self.moves, gates = dict(self.moves), frozenset(self.facts.pack.rubric.gates)
        self._gating = self._gated(gates, frozenset())
        self._units = Units(self._standing, self.moves, self.most, self._gating, frozenset(), self._memory)
        home = self.facts.home(node.per, atom.segment)
        self._scale = scale_of(self._standing, self.moves, node, home)
        layers = self._summed(node, home, Fraction(1))
        sign, threshold = self._gating.threshold(node, atom)
        holding = whole = 0
        for state in layers.final:
            for total, many in layers.counted(state):
                whole += many
                holding += many if holds(sign, total / self._scale, threshold) else 0
        return Fraction(holding, whole)

    @property
    def exact(self) -> bool:
        """Whether all answers that hang together were gone through jointly."""
        return self._units.exact

    def told(self, facts: FactSet) -> list[str]:
        """Return the facts of a final state as text, the same on every machine."""
        return self._gating.told(facts)

    def word(self, root: str, facts: FactSet) -> str:
        """Return the outcome of a table, or the band of a sum after gates, that a final state stands for."""
        return word_of(self.facts.pack, root, facts)

    def changes(
        self, layers: Layers, state: State, low: int | None = None, high: int | None = None
    ) -> Iterator[Changes]:
        """Yield every set of changes that leads to a final state, with its total in [low, high)."""
        for labels in layers.choices(state, low, high):
            yield from self._spelled(labels)

    def _spelled(self, labels: tuple[object, ...]) -> Iterator[Changes]:
        """Yield every set of changes that labels stand for, those of inner layers written out."""
        plain: Changes = ()
        for place, label in enumerate(labels):
            if not isinstance(label, Inner):
                plain += label  # type: ignore[operator]
            elif label.cost or not self._inner[label.name].paid:
                if label not in self._written_out:
                    within = self._inner[label.name]
                    found = self.changes(within, (label.facts, label.cost), label.low, label.high)
                    self._written_out[label] = Remembered(found)
                for head in self._written_out[label]:
                    for tail in self._spelled(labels[place + 1 :]):
                        yield (*plain, *head, *tail)
                return
        yield plain

    def _finished(self, name: str) -> list[Option]:
        """Return the options of a table or sum as a whole: its states, by band or outcome."""
        rubric = self.facts.pack.rubric
        if name in rubric.sums:
            return self._banded(rubric.sums[name])
        table = rubric.tables[name]
        units = []
        for child in table.inputs:
            if child in rubric.sums or child in rubric.tables:
                units.append(self._finished(child))
                if child in rubric.tables:
                    units[-1] = [self._as_input(child, option) for option in units[-1]]
            else:
                question = self.facts.pack.questionnaire.questions[child]
                key = (child, self.facts.home(question.per, self.segment))
                units.append(self._units.worded(child, key))
        layers = self._layered(units)
        self._inner[name] = layers
        found = []
        for facts, cost in layers.final:
            ways = sum(ways for _, ways in layers.counted((facts, cost)))
            found.append(Option(0, cost, facts, Inner(name, facts, cost), ways))
        return found

    def _as_input(self, table: str, option: Option) -> Option:
        """Turn the cells of an inner table into its outcome."""
        inputs = set(self.facts.pack.rubric.tables[table].inputs)
        outcome = self.word(table, option.facts)
        kept = {fact for fact in option.facts if fact[0] != "in" or fact[1] not in inputs}
        return option._replace(facts=frozenset(kept | {("in", table, outcome)}))

    def _banded(self, node: Sum) -> list[Option]:
        """Return a sum's states by band, each under its cheapest cost and one total that stands for it."""
        home = self.facts.home(node.per, self.segment)
        before = self._scale
        self._scale = scale_of(self._standing, self.moves, node, home)
        layers = self._summed(node, home, Fraction(1))
        found = self._stood_for(layers, node, home, self._scale, lambda: self._by_band(layers, node, home))
        self._scale = before
        return found

    def _stood_for(
        self, layers: Layers, node: Sum, home: str | None, unit: Fraction, work_out: Callable[[], list[Option]]
    ) -> list[Option]:
        """Return the options that a sum's layers stand for, from memory where another search asked as much."""
        atoms = self._gating.by_sum.get((node.id, home), ())
        place = (id(layers), node.id, unit, *(self._gating.number(atom) for atom in atoms))
        if place not in self._memory.inner:
            self._memory.inner[place] = work_out(), layers
        return self._memory.inner[place][0]

    def _by_band(self, layers: Layers, node: Sum, home: str | None) -> list[Option]:
        windows = windows_of(self._gating, node, home, self._scale)
        found = []
        for facts, cost in layers.final:
            ways = counted(layers, (facts, cost), windows)
            for (low, high, known), many in zip(windows, ways, strict=True):
                if many:
                    word = node.bands[band_place(node, inside(low, high) / self._scale)].id if node.bands else ""
                    label = Inner(node.id, facts, cost, low, high)
                    found.append(Option(0, cost, facts | known | {("in", node.id, word)}, label, many))
        return found

    def _children(self, node: Sum, home: str | None, weight: Fraction) -> tuple[list[list[Option]], list[Leaf]]:
        """Return the units of sums and tables beneath a sum, and the answers beneath it with their weights."""
        rubric, questions = self.facts.pack.rubric, self.facts.pack.questionnaire.questions
        leaves: list[Leaf] = []
        gated: list[list[Option]] = []
        for part in self._standing.sums.of(node, home).parts:
            here = weight * part.weight
            if part.value is None:
                continue
            if part.child in questions:
                leaves.append(((part.child, self.facts.home(questions[part.child].per, home)), here))
            elif part.child in rubric.sums:
                child = rubric.sums[part.child]
                inner = self.facts.home(child.per, home)
                if (child.id, inner) in self._gating.by_sum:
                    gated.append(self._judged(child, inner, here))
                else:
                    units, more = self._children(child, inner, here)
                    leaves += more
                    gated += units
            else:
                gated.append(self._valued(rubric.tables[part.child], here))
        return gated, leaves

    def _summed(self, node: Sum, home: str | None, weight: Fraction) -> Layers:
        """Return the states of a sum: plain answers first, so that few states stay apart."""
        units, leaves = self._children(node, home, weight)
        leaves.sort(key=lambda leaf: leaf[0] in self._gating.by_question)
        layers = self._layered(self._units.grouped(leaves, self._scale) + units)
        self._inner[node.id] = layers
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
        for option in self._finished(table.id):
            step = weight * values[self.word(table.id, option.facts)] * self._scale
            assert step.denominator == 1, "the scale holds every step"
            kept = frozenset(fact for fact in option.facts if fact[0] != "in")
            found.append(Option(step.numerator, option.cost, kept, option.label, option.ways))
        return found
