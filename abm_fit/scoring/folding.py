"""Formulae with everything certain folded into constants, to be evaluated in many boxes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from abm_fit.pack import interval
from abm_fit.pack.expression import OVER_SEGMENTS, Call, Expression, Name, Operation
from abm_fit.pack.interval import Interval
from abm_fit.pack.logic import evaluate
from abm_fit.pack.model import Derived
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.unknowns import Given, Setting, VarKey

Box = Mapping[VarKey, Setting]
Folded = Callable[[Box], Interval]
"""Gives everything a formula can be in a box."""

_ARITHMETIC = {
    "+": interval.add,
    "-": interval.subtract,
    "*": interval.multiply,
    "/": interval.divide,
}
_OVER = {"total": interval.total, "least": interval.smallest, "most": interval.largest}


def folded(facts: Facts, formula: Expression, segment: str | None, *, gate: bool) -> Folded | None:
    """Fold a formula as it stands in a segment; None for what isn't a number."""
    value = evaluate(formula, facts.names(segment, gate=gate))
    if not isinstance(value, Interval):
        return None
    return _fold(facts, formula, segment, gate)


def _fold(facts: Facts, formula: Expression, segment: str | None, gate: bool) -> Folded:
    value = evaluate(formula, facts.names(segment, gate=gate))
    assert isinstance(value, Interval)
    if value.exact:
        return lambda _: value
    if isinstance(formula, Operation):
        left, right = (_fold(facts, part, segment, gate) for part in (formula.left, formula.right))
        operation = _ARITHMETIC[formula.operator]
        return lambda box: operation(left(box), right(box))
    if isinstance(formula, Call) and formula.function in ("min", "max", "total", "least", "most"):
        return _fold_call(facts, formula, segment, gate)
    if isinstance(formula, Name) and not formula.attribute:
        return _fold_name(facts, formula, segment, gate)
    return _looked_up(facts, formula, segment, gate)


def _fold_call(facts: Facts, call: Call, segment: str | None, gate: bool) -> Folded:
    if call.function in OVER_SEGMENTS:
        parts = [_fold(facts, call.arguments[0], home, gate) for home in facts.segments]
        over = _OVER[call.function]
        return lambda box: over([part(box) for part in parts])
    parts = [_fold(facts, part, segment, gate) for part in call.arguments]
    pick = interval.smallest if call.function == "min" else interval.largest
    return lambda box: pick([part(box) for part in parts])


def _fold_name(facts: Facts, name: Name, segment: str | None, gate: bool) -> Folded:
    question = facts.pack.questionnaire.questions.get(name.id)
    quantity = facts.pack.rubric.derived.get(name.id)
    if quantity is not None:
        return _fold_quantity(facts, quantity, facts.home(quantity.per, segment), gate)
    if question is not None:
        held = facts.held(question, segment)
        key: VarKey = ("answer", question.id, held.segment)
        if question.numeric and held.applies and held.shown == "yes" and not held.weak:
            own = _setting(key, held.number or interval.ANYTHING)
            if not held.times:
                return own
            other = _fold(facts, Name(held.times), segment, gate)
            return lambda box: interval.multiply(own(box), other(box))
    return _looked_up(facts, name, segment, gate)


def _fold_quantity(facts: Facts, quantity: Derived, home: str | None, gate: bool) -> Folded:
    when = "yes" if quantity.when is None else facts.truth(quantity.when, home, gate=gate)
    lacks = quantity.otherwise is not None and facts.lacks(quantity, home)
    if when == "yes" and not lacks:
        return _fold(facts, quantity.formula, home, gate)
    if quantity.otherwise is not None and (lacks or when == "no") and not quantity.otherwise.times:
        stand_in = Interval(quantity.otherwise.low, quantity.otherwise.high)
        return _setting(("range", quantity.id, home), stand_in)
    return _looked_up(facts, Name(quantity.id), home, gate)


def _setting(key: VarKey, whole: Interval) -> Folded:
    def found(box: Box) -> Interval:
        setting = box.get(key, whole)
        return setting if isinstance(setting, Interval) else whole

    return found


def _looked_up(facts: Facts, formula: Expression, segment: str | None, gate: bool) -> Folded:
    """Evaluate afresh in each box: what hangs on other answers."""

    def found(box: Box) -> Interval:
        value = evaluate(formula, Given(facts, box).names(segment, gate=gate))
        return value if isinstance(value, Interval) else interval.ANYTHING

    return found
