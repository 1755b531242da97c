"""Where the people who answered differ, and what each role alone would have got."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from abm_fit.assessment.model import AGREED, WHOLE, Answer, Assessment
from abm_fit.pack.model import Pack
from abm_fit.pack.questions import Question, Role
from abm_fit.scoring.analysed import Agreement, People, RoleView
from abm_fit.scoring.analysing.keys import key_of
from abm_fit.scoring.analysing.retold import Retold
from abm_fit.scoring.analysing.role_levels import role_levels
from abm_fit.scoring.analysing.settled import take_over
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.gaps import gap_of, role_steps, steps_of
from abm_fit.scoring.heard import Heard
from abm_fit.scoring.measured import Span
from abm_fit.scoring.methods.deviation import average_deviation, cut_off
from abm_fit.scoring.methods.gap import on_opposite_halves
from abm_fit.scoring.result import Result
from abm_fit.scoring.standing import Standing

DISCUSS = Fraction(3, 2)
"""A gap between the two roles of so many option steps is worth a discussion; our own line."""

POINTS_ON_A_NUMBER = 5
"""A number's value is read as a scale of five steps of 25 points."""


def people_of(facts: Facts, assessment: Assessment, result: Result) -> People:
    """Compare the people who answered; nothing to say where fewer than two did."""
    pack, heard = facts.pack, facts.heard
    agreements = []
    for reading in result.readings:
        question = pack.questionnaire.questions[reading.question]
        if not question.fact and reading.state in ("known", "unknown"):
            found = _agreement(pack, heard, question, reading.segment)
            agreements += [found] if found else []
    disputed = [
        key_of(reading.question, reading.segment)
        for reading in result.readings
        if reading.disputed and pack.questionnaire.questions[reading.question].fact
    ]
    return People(tuple(agreements), _gaps(pack, heard, result), _views(facts, assessment), tuple(disputed))


def _agreement(pack: Pack, heard: Heard, question: Question, segment: str | None) -> Agreement | None:
    rule = pack.rubric.values.get(question.id)
    said = [voice for voice in heard.voices(question, segment) if voice.answers and voice.respondent != AGREED]
    steps = [step for voice in said if (step := steps_of(question, rule, voice)) is not None]
    if len(steps) < 2:
        return None
    by_role = role_steps(pack, heard, question, segment)
    options = len(question.options) if question.kind == "choice" else POINTS_ON_A_NUMBER
    first, second = pack.rubric.gap_between or ("", "")
    both = first in by_role and second in by_role
    gap = by_role[first] - by_role[second] if both else None
    opposite = both and on_opposite_halves(by_role[first], by_role[second], options - 1)
    deviation = average_deviation(steps)
    flagged = deviation > cut_off(options) or opposite or (gap is not None and abs(gap) >= DISCUSS)
    return Agreement(question.id, segment, by_role, deviation, cut_off(options), gap, flagged, opposite)


def _gaps(pack: Pack, heard: Heard, result: Result) -> dict[str, Fraction]:
    found = {}
    for node in result.nodes:
        gap = gap_of(pack, heard, node.node, node.segment)
        if gap is not None:
            found[key_of(node.node, node.segment)] = gap
    return found


def _views(facts: Facts, assessment: Assessment) -> tuple[RoleView, ...]:
    """Score once more for each role, where two or more judged something."""
    current = tuple(assessment.current().values())
    judged = {role.id: _judged_by(facts, assessment, current, role.id) for role in facts.pack.questionnaire.roles}
    judging = [role for role in facts.pack.questionnaire.roles if judged[role.id]]
    if len(judging) < 2:
        return ()
    return tuple(_view(facts, assessment, judged[role.id], role) for role in judging)


def _judged_by(facts: Facts, assessment: Assessment, current: tuple[Answer, ...], role: str) -> frozenset[str]:
    """Return the judgements that people of a role gave, among the current rows."""
    of_role = {person.id for person in assessment.respondents if person.role == role}
    questions = facts.pack.questionnaire.questions
    return frozenset(
        row.question
        for row in current
        if row.respondent in of_role
        and row.state == "answered"
        and row.question in questions
        and not questions[row.question].fact
    )


def as_seen_by(assessment: Assessment, role: str, judged: frozenset[str]) -> Assessment:
    """Return the assessment with a role's judgements alone on what it `judged`; the rest and all facts stay."""
    of_role = {person.id for person in assessment.respondents if person.role == role}
    kept = tuple(row for row in assessment.log if row.question not in judged or row.respondent in of_role)
    return replace(assessment, log=kept)


def _view(base: Facts, assessment: Assessment, judged: frozenset[str], role: Role) -> RoleView:
    seen = as_seen_by(assessment, role.id, judged)
    kept = {row.uuid for row in seen.log}
    facts = Retold(base, seen, frozenset(row.question for row in assessment.log if row.uuid not in kept))
    standing = Standing(facts, quick=seen.depth == "quick")
    take_over(standing, base, facts.fresh)
    table = facts.pack.rubric.verdict
    outcomes: dict[str, tuple[str, ...]] = {}
    if table is not None:
        for segment in homes(facts, table.per):
            possible = standing.outcome(table.id, segment).possible
            labels = [outcome.label for outcome in table.outcomes if outcome.id in possible]
            outcomes[segment or WHOLE] = tuple(labels)
    view = RoleView(role.id, role.label, outcomes, axis_scores(standing), role_levels(facts, judged))
    standing.let_go()
    return view


def axis_scores(standing: Standing) -> dict[str, Span]:
    """Return the score of every axis as the result shows it, in every segment where it is kept per segment."""
    found = {}
    for axis in standing.facts.pack.rubric.axes:
        for segment in homes(standing.facts, axis.per):
            score = standing.sums.of(axis, segment).score
            if score is not None:
                found[key_of(axis.id, segment)] = score
    return found


def homes(facts: Facts, per: str) -> tuple[str | None, ...]:
    """Return where something of a scope is kept: every segment, or once for the company."""
    return facts.segments if per == "segment" else (None,)
