"""What an answer could be instead by effort."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial
from math import ceil

from abm_fit.pack.model import Pack
from abm_fit.pack.values import ValueRule
from abm_fit.scoring.analysing.altered import with_number
from abm_fit.scoring.analysing.mishearing import error_moves
from abm_fit.scoring.analysing.moves import Move, halfway, middle_of
from abm_fit.scoring.analysing.round_numbers import scored_numbers
from abm_fit.scoring.curves import marks_of
from abm_fit.scoring.held import Held
from abm_fit.scoring.methods.adding import plain

QUARTER = 25
"""Effort of a number is counted in quarters of the value range."""


def raises(pack: Pack, held: Held, instead: Sequence[Move] | None = None) -> tuple[Move, ...]:
    """Return every better answer that effort can bring, with its effort; nothing where it is not actionable.

    `instead`: the answer's error moves where they are known; all other options and ticks are among them.
    """
    rule = held.rule
    if rule is None or not rule.actionable:
        return ()
    if held.question.numeric:
        return tuple(_raised_numbers(pack, held, rule)) if rule.curve is not None else ()
    here = plain(middle_of(held))
    better = (move for move in instead or error_moves(pack, held) if move.value > here)
    return tuple(move.at(rule.effort * max(1, _steps(held, rule, here, move.value))) for move in better)


def _raised_numbers(pack: Pack, held: Held, rule: ValueRule) -> Iterator[Move]:
    """Yield, for every quarter of the value range, the number that raises the value furthest within it."""
    assert rule.curve is not None
    if held.reading.number is None:
        return
    here = plain(middle_of(held))
    number = halfway(held.reading.number)
    marks = marks_of(rule.curve)
    numbers = scored_numbers(pack, held.question, rule.curve, min(number, marks[0]), max(number, marks[-1]))
    best = max(value for _, value in numbers)
    limit = here
    quarters = 0
    while limit < best:
        quarters += 1
        limit = min(here + QUARTER * quarters, best)
        reached = [each for each in numbers if here < each[1] <= limit]
        if reached:
            furthest, value = max(reached, key=lambda each: (each[1], -abs(each[0] - number)))
            yield Move(partial(with_number, held, furthest), rule.effort * quarters, furthest, value)


def _steps(held: Held, rule: ValueRule, here: int | Fraction, there: int | Fraction) -> int:
    """Return how many option steps a value is above another; of ticks, how many quarters."""
    if held.question.kind == "many":
        return ceil((there - here) / QUARTER)
    return sum(1 for value in set(rule.options.values()) if here < value <= there)
