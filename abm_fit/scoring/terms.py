"""A weighted sum over its terms: parts that add up to the score exactly, with the coverage of what they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from abm_fit.pack.nodes import Sum
from abm_fit.scoring.measured import Part, Span
from abm_fit.scoring.methods.adding import added

NEUTRAL = 50
"""The value of an answer that pulls to neither pole of a position axis."""


class Term(NamedTuple):
    """What one child gives to its sum."""

    child: str
    title: str
    points: int
    value: Span | None
    """None where it does not apply."""
    covered: Fraction
    known: bool
    may_fall_away: bool = False
    """It hangs on an open answer whether it is asked at all."""


class Summed(NamedTuple):
    """A sum over its terms."""

    score: Span | None
    """None where no term applies."""
    coverage: Fraction
    parts: tuple[Part, ...]
    terms: tuple[Term, ...] = ()
    """What was added up, a term a part."""


def summed(node: Sum, terms: tuple[Term, ...], before: Summed | None = None) -> Summed:
    """Add the terms up: Σ points·value, for a mean over the points that apply.

    A term that may fall away gives a total between nothing and its points; a mean, whose weights would change, is shown
    as if it were asked. Bands and gates are worked out for every case (`possible`). `before`: the same sum with some
    other terms, of which the parts of equal ones are kept.
    """
    applying = [term for term in terms if term.value is not None]
    points = _applying(terms)
    parts = _parts(node, terms, points, before)
    if not applying:
        return Summed(None, Fraction(0), parts, terms)
    lowest = added(part.contribution.low.as_integer_ratio() for part in parts)
    exact = all(part.contribution.exact for part in parts)
    highest = lowest if exact else added(part.contribution.high.as_integer_ratio() for part in parts)
    shares = ((term.points * term.covered.numerator, points * term.covered.denominator) for term in applying)
    return Summed(Span(lowest, highest), added(shares), parts, terms)


def _parts(node: Sum, terms: tuple[Term, ...], points: int, before: Summed | None) -> tuple[Part, ...]:
    """Return what the terms give; what was made of the same term before stays, where as many points apply."""
    if before is None or points != _applying(before.terms):
        return tuple(_part(node, term, points) for term in terms)
    pairs = zip(terms, before.terms, before.parts, strict=True)
    return tuple(part if term is old else _part(node, term, points) for term, old, part in pairs)


def _applying(terms: tuple[Term, ...]) -> int:
    return sum(term.points for term in terms if term.value is not None)


def _part(node: Sum, term: Term, points: int) -> Part:
    if term.value is None:
        nothing = Span(Fraction(0), Fraction(0))
        return Part(term.child, term.title, term.points, Fraction(0), None, nothing, "not_applicable")
    below = points if node.combine == "mean" else 1
    weight = _weight(term.points, below)
    low, high = term.value.low, term.value.high
    lowest = Fraction(term.points * low.numerator, below * low.denominator)
    highest = lowest if term.value.exact else Fraction(term.points * high.numerator, below * high.denominator)
    contribution = Span(lowest, highest)
    if term.may_fall_away and node.combine == "total":
        contribution = Span(min(contribution.low, Fraction(0)), max(contribution.high, Fraction(0)))
    state: Literal["known", "unknown"] = "known" if term.known else "unknown"
    return Part(term.child, term.title, term.points, weight, term.value, contribution, state)


@lru_cache(maxsize=1024)
def _weight(points: int, below: int) -> Fraction:
    """Return points over others: the same few in every assessment of a pack."""
    return Fraction(points, below)


def pulls(node: Sum, parts: tuple[Part, ...]) -> tuple[Span | None, Span | None]:
    """Return how strongly the terms pull to the high and the low pole of a position axis, 0 to 100.

    Σ p·max(0, v−50)/50 and Σ p·max(0, 50−v)/50 over 100 points; the score is 50 + (high − low) / 2.
    """
    if node.kind != "position" or node.combine != "mean":
        return None, None
    spans = [(part.weight, part.value) for part in parts if part.value is not None]
    lows, highs = [(weight, value.low) for weight, value in spans], [(weight, value.high) for weight, value in spans]
    return Span(_pull(lows, 1), _pull(highs, 1)), Span(_pull(highs, -1), _pull(lows, -1))


def _pull(values: Iterable[tuple[Fraction, Fraction]], way: int) -> Fraction:
    """Return 2 · Σ weight·max(0, value − neutral), or with `way` −1 of what values lack to it."""
    return added(
        (
            2 * weight.numerator * max(0, way * (value.numerator - NEUTRAL * value.denominator)),
            weight.denominator * value.denominator,
        )
        for weight, value in values
    )
