"""What to ask next: the open question whose answer leaves the fewest verdicts possible in the worst case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from math import floor, isqrt

from abm_fit.pack.interval import Interval, exactly
from abm_fit.scoring.analysed import NextQuestion
from abm_fit.scoring.analysing.altered import Altered
from abm_fit.scoring.analysing.settled import take_over
from abm_fit.scoring.boxes import ends_of, pieces
from abm_fit.scoring.clusters import direct_cuts
from abm_fit.scoring.curves import value_at
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.held import Held
from abm_fit.scoring.readings import Key
from abm_fit.scoring.result import Result, Verdict
from abm_fit.scoring.standing import Standing
from abm_fit.scoring.unknowns import Variable

LOOKS = 6
"""How many answers are looked at for a segment where a result is only shown."""

THOROUGH = 24
"""How many are where the next question is all that is waited for; shared by the segments that are open."""

FEW = 5
"""Outcomes of which a look goes through all soon."""

DEEPEST = 7
"""How often a stretch of a number is halved: a hundred scores come apart."""

_CLOSE = 40
"""How often the place where a score turns is halved."""

_FAR = 16
"""A stretch whose ends are so many times apart is halved by ratio."""


def next_questions(facts: Facts, result: Result, *, thorough: bool = False) -> tuple[NextQuestion, ...]:
    """Return, for each segment whose verdict is open, the question that narrows it most in the worst case.

    Worked out by the engine, over everything that a question may be answered with. Only what narrows the set is told.
    The questions are looked at in the order of what to find out first, as long as there are looks left.
    """
    table = facts.pack.rubric.verdict
    found: list[NextQuestion] = []
    wanting = [verdict for verdict in result.verdicts if table is not None and len(verdict.possible) > 1]
    for verdict in wanting:
        assert table is not None
        looks = THOROUGH // len(wanting) if thorough else LOOKS
        if len(verdict.possible) == len(table.outcomes) > FEW:
            looks //= 3  # where all of many outcomes are still possible few answers rule one out, and a look takes long
        looking = Looking(facts, table.id, verdict.segment, looks, quick=result.depth == "quick")
        found += _of_segment(looking, verdict, _keys(result, verdict.segment))
    return tuple(found)


def _keys(result: Result, segment: str | None) -> list[Key]:
    """Return the open questions that concern a segment, the most telling first."""
    known = {}
    for reading in result.readings:
        known[f"{reading.question}@{reading.segment}" if reading.segment else reading.question] = reading
    readings = [known[key] for key in result.find_out if key in known]
    return [(reading.question, reading.segment) for reading in readings if reading.segment in (None, segment)]


def _of_segment(looking: Looking, verdict: Verdict, keys: Sequence[Key]) -> list[NextQuestion]:
    now = len(verdict.possible)
    best, worst = None, now
    for key in keys:
        if looking.left <= 0 or worst == 1:
            break
        left = looking.left_at_most(key, worst)
        if left < worst:
            best, worst = key, left
    return [] if best is None else [NextQuestion(best[0], best[1], verdict.segment, worst, now)]


class Looking:
    """What answers to a question leave possible for one segment: the engine's own sets, for a number of looks."""

    def __init__(self, facts: Facts, table: str, segment: str | None, looks: int, *, quick: bool) -> None:
        self._facts, self._table, self._segment, self._quick = facts, table, segment, quick
        self.left = looks
        """How many more answers may be looked at."""

    def left_at_most(self, key: Key, enough: int) -> int:
        """Return how many outcomes are left at most, whatever a question is answered with; `enough` if not fewer."""
        question = self._facts.pack.questionnaire.questions[key[0]]
        held = self._facts.held(question, key[1])
        if not held.applies or held.weak:
            return enough  # a "don't know" that is itself the finding tells nothing new
        if question.numeric:
            return self._number(key, held, enough)
        if len(held.cells) < 2:
            return enough
        worst = 0
        # The best answer rules out least as a rule, so it tells first that a question is no use.
        for cell in sorted(held.cells, key=lambda cell: -(cell.value or 0)):
            worst = max(worst, self._look(key, replace(held, cells=(cell,)), enough))
            if worst >= enough:
                return enough
        return worst

    def _number(self, key: Key, held: Held, enough: int) -> int:
        """Halve the stretches that leave too much, until none does or some single number is seen to."""
        number = self._facts.number(held.question, key[1])
        if number.exact or number.low is None or number.high is None:
            return enough

        def among(span: Interval) -> int:
            return self._look(key, replace(held, number=span, times=""), enough)

        marks = self._marks(key, held, number)
        if any(among(exactly(end)) >= enough for end in (marks[-1], marks[0])):
            return enough
        worst = 0
        waiting = [(span, 0) for span in pieces(number, marks)]
        while waiting:
            span, depth = waiting.pop()
            left = among(span)
            if left < enough:
                worst = max(worst, left)
                continue
            if span.exact or depth == DEEPEST:
                return enough
            waiting += [(part, depth + 1) for part in _halves(held, span)]
        return worst

    def _marks(self, key: Key, held: Held, number: Interval) -> list[Fraction]:
        """Return the ends of what a number may be, its curve's break-points, and where conditions compare it."""
        curve = held.rule.curve if held.rule is not None else None
        inside = [] if curve is None else [x for x, _ in curve.points if number.holds(x)]
        conditions = [gate.when for gate in self._facts.pack.rubric.gates.values()]
        variable = Variable(("answer", *key), span=number)
        assert number.low is not None
        assert number.high is not None
        return sorted({number.low, number.high, *inside, *direct_cuts(self._facts, variable, conditions)})

    def _look(self, key: Key, held: Held, enough: int) -> int:
        """Return how many outcomes are possible with an answer; `enough` where no look is left."""
        if self.left <= 0:
            return enough
        self.left -= 1
        altered = Altered(self._facts, {key: held})
        standing = Standing(altered, quick=self._quick)
        take_over(standing, self._facts, altered.fresh)
        possible = standing.outcome(self._table, self._segment).possible
        standing.let_go()
        return len(possible)


def _halves(held: Held, span: Interval) -> Iterator[Interval]:
    """Split a stretch where its score is half-way, so that neighbouring scores come apart; else in the middle."""
    low, high = ends_of(span)
    curve = held.rule.curve if held.rule is not None else None
    before, after = (value_at(curve, low), value_at(curve, high)) if curve is not None else (0, 0)
    if curve is None or abs(after - before) < 1:
        middle = _middle(low, high)
        yield from (Interval(low, middle), Interval(middle, high))
        return
    first, second = low, high
    for _ in range(_CLOSE):
        middle = (first + second) / 2
        if abs(value_at(curve, middle) - before) * 2 > abs(after - before) - 1:
            second = middle
        else:
            first = middle
    # What lies between the two is nearer to the crossing than any number that anyone types.
    yield from (Interval(low, first), Interval(second, high))


def _middle(low: Fraction, high: Fraction) -> Fraction:
    return Fraction(isqrt(floor(low * high))) if low >= 1 and high > low * _FAR else (low + high) / 2
