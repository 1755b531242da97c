"""Keyed dynamic programming: which totals go with which facts, at which cost, and by which choices.

Each unit offers options: a step of the total, a cost, and facts that later decide a gate or a band. A row of states
holds, for every (facts, cost), the totals that are reachable: all of them as a bitset, or the highest alone. Facts are
folded as soon as nothing hangs on them any more, so that few keys stay apart. Exact; the choices are found by walking
back.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from abm_fit.scoring.methods.reachability import members

FactSet = frozenset[tuple[Hashable, ...]]
State = tuple[FactSet, int]
"""The facts that still matter, and what was spent."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to take a unit; `label` says which, and may be a state of inner layers."""

    step: int = 0
    cost: int = 0
    facts: FactSet = frozenset()
    label: Hashable = None


class Layers:
    """All states after each unit, for a budget."""

    def __init__(
        self,
        units: Sequence[Sequence[Option]],
        most: int,
        fold: Callable[[FactSet], FactSet],
        *,
        highest: bool = False,
    ) -> None:
        """Work through the units; `highest` keeps the highest total of a state and forgets the others."""
        self._units = [tuple(unit) for unit in units]
        self._lows = [min(option.step for option in unit) for unit in self._units]
        self._most = most
        self._fold = fold
        self._highest = highest
        self._merged: dict[tuple[FactSet, FactSet], FactSet] = {}
        self._rows: list[dict[State, int]] = [{(fold(frozenset()), 0): 0 if highest else 1}]
        for unit, low in zip(self._units, self._lows, strict=True):
            self._rows.append(self._after(self._rows[-1], unit, low))
        self.offset = sum(self._lows)
        """What is added to every total inside, so that none is negative there."""

    @property
    def final(self) -> dict[State, int]:
        """The states after all units; totals less `offset`."""
        return self._rows[-1]

    def totals(self, state: State) -> list[int]:
        """Return the totals of a final state, ascending."""
        inside = self.final[state]
        return [inside + self.offset] if self._highest else [total + self.offset for total in members(inside)]

    def window(self, state: State, low: int | None, high: int | None) -> int:
        """Return the totals t with low ≤ t < high of a final state, as they are kept inside; 0 or -1 for none.

        A bitset (0: none), or with `highest` the highest total (-1: it lies elsewhere).
        """
        inside = self.final[state]
        start = 0 if low is None else max(0, low - self.offset)
        end = None if high is None else high - self.offset
        if self._highest:
            return inside if inside >= start and (end is None or inside < end) else -1
        kept = inside >> start << start
        return kept if end is None else kept & ((1 << max(end, 0)) - 1)

    def choices(self, state: State, total: int) -> Iterator[tuple[Hashable, ...]]:
        """Yield, for a final state and one of its totals, the labels taken of every unit."""
        yield from self._back(len(self._units), state, total - self.offset)

    def _after(self, row: dict[State, int], unit: tuple[Option, ...], low: int) -> dict[State, int]:
        found: dict[State, int] = {}
        for (facts, spent), totals in row.items():
            for option in unit:
                cost = spent + option.cost
                if cost > self._most:
                    continue
                state = (self._joined(facts, option.facts), cost)
                if self._highest:
                    found[state] = max(found.get(state, -1), totals + option.step - low)
                else:
                    found[state] = found.get(state, 0) | totals << option.step - low
        return found

    def _joined(self, facts: FactSet, more: FactSet) -> FactSet:
        if not more:
            return facts
        pair = (facts, more)
        if pair not in self._merged:
            self._merged[pair] = self._fold(facts | more)
        return self._merged[pair]

    def _back(self, taken: int, state: State, total: int) -> Iterator[tuple[Hashable, ...]]:
        if not taken:
            yield ()
            return
        low = self._lows[taken - 1]
        for (facts, spent), totals in self._rows[taken - 1].items():
            for option in self._units[taken - 1]:
                rest = total - option.step + low
                if spent + option.cost != state[1] or rest < 0 or self._joined(facts, option.facts) != state[0]:
                    continue
                if totals == rest if self._highest else totals >> rest & 1:
                    for before in self._back(taken - 1, (facts, spent), rest):
                        yield (*before, option.label)
