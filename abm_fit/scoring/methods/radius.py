"""Weight-stability radius: how far off all points may be at once before a cut-point is reached."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from abm_fit.scoring.methods.adding import over

Number = int | Fraction


def stability_radius(points: Sequence[Number], values: Sequence[Number], threshold: Number) -> Fraction | None:
    """Return the smallest relative error of the points, in the worst combination, that brings the mean to `threshold`.

    ρ* = |Σ p (v − t)| / Σ p |v − t|. After reweighting, p(1 + δ), the score is at least t exactly where
    Σ p (1 + δ)(v − t) ≥ 0, which is linear in δ: the worst δ is ±ρ by the sign of v − t. From 0 to 1; 1 means that
    every value lies on the same side, so that no reweighting gets there. None where every value is the threshold.
    """
    unit = lcm(threshold.denominator, *(value.denominator for value in values))
    scale, cut = lcm(*(point.denominator for point in points)), over(threshold, unit)
    distances = [over(point, scale) * (over(value, unit) - cut) for point, value in zip(points, values, strict=True)]
    spread = sum(map(abs, distances))
    return Fraction(abs(sum(distances)), spread) if spread else None
