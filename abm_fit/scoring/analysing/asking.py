"""What to ask next: the open question whose answer leaves the fewest verdicts possible in the worst case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from abm_fit.pack.interval import Interval
from abm_fit.pack.model import Pack, Question
from abm_fit.scoring.analysing.altered import with_number, with_option, with_ticks
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.analysing.search import Search
from abm_fit.scoring.analysing.units import Memory
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.held import Held
from abm_fit.scoring.methods.layers import TooWideError
from abm_fit.scoring.readings import Key
from abm_fit.scoring.result import NextQuestion, Result, Verdict

TRIED = 3
"""How many open questions are compared: those that can move most, in the order of what to find out first."""

WIDEST = 4000
"""Where so little is known that one step goes through more states, nothing is told: one answer settles little then."""

_SHOWN = 3


def next_questions(pack: Pack, facts: Facts, held: Facts, result: Result) -> tuple[NextQuestion, ...]:
    """Return, for each segment whose verdict is open, the questions that narrow it most, the best first.

    The worst case over everything a question may be answered with: options, sets of ticks, a curve's break-points and
    the ends of what a number can be. `facts` are as they stand; `held` the same with open answers at their middle. Only
    what narrows the set is told.
    """
    table = pack.rubric.verdict
    found: list[NextQuestion] = []
    if table is not None:
        for verdict in result.verdicts:
            if len(verdict.possible) > 1:
                found += _of_segment(facts, held, table.id, verdict, _keys(result, verdict.segment))
    return tuple(found)


def _keys(result: Result, segment: str | None) -> list[Key]:
    """Return the open questions that concern a segment, the most telling first."""
    known = {}
    for reading in result.readings:
        known[f"{reading.question}@{reading.segment}" if reading.segment else reading.question] = reading
    readings = [known[key] for key in result.find_out if key in known]
    return [(reading.question, reading.segment) for reading in readings if reading.segment in (None, segment)]


def _of_segment(facts: Facts, held: Facts, table: str, verdict: Verdict, keys: Sequence[Key]) -> list[NextQuestion]:
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
    return [NextQuestion(key[0], key[1], worst, now) for worst, _, key in sorted(ranked)[:_SHOWN]]


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
