"""What to ask next: the open question whose answer leaves the fewest verdicts possible in the worst case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from abm_fit.pack.interval import Interval
from abm_fit.pack.questions import Question
from abm_fit.scoring.analysed import NextQuestion
from abm_fit.scoring.analysing.altered import Altered
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.held import Held
from abm_fit.scoring.readings import Key
from abm_fit.scoring.result import Result, Verdict
from abm_fit.scoring.standing import Standing

TRIED = 3
"""How many open questions are compared: those that can move most, in the order of what to find out first."""


def next_questions(facts: Facts, result: Result) -> tuple[NextQuestion, ...]:
    """Return, for each segment whose verdict is open, the question that narrows it most in the worst case.

    Worked out by the engine, over everything that a question may be answered with. Only what narrows the set is told.
    """
    table = facts.pack.rubric.verdict
    found: list[NextQuestion] = []
    if table is not None:
        for verdict in result.verdicts:
            if len(verdict.possible) > 1:
                keys = _keys(result, verdict.segment)
                found += _of_segment(facts, table.id, verdict, keys, quick=result.depth == "quick")
    return tuple(found)


def _keys(result: Result, segment: str | None) -> list[Key]:
    """Return the open questions that concern a segment, the most telling first."""
    known = {}
    for reading in result.readings:
        known[f"{reading.question}@{reading.segment}" if reading.segment else reading.question] = reading
    readings = [known[key] for key in result.find_out if key in known]
    return [(reading.question, reading.segment) for reading in readings if reading.segment in (None, segment)]


def _of_segment(facts: Facts, table: str, verdict: Verdict, keys: Sequence[Key], *, quick: bool) -> list[NextQuestion]:
    now = len(verdict.possible)
    best, worst = None, now
    # Where every outcome is still possible hardly any single answer rules one out.
    tried = 1 if now == len(facts.pack.rubric.tables[table].outcomes) else TRIED
    for key in [key for key in keys if _is_open(facts, key)][:tried]:
        left = left_at_most(facts, table, verdict.segment, key, quick=quick, enough=worst)
        if left < worst:
            best, worst = key, left
    return [] if best is None else [NextQuestion(best[0], best[1], verdict.segment, worst, now)]


def _is_open(facts: Facts, key: Key) -> bool:
    """Tell whether an answer would tell something new: a "don't know" that is itself the finding would not."""
    question = facts.pack.questionnaire.questions[key[0]]
    held = facts.held(question, key[1])
    if not held.applies or held.weak:
        return False
    return not facts.number(question, key[1]).exact if question.numeric else len(held.cells) > 1


def left_at_most(facts: Facts, table: str, segment: str | None, key: Key, *, quick: bool, enough: int) -> int:
    """Return how many outcomes are left at most, whatever a question is answered with: the engine's own sets.

    Once an answer leaves `enough` of them, the others are not looked at.
    """
    question = facts.pack.questionnaire.questions[key[0]]
    worst = 0
    for part in _parts(facts, question, facts.held(question, key[1])):
        standing = Standing(Altered(facts, {key: part}), quick=quick)
        worst = max(worst, len(standing.outcome(table, segment).possible))
        if worst >= enough:
            break
    return worst


def _parts(facts: Facts, question: Question, stands: Held) -> Iterator[Held]:
    """Yield what an answer may tell: each option or set of ticks; of a number, each stretch between break-points."""
    if not question.numeric:
        for cell in stands.cells:
            yield replace(stands, cells=(cell,))
        return
    number = facts.number(question, stands.segment)
    marks = _numbers(stands, number)
    if number.low is None or number.high is None:
        yield stands
        return
    for low, high in pairwise(marks):
        yield replace(stands, number=Interval(low, high), times="")


def _numbers(held: Held, number: Interval) -> Sequence[Fraction]:
    curve = held.rule.curve if held.rule is not None else None
    if curve is not None:
        low = number.low if number.low is not None else min(curve.points[0][0], curve.points[-1][0])
        high = number.high if number.high is not None else max(curve.points[0][0], curve.points[-1][0])
        return sorted({low, high, *(x for x, _ in curve.points if low <= x <= high)})
    return [end for end in (number.low, number.high) if end is not None]
