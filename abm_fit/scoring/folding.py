"""Formulae with everything certain folded into constants, to be evaluated in many boxes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from abm_fit.pack import interval
from abm_fit.pack.expression import OVER_SEGMENTS, Call, Comparison, Expression, Logical, Name, Not, Operation
from abm_fit.pack.interval import Interval
from abm_fit.pack.logic import Truth, as_truth, both, compare, either, how_many, negate
from abm_fit.pack.values import Derived
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.unknowns import Given, Setting, VarKey

Box = Mapping[VarKey, Setting]
Folded = Callable[[Box], Interval]
"""Gives everything a formula can be in a box."""
FoldedTruth = Callable[[Box], Truth]
"""Gives whether a condition holds in a box."""


class Folding:
    """Folds formulae for one set of unknowns; a quantity that several of them read is folded and measured once."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._quantities: dict[tuple[str, str | None, bool], Folded] = {}

    def folded(self, formula: Expression, segment: str | None, *, gate: bool) -> Folded | None:
        """Fold a formula as it stands in a segment; None for what isn't a number."""
        value = self._facts.names(segment, gate=gate).means(formula)
        if not isinstance(value, Interval):
            return None
        return self._fold(formula, segment, gate)

    def _fold(self, formula: Expression, segment: str | None, gate: bool) -> Folded:
        value = self._facts.names(segment, gate=gate).means(formula)
        assert isinstance(value, Interval)
        if value.exact:
            return lambda _: value
        if isinstance(formula, Operation):
            left, right = (self._fold(part, segment, gate) for part in (formula.left, formula.right))
            operation = interval.ARITHMETIC[formula.operator]
            return lambda box: operation(left(box), right(box))
        if isinstance(formula, Call) and formula.function in ("min", "max", "count", "total", "least", "most"):
            return self._fold_call(formula, segment, gate)
        if isinstance(formula, Name) and not formula.attribute:
            return self._fold_name(formula, segment, gate)
        return _looked_up(self._facts, formula, segment, gate)

    def _fold_call(self, call: Call, segment: str | None, gate: bool) -> Folded:
        if call.function in OVER_SEGMENTS:
            parts = [self._fold(call.arguments[0], home, gate) for home in self._facts.segments]
            over = interval.OVER[call.function]
            return lambda box: over([part(box) for part in parts])
        if call.function == "count":
            truths = [self._fold_truth(part, segment, gate) for part in call.arguments]
            return lambda box: how_many([truth(box) for truth in truths])
        parts = [self._fold(part, segment, gate) for part in call.arguments]
        pick = interval.smallest if call.function == "min" else interval.largest
        return lambda box: pick([part(box) for part in parts])

    def _fold_truth(self, condition: Expression, segment: str | None, gate: bool) -> FoldedTruth:
        facts, names = self._facts, self._facts.names(segment, gate=gate)
        settled = as_truth(names.means(condition))
        if settled != "open":
            return lambda _: settled
        if isinstance(condition, Not):
            part = self._fold_truth(condition.part, segment, gate)
            return lambda box: negate(part(box))
        if isinstance(condition, Logical):
            parts = [self._fold_truth(part, segment, gate) for part in condition.parts]
            join = both if condition.operator == "and" else either
            return lambda box: join(part(box) for part in parts)
        if isinstance(condition, Comparison) and not names.may_be_nothing(condition):
            sign = condition.operator
            left, right = (self.folded(side, segment, gate=gate) for side in (condition.left, condition.right))
            if left is not None and right is not None:
                return lambda box: compare(sign, left(box), right(box))
        return lambda box: as_truth(Given(facts, box).names(segment, gate=gate).means(condition))

    def _fold_name(self, name: Name, segment: str | None, gate: bool) -> Folded:
        facts = self._facts
        question = facts.pack.questionnaire.questions.get(name.id)
        quantity = facts.pack.rubric.derived.get(name.id)
        if quantity is not None:
            key = (quantity.id, facts.home(quantity.per, segment), gate)
            if key not in self._quantities:
                self._quantities[key] = _remembering(self._fold_quantity(quantity, key[1], gate))
            return self._quantities[key]
        if question is not None:
            held = facts.held(question, segment)
            answer: VarKey = ("answer", question.id, held.segment)
            if question.numeric and held.applies and held.shown == "yes" and not held.weak:
                own = _setting(answer, held.number or interval.ANYTHING)
                if not held.times:
                    return own
                other = self._fold(Name(held.times), segment, gate)
                return lambda box: interval.multiply(own(box), other(box))
        return _looked_up(facts, name, segment, gate)

    def _fold_quantity(self, quantity: Derived, home: str | None, gate: bool) -> Folded:
        facts = self._facts
        when = "yes" if quantity.when is None else facts.truth(quantity.when, home, gate=gate)
        lacks = quantity.otherwise is not None and facts.lacks(quantity, home)
        if when == "yes" and not lacks:
            return self._fold(quantity.formula, home, gate)
        if quantity.otherwise is not None and (lacks or when == "no") and not quantity.otherwise.times:
            stand_in = Interval(quantity.otherwise.low, quantity.otherwise.high)
            return _setting(("range", quantity.id, home), stand_in)
        return _looked_up(facts, Name(quantity.id), home, gate)


def _remembering(fold: Folded) -> Folded:
    """Return the same, with its answer to the last box kept: what reads a quantity twice asks about one box in turn."""
    last: tuple[Box | None, Interval] = (None, interval.ANYTHING)

    def found(box: Box) -> Interval:
        nonlocal last
        if last[0] is not box:
            last = (box, fold(box))
        return last[1]

    return found


def _setting(key: VarKey, whole: Interval) -> Folded:
    def found(box: Box) -> Interval:
        setting = box.get(key, whole)
        return setting if isinstance(setting, Interval) else whole

    return found


def _looked_up(facts: Facts, formula: Expression, segment: str | None, gate: bool) -> Folded:
    """Evaluate afresh in each box: what hangs on other answers."""

    def found(box: Box) -> Interval:
        value = Given(facts, box).names(segment, gate=gate).means(formula)
        return value if isinstance(value, Interval) else interval.ANYTHING

    return found
