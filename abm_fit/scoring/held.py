"""What an assessment holds on one question: the reading that is shown, and everything the answer can still be."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from abm_fit.pack.interval import ANYTHING, NOTHING, Interval, exactly, multiply
from abm_fit.pack.questions import Question
from abm_fit.pack.values import ValueRule
from abm_fit.scoring.curves import best_of, values_within
from abm_fit.scoring.measured import Reading, Truth


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing that a choice or many-of answer can be."""

    value: int | Fraction | None
    """None where the question is not scored; between whole numbers only where the level is between two options."""
    option: str = ""
    chosen: frozenset[str] | None = None
    """None where the ticks behind the value are not told apart."""


@dataclass(frozen=True, slots=True)
class Held:
    """One question in one segment, with all that is possible."""

    question: Question
    rule: ValueRule | None
    segment: str | None
    reading: Reading
    cells: tuple[Cell, ...] = ()
    """Choice and many-of: everything possible."""
    number: Interval | None = None
    """Numeric: everything possible; with `times`, the factor."""
    times: str = ""
    """The numeric question whose number the factor multiplies."""
    shown: Truth = "yes"
    """Whether the question is asked: `open` where that hangs on another unknown answer."""
    known: Truth = "no"
    """Whether somebody answered with something other than don't know."""
    missing: bool = False
    """A numeric question that nobody answered and no sourced range stands in for."""

    @property
    def weak(self) -> bool:
        """Whether not knowing is itself the finding."""
        return self.reading.weak

    @property
    def applies(self) -> bool:
        """Whether it counts at all."""
        return self.reading.state in ("known", "unknown")

    def number_given(self, other: Interval | None) -> Interval:
        """Return the number, given the number that `times` refers to."""
        if not self.applies:
            return NOTHING
        number = self.number or ANYTHING
        return multiply(number, other) if self.times and other is not None else number

    def values(self, number: Interval | None = None) -> frozenset[int] | frozenset[int | Fraction]:
        """Return every value possible; empty where unscored."""
        if self.rule is None or not self.rule.scored:
            return frozenset()
        if self.rule.curve is not None:
            span = self.number if number is None else number
            return values_within(self.rule.curve, span or ANYTHING)
        return frozenset(cell.value for cell in self.cells if cell.value is not None)

    def as_interval(self, *, best_of_weak: bool = False) -> Interval:
        """Return the aggregated value of a choice or many-of question, as conditions read it."""
        if not self.applies:
            return NOTHING
        if self.weak and best_of_weak and self.rule is not None:
            return exactly(best_value(self.rule))
        values = [cell.value for cell in self.cells if cell.value is not None]
        if len(values) == 1:
            return exactly(values[0])
        return Interval(Fraction(min(values)), Fraction(max(values))) if values else ANYTHING


def best_value(rule: ValueRule) -> int:
    """Return the highest value that any answer can have."""
    if rule.curve is not None:
        return max(y for _, y in rule.curve.points)
    return max(rule.options.values()) if rule.many != "sum" or rule.many_most is None else rule.many_most


def value_limits(question: Question, rule: ValueRule) -> tuple[int, int]:
    """Return the lowest and the highest value that any answer allowed by the question can have."""
    if rule.curve is not None:
        values = values_within(rule.curve, Interval(question.least, question.most))
        return min(values), max(values)
    if question.kind == "many":
        from abm_fit.scoring.levels import possible_tick_values

        ticks = possible_tick_values(question, rule)
        return min(ticks), max(ticks)
    return min(rule.options.values()), max(rule.options.values())


def best_number(held: Held) -> Fraction:
    """Return a number that scores highest."""
    assert held.rule is not None
    assert held.rule.curve is not None
    return best_of(held.rule.curve)
