"""How far changes move answers: what is nearer is the likelier mistake."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import NamedTuple

from abm_fit.scoring.analysing.aims import Aim
from abm_fit.scoring.analysing.moves import halfway, middle_of
from abm_fit.scoring.analysing.units import Changes
from abm_fit.scoring.methods.adding import over
from abm_fit.scoring.readings import Key

Distance = tuple[int, int]
"""Value points, and of a number the part of its curve's length; each a whole number on one scale for all answers."""


class _From(NamedTuple):
    """Where an answer stands."""

    value: Fraction
    number: Fraction | None
    """Where a curve scores it."""
    length: Fraction
    """The curve's."""


class Distances:
    """The distances of an aim's changes, each measured once."""

    def __init__(self, aim: Aim) -> None:
        self._aim = aim
        self._found: dict[tuple[Key, int], Distance] = {}
        self._from = {key: _start(aim, key) for key, moves in aim.moves.items() if moves}
        values, lengths = {1}, {1}
        for key, (value, number, length) in self._from.items():
            moves = aim.moves[key]
            values |= {value.denominator, *(move.value.denominator for move in moves)}
            if number is not None:
                said = lcm(*(move.said.denominator for move in moves if isinstance(move.said, Fraction)))
                lengths.add(said * number.denominator * length.numerator)
        self._points, self._parts = lcm(*values), lcm(*lengths)

    def of(self, changes: Changes) -> Distance:
        """Return how far a set of changes moves its answers, all taken together."""
        far = by = 0
        for change in changes:
            found = self._found.get(change)
            if found is None:
                found = self._found[change] = self._measured(*change)
            far += found[0]
            by += found[1]
        return far, by

    def _measured(self, key: Key, index: int) -> Distance:
        """Return by how many value points an answer moves; and of a number, by what part of its curve's length."""
        value, number, length = self._from[key]
        move = self._aim.moves[key][index]
        points = abs(over(move.value, self._points) - over(value, self._points))
        if number is None or not isinstance(move.said, Fraction):
            return points, 0
        (top, below), (here, part) = move.said.as_integer_ratio(), number.as_integer_ratio()
        way = abs(top * part - here * below) * length.denominator
        return points, way * (self._parts // (below * part * length.numerator))


def _start(aim: Aim, key: Key) -> _From:
    """Return an answer's value, its number where a curve scores it, and the curve's length."""
    facts = aim.facts
    held = facts.held(facts.pack.questionnaire.questions[key[0]], key[1])
    curve = held.rule.curve if held.rule is not None else None
    if curve is None or held.reading.number is None:
        return _From(middle_of(held), None, Fraction(1))
    length = abs(curve.points[-1][0] - curve.points[0][0]) or Fraction(1)
    return _From(middle_of(held), halfway(held.reading.number), length)
