"""What an answer could be instead by mishearing, and which of that is a single step off."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from abm_fit.pack.model import Pack
from abm_fit.scoring.analysing.moves import Move, middle_of, others
from abm_fit.scoring.held import Held
from abm_fit.scoring.methods.adding import plain


def error_moves(pack: Pack, held: Held) -> tuple[Move, ...]:
    """Return every other answer, at a cost of 1 each.

    A number moves no further than the neighbouring stretch of its curve; one without a curve has no stretches and
    stays. Of a many-of question one tick more or less is one change.
    """
    return tuple(others(pack, held, 1))


def single_steps(held: Held, moves: Sequence[Move], shift: int) -> tuple[Move, ...]:
    """Return those of an answer's moves that go a single step.

    An option next to the one held, in the question's order; one tick more or less; of the numbers whose value moves by
    no more than `shift` points the lowest and the highest.
    """
    here = middle_of(held)
    if held.question.numeric:
        low, high = plain(here - shift), plain(here + shift)
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
