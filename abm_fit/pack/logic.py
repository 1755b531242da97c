"""Three-valued, exact evaluation of conditions and formulae over intervals.

What is unknown is an interval or a set of words; a condition is open unless what is unknown cannot matter (Kleene's
strong logic). Every name is taken as independent of every other, and of itself: `x - x` over an interval is wider than
zero. The result therefore always holds everything possible, and may hold more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
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
from abm_fit.pack.signs import HOLDS

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

    def may_be_nothing(self, expression: Expression) -> bool:
        """Tell whether an expression reads a number that may turn out not to be there, its question not being asked."""

    def segments(self) -> Sequence[Names]:
        """Return the names of each segment in turn; never empty. In a segment, too: all of them."""


Meaning = Callable[[Names], Value]
"""Gives everything that an expression can be."""

Reader = Callable[[Name], Meaning]
"""Gives what a name means; one that knows more of a name than to ask for it is quicker."""


def asked(name: Name) -> Meaning:
    """Return what a name means where nothing is known of it."""
    return lambda names: names.value(name)


def meaning(expression: Expression, reader: Reader = asked) -> Meaning:
    """Return what an expression means: worked out once, to be evaluated many times.

    It raises a TypeError where a condition stands where a number should, or the like; a linted pack has none.
    """
    return _RULES[type(expression)](expression, reader)


def evaluate(expression: Expression, names: Names) -> Value:
    """Return everything an expression can be; raises like `meaning`."""
    return meaning(expression)(names)


def truth_of(condition: Expression, names: Names) -> Truth:
    """Evaluate a condition."""
    return as_truth(evaluate(condition, names))


def number_of(formula: Expression, names: Names) -> Interval:
    """Evaluate a formula."""
    return as_number(evaluate(formula, names))


def as_truth(value: Value) -> Truth:
    """Return the value of a condition."""
    if isinstance(value, str):
        return value
    raise TypeError(f"not a condition: {value!r}")


def as_number(value: Value) -> Interval:
    """Return the value of a formula."""
    if type(value) is Interval:
        return value
    raise TypeError(f"not a number: {value!r}")


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


def how_many(truths: Sequence[Truth]) -> Interval:
    """Return how many hold: those that certainly do, up to those that may."""
    certain, open_ones = truths.count("yes"), truths.count("open")
    return Interval(Fraction(certain), Fraction(certain + open_ones)) if open_ones else interval.exactly(certain)


def compare(sign: str, left: Interval, right: Interval) -> Truth:
    """Compare two independent numbers by `< <= == != >= >`; with what does not apply, every comparison is false."""
    one, other = left.low, right.low
    if one is not None and other is not None and one is left.high and other is right.high:
        return "yes" if HOLDS[sign](one, other) else "no"
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
    return bool(HOLDS[sign](order.index(left), order.index(right)))


def _number(expression: Number, _reader: Reader) -> Meaning:
    value = Interval(expression.value, expression.value)
    return lambda _: value


def _word(expression: Word, _reader: Reader) -> Meaning:
    word = Words(frozenset((expression.text,)))
    return lambda _: word


def _name(expression: Name, reader: Reader) -> Meaning:
    return reader(expression)


def _operation(expression: Operation, reader: Reader) -> Meaning:
    operation = interval.ARITHMETIC[expression.operator]
    left, right = meaning(expression.left, reader), meaning(expression.right, reader)
    return lambda names: operation(as_number(left(names)), as_number(right(names)))


def _comparison(expression: Comparison, reader: Reader) -> Meaning:
    sign, left, right = expression.operator, meaning(expression.left, reader), meaning(expression.right, reader)

    def compared(names: Names) -> Value:
        a, b = left(names), right(names)
        if type(a) is Interval and type(b) is Interval:
            truth = compare(sign, a, b)
            # What is not asked compares with nothing, so a comparison that holds only if it is asked stays open.
            return "open" if truth == "yes" and names.may_be_nothing(expression) else truth
        if type(a) is Words and type(b) is Words:
            return compare_words(sign, a, b)
        raise TypeError(f"cannot be compared: {expression!r}")

    return compared


def _logical(expression: Logical, reader: Reader) -> Meaning:
    parts = [meaning(part, reader) for part in expression.parts]
    join = both if expression.operator == "and" else either
    return lambda names: join(as_truth(part(names)) for part in parts)


def _not(expression: Not, reader: Reader) -> Meaning:
    part = meaning(expression.part, reader)
    return lambda names: negate(as_truth(part(names)))


def _call(expression: Call, reader: Reader) -> Meaning:
    function, first = expression.function, expression.arguments[0]
    if function == "known":
        assert isinstance(first, Name)
        return lambda names: names.known(first)
    if function == "chosen":
        option = expression.arguments[1]
        assert isinstance(first, Name)
        assert isinstance(option, Word)
        return lambda names: names.chosen(first.id, option.text)
    if function in OVER_SEGMENTS:
        return _over_segments(function, meaning(first, reader))
    parts = [meaning(argument, reader) for argument in expression.arguments]
    if function == "count":
        return lambda names: how_many([as_truth(part(names)) for part in parts])
    pick = interval.smallest if function == "min" else interval.largest
    return lambda names: pick([as_number(part(names)) for part in parts])


def _over_segments(function: str, part: Meaning) -> Meaning:
    if function in ("any", "all"):
        join = either if function == "any" else both
        return lambda names: join(as_truth(part(segment)) for segment in names.segments())
    pick = interval.OVER[function]
    return lambda names: pick([as_number(part(segment)) for segment in names.segments()])


_RULES: dict[type, Callable[..., Meaning]] = {
    Number: _number,
    Word: _word,
    Name: _name,
    Operation: _operation,
    Comparison: _comparison,
    Logical: _logical,
    Not: _not,
    Call: _call,
}
