"""How one role rates each part of a level axis, from its own answers alone."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Sum
from abm_fit.scoring.analysed import RoleLevel
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.gaps import questions_beneath
from abm_fit.scoring.measured import Span
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
    low, high, points = Fraction(0), Fraction(0), Fraction(0)
    own = of = 0
    for id_, weight in questions_beneath(facts.pack, part.id).items():
        question = questions[id_]
        if question.fact or not facts.held(question, segment).applies:
            continue
        of += 1
        span = value_span(facts, question, segment)
        if id_ in judged and not span.empty:
            value = as_span(span)
            own, points = own + 1, points + weight
            low, high = low + weight * value.low, high + weight * value.high
    return RoleLevel(part.id, segment, Span(low / points, high / points), own, of) if own else None
