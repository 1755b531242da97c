"""Which totals a sum of choices can reach, as bitsets: bit n of a Python int says that n can be reached."""

from __future__ import annotations

from collections.abc import Sequence


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


def joined(left: int, right: int) -> int:
    """Return the totals reachable by adding a total of each."""
    small, large = (left, right) if left.bit_count() <= right.bit_count() else (right, left)
    result = 0
    while small:
        low = small & -small
        result |= large << (low.bit_length() - 1)
        small ^= low
    return result


def without_each(items: Sequence[Sequence[int]]) -> list[int]:
    """Return, for every item, the totals that all the others reach; by prefix and suffix tables."""
    before = [1]
    for steps in items[:-1]:
        before.append(extended(before[-1], steps))
    rest = [0] * len(items)
    after = 1
    for index in range(len(items) - 1, -1, -1):
        rest[index] = joined(before[index], after)
        after = extended(after, items[index])
    return rest


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
