"""Many numbers looked at by few looks: what is certain of a whole stretch is so for every number in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from abm_fit.scoring.analysing.altered import with_any
from abm_fit.scoring.held import Held

A = TypeVar("A")

_FEW = 3
"""Of so few numbers each is looked at, rather than the stretch that they lie in."""


class Stretches:
    """Stretches between answers to numeric questions, the same one for whoever looks at the same answers."""

    def __init__(self) -> None:
        self._joined: dict[tuple[int, int], tuple[Held, object]] = {}

    def each(self, answers: Sequence[Held], look: Callable[[Held], A], certain: Callable[[A], bool]) -> list[A]:
        """Return what a look at each answer alone would say.

        A look at a stretch must hold everything that looks at its numbers can say; where it is `certain`, they all say
        that.
        """
        if len(answers) <= _FEW or not answers[0].question.numeric:
            return [look(held) for held in answers]
        place = (id(answers[0]), len(answers))
        if place not in self._joined:
            self._joined[place] = with_any(answers[0], answers[1:]), answers
        found = look(self._joined[place][0])
        if certain(found):
            return [found] * len(answers)
        half = len(answers) // 2
        return self.each(answers[:half], look, certain) + self.each(answers[half:], look, certain)
