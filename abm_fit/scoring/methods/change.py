"""When a change is real: reliable change and the minimal detectable change."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

Number = int | Fraction

Z95 = Fraction(196, 100)
"""Two-sided 95 % of the normal distribution, as published tables use it."""

_PLACES = 10**9


def square_root(number: Number) -> Fraction:
    """Return the square root to nine places, rounded down; raises ValueError below zero."""
    if number < 0:
        message = "no square root of a negative number"
        raise ValueError(message)
    exact = Fraction(number)
    return Fraction(isqrt(exact.numerator * _PLACES**2 // exact.denominator), _PLACES)


def minimal_detectable_change(variance: Number) -> Fraction:
    """Return MDC95 = 1.96·√2·σ for a score with this error variance, in the score's points.

    Two assessments err independently, so their difference has twice the variance (Jacobson & Truax 1991).
    """
    return square_root(2 * Z95**2 * variance)


def is_reliable(change: Number, variance: Number) -> bool:
    """Return whether a change exceeds the MDC95; compares squares, so no root is rounded."""
    return Fraction(change) ** 2 > 2 * Z95**2 * variance


def standard_error(deviation: Number, reliability: Number) -> Fraction:
    """Return the standard error of measurement, SD·√(1 − r)."""
    return square_root(Fraction(deviation) ** 2 * (1 - Fraction(reliability)))


def reliable_change(deviation: Number, reliability: Number) -> Fraction:
    """Return the change that is reliable at 95 % for an instrument with this SD and reliability (Jacobson & Truax)."""
    return minimal_detectable_change(Fraction(deviation) ** 2 * (1 - Fraction(reliability)))
