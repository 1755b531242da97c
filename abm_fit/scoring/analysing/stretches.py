"""Many numbers looked at by few looks: what is certain of a whole stretch is so for every number in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeVar

from abm_fit.scoring.analysing.altered import with_any, with_numbers
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.held import Held
from abm_fit.scoring.methods.adding import outermost

A = TypeVar("A")

_FEW = 3
"""Of so few numbers each is looked at, rather than the stretch that they lie in."""


class Stretches:
    """Stretches between answers to numeric questions, the same one for whoever looks at the same moves."""

    def __init__(self) -> None:
        self._joined: dict[tuple[int, int], tuple[Held, object]] = {}

    def each(self, moves: Sequence[Move], look: Callable[[Held], A], certain: Callable[[A], bool]) -> list[A]:
        """Return what a look at each move's answer alone would say.

        A look at a stretch must hold everything that looks at its numbers can say; where it is `certain`, they all say
        that.
        """
        if len(moves) <= _FEW or not moves[0].held.question.numeric:
            return [look(move.held) for move in moves]
        place = (id(moves[0]), len(moves))
        if place not in self._joined:
            self._joined[place] = _joined(moves), moves
        found = look(self._joined[place][0])
        if certain(found):
            return [found] * len(moves)
        half = len(moves) // 2
        return self.each(moves[:half], look, certain) + self.each(moves[half:], look, certain)


def _joined(moves: Sequence[Move]) -> Held:
    """Return what is held where any of some moves' answers may be; of numbers none but the first is put together."""
    numbers = [move.said for move in moves if isinstance(move.said, Fraction)]
    if len(numbers) == len(moves):
        return with_numbers(moves[0].held, *outermost(numbers))
    return with_any(moves[0].held, [move.held for move in moves[1:]])
