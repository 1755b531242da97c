"""Krippendorff's alpha: whether several people see the same thing, over many questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

Level = Literal["nominal", "ordinal", "interval", "ratio"]
Number = int | Fraction


def krippendorff_alpha(units: Sequence[Sequence[Number]], level: Level) -> Fraction | None:
    """Return 1 − observed / expected disagreement; None where there is nothing to compare or nothing varies.

    `units` holds one sequence a question: the answers given to it, in any order, missing ones left out. A description
    of these people, not a test; low also where all questions are answered alike. Krippendorff, Content Analysis, ch.
    11; metrics as in his "Computing Krippendorff's Alpha-Reliability" (2011). Ratio values must not be negative.
    """
    paired = [[Fraction(value) for value in unit] for unit in units if len(unit) > 1]
    totals: dict[Fraction, int] = {}
    for unit in paired:
        for value in unit:
            totals[value] = totals.get(value, 0) + 1
    count = sum(totals.values())
    metric = _Metric(totals, level)
    observed = Fraction(0)
    for unit in paired:
        observed += sum((metric(one, other) for one in unit for other in unit), Fraction(0)) / (len(unit) - 1)
    expected = sum(
        (many * more * metric(one, other) for one, many in totals.items() for other, more in totals.items()),
        Fraction(0),
    )
    if not expected:
        return None
    return 1 - (count - 1) * observed / expected


class _Metric:
    """The squared difference of two values at a level of measurement."""

    def __init__(self, totals: Mapping[Fraction, int], level: Level) -> None:
        self.level = level
        running = Fraction(0)
        self.ranks: dict[Fraction, Fraction] = {}
        for value in sorted(totals):
            self.ranks[value] = running + Fraction(totals[value], 2)
            running += totals[value]

    def __call__(self, one: Fraction, other: Fraction) -> Fraction:
        if one == other:
            return Fraction(0)
        if self.level == "nominal":
            return Fraction(1)
        if self.level == "ordinal":
            return (self.ranks[one] - self.ranks[other]) ** 2
        if self.level == "interval":
            return (one - other) ** 2
        return ((one - other) / (one + other)) ** 2
