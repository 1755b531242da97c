"""What a result says in one word: a quantity's number, the headline's choice, and the choices still possible."""

from __future__ import annotations

from fractions import Fraction

from abm_fit.scoring.result import Result


def number(result: Result, quantity: str) -> Fraction:
    """Return a quantity that is certain."""
    span = result.quantity(quantity).span
    assert span is not None
    assert span.low == span.high
    return span.low


def choice(result: Result) -> str:
    assert result.headline is not None
    return result.headline.choice


def possible(result: Result) -> set[str]:
    assert result.headline is not None
    return set(result.headline.possible)
