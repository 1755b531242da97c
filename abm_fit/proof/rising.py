"""Whether what gates read moves one way only: derived quantities, by the signs in their formulae.

The possible sets of gates are found by comparing the ends of what a quantity can be, which needs quantities that rise
or fall throughout in each answer they read. Shown structurally over everything the answers may be: a sum of rising
parts rises, a product of rising parts that are never below nought rises, and so on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import partial
from typing import Literal

from abm_fit.pack import interval
from abm_fit.pack.expression import Call, Expression, Name, Number, Operation
from abm_fit.pack.interval import ANYTHING, Interval, exactly
from abm_fit.pack.model import Pack
from abm_fit.pack.trees import names_in
from abm_fit.pack.values import Derived
from abm_fit.scoring.facts import hull
from abm_fit.scoring.held import value_limits
from abm_fit.scoring.indexes import index_of

Way = Literal["level", "rises", "falls", "open"]
"""How a formula moves as one answer rises; `open` where its signs do not show it."""

_TURNED: dict[Way, Way] = {"level": "level", "rises": "falls", "falls": "rises", "open": "open"}


def unproved_quantities(pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield each derived quantity that a gate reads, itself or through others, with an answer it may turn on."""
    for quantity in read_by_gates(pack):
        formula = pack.rubric.derived[quantity].formula
        for question in _questions(pack, formula):
            if _way(pack, formula, question) == "open":
                yield quantity, question


def read_by_gates(pack: Pack) -> tuple[str, ...]:
    """Return the derived quantities that conditions of gates read, themselves or through others."""
    found: dict[str, None] = {}
    waiting = [gate.when for gate in pack.rubric.gates.values()]
    while waiting:
        for name in names_in(waiting.pop()):
            quantity = pack.rubric.derived.get(name.id)
            if quantity is not None and name.id not in found:
                found[name.id] = None
                waiting += [quantity.formula] if quantity.when is None else [quantity.formula, quantity.when]
    return tuple(name for name in pack.rubric.derived if name in found)


def _questions(pack: Pack, formula: Expression) -> tuple[str, ...]:
    """Return the questions that a formula reads, through other quantities, too."""
    found: dict[str, None] = {}
    for name in names_in(formula):
        if name.id in pack.questionnaire.questions:
            found[name.id] = None
        elif name.id in pack.rubric.derived:
            formula = pack.rubric.derived[name.id].formula
            found |= dict.fromkeys(index_of(pack).once("read by", name.id, partial(_questions, pack, formula)))
    return tuple(found)


def _way(pack: Pack, formula: Expression, question: str) -> Way:
    """Return how a formula moves as one answer rises and all others stay."""
    if isinstance(formula, Name):
        if formula.id == question:
            return "rises" if _straight(pack, formula) else "open"
        quantity = pack.rubric.derived.get(formula.id)
        if quantity is None:
            return "level"
        work_out = partial(_way, pack, quantity.formula, question)
        return index_of(pack).once("way of a quantity", f"{quantity.id} {question}", work_out)
    if isinstance(formula, Operation):
        return _of_operation(pack, formula, question)
    if isinstance(formula, Call):
        return _together(_way(pack, argument, question) for argument in formula.arguments)
    return "level" if isinstance(formula, Number) else "open"


def _straight(pack: Pack, name: Name) -> bool:
    """Tell whether a name of a question stands for the answer itself, or for a value that rises with it."""
    if name.attribute != "value":
        return True
    rule = pack.rubric.values.get(name.id)
    return rule is not None and rule.shape == "rising"


def _of_operation(pack: Pack, formula: Operation, question: str) -> Way:
    left, right = _way(pack, formula.left, question), _way(pack, formula.right, question)
    if formula.operator == "+":
        return _together((left, right))
    if formula.operator == "-":
        return _together((left, _TURNED[right]))
    first, second = _range(pack, formula.left), _range(pack, formula.right)
    if formula.operator == "/":
        if right != "level" and _signed("rises", second) == "open":
            return "open"
        right = _TURNED[right]
    return _together((_signed(left, second), _signed(right, first)))


def _together(ways: Iterable[Way]) -> Way:
    """Return how a sum moves, or the smallest or largest of several."""
    moving = {way for way in ways if way != "level"}
    return "level" if not moving else moving.pop() if len(moving) == 1 else "open"


def _signed(way: Way, factor: Interval) -> Way:
    """Return how something moves after it is multiplied with, or divided by, what has this range."""
    if way == "level":
        return "level"
    if factor.low is not None and factor.low >= 0:
        return way
    return _TURNED[way] if factor.high is not None and factor.high <= 0 else "open"


def _range(pack: Pack, formula: Expression) -> Interval:
    """Return everything a formula can be, over everything that the questions allow."""
    if isinstance(formula, Number):
        return exactly(formula.value)
    if isinstance(formula, Name):
        return _of_name(pack, formula)
    if isinstance(formula, Operation):
        left, right = _range(pack, formula.left), _range(pack, formula.right)
        if formula.operator == "/":
            return _quotient(left, right)
        by = {"+": interval.add, "-": interval.subtract, "*": interval.multiply}
        return by[formula.operator](left, right)
    if isinstance(formula, Call):
        ranges = [_range(pack, argument) for argument in formula.arguments]
        if formula.function == "total":
            return _many_times(ranges[0])
        if formula.function in ("max", "most"):
            return interval.largest(ranges)
        if formula.function in ("min", "least"):
            return interval.smallest(ranges)
    return ANYTHING


def _of_name(pack: Pack, name: Name) -> Interval:
    rubric = pack.rubric
    if name.id in rubric.policy:
        return exactly(rubric.policy[name.id].value)
    if (quantity := rubric.derived.get(name.id)) is not None:
        return index_of(pack).once("range of a quantity", name.id, partial(_of_quantity, pack, quantity))
    question = pack.questionnaire.questions.get(name.id)
    if question is None:
        return ANYTHING
    if question.numeric and name.attribute != "value":
        return Interval(question.least, question.most)
    rule = rubric.values.get(question.id)
    if rule is None or not rule.scored:
        return ANYTHING
    low, high = value_limits(question, rule)
    return Interval(Fraction(low), Fraction(high))


def _of_quantity(pack: Pack, quantity: Derived) -> Interval:
    formula, stand_in = _range(pack, quantity.formula), quantity.otherwise
    if stand_in is None:
        return formula
    ranged = Interval(stand_in.low, stand_in.high)
    return hull(formula, interval.multiply(ranged, _range(pack, Name(stand_in.times))) if stand_in.times else ranged)


def _quotient(left: Interval, right: Interval) -> Interval:
    """Return every quotient; where the divisor may be nought, everything that it gives wherever it is not."""
    if not right.holds(Fraction(0)):
        return interval.divide(left, right)
    if right.low is not None and right.low >= 0:
        return interval.multiply(left, Interval(1 / right.high if right.high else Fraction(0), None))
    if right.high is not None and right.high <= 0:
        return interval.multiply(left, Interval(None, 1 / right.low if right.low else Fraction(0)))
    return ANYTHING


def _many_times(span: Interval) -> Interval:
    """Return every sum over one segment or more."""
    return Interval(
        span.low if span.low is not None and span.low >= 0 else None,
        span.high if span.high is not None and span.high <= 0 else None,
    )
