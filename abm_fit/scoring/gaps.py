"""The signed gap between the rubric's two roles: how many option steps one sees above the other."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from abm_fit.assessment.model import AGREED
from abm_fit.pack.model import Pack
from abm_fit.pack.questions import Question
from abm_fit.pack.values import ValueRule
from abm_fit.scoring.curves import value_at
from abm_fit.scoring.heard import Heard, Voice
from abm_fit.scoring.indexes import index_of
from abm_fit.scoring.levels import middle, ticked_value
from abm_fit.scoring.methods.adding import added

VALUES_A_STEP = 25
"""Value points that make one step where a question has no options in order."""


def steps_of(question: Question, rule: ValueRule | None, voice: Voice) -> Fraction | None:
    """Return one person's answer in option steps from 0, a range's middle; None where it has no place on a scale."""
    if question.kind == "choice":
        return Fraction(voice.levels[0] + voice.levels[-1], 2) if voice.levels else None
    if rule is None or not rule.scored:
        return None
    if voice.ticked is not None:
        return Fraction(ticked_value(rule, voice.ticked) or 0, VALUES_A_STEP)
    number = voice.number
    if number is None or number.low is None or number.high is None or rule.curve is None:
        return None
    return Fraction(value_at(rule.curve, (number.low + number.high) / 2), VALUES_A_STEP)


def role_steps(pack: Pack, heard: Heard, question: Question, segment: str | None) -> dict[str, Fraction]:
    """Return each role's median in option steps, without what was agreed; roles sorted."""
    home = segment if question.per == "segment" else None
    known = heard.steps.get((question.id, home))
    if known is None:
        known = heard.steps[question.id, home] = _role_steps(pack, heard, question, home)
    return known


def _role_steps(pack: Pack, heard: Heard, question: Question, home: str | None) -> dict[str, Fraction]:
    rule = pack.rubric.values.get(question.id)
    by_role: dict[str, list[Fraction]] = {}
    for voice in heard.voices(question, home):
        steps = steps_of(question, rule, voice)
        if steps is not None and voice.answers and voice.respondent != AGREED:
            by_role.setdefault(voice.role, []).append(steps)
    return {role: middle(steps) for role, steps in sorted(by_role.items())}


def gap_of(pack: Pack, heard: Heard, name: str, segment: str | None) -> Fraction | None:
    """Return the gap over a question or a sum: the first role's steps less the second's, weighted by points.

    None unless both roles answered at least one question beneath it.
    """
    pair = pack.rubric.gap_between
    if pair is None:
        return None
    weighed: list[tuple[Fraction, Fraction, Fraction]] = []
    for question, weight in beneath_of(pack, name).items():
        roles = role_steps(pack, heard, pack.questionnaire.questions[question], segment)
        if pair[0] in roles and pair[1] in roles:
            weighed.append((weight, roles[pair[0]], roles[pair[1]]))
    points = added(weight.as_integer_ratio() for weight, _, _ in weighed)
    return added(_difference(*each) for each in weighed) / points if points else None


def _difference(weight: Fraction, first: Fraction, second: Fraction) -> tuple[int, int]:
    """Return weight · (first − second) as a whole number over another."""
    (top, below), (one, unit), (other, part) = (number.as_integer_ratio() for number in (weight, first, second))
    return top * (one * part - other * unit), below * unit * part


def questions_beneath(pack: Pack, name: str) -> dict[str, Fraction]:
    """Return the questions under a sum with their points there; a question stands for itself."""
    return dict(beneath_of(pack, name))


def beneath_of(pack: Pack, name: str) -> Mapping[str, Fraction]:
    """Return the same without a copy."""
    return index_of(pack).once("beneath", name, lambda: _beneath(pack, name))


def _beneath(pack: Pack, name: str) -> dict[str, Fraction]:
    if name in pack.questionnaire.questions:
        return {name: Fraction(1)}
    node = pack.rubric.sums.get(name)
    found: dict[str, Fraction] = {}
    for child, points in node.points.items() if node else ():
        beneath = questions_beneath(pack, child)
        whole = sum(beneath.values(), Fraction(0))
        for question, weight in beneath.items():
            found[question] = found.get(question, Fraction(0)) + points * weight / whole
    return found
