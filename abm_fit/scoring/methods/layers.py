"""Keyed dynamic programming: which totals go with which facts, at which cost, and by which choices.

Each unit offers options: a step of the total, a cost, and facts that later decide a gate or a band. A row of states
holds, for every (facts, cost), the totals that are reachable: all of them as a bitset, the highest alone, or in how
many ways each comes about (a wide slot of bits a total). Facts are folded as soon as nothing hangs on them any more,
so that few keys stay apart. Exact; the choices are found by walking back.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from math import prod
from typing import Literal

Keep = Literal["all", "highest", "ways"]
FactSet = frozenset[tuple[Hashable, ...]]
State = tuple[FactSet, int]
"""The facts that still matter, and what was spent."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to take a unit; `label` says which, and may be a state of inner layers."""

    step: int = 0
    cost: int = 0
    facts: FactSet = frozenset()
    label: Hashable = ()
    ways: int = 1


class Layers:
    """All states after each unit, for a budget."""

    def __init__(
        self,
        units: Sequence[Sequence[Option]],
        most: int,
        fold: Callable[[FactSet], FactSet],
        keep: Keep = "all",
    ) -> None:
        """Work through the units; `keep` says what is remembered of the totals of a state."""
        self._units = [tuple(unit) for unit in units]
        self._lows = [min((option.step for option in unit), default=0) for unit in self._units]
        self._most = most
        self._fold = fold
        self.keep = keep
        self._slot = 1
        if keep == "ways":
            self._slot = (prod(sum(option.ways for option in unit) for unit in self._units).bit_length() + 15) // 8 * 8
        self._merged: dict[tuple[FactSet, FactSet], FactSet] = {}
        self._links: dict[int, dict[State, list[tuple[State, Option]]]] = {}
        """By number of units, for every state the states before the last unit and the options that lead to it."""
        self._paid = all(sum(not option.cost for option in unit) == 1 for unit in self._units)
        self._rows: list[dict[State, int]] = [{(fold(frozenset()), 0): 0 if keep == "highest" else 1}]
        for unit, low in zip(self._units, self._lows, strict=True):
            self._rows.append(self._after(self._rows[-1], unit, low))
        self.offset = sum(self._lows)
        """The lowest total that could be; totals are kept above it."""

    @property
    def final(self) -> tuple[State, ...]:
        """The states after all units."""
        return tuple(self._rows[-1])

    def totals(self, state: State, low: int | None = None, high: int | None = None) -> list[int]:
        """Return the totals of a final state in [low, high), ascending; None: no end."""
        if self.keep != "all":
            totals = (total for total, _ in self.counted(state))
            return [total for total in totals if (low is None or total >= low) and (high is None or total < high)]
        inside = self._rows[-1][state]
        first = 0 if low is None else max(0, low - self.offset)
        if high is not None:
            inside &= (1 << max(0, high - self.offset)) - 1
        return [total + first + self.offset for total in _bits(inside >> first)]

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
        return [(total + self.offset, ways) for total, ways in enumerate(slots) if ways]

    def between(self, state: State, low: int | None, high: int | None) -> int:
        """Return 1 where a final state comes to a total in [low, high), else 0; not for ways."""
        inside = self._rows[-1][state]
        first = 0 if low is None else max(0, low - self.offset)
        end = None if high is None else max(0, high - self.offset)
        if self.keep == "highest":
            return int(first <= inside and (end is None or inside < end))
        if end is not None:
            inside &= (1 << end) - 1
        return int(bool(inside >> first))

    def choices(self, state: State, total: int) -> Iterator[tuple[Hashable, ...]]:
        """Yield, for a final state and one of its totals, the labels taken of the units, in their order.

        Once all is spent, the units before are left out where each has but one option that costs nothing.
        """
        yield from self._back(len(self._units), state, total - self.offset)

    def _after(self, row: dict[State, int], unit: tuple[Option, ...], low: int) -> dict[State, int]:
        if self.keep == "ways":
            return self._multiplied(row, unit, low)
        found: dict[State, int] = {}
        every = self.keep == "all"
        for (facts, spent), totals in row.items():
            for option in unit:
                cost = spent + option.cost
                if cost > self._most:
                    continue
                state = (self._joined(facts, option.facts), cost)
                step = option.step - low
                if every:
                    found[state] = found.get(state, 0) | totals << step
                else:
                    found[state] = max(found.get(state, -1), totals + step)
        return found if every else _undominated(found)

    def _linked(self, taken: int) -> dict[State, list[tuple[State, Option]]]:
        """Return how the states after so many units come about; worked out when first walked back."""
        if taken not in self._links:
            links = self._links[taken] = {}
            for before in self._rows[taken - 1]:
                for option in self._units[taken - 1]:
                    cost = before[1] + option.cost
                    if cost <= self._most:
                        state = (self._joined(before[0], option.facts), cost)
                        if state in self._rows[taken]:
                            links.setdefault(state, []).append((before, option))
        return self._links[taken]

    def _multiplied(self, row: dict[State, int], unit: tuple[Option, ...], low: int) -> dict[State, int]:
        """Return the next row of ways: a product of polynomials in the total, each packed into one whole number."""
        packed: dict[State, int] = {}
        for option in unit:
            state = (option.facts, option.cost)
            packed[state] = packed.get(state, 0) + (option.ways << (option.step - low) * self._slot)
        found: dict[State, int] = {}
        for (facts, spent), totals in row.items():
            for (more, cost), ways in packed.items():
                if spent + cost <= self._most:
                    state = (self._joined(facts, more), spent + cost)
                    found[state] = found.get(state, 0) + totals * ways
        return found

    def _joined(self, facts: FactSet, more: FactSet) -> FactSet:
        if not more:
            return facts
        pair = (facts, more)
        if pair not in self._merged:
            self._merged[pair] = self._fold(facts | more)
        return self._merged[pair]

    def _back(self, taken: int, state: State, total: int) -> Iterator[tuple[Hashable, ...]]:
        if not taken or (self._paid and not state[1]):
            yield ()
            return
        low = self._lows[taken - 1]
        row = self._rows[taken - 1]
        for before, option in self._linked(taken)[state]:
            rest = total - option.step + low
            if rest >= 0 and self._holds(row[before], rest):
                for labels in self._back(taken - 1, before, rest):
                    yield (*labels, option.label)

    def _holds(self, totals: int, total: int) -> bool:
        if self.keep == "highest":
            return totals == total
        return bool(totals >> total * self._slot & (1 << self._slot) - 1)


def _undominated(row: dict[State, int]) -> dict[State, int]:
    """Return the states without those that have no higher total than a cheaper one with the same facts."""
    highest: dict[FactSet, int] = {}
    kept: dict[State, int] = {}
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
