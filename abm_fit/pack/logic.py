"""Three-valued, exact evaluation of conditions and formulae over intervals.

What is unknown is an interval or a set of words; a condition is open unless what is unknown cannot matter (Kleene's
strong logic). Every name is taken as independent of every other, and of itself: `x - x` over an interval is wider than
zero. The result therefore always holds everything possible, and may hold more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, Protocol

from abm_fit.pack import interval
from abm_fit.pack.expression import (
    OVER_SEGMENTS,
    Call,
    Comparison,
    Expression,
    Logical,
    Name,
    Not,
    Number,
    Operation,
    Word,
)
from abm_fit.pack.interval import Interval
from abm_fit.pack.trees import children
from abm_fit.slotted import dataclass

Truth = Literal["yes", "no", "open"]
"""Certainly, certainly not, or depending on what is unknown."""


@dataclass(frozen=True, slots=True)
class Words:
    """Which band, outcome or choice something can be."""

    possible: frozenset[str]
    order: tuple[str, ...] = ()
    """All ids from lowest to highest; empty where they have no order, or for a quoted word."""


Value = Interval | Words | Truth
"""What a name or an expression can be: a number, a word, or a truth."""


class Names(Protocol):
    """What every name stands for, in one segment or for the company."""

    def value(self, name: Name) -> Value:
        """Return what a name can be: an `Interval`, `Words` (bands, outcomes, choices) or a `Truth` (gates)."""

    def known(self, name: Name) -> Truth:
        """Return whether a question was answered with something other than don't know."""

    def chosen(self, question: str, option: str) -> Truth:
        """Return whether an option of a many-of question is ticked."""

    def may_be_nothing(self, name: Name) -> bool:
        """Tell whether a name with a number may turn out to have none, because its question may not be asked."""

    def segments(self) -> Sequence[Names]:
        """Return the names of each segment in turn; never empty. In a segment, too: all of them."""


def evaluate(expression: Expression, names: Names) -> Value:
    """Return everything an expression can be.

    Raises:
        TypeError: A condition stands where a number should, or the like; a linted pack has none.
    """
    return _RULES[type(expression)](expression, names)


def truth_of(condition: Expression, names: Names) -> Truth:
    """Evaluate a condition."""
    value = evaluate(condition, names)
    if isinstance(value, str):
        return value
    raise TypeError(f"not a condition: {condition!r}")


def number_of(formula: Expression, names: Names) -> Interval:
    """Evaluate a formula."""
    value = evaluate(formula, names)
    if isinstance(value, Interval):
        return value
    raise TypeError(f"not a number: {formula!r}")


def negate(truth: Truth) -> Truth:
    """Return the opposite; open stays open."""
    return "no" if truth == "yes" else "yes" if truth == "no" else "open"


def both(truths: Iterable[Truth]) -> Truth:
    """Return whether all hold: `no` as soon as one certainly does not."""
    result: Truth = "yes"
    for truth in truths:
        if truth == "no":
            return "no"
        if truth == "open":
            result = "open"
    return result


def either(truths: Iterable[Truth]) -> Truth:
    """Return whether one holds: `yes` as soon as one certainly does."""
    result: Truth = "no"
    for truth in truths:
        if truth == "yes":
            return "yes"
        if truth == "open":
            result = "open"
    return result


def compare(sign: str, left: Interval, right: Interval) -> Truth:
    """Compare two independent numbers by `< <= == != >= >`; with what does not apply, every comparison is false."""
    if left.empty or right.empty:
        return "no"
    if sign == "<":
        if left.high is not None and right.low is not None and left.high < right.low:
            return "yes"
        return "no" if left.low is not None and right.high is not None and left.low >= right.high else "open"
    if sign == "<=":
        return negate(compare("<", right, left))
    if sign == ">":
        return compare("<", right, left)
    if sign == ">=":
        return negate(compare("<", left, right))
    if sign == "!=":
        return negate(compare("==", left, right))
    if left.exact and left == right:
        return "yes"
    apart = compare("<", left, right) == "yes" or compare("<", right, left) == "yes"
    return "no" if apart else "open"


def compare_words(sign: str, left: Words, right: Words) -> Truth:
    """Compare two words, `<` and the like by the order that one of them brings."""
    order = left.order or right.order
    results = {_word_holds(sign, a, b, order) for a in left.possible for b in right.possible}
    if len(results) == 1:
        return "yes" if results.pop() else "no"
    return "open"


def _word_holds(sign: str, left: str, right: str, order: tuple[str, ...]) -> bool:
    if sign == "==":
        return left == right
    if sign == "!=":
        return left != right
    a, b = order.index(left), order.index(right)
    return {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[sign]


def _number(expression: Number, _names: Names) -> Value:
    return Interval(expression.value, expression.value)


def _word(expression: Word, _names: Names) -> Value:
    return Words(frozenset((expression.text,)))


def _name(expression: Name, names: Names) -> Value:
    return names.value(expression)


def _operation(expression: Operation, names: Names) -> Value:
    return _ARITHMETIC[expression.operator](number_of(expression.left, names), number_of(expression.right, names))


def _comparison(expression: Comparison, names: Names) -> Value:
    left, right = evaluate(expression.left, names), evaluate(expression.right, names)
    if isinstance(left, Interval) and isinstance(right, Interval):
        truth = compare(expression.operator, left, right)
        # What is not asked compares with nothing, so a comparison that holds only if it is asked stays open.
        return "open" if truth == "yes" and may_be_nothing(expression, names) else truth
    if isinstance(left, Words) and isinstance(right, Words):
        return compare_words(expression.operator, left, right)
    raise TypeError(f"cannot be compared: {expression!r}")


def may_be_nothing(expression: Expression, names: Names) -> bool:
    """Tell whether an expression reads a number that may turn out not to be there."""
    if isinstance(expression, Name):
        return names.may_be_nothing(expression)
    if isinstance(expression, Call) and expression.function in OVER_SEGMENTS:
        return any(may_be_nothing(expression.arguments[0], segment) for segment in names.segments())
    return any(may_be_nothing(child, names) for child in children(expression))


def _logical(expression: Logical, names: Names) -> Value:
    truths = (truth_of(part, names) for part in expression.parts)
    return both(truths) if expression.operator == "and" else either(truths)


def _not(expression: Not, names: Names) -> Value:
    return negate(truth_of(expression.part, names))


def _call(expression: Call, names: Names) -> Value:
    function, first = expression.function, expression.arguments[0]
    if function == "known":
        assert isinstance(first, Name)
        return names.known(first)
    if function == "chosen":
        option = expression.arguments[1]
        assert isinstance(first, Name)
        assert isinstance(option, Word)
        return names.chosen(first.id, option.text)
    if function in OVER_SEGMENTS:
        return _over_segments(function, first, names.segments())
    numbers = [number_of(argument, names) for argument in expression.arguments]
    return interval.smallest(numbers) if function == "min" else interval.largest(numbers)


def _over_segments(function: str, argument: Expression, segments: Sequence[Names]) -> Value:
    if function == "any":
        return either(truth_of(argument, segment) for segment in segments)
    if function == "all":
        return both(truth_of(argument, segment) for segment in segments)
    numbers = [number_of(argument, segment) for segment in segments]
    if function == "total":
        return interval.total(numbers)
    return interval.smallest(numbers) if function == "least" else interval.largest(numbers)


_ARITHMETIC: dict[str, Callable[[Interval, Interval], Interval]] = {
    "+": interval.add,
    "-": interval.subtract,
    "*": interval.multiply,
    "/": interval.divide,
}

_RULES: dict[type, Callable[..., Value]] = {
    Number: _number,
    Word: _word,
    Name: _name,
    Operation: _operation,
    Comparison: _comparison,
    Logical: _logical,
    Not: _not,
    Call: _call,
}
