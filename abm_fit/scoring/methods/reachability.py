"""Which totals a sum of choices can reach, as bitsets: bit n of a Python int says that n can be reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def extended(reached: int, steps: Sequence[int]) -> int:
    """Return the totals reachable after adding one of `steps` (whole, not negative) to a reached total."""
    result = 0
    for step in steps:
        result |= reached << step
    return result


def reachable(items: Sequence[Sequence[int]]) -> int:
    """Return the totals reachable by taking one step of every item."""
    reached = 1
    for steps in items:
        reached = extended(reached, steps)
    return reached


def without_each(items: Sequence[Sequence[int]]) -> list[int]:
    """Return, for every item, the totals that all the others reach; by halves, so in n·log n extensions."""
    return list(_rests(items, 1))


def _rests(items: Sequence[Sequence[int]], beside: int) -> Iterator[int]:
    """Yield, for every item, what all others reach together with `beside`."""
    if len(items) < 2:
        yield from (beside for _ in items)
        return
    half = len(items) // 2
    for own, others in ((items[:half], items[half:]), (items[half:], items[:half])):
        reached = beside
        for steps in others:
            reached = extended(reached, steps)
        yield from _rests(own, reached)


def between(reached: int, low: int, high: int | None) -> int:
    """Return the reached totals t with low ≤ t < high, still at their own bits; `high` None: no end."""
    low = max(low, 0)
    kept = reached >> low << low
    return kept if high is None else kept & ((1 << max(high, 0)) - 1)


def members(reached: int) -> list[int]:
    """Return the reached totals, ascending."""
    result = []
    while reached:
        low = reached & -reached
        result.append(low.bit_length() - 1)
        reached ^= low
    return result
