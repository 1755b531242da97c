"""What a sum is added up from: the answers beneath it, and what must be worked out before it can be added."""

from __future__ import annotations

from collections.abc import Container
from fractions import Fraction
from typing import NamedTuple

from abm_fit.pack.nodes import Sum
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.readings import Key
from abm_fit.scoring.sums import Sums

Leaf = tuple[Key, Fraction]
"""A question in a segment, and what one of its value points adds to the total."""


class Whole(NamedTuple):
    """A sum on whose score a gate hangs, or a table with values, with its weight in the sum above."""

    name: str
    segment: str | None
    weight: Fraction


class Beneath(NamedTuple):
    """What a sum is added up from, in the pack's order."""

    leaves: tuple[Leaf, ...]
    inner: tuple[Whole, ...]


def beneath(
    sums: Sums,
    facts: Facts,
    judged: Container[tuple[str, str | None]],
    node: Sum,
    home: str | None,
    weight: Fraction,
    scale: Fraction,
) -> Beneath:
    """Return what a sum that counts with a weight is added up from, on a scale; `judged` sums stay whole."""
    rubric, questions = facts.pack.rubric, facts.pack.questionnaire.questions
    leaves: list[Leaf] = []
    inner: list[Whole] = []
    for part in sums.of(node, home).parts:
        if part.value is None:
            continue
        here = _times(weight, part.weight)
        if part.child in questions:
            leaves.append(((part.child, facts.home(questions[part.child].per, home)), _times(here, scale)))
        elif part.child in rubric.sums:
            child = rubric.sums[part.child]
            place = facts.home(child.per, home)
            if (child.id, place) in judged:
                inner.append(Whole(child.id, place, here))
            else:
                found = beneath(sums, facts, judged, child, place, here, scale)
                leaves += found.leaves
                inner += found.inner
        else:
            inner.append(Whole(part.child, home, here))
    return Beneath(tuple(leaves), tuple(inner))


def _times(left: Fraction, right: Fraction) -> Fraction:
    """Multiply; reduced once, which is quicker."""
    return Fraction(left.numerator * right.numerator, left.denominator * right.denominator)
