"""What to ask next: the open question whose answer leaves the fewest verdicts possible in the worst case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from abm_fit.pack.interval import Interval
from abm_fit.pack.model import Pack
from abm_fit.pack.questions import Question
from abm_fit.scoring.analysed import NextQuestion
from abm_fit.scoring.analysing.altered import Altered, with_number, with_option, with_ticks
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.analysing.search import Search
from abm_fit.scoring.analysing.units import Memory
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.held import Held
from abm_fit.scoring.methods.layers import TooWideError
from abm_fit.scoring.readings import Key
from abm_fit.scoring.result import Result, Verdict
from abm_fit.scoring.standing import Standing

TRIED = 3
"""How many open questions are compared: those that can move most, in the order of what to find out first."""

WIDEST = 4000
"""Where so little is known that one step goes through more states, nothing is told: one answer settles little then."""


def next_questions(pack: Pack, facts: Facts, held: Facts, result: Result) -> tuple[NextQuestion, ...]:
    """Return, for each segment whose verdict is open, the question that narrows it most.

    A quick search ranks the questions; what is told of the best one is worked out by the engine, over everything that
    it may be answered with. `facts` are as they stand; `held` the same with open answers at their middle. Only what
    narrows the set is told.
    """
    table = pack.rubric.verdict
    found: list[NextQuestion] = []
    if table is not None:
        for verdict in result.verdicts:
            if len(verdict.possible) > 1:
                keys = _keys(result, verdict.segment)
                found += _of_segment(facts, held, table.id, verdict, keys, quick=result.depth == "quick")
    return tuple(found)


def _keys(result: Result, segment: str | None) -> list[Key]:
    """Return the open questions that concern a segment, the most telling first."""
    known = {}
    for reading in result.readings:
        known[f"{reading.question}@{reading.segment}" if reading.segment else reading.question] = reading
    readings = [known[key] for key in result.find_out if key in known]
    return [(reading.question, reading.segment) for reading in readings if reading.segment in (None, segment)]


def _of_segment(
    facts: Facts, held: Facts, table: str, verdict: Verdict, keys: Sequence[Key], *, quick: bool
) -> list[NextQuestion]:
    moves = open_moves(facts, held, verdict.segment)
    memory: Memory = {}
    ranked: list[tuple[int, int, Key]] = []
    for place, key in enumerate([key for key in keys if moves.get(key)][:TRIED]):
        search = Search(held, verdict.segment, moves, 0, memory=memory, told=key, widest=WIDEST)
        try:
            layers = search.run(table)
        except TooWideError:
            break
        left: dict[int, set[str]] = {}
        for state in layers.final:
            left.setdefault(search.answer_told(state[0]), set()).add(search.word(table, state[0]))
        worst = max(len(words) for words in left.values())
        if worst < len(verdict.possible):
            ranked.append((worst, place, key))
    now = len(verdict.possible)
    for _, _, key in sorted(ranked):
        worst = left_at_most(facts, table, verdict.segment, key, quick=quick)
        if worst < now:
            return [NextQuestion(key[0], key[1], worst, now)]
    return []


def left_at_most(facts: Facts, table: str, segment: str | None, key: Key, *, quick: bool) -> int:
    """Return how many outcomes are left at most, whatever a question is answered with: the engine's own sets."""
    question = facts.pack.questionnaire.questions[key[0]]
    worst = 0
    for part in _parts(facts, question, facts.held(question, key[1])):
        standing = Standing(Altered(facts, {key: part}), quick=quick)
        worst = max(worst, len(standing.outcome(table, segment).possible))
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


def open_moves(facts: Facts, held: Facts, segment: str | None) -> dict[Key, Sequence[Move]]:
    """Return what each open answer of the company and one segment can be, beside where it is held."""
    found: dict[Key, Sequence[Move]] = {}
    for question in facts.pack.questionnaire.questions.values():
        home = facts.home(question.per, segment)
        if question.per == "segment" and home is None:
            continue
        stands = facts.held(question, home)
        if stands.applies and not stands.weak:
            others = list(_all(facts, question, stands, held.held(question, home)))
            if others:
                found[(question.id, home)] = [Move(other, 0) for other in others]
    return found


def _all(facts: Facts, question: Question, stands: Held, middle: Held) -> Iterator[Held]:
    here = middle.reading
    if not question.numeric:
        for cell in stands.cells if len(stands.cells) > 1 else ():
            if cell.chosen is not None:
                other = with_ticks(middle, cell.chosen, cell.value)
            else:
                other = with_option(middle, cell.option)
            if (other.reading.option, other.reading.chosen) != (here.option, here.chosen):
                yield other
        return
    number = facts.number(question, stands.segment)
    if not number.exact:
        for each in _numbers(stands, number):
            if here.number is None or each != here.number.low:
                yield with_number(middle, each)


def _numbers(held: Held, number: Interval) -> Sequence[Fraction]:
    curve = held.rule.curve if held.rule is not None else None
    if curve is not None:
        low = number.low if number.low is not None else min(curve.points[0][0], curve.points[-1][0])
        high = number.high if number.high is not None else max(curve.points[0][0], curve.points[-1][0])
        return sorted({low, high, *(x for x, _ in curve.points if low <= x <= high)})
    return [end for end in (number.low, number.high) if end is not None]
