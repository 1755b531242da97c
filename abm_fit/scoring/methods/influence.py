"""Effective influence: how often one answer alone decides the band, the others being anything."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction


def influences(items: Sequence[Sequence[int]], cuts: Sequence[int]) -> tuple[Fraction, ...]:
    """Return, for every item, the probability that moving it from its least to its most step changes the band.

    The other items are uniform over their steps and independent: a Banzhaf index over bands, exact by convolution
    with prefix and suffix tables. `cuts` are the ascending starts of every band but the first, in the same whole steps.
    """
    before = [{0: 1}]
    for steps in items[:-1]:
        before.append(_spread(before[-1], steps))
    shares = [Fraction(0)] * len(items)
    after = {0: 1}
    for index in range(len(items) - 1, -1, -1):
        steps = items[index]
        rest = _joined(before[index], after)
        low, high = min(steps), max(steps)
        moved = sum(
            ways for total, ways in rest.items() if bisect_right(cuts, total + low) != bisect_right(cuts, total + high)
        )
        shares[index] = Fraction(moved, sum(rest.values()))
        after = _spread(after, steps)
    return tuple(shares)


def spread(items: Sequence[Sequence[int]]) -> dict[int, int]:
    """Return in how many ways each total comes about, taking one step of every item."""
    ways = {0: 1}
    for steps in items:
        ways = _spread(ways, steps)
    return ways


def _spread(ways: dict[int, int], steps: Sequence[int]) -> dict[int, int]:
    return _joined(ways, Counter(steps))


def _joined(left: dict[int, int], right: Mapping[int, int]) -> dict[int, int]:
    result: dict[int, int] = {}
    for one, many in left.items():
        for other, more in right.items():
            result[one + other] = result.get(one + other, 0) + many * more
    return result
