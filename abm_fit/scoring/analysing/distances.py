"""How far changes move answers: what is nearer is the likelier mistake."""

from __future__ import annotations

from fractions import Fraction

from abm_fit.scoring.analysing.aims import Aim
from abm_fit.scoring.analysing.moves import halfway, middle_of
from abm_fit.scoring.analysing.units import Changes
from abm_fit.scoring.methods.adding import plain
from abm_fit.scoring.readings import Key

Distance = tuple[int | Fraction, int | Fraction]
"""Value points, and of a number the part of its curve's length; whole ones as whole numbers, which add up faster."""


class Distances:
    """The distances of an aim's changes, each measured once."""

    def __init__(self, aim: Aim) -> None:
        self._aim = aim
        self._found: dict[tuple[Key, int], Distance] = {}
        self._from: dict[Key, tuple[Fraction, Fraction | None, Fraction]] = {}

    def of(self, changes: Changes) -> Distance:
        """Return how far a set of changes moves its answers, all taken together."""
        far: int | Fraction = 0
        by: int | Fraction = 0
        for change in changes:
            found = self._found.get(change)
            if found is None:
                found = self._found[change] = self._measured(*change)
            points, part = found
            far += points
            if part:
                by = by + part if by else part
        return far, by

    def _measured(self, key: Key, index: int) -> Distance:
        """Return by how many value points an answer moves; and of a number, by what part of its curve's length."""
        if key not in self._from:
            self._from[key] = self._start(key)
        value, here, length = self._from[key]
        move = self._aim.moves[key][index]
        part = abs(move.said - here) / length if here is not None and isinstance(move.said, Fraction) else Fraction(0)
        return plain(abs(move.value - value)), plain(part)

    def _start(self, key: Key) -> tuple[Fraction, Fraction | None, Fraction]:
        """Return an answer's value, its number where a curve scores it, and the curve's length."""
        facts = self._aim.facts
        held = facts.held(facts.pack.questionnaire.questions[key[0]], key[1])
        curve = held.rule.curve if held.rule is not None else None
        if curve is None or held.reading.number is None:
            return middle_of(held), None, Fraction(1)
        length = abs(curve.points[-1][0] - curve.points[0][0]) or Fraction(1)
        return middle_of(held), halfway(held.reading.number), length
