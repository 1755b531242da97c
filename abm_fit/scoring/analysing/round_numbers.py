"""Numbers that a person might say instead of another: the curve's own, and round ones, around where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import lcm

from abm_fit.pack.model import Pack
from abm_fit.pack.questions import Question
from abm_fit.pack.values import Curve
from abm_fit.scoring.curves import marks_of, value_at
from abm_fit.scoring.indexes import index_of
from abm_fit.scoring.methods.adding import over

_STEPS = 24
"""How many round numbers are tried between two ends."""

_DIGITS = (10, 12, 15, 18, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 90)
"""The leading digits of numbers that are round by ratio."""


def neighbourhood(curve: Curve, number: Fraction) -> tuple[Fraction, Fraction]:
    """Return the ends of the stretch a number lies in and its neighbours; beyond the curve, one stretch inwards."""
    marks = marks_of(curve)
    reached = sum(1 for mark in marks if mark < number or (mark == number and not curve.beyond))
    low = marks[max(0, reached - 2)] if reached else number
    high = marks[min(len(marks) - 1, reached + 1)] if reached < len(marks) else number
    return min(low, number), max(high, number)


def scored_numbers(
    pack: Pack, question: Question, curve: Curve, low: Fraction, high: Fraction
) -> tuple[tuple[Fraction, int], ...]:
    """Return numbers between two ends that a person might say, ascending, each with its value.

    Between break-points they hang on the pack alone, and are found once a pack; other ends are somebody's answers.
    """
    marks = marks_of(curve)
    if low not in marks or high not in marks:
        return _scored(question, curve, low, high)
    place = f"{question.id} {low} {high}"
    return index_of(pack).once("scored numbers", place, lambda: _scored(question, curve, low, high))


def _scored(question: Question, curve: Curve, low: Fraction, high: Fraction) -> tuple[tuple[Fraction, int], ...]:
    return tuple((number, value_at(curve, number)) for number in round_numbers(question, curve, low, high))


def round_numbers(question: Question, curve: Curve, low: Fraction, high: Fraction) -> tuple[Fraction, ...]:
    """Return numbers between two ends that a person might say: the curve's own, and round ones; ascending.

    Compared and sorted as whole numbers over one denominator.
    """
    least = low if question.least is None else max(low, Fraction(question.least))
    most = high if question.most is None else min(high, Fraction(question.most))
    own = [x for x, _ in curve.points]
    unit = _round_unit((high - low) / _STEPS) if high > low else Fraction(1)
    tenths = list(_tenths(low, high)) if high > low and curve.log and low > 0 else []
    scale = lcm(*(number.denominator for number in (low, high, least, most, unit, *own, *tenths)))
    lowest, highest, step = over(low, scale), over(high, scale), over(unit, scale)
    marks = {over(number, scale) for number in own}
    marks.update(over(tenth, scale) * digits for tenth in tenths for digits in _DIGITS)
    marks = {lowest, highest, *(mark for mark in marks if lowest <= mark <= highest)}
    stepped_by_one = curve.steps and all(number.denominator == 1 for number in (low, high, *own))
    if high > low:
        marks.update(range(-(-lowest // step) * step, highest + 1, step))
        if curve.steps:
            # Downwards, a step is left just below its start; one that begins beyond it is entered just above.
            beside = scale if stepped_by_one else step
            marks.update(over(number, scale) + (beside if curve.beyond else -beside) for number in own)
    if question.kind in ("count", "days") or stepped_by_one:
        marks = {mark // scale * scale for mark in marks}
    first, last = over(least, scale), over(most, scale)
    return tuple(Fraction(mark, scale) for mark in sorted(marks) if first <= mark <= last)


def _tenths(low: Fraction, high: Fraction) -> Iterator[Fraction]:
    """Yield the tenths of the powers of ten between two positive ends, and of the one beneath."""
    power = Fraction(1)
    while power > low:
        power /= 10
    while power * 10 <= low:
        power *= 10
    while power <= high:
        yield power / 10
        power *= 10


def _round_unit(width: Fraction) -> Fraction:
    """Return 1, 2 or 5 times a power of ten, at least as wide."""
    unit = Fraction(1)
    while unit > width:
        unit /= 10
    while unit * 10 <= width:
        unit *= 10
    return next(unit * times for times in (1, 2, 5, 10) if unit * times >= width)
