"""Smallest sets of changes and cheapest paths: bitset dynamic programming with backtracking.

Every item has a step it stands at and further steps, each at a whole cost. One row of bitsets a cost says which totals
are reachable at exactly that cost; n·m·K shifts of Python ints, exact. With cost 1 a change it is the smallest set of
answers that leads into a band, with effort it is the multiple-choice knapsack of the cheapest path (recourse in the
sense of Ustun, Spangher & Liu 2019).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from abm_fit.scoring.methods.reachability import between, members


@dataclass(frozen=True, slots=True)
class Item:
    """One answer: the step it stands at, and (step, cost) of every other it may take; costs from 1."""

    stands: int
    others: tuple[tuple[int, int], ...]


Changes = tuple[tuple[int, int], ...]
"""(item, index into its `others`) of every change, by item."""


def cost_table(items: Sequence[Item], most: int) -> list[list[int]]:
    """Return, for 0 to all items taken, the bitset of totals at every cost from 0 to `most`."""
    rows = [[1, *([0] * most)]]
    for item in items:
        last = rows[-1]
        row = [reached << item.stands for reached in last]
        for step, cost in item.others:
            for total in range(cost, most + 1):
                row[total] |= last[total - cost] << step
        rows.append(row)
    return rows


def cheapest(items: Sequence[Item], low: int, high: int | None, most: int) -> int | None:
    """Return the least cost that brings the total into [low, high), or None if none up to `most` does."""
    last = cost_table(items, most)[-1]
    return next((cost for cost, reached in enumerate(last) if between(reached, low, high)), None)


def cheapest_changes(items: Sequence[Item], low: int, high: int | None, most: int) -> Iterator[Changes]:
    """Yield every set of changes of the least cost that brings the total into [low, high), in a stable order."""
    rows = cost_table(items, most)
    for cost, reached in enumerate(rows[-1]):
        hit = between(reached, low, high)
        if hit:
            for total in members(hit):
                yield from _back(items, rows, len(items), total, cost)
            return


def _back(items: Sequence[Item], rows: Sequence[Sequence[int]], taken: int, total: int, cost: int) -> Iterator[Changes]:
    """Yield the sets of changes that reach `total` at exactly `cost` with the first `taken` items."""
    if not taken:
        yield ()
        return
    item, row = items[taken - 1], rows[taken - 1]
    rest = total - item.stands
    if rest >= 0 and row[cost] >> rest & 1:
        yield from _back(items, rows, taken - 1, rest, cost)
    for index, (step, price) in enumerate(item.others):
        rest = total - step
        if price <= cost and rest >= 0 and row[cost - price] >> rest & 1:
            for before in _back(items, rows, taken - 1, rest, cost - price):
                yield (*before, (taken - 1, index))
