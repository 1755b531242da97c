"""What an answer could be instead: by mishearing (error moves) and by effort (raises)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from math import ceil

from abm_fit.pack.model import Pack
from abm_fit.pack.values import ValueRule
from abm_fit.scoring.analysing.altered import with_number, with_option, with_ticks
from abm_fit.scoring.analysing.round_numbers import neighbourhood, scored_numbers
from abm_fit.scoring.curves import marks_of
from abm_fit.scoring.held import Held
from abm_fit.scoring.levels import ticked_value
from abm_fit.scoring.measured import Span

QUARTER = 25
"""Effort of a number is counted in quarters of the value range."""


Said = str | frozenset[str] | Fraction | None
"""What a move answers: an option, ticks or a number; None where that is not one."""


class Move:
    """One other answer, with what it costs.

    What is held with it is put together when first asked for: most moves are only added up, for which their value is
    enough.
    """

    __slots__ = ("_held", "cost", "said", "value")

    def __init__(
        self, held: Held | Callable[[], Held], cost: int, said: Said = None, value: int | Fraction | None = None
    ) -> None:
        """Prepare; what only makes the answer comes with what is `said` and the `value` that it scores with."""
        self._held = held
        if isinstance(held, Held):
            said, value = _said(held), None if held.reading.value is None else held.reading.value.low
        self.cost = cost
        self.said = said
        self.value: int | Fraction = 0 if value is None else value
        """The value it scores with; 0 where it scores nothing."""

    @property
    def held(self) -> Held:
        """What is held with the other answer; the same object whenever it is asked for."""
        if not isinstance(self._held, Held):
            self._held = self._held()
        return self._held

    def at(self, cost: int) -> Move:
        """Return the same move at another cost."""
        return Move(lambda: self.held, cost, self.said, self.value)


def _said(held: Held) -> Said:
    """Return what is answered where one thing is held."""
    number = held.reading.number
    if held.question.numeric:
        return number.low if number is not None and number.exact else None
    return frozenset(held.reading.chosen) if held.question.kind == "many" else held.reading.option


def error_moves(pack: Pack, held: Held) -> tuple[Move, ...]:
    """Return every other answer, at a cost of 1 each.

    A number moves no further than the neighbouring stretch of its curve; one without a curve has no stretches and
    stays. Of a many-of question one tick more or less is one change.
    """
    return tuple(_others(pack, held, 1))


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
        ticked = frozenset(held.reading.chosen)
        said = ((move, move.said) for move in moves)
        return tuple(
            move for move, ticks in said if isinstance(ticks, frozenset) and len((ticked ^ ticks) - alone) == 1
        )
    beside = _beside(held, here)
    return tuple(move for move in moves if move.said in beside)


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


def raises(pack: Pack, held: Held) -> tuple[Move, ...]:
    """Return every better answer that effort can bring, with its effort; nothing where it is not actionable."""
    rule = held.rule
    if rule is None or not rule.actionable:
        return ()
    if held.question.numeric:
        return tuple(_raised_numbers(pack, held, rule)) if rule.curve is not None else ()
    here = middle_of(held)
    better = (move for move in _others(pack, held, 0) if move.value > here)
    return tuple(move.at(rule.effort * max(1, _steps(held, rule, here, move.value))) for move in better)


def _others(pack: Pack, held: Held, cost: int) -> Iterator[Move]:
    """Go through what else a question may be answered with, each at the same cost."""
    question, rule = held.question, held.rule
    if rule is None:
        return
    if question.kind == "choice" and rule.options:
        here = middle_of(held)
        for option in question.options:
            value = rule.options.get(option.id)
            if option.id != held.reading.option or value != here:
                yield Move(partial(with_option, held, option.id), cost, option.id, value)
    elif question.kind == "many" and rule.options:
        for ticked in _toggled(held):
            score = ticked_value(rule, ticked)
            yield Move(partial(with_ticks, held, ticked, score), cost, ticked, score)
    elif rule.curve is not None and held.reading.number is not None:
        here = halfway(held.reading.number)
        for number, value in scored_numbers(pack, question, rule.curve, *neighbourhood(rule.curve, here)):
            if number != here:
                yield Move(partial(with_number, held, number), cost, number, value)


def _toggled(held: Held) -> Iterator[frozenset[str]]:
    ticked = frozenset(held.reading.chosen)
    alone = {option.id for option in held.question.options if option.exclusive}
    for option in held.question.options:
        other = frozenset((option.id,)) if option.exclusive else (ticked ^ {option.id}) - alone
        if other and other != ticked:
            yield other


def _raised_numbers(pack: Pack, held: Held, rule: ValueRule) -> Iterator[Move]:
    """Yield, for every quarter of the value range, the number that raises the value furthest within it."""
    assert rule.curve is not None
    if held.reading.number is None:
        return
    here = middle_of(held)
    number = halfway(held.reading.number)
    marks = marks_of(rule.curve)
    numbers = scored_numbers(pack, held.question, rule.curve, min(number, marks[0]), max(number, marks[-1]))
    best = max(value for _, value in numbers)
    limit = here
    quarters = 0
    while limit < best:
        quarters += 1
        limit = min(here + QUARTER * quarters, Fraction(best))
        reached = [each for each in numbers if here < each[1] <= limit]
        if reached:
            furthest, value = max(reached, key=lambda each: (each[1], -abs(each[0] - number)))
            yield Move(partial(with_number, held, furthest), rule.effort * quarters, furthest, value)


def _steps(held: Held, rule: ValueRule, here: Fraction, there: int | Fraction) -> int:
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
