"""Answer noise: the exact distribution of a score when every answer may be a little off, by convolution."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import lcm

from abm_fit.scoring.methods.adding import added, over

Number = int | Fraction


@dataclass(frozen=True, slots=True)
class Noisy:
    """One answer of a weighted sum: its weight, and the values it may truly have with their chances (adding to 1)."""

    weight: Fraction
    outcomes: tuple[tuple[Fraction, Fraction], ...]


def shifted(value: Number, scale: Sequence[Number], chance: Fraction) -> tuple[tuple[Fraction, Fraction], ...]:
    """Return a choice's values: one option off with `chance` each way, else as it is.

    `scale` holds the options' values in any order. Beyond an end nothing is, so the chance of staying grows.
    """
    exact = Fraction(value)
    # Whole numbers are compared as such, which is quicker.
    here = exact.numerator if exact.denominator == 1 else exact
    lower = max((item for item in scale if item < here), default=None)
    upper = min((item for item in scale if item > here), default=None)
    return _around(exact, lower, upper, chance)


def moved(
    value: Number, by: Number, chance: Fraction, least: Number = 0, most: Number = 100
) -> tuple[tuple[Fraction, Fraction], ...]:
    """Return a number's values: `by` value points off with `chance` each way, clipped to what values can be."""
    lower = max(Fraction(value) - by, Fraction(least))
    upper = min(Fraction(value) + by, Fraction(most))
    return _around(Fraction(value), lower if lower < value else None, upper if upper > value else None, chance)


def _around(
    value: Fraction, lower: Number | None, upper: Number | None, chance: Fraction
) -> tuple[tuple[Fraction, Fraction], ...]:
    ends = [end if isinstance(end, Fraction) else Fraction(end) for end in (lower, upper) if end is not None]
    left = Fraction(chance.denominator - chance.numerator * len(ends), chance.denominator)
    return ((value, left), *[(end, chance) for end in ends])


def variance(items: Sequence[Noisy], people: Sequence[int] | None = None) -> Fraction:
    """Return the variance of the weighted sum: Σ w²·σ²/n, since answers err independently.

    `people`: of how many people's answers each is the mean; one where it isn't given.
    """
    spreads = [_spread(item) for item in items]
    return added(
        (item.weight.numerator**2 * squares, item.weight.denominator**2 * unit * many)
        for item, (squares, unit), many in zip(items, spreads, people or [1] * len(items), strict=True)
    )


def _spread(item: Noisy) -> tuple[int, int]:
    """Return the variance of one answer's value, E x² − (E x)², as a whole number over another."""
    unit = lcm(*(chance.denominator for _, chance in item.outcomes))
    scale = lcm(*(value.denominator for value, _ in item.outcomes))
    steps = [(over(value, scale), over(chance, unit)) for value, chance in item.outcomes]
    mean = sum(value * chance for value, chance in steps)
    squares = sum(value * value * chance for value, chance in steps)
    return squares * unit - mean * mean, unit * unit * scale * scale


def band_probabilities(items: Sequence[Noisy], cuts: Sequence[Number]) -> tuple[Fraction, ...]:
    """Return the probability of each band; `cuts` are the ascending starts of every band but the first."""
    stepped = [(item, tuple(item.weight * value for value, _ in item.outcomes)) for item in items]
    scale = lcm(*(step.denominator for _, steps in stepped for step in steps), 1)
    unit = lcm(*(chance.denominator for item in items for _, chance in item.outcomes), 1)
    near, far = _halves(stepped, scale, unit)
    reached = [Fraction(1)]
    total = unit ** len(items)
    reached += [Fraction(_at_least(near, far, -((-Fraction(cut) * scale) // 1)), total) for cut in cuts]
    reached.append(Fraction(0))
    return tuple(low - high for low, high in pairwise(reached))


def _halves(
    stepped: Sequence[tuple[Noisy, tuple[Fraction, ...]]], scale: int, unit: int
) -> tuple[dict[int, int], dict[int, int]]:
    """Return two independent distributions whose sum is the score, as whole steps to whole chances.

    Not-applicable answers renormalise their dimension and give its weights denominators of their own, which would
    spread one grid thin. Items with one denominator share a grid, and only the two halves meet, by sorting.
    """
    groups: dict[int, dict[int, int]] = {}
    for item, values in sorted(stepped, key=lambda each: each[0].weight.denominator):
        chances = [over(chance, unit) for _, chance in item.outcomes]
        steps = [(over(value, scale), chance) for value, chance in zip(values, chances, strict=True)]
        key = lcm(*(value.denominator for value in values))
        groups[key] = _convolved(groups.get(key, {0: 1}), steps)
    near: dict[int, int] = {0: 1}
    far: dict[int, int] = {0: 1}
    for group in sorted(groups.values(), key=len, reverse=True):
        if len(near) <= len(far):
            near = _convolved(near, list(group.items()))
        else:
            far = _convolved(far, list(group.items()))
    return near, far


def _convolved(left: dict[int, int], right: Sequence[tuple[int, int]]) -> dict[int, int]:
    (first, share), *others = right
    result = {value + first: chance * share for value, chance in left.items()}
    met = result.get
    for step, part in others:
        for value, chance in left.items():
            total = value + step
            result[total] = met(total, 0) + chance * part
    return result


def _at_least(near: dict[int, int], far: dict[int, int], least: Number) -> int:
    """Return the whole chance that a value of each, added, is at least `least`."""
    values = sorted(far)
    tails = [0] * (len(values) + 1)
    for index in range(len(values) - 1, -1, -1):
        tails[index] = tails[index + 1] + far[values[index]]
    return sum(chance * tails[bisect_left(values, least - value)] for value, chance in near.items())
