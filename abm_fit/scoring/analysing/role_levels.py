"""How one role rates each part of a level axis, from its own answers alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Sum
from abm_fit.scoring.analysed import RoleLevel
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.gaps import beneath_of
from abm_fit.scoring.measured import Span
from abm_fit.scoring.methods.adding import added
from abm_fit.scoring.sums import as_span
from abm_fit.scoring.views import value_span


def role_levels(facts: Facts, judged: frozenset[str]) -> tuple[RoleLevel, ...]:
    """Return the parts of level axes in which a role judged something; in `facts` it is heard alone there.

    Σ points·value / Σ points over the judgements that are the role's own; facts count for nobody.
    """
    found = []
    for part in rated_parts(facts.pack):
        for segment in facts.segments if part.per == "segment" else (None,):
            level = _level(facts, part, segment, judged)
            found += [level] if level else []
    return tuple(found)


def rated_parts(pack: Pack) -> Iterator[Sum]:
    """Go through the parts of level axes that are means over questions: of these some terms alone say something."""
    sums = pack.rubric.sums
    for axis in pack.rubric.axes:
        for child in axis.points if axis.kind == "level" else ():
            if child in sums and _is_mean(pack, sums[child]):
                yield sums[child]


def _is_mean(pack: Pack, node: Sum) -> bool:
    sums = pack.rubric.sums
    return node.combine == "mean" and all(_is_mean(pack, sums[child]) for child in node.points if child in sums)


def _level(facts: Facts, part: Sum, segment: str | None, judged: frozenset[str]) -> RoleLevel | None:
    questions = facts.pack.questionnaire.questions
    rated: list[tuple[Fraction, Span]] = []
    of = 0
    for id_, weight in beneath_of(facts.pack, part.id).items():
        question = questions[id_]
        if question.fact or not facts.held(question, segment).applies:
            continue
        of += 1
        if id_ in judged:
            span = value_span(facts, question, segment)
            rated += [] if span.empty else [(weight, as_span(span))]
    if not rated:
        return None
    points = sum((weight for weight, _ in rated), Fraction(0))
    low = _mean([(weight, value.low) for weight, value in rated], points)
    exact = all(value.exact for _, value in rated)
    high = low if exact else _mean([(weight, value.high) for weight, value in rated], points)
    return RoleLevel(part.id, segment, Span(low, high), len(rated), of)


def _mean(values: Sequence[tuple[Fraction, Fraction]], points: Fraction) -> Fraction:
    return added((w.numerator * v.numerator, w.denominator * v.denominator) for w, v in values) / points
