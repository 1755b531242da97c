"""What an answer could be instead, put together only where somebody looks at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import partial

from abm_fit.pack.model import Pack
from abm_fit.scoring.analysing.altered import with_any, with_cells, with_number, with_option, with_ticks
from abm_fit.scoring.analysing.round_numbers import neighbourhood, scored_numbers
from abm_fit.scoring.held import Cell, Held
from abm_fit.scoring.levels import ticked_value
from abm_fit.scoring.measured import Span
from abm_fit.scoring.methods.adding import outermost

Said = str | frozenset[str] | Fraction | None
"""What a move answers: an option, ticks or a number; None where that is not one."""


class Move:
    """One other answer, with what it costs.

    What is held with it is put together when first asked for: most moves are only added up, for which their value is
    enough.
    """

    __slots__ = ("_held", "_score", "cost", "said", "value")

    def __init__(
        self, held: Held | Callable[[], Held], cost: int, said: Said = None, value: int | Fraction | None = None
    ) -> None:
        """Prepare; what only makes the answer comes with what is `said` and the `value` that it scores with."""
        self._held = held
        if isinstance(held, Held):
            said, value = _said(held), None if held.reading.value is None else held.reading.value.low
        self.cost = cost
        self.said = said
        self._score = value
        self.value: int | Fraction = 0 if value is None else value
        """The value it scores with; 0 where it scores nothing."""

    @property
    def held(self) -> Held:
        """What is held with the other answer; the same object whenever it is asked for."""
        if not isinstance(self._held, Held):
            self._held = self._held()
        return self._held

    @property
    def plain(self) -> bool:
        """Whether it is one option or some ticks with a value, and nothing else was put together of it yet."""
        return not isinstance(self._held, Held) and isinstance(self.said, str | frozenset) and self._score is not None

    def at(self, cost: int) -> Move:
        """Return the same move at another cost."""
        return Move(lambda: self.held, cost, self.said, self._score)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """What a choice or many-of answer can be with it; nothing else need be put together for that."""
        if isinstance(self._held, Held) or not isinstance(self.said, str | frozenset):
            return self.held.cells
        return (Cell(self._score, self.said) if isinstance(self.said, str) else Cell(self._score, chosen=self.said),)


def _said(held: Held) -> Said:
    """Return what is answered where one thing is held."""
    number = held.reading.number
    if held.question.numeric:
        return number.low if number is not None and number.exact else None
    return frozenset(held.reading.chosen) if held.question.kind == "many" else held.reading.option


def others(pack: Pack, held: Held, cost: int) -> Iterator[Move]:
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
        stands = here.as_integer_ratio()
        for number, value in scored_numbers(pack, question, rule.curve, *neighbourhood(rule.curve, here)):
            if number.as_integer_ratio() != stands:
                yield Move(partial(with_number, held, number), cost, number, value)


def _toggled(held: Held) -> Iterator[frozenset[str]]:
    ticked = frozenset(held.reading.chosen)
    alone = {option.id for option in held.question.options if option.exclusive}
    for option in held.question.options:
        other = frozenset((option.id,)) if option.exclusive else (ticked ^ {option.id}) - alone
        if other and other != ticked:
            yield other


def with_moves(held: Held, moves: Sequence[Move]) -> Held:
    """Return what is held where the answer may be what it is, or any of some moves'.

    Of numbers only the two outermost are put together, of options and ticks none.
    """
    numbers = [move.said for move in moves if isinstance(move.said, Fraction)]
    if held.question.numeric and len(numbers) == len(moves) > 1:
        return with_any(held, [moves[numbers.index(end)].held for end in outermost(numbers)])
    if not held.question.numeric:
        return with_cells(held, [cell for move in moves for cell in move.cells])
    return with_any(held, [move.held for move in moves])


def middle_of(held: Held) -> Fraction:
    """Return the value that an answer scores with, the middle of what is possible; 0 where it scores nothing."""
    value = held.reading.value
    return Fraction(0) if value is None else halfway(value)


def halfway(span: Span) -> Fraction:
    """Return the middle of a span."""
    return span.low if span.low is span.high else (span.low + span.high) / 2
