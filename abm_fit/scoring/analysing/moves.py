"""What an answer could be instead: by mishearing (error moves) and by effort (raises)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from abm_fit.pack.values import ValueRule
from abm_fit.scoring.analysing.altered import with_number, with_option, with_ticks
from abm_fit.scoring.analysing.round_numbers import neighbourhood, round_numbers
from abm_fit.scoring.curves import marks_of, value_at
from abm_fit.scoring.held import Held
from abm_fit.scoring.levels import ticked_value
from abm_fit.scoring.measured import Span

QUARTER = 25
"""Effort of a number is counted in quarters of the value range."""


@dataclass(frozen=True, slots=True)
class Move:
    """One other answer, with what it costs."""

    held: Held
    cost: int

    @property
    def value(self) -> Fraction:
        """The value it scores with; 0 where it scores nothing."""
        return Fraction(0) if self.held.reading.value is None else self.held.reading.value.low


def error_moves(held: Held) -> tuple[Move, ...]:
    """Return every other answer, at a cost of 1 each.

    A number moves no further than the neighbouring stretch of its curve; one without a curve has no stretches and
    stays. Of a many-of question one tick more or less is one change.
    """
    return tuple(Move(other, 1) for other in _others(held))


def single_steps(held: Held, moves: Sequence[Move], shift: int) -> tuple[Move, ...]:
    """Return those of an answer's moves that go a single step.

    An option next to the one held, in the question's order; one tick more or less; of the numbers whose value moves by
    no more than `shift` points the lowest and the highest.
    """
    here = middle_of(held)
    if held.question.numeric:
        low, high = here - shift, here + shift
        near = [move for move in moves if low <= move.value <= high]
        return tuple(near if len(near) < 3 else (near[0], near[-1]))
    if held.question.kind == "many":
        alone = {option.id for option in held.question.options if option.exclusive}
        ticked = set(held.reading.chosen)
        return tuple(move for move in moves if len((ticked ^ set(move.held.reading.chosen)) - alone) == 1)
    beside = _beside(held, here)
    return tuple(move for move in moves if move.held.reading.option in beside)


def _beside(held: Held, here: Fraction) -> frozenset[str]:
    """Return the options next to a choice; of a mean both next to the option it is read as and next to its value."""
    order = [option.id for option in held.question.options]
    values = held.rule.options if held.rule is not None else {}
    beside: set[str] = set()
    if held.reading.option:
        place = order.index(held.reading.option)
        beside |= {*order[max(0, place - 1) : place], *order[place + 1 : place + 2]}
    if values.get(held.reading.option) != here:
        below = max((value for value in values.values() if value < here), default=None)
        above = min((value for value in values.values() if value > here), default=None)
        beside |= {option for option, value in values.items() if value in (below, above)}
    return frozenset(beside)


def raises(held: Held) -> tuple[Move, ...]:
    """Return every better answer that effort can bring, with its effort; nothing where it is not actionable."""
    rule = held.rule
    if rule is None or not rule.actionable:
        return ()
    here = middle_of(held)
    if held.question.numeric:
        return tuple(_raised_numbers(held, rule)) if rule.curve is not None else ()
    found = []
    for other in _others(held):
        value = middle_of(other)
        if value > here:
            found.append(Move(other, rule.effort * max(1, _steps(held, rule, here, value))))
    return tuple(found)


def _others(held: Held) -> Iterator[Held]:
    question, rule = held.question, held.rule
    if rule is None:
        return
    if question.kind == "choice" and rule.options:
        for option in question.options:
            if option.id != held.reading.option or rule.options[option.id] != middle_of(held):
                yield with_option(held, option.id)
    elif question.kind == "many" and rule.options:
        yield from _toggled(held, rule)
    elif rule.curve is not None and held.reading.number is not None:
        here = halfway(held.reading.number)
        low, high = neighbourhood(rule.curve, here)
        for number in round_numbers(question, rule.curve, low, high):
            if number != here:
                yield with_number(held, number)


def _toggled(held: Held, rule: ValueRule) -> Iterator[Held]:
    ticked = frozenset(held.reading.chosen)
    alone = {option.id for option in held.question.options if option.exclusive}
    for option in held.question.options:
        other = frozenset((option.id,)) if option.exclusive else (ticked ^ {option.id}) - alone
        if other and other != ticked:
            yield with_ticks(held, other, ticked_value(rule, other))


def _raised_numbers(held: Held, rule: ValueRule) -> Iterator[Move]:
    """Yield, for every quarter of the value range, the number that raises the value furthest within it."""
    assert rule.curve is not None
    if held.reading.number is None:
        return
    here = middle_of(held)
    number = halfway(held.reading.number)
    marks = marks_of(rule.curve)
    low, high = min(number, marks[0]), max(number, marks[-1])
    numbers = round_numbers(held.question, rule.curve, low, high)
    best = max(value_at(rule.curve, each) for each in numbers)
    limit = here
    quarters = 0
    while limit < best:
        quarters += 1
        limit = min(here + QUARTER * quarters, Fraction(best))
        reached = [each for each in numbers if here < value_at(rule.curve, each) <= limit]
        if reached:
            furthest = max(reached, key=lambda each: (value_at(rule.curve, each), -abs(each - number)))  # type: ignore[arg-type]
            yield Move(with_number(held, furthest), rule.effort * quarters)


def _steps(held: Held, rule: ValueRule, here: Fraction, there: Fraction) -> int:
    """Return how many option steps a value is above another; of ticks, how many quarters."""
    if held.question.kind == "many":
        return ceil((there - here) / QUARTER)
    return sum(1 for value in set(rule.options.values()) if here < value <= there)


def middle_of(held: Held) -> Fraction:
    """Return the value that an answer scores with, the middle of what is possible; 0 where it scores nothing."""
    value = held.reading.value
    return Fraction(0) if value is None else halfway(value)


def halfway(span: Span) -> Fraction:
    """Return the middle of a span."""
    return span.low if span.low is span.high else (span.low + span.high) / 2
