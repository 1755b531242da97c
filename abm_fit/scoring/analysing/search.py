"""Everything that changed answers could make of a table or a sum, as units of a keyed dynamic programme.

Built from the engine's own pieces: weights from the engine's sums, conditions evaluated by the engine's facts. What
every search finds is scored again by the engine before it is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from abm_fit.pack.signs import HOLDS
from abm_fit.scoring.analysing.adding import Adding
from abm_fit.scoring.analysing.conditions import Atom, sum_compared
from abm_fit.scoring.analysing.gating import Gating
from abm_fit.scoring.analysing.memory import Memory
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.analysing.remembered import Remembered
from abm_fit.scoring.analysing.settled import standing_of
from abm_fit.scoring.analysing.shape import leaves_beneath, read_early, sums_beneath
from abm_fit.scoring.analysing.units import Changes, Inner, Units
from abm_fit.scoring.analysing.windows import word_of
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.methods.layers import Keep, Layers, State
from abm_fit.scoring.methods.options import FactSet
from abm_fit.scoring.readings import Key


class Search:
    """The search space of one segment: the answers that may change, and what hangs on them."""

    def __init__(
        self,
        facts: Facts,
        segment: str | None,
        moves: Mapping[Key, Sequence[Move]],
        most: int | None,
        *,
        keep: Keep = "all",
        lifted: frozenset[str] = frozenset(),
        memory: Memory | None = None,
        within: int | None = None,
    ) -> None:
        """Prepare a search.

        Args:
            facts: The answers as they stand.
            segment: The segment whose table or sum is searched.
            moves: What each question may be answered with instead.
            most: The budget of all changes together; None: none costs anything, where only words are asked for.
            keep: What is remembered of totals: all, the highest alone where higher is always as good, or the ways.
            lifted: Gates taken as not firing.
            memory: What earlier searches over the same assessment found.
            within: The budget up to which sums are added up, where searches with a larger one are served, too.
        """
        self.facts = facts
        self.segment = segment
        self.moves = moves
        self.most = 0 if most is None else most
        self._free = most is None
        self._within = self.most if within is None else within
        self._keep = keep
        self._lifted = lifted
        self._memory = Memory() if memory is None else memory
        self._standing = standing_of(facts)
        self._written_out: dict[Inner, Remembered[Changes]] = {}

    def run(self, root: str) -> Layers:
        """Return all states of a table or a sum with bands; `word` says which word a state stands for.

        An answer that counts in two places of the tree stays as it is, and so does one that decides a gate whose effect
        is added up inside the tree.
        """
        shared = [key for key, count in Counter(leaves_beneath(self.facts, root, self.segment)).items() if count > 1]
        early = read_early(self.facts.pack, root)
        self.moves = {key: moves for key, moves in self.moves.items() if key not in shared and key[0] not in early}
        gating = self._gating = self._gated(self._lifted, sums_beneath(self.facts.pack, root))
        counted = set(leaves_beneath(self.facts, root, self.segment))
        beside = sorted((key for key in gating.by_question if key not in counted), key=str)
        adding = self._prepared(frozenset(beside))
        units = [adding.finished(root)]
        units += self._units.grouped([(key, Fraction(0)) for key in beside if key not in self._units.taken])
        asked = sorted({name for name, _ in gating.by_sum if name not in adding.inner})
        units += [adding.alone(name) for name in asked]
        return Layers(units, self.most, gating.fold_all, self._keep, self._memory.rows, self._memory.unit)

    def _gated(self, lifted: frozenset[str], sums: frozenset[str]) -> Gating:
        return Gating(self.facts, self.segment, self.moves, lifted, sums, self._memory)

    def _prepared(self, beside: frozenset[Key]) -> Adding:
        self._units = Units(
            self._standing, self.moves, self._within, self._gating, beside, self._memory, free=self._free
        )
        self._adding = Adding(
            self._standing,
            self.segment,
            self.moves,
            self._gating,
            self._units,
            self._memory,
            most=self._within,
            keep=self._keep,
        )
        return self._adding

    def chance(self, atom: Atom) -> Fraction:
        """Return the share of ways in which a comparison of a sum's score holds; for searches that keep ways."""
        name = sum_compared(self.facts.pack, atom)
        assert name is not None
        node = self.facts.pack.rubric.sums[name.id]
        self.moves, gates = dict(self.moves), frozenset(self.facts.pack.rubric.gates)
        self._gating = self._gated(gates, frozenset())
        layers, scale = self._prepared(frozenset()).totals(node, self.facts.home(node.per, atom.segment))
        sign, threshold = self._gating.threshold(node, self._memory.parting.number(atom))
        holding = whole = 0
        for state in layers.final:
            for total, many in layers.counted(state):
                whole += many
                holding += many if HOLDS[sign](total / scale, threshold) else 0
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
            elif label.cost or not self._adding.inner[label.name].paid:
                if label not in self._written_out:
                    within = self._adding.inner[label.name]
                    found = self.changes(within, (label.facts, label.cost), label.low, label.high)
                    self._written_out[label] = Remembered(found)
                tails = Remembered(self._spelled(labels[place + 1 :]))
                for head in self._written_out[label]:
                    for tail in tails:
                        yield (*plain, *head, *tail)
                return
        yield plain
