"""A mean of several sources and its standard error."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from abm_fit.scoring.methods.change import square_root

Number = int | Fraction


def mean_and_error(values: Sequence[Number]) -> tuple[Fraction, Fraction]:
    """Return the mean and its standard error s/√n, s with n − 1; raises ValueError below two values.

    As in Transparency International's Corruption Perceptions Index, which asks for three sources at least.
    """
    if len(values) < 2:
        message = "a standard error needs two values"
        raise ValueError(message)
    mean = sum(map(Fraction, values), Fraction(0)) / len(values)
    spread = sum(((value - mean) ** 2 for value in values), Fraction(0)) / (len(values) - 1)
    return mean, square_root(spread / len(values))
