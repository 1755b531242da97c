"""The questions beneath a sum, each with its effective weight: what the score is a weighted sum of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Sum
from abm_fit.pack.questions import Question
from abm_fit.pack.values import ValueRule
from abm_fit.scoring.held import value_limits
from abm_fit.scoring.indexes import index_of
from abm_fit.scoring.levels import possible_tick_values
from abm_fit.scoring.measured import Reading, Span
from abm_fit.scoring.result import Result


@dataclass(frozen=True, slots=True)
class Leaf:
    """One child of an axis, at whatever depth, that is not itself a sum: a question, or a table with values."""

    child: str
    segment: str | None
    weight: Fraction
    """Points of score for one point of value; over a mean the weights add up to 1."""
    value: Span
    scale: tuple[int, ...]
    """All values it can take, ascending; of a number the lowest and the highest."""
    numeric: bool
    reading: Reading | None
    """None for a table."""

    @property
    def middle(self) -> Fraction:
        """The value where it is known, else the middle of what is possible."""
        return self.value.low if self.value.low is self.value.high else (self.value.low + self.value.high) / 2

    @property
    def certain(self) -> bool:
        """Whether one value is known to hold."""
        return self.value.exact and not (self.reading is not None and self.reading.weak)


def leaves_of(pack: Pack, result: Result, node: Sum, segment: str | None) -> tuple[Leaf, ...]:
    """Return the leaves beneath a sum that apply, in the order of the pack; one that counts twice has both weights."""
    home = segment if node.per == "segment" else None
    found: dict[tuple[str, str | None], Leaf] = {}
    for leaf in _beneath(pack, result, node, home, Fraction(1)):
        key = (leaf.child, leaf.segment)
        found[key] = replace(leaf, weight=found[key].weight + leaf.weight) if key in found else leaf
    return tuple(found.values())


def _beneath(pack: Pack, result: Result, node: Sum, segment: str | None, weight: Fraction) -> Iterator[Leaf]:
    rubric, questions = pack.rubric, pack.questionnaire.questions
    for part in result.node(node.id, segment).parts:
        if part.value is None:
            continue
        here = weight * part.weight
        if part.child in rubric.sums:
            child = rubric.sums[part.child]
            yield from _beneath(pack, result, child, segment if child.per == "segment" else None, here)
        elif part.child in questions:
            question = questions[part.child]
            home = segment if question.per == "segment" else None
            scale = scale_of(pack, question)
            yield Leaf(question.id, home, here, part.value, scale, question.numeric, result.reading(question.id, home))
        else:
            table = rubric.tables[part.child]
            scale = tuple(sorted({outcome.value or 0 for outcome in table.outcomes}))
            yield Leaf(table.id, segment if table.per == "segment" else None, here, part.value, scale, False, None)


def scale_of(pack: Pack, question: Question) -> tuple[int, ...]:
    """Return the values of a question's answers, ascending; of a number the two limits."""
    return index_of(pack).once("scale", question.id, lambda: _scale_of(question, pack.rubric.values[question.id]))


def _scale_of(question: Question, rule: ValueRule) -> tuple[int, ...]:
    if question.numeric:
        return value_limits(question, rule)
    if question.kind == "many":
        return tuple(sorted(possible_tick_values(question, rule)))
    return tuple(sorted(set(rule.options.values())))
