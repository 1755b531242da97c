"""Keyed dynamic programming: which totals go with which facts, at which cost, and by which choices.

Each unit offers options: a step of the total, a cost, and facts that later decide a gate or a band. A row of states
holds, for every (facts, cost), the totals that are reachable: all of them as a bitset, the highest alone, or in how
many ways each comes about (a wide slot of bits a total). Facts are folded as soon as nothing hangs on them any more,
so that few keys stay apart. Exact; the choices are found by walking back.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import takewhile
from math import gcd, prod
from typing import Literal

from abm_fit.scoring.methods.options import FactSet, Option, Unit

_FEW = 12
"""A polynomial of so few terms is multiplied term by term."""

Keep = Literal["all", "highest", "ways"]
State = tuple[FactSet, int]
"""The facts that still matter, and what was spent."""


Row = dict[State, int]
"""The totals of every state after a unit."""

Rows = dict[Hashable, tuple[list[Row], object]]
"""Rows of leading units, and these units, by whose identity they are found."""


class Layers:
    """All states after each unit, for a budget."""

    def __init__(
        self,
        units: Sequence[Sequence[Option]],
        most: int,
        fold: Callable[[FactSet], FactSet],
        keep: Keep = "all",
        memory: Rows | None = None,
        looked_over: Callable[[Sequence[Option]], Unit] = Unit,
    ) -> None:
        """Work through the units; `keep` says what is remembered of the totals of a state.

        `memory` keeps the rows of leading units without facts, for layers that begin with the same lists of options;
        `looked_over` makes a unit of options, or remembers the one that it made of them before.
        """
        self._units = [looked_over(unit) for unit in units]
        self._most = most
        self._fold = fold
        self.keep = keep
        self._slot, self._unit = 1, 1
        if keep == "ways":
            # Ways take a wide slot a total, so totals that nothing comes to have none.
            self._unit = gcd(*(option.step - unit.low for unit in self._units for option in unit.options)) or 1
            together = prod(sum(option.ways for option in unit.options) for unit in self._units)
            self._slot = (together.bit_length() + 15) // 8 * 8
        self._merged: dict[tuple[FactSet, FactSet], FactSet] = {}
        self._links: dict[tuple[int, State], list[tuple[State, Option]]] = {}
        """By number of units and state: the states before the last unit and the options that lead to it."""
        self.paid = all(unit.paid for unit in self._units)
        """Whether each unit has but one option that costs nothing, so that no cost means no change."""
        self._rows = self._leading(units, {} if memory is None else memory)
        for unit in self._units[len(self._rows) - 1 :]:
            self._rows.append(self._after(self._rows[-1], unit))
        self.offset = sum(unit.low for unit in self._units)
        """The lowest total that could be; totals are kept above it."""

    def _leading(self, units: Sequence[Sequence[Option]], memory: Rows) -> list[Row]:
        """Return the rows up to the first unit with facts."""
        start = self._fold(frozenset())
        plain = list(takewhile(lambda unit: unit.plain, self._units))
        leading = units[: len(plain)]
        place = (self.keep, self._slot, self._unit, self._most, start, tuple(map(id, leading)))
        if place not in memory:
            rows: list[Row] = [{(start, 0): 0 if self.keep == "highest" else 1}]
            for unit in plain:
                rows.append(self._after(rows[-1], unit))
            memory[place] = (rows, leading)
        return list(memory[place][0])

    @property
    def final(self) -> tuple[State, ...]:
        """The states after all units."""
        return tuple(self._rows[-1])

    def counted(self, state: State) -> list[tuple[int, int]]:
        """Return the totals of a final state, ascending, and in how many ways each comes about (1 if not kept)."""
        inside = self._rows[-1][state]
        if self.keep == "highest":
            return [(inside + self.offset, 1)]
        if self.keep == "all":
            return [(total + self.offset, 1) for total in _bits(inside)]
        width = self._slot // 8
        data = inside.to_bytes((inside.bit_length() + self._slot) // self._slot * width, "little")
        slots = (int.from_bytes(data[at : at + width], "little") for at in range(0, len(data), width))
        return [(place * self._unit + self.offset, ways) for place, ways in enumerate(slots) if ways]

    def between(self, state: State, low: int | None, high: int | None) -> int:
        """Return 1 where a final state comes to a total in [low, high), else 0; not for ways."""
        return int(bool(self._inside(self._rows[-1][state], low, high)))

    def choices(self, state: State, low: int | None = None, high: int | None = None) -> Iterator[tuple[Hashable, ...]]:
        """Yield, for a final state and its totals in [low, high), the labels taken of the units, in their order.

        Empty labels are left out; once all is spent, so are the units before where each has but one option that costs
        nothing. Not for ways.
        """
        wanted = self._inside(self._rows[-1][state], low, high)
        if wanted:
            yield from self._back(len(self._units), state, wanted)

    def _inside(self, row: int, low: int | None, high: int | None) -> int:
        """Return the totals of a row in [low, high), a bit each."""
        inside = row if self.keep == "all" else 1 << row
        if high is not None:
            inside &= (1 << max(0, high - self.offset)) - 1
        first = 0 if low is None else max(0, low - self.offset)
        return inside >> first << first

    def _after(self, row: Row, unit: Unit) -> Row:
        if self.keep == "ways":
            return self._multiplied(row, unit)
        found: Row = {}
        every = self.keep == "all"
        kinds = unit.kinds if every else unit.highest
        merged, most = self._merged, self._most
        for (facts, spent), totals in row.items():
            for more, cost, further in kinds:
                if spent + cost > most:
                    continue
                joined = merged.get((facts, more)) or self._joined(facts, more) if more else facts
                state = (joined, spent + cost)
                if every:
                    reached = found.get(state, 0)
                    for step in further:
                        reached |= totals << step
                    found[state] = reached
                else:
                    (step,) = further
                    if totals + step > found.get(state, -1):
                        found[state] = totals + step
        return found if every else _undominated(found)

    def _linked(self, taken: int, state: State) -> list[tuple[State, Option]]:
        """Return how a state after so many units comes about; worked out when first walked back."""
        if (taken, state) not in self._links:
            (facts, spent), priced = state, self._units[taken - 1].priced
            found = self._links[taken, state] = []
            for before in self._rows[taken - 1]:
                leads: dict[FactSet, bool] = {frozenset(): before[0] == facts}
                for option in priced.get(spent - before[1], ()):
                    more = option.facts
                    if more not in leads:
                        leads[more] = self._joined(before[0], more) == facts
                    if leads[more]:
                        found.append((before, option))
        return self._links[taken, state]

    def _multiplied(self, row: Row, unit: Unit) -> Row:
        """Return the next row of ways: a product of polynomials in the total, each packed into one whole number."""
        packed: dict[State, list[tuple[int, int]]] = {}
        for option in unit.options:
            terms = packed.setdefault((option.facts, option.cost), [])
            terms.append(((option.step - unit.low) // self._unit * self._slot, option.ways))
        found: Row = {}
        for (facts, spent), totals in row.items():
            for (more, cost), terms in packed.items():
                if spent + cost <= self._most:
                    state = (self._joined(facts, more), spent + cost)
                    found[state] = found.get(state, 0) + _times(totals, terms)
        return found

    def _joined(self, facts: FactSet, more: FactSet) -> FactSet:
        if not more:
            return facts
        pair = (facts, more)
        if pair not in self._merged:
            self._merged[pair] = self._fold(facts | more)
        return self._merged[pair]

    def _back(self, taken: int, state: State, wanted: int) -> Iterator[tuple[Hashable, ...]]:
        """Walk back from a state with some of its totals, a bit each; all at once, so that no way is tried twice."""
        every = self.keep == "all"
        waiting: list[tuple[int, State, int, tuple[Hashable, ...]]] = [(taken, state, wanted, ())]
        while waiting:
            taken, state, wanted, labels = waiting.pop()
            if not taken or (self.paid and not state[1]):
                yield labels
                continue
            taken -= 1
            low, row = self._units[taken].low, self._rows[taken]
            found = []
            for before, option in self._linked(taken + 1, state):
                rest = wanted >> (option.step - low) & (row[before] if every else 1 << row[before])
                if rest:
                    found.append((taken, before, rest, labels if option.label == () else (option.label, *labels)))
            waiting += reversed(found)


def _times(totals: int, terms: Sequence[tuple[int, int]]) -> int:
    """Multiply packed totals with a polynomial given as its terms: shift and number of ways."""
    if len(terms) > _FEW:
        return totals * sum(ways << shift for shift, ways in terms)
    # Shifting costs as much as the totals are long; multiplying, many times that.
    return sum(totals * ways << shift for shift, ways in terms)


def _undominated(row: Row) -> Row:
    """Return the states without those that have no higher total than a cheaper one with the same facts."""
    highest: dict[FactSet, int] = {}
    kept: Row = {}
    for state in sorted(row, key=_cost):
        if row[state] > highest.get(state[0], -1):
            highest[state[0]] = kept[state] = row[state]
    return kept


def _cost(state: State) -> int:
    return state[1]


def _bits(number: int) -> Iterator[int]:
    while number:
        low = number & -number
        yield low.bit_length() - 1
        number ^= low
