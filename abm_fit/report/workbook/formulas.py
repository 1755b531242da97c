"""The pack's formulae and conditions as Excel formulas over ranges: one for the low end, one for the high end.

A formula computes as `abm_fit.pack.interval` does, every operand independent. Where the engine has no number, one end
is an error or beyond `NO_LIMIT`.
A condition is 1 where it certainly holds, 0 where it certainly does not, 0.5 where it is open; so `and` is the least of
its parts, `or` the greatest, and `not` the rest to 1.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from abm_fit.pack.expression import Call, Comparison, Expression, Logical, Name, Not, Number, Operation

NO_LIMIT = 1e200
"""Stands for an end that nothing bounds: large enough to swallow, small enough to be multiplied."""


class UntranslatableError(Exception):
    """An expression reads what a workbook has no cell for."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The formulas of both ends of a number, and whether it can't be negative."""

    low: str
    high: str
    positive: bool = False


Lookup = Callable[[Name, int | None], Ends]
"""Gives a name's cells, seen from the segment at a place (None: from where the formula stands)."""


LookupKnown = Callable[[str, int | None], str]
"""Gives the cell that says whether a question is known: 1 or 0."""


@dataclass(frozen=True, slots=True)
class Translator:
    """Turns trees into formulas."""

    look_up: Lookup
    look_up_known: LookupKnown
    segments: int
    """How many segments there are."""

    def number(self, tree: Expression, segment: int | None = None) -> Ends:
        """Translate a formula.

        Raises:
            UntranslatableError: it reads what no cell holds.
        """
        match tree:
            case Number(value=value):
                text = constant(value)
                return Ends(text, text, value >= 0)
            case Name():
                return self.look_up(tree, segment)
            case Operation(operator=operator, left=left, right=right):
                return operation(operator, self.number(left, segment), self.number(right, segment))
            case Call(function="min" | "max" as function, arguments=arguments):
                parts = [self.number(part, segment) for part in arguments]
                positive = (all if function == "min" else any)(part.positive for part in parts)
                return joined(function.upper(), parts, positive=positive)
            case Call(function="total" | "least" | "most" as function, arguments=(argument,)):
                parts = [self.number(argument, place) for place in range(self.segments)]
                name = {"total": "SUM", "least": "MIN", "most": "MAX"}[function]
                return joined(name, parts, positive=all(part.positive for part in parts))
        raise UntranslatableError

    def condition(self, tree: Expression, segment: int | None = None) -> str:
        """Translate a condition into 1, 0.5 or 0.

        Raises:
            UntranslatableError: it reads what no cell holds.
        """
        match tree:
            case Comparison(operator=operator, left=left, right=right) if operator not in {"==", "!="}:
                return comparison(operator, self.number(left, segment), self.number(right, segment))
            case Logical(operator=operator, parts=parts):
                texts = ",".join(self.condition(part, segment) for part in parts)
                return f"{'MIN' if operator == 'and' else 'MAX'}({texts})"
            case Call(function="known", arguments=(Name(id=name),)):
                return self.look_up_known(name, segment)
            case Not(part=part):
                return f"(1-{self.condition(part, segment)})"
        raise UntranslatableError


def constant(value: Fraction) -> str:
    """Write a number, as a quotient where it has no short decimal."""
    if value.denominator == 1:
        return str(value.numerator)
    return f"({value.numerator}/{value.denominator})"


def operation(operator: str, left: Ends, right: Ends) -> Ends:
    """Combine two numbers."""
    positive = left.positive and right.positive
    if operator == "+":
        return Ends(f"({left.low}+{right.low})", f"({left.high}+{right.high})", positive)
    if operator == "-":
        return Ends(f"({left.low}-{right.high})", f"({left.high}-{right.low})")
    if operator == "*" and positive:
        return Ends(f"({left.low}*{right.low})", f"({left.high}*{right.high})", positive)
    if operator == "*":
        return corners(left, right, "*")
    if positive:  # a divisor that may be nought leaves the high end without a number
        return Ends(f"({left.low}/{right.high})", f"({left.high}/{right.low})", positive)
    spans = f"(({right.low}>0)+({right.high}<0))"
    quotient = corners(left, right, "/")
    return Ends(f"({quotient.low}/{spans})", f"({quotient.high}/{spans})")


def corners(left: Ends, right: Ends, operator: str) -> Ends:
    """Combine every end with every end."""
    pairs = ",".join(f"({a}){operator}({b})" for a in (left.low, left.high) for b in (right.low, right.high))
    return Ends(f"MIN({pairs})", f"MAX({pairs})")


def joined(function: str, parts: list[Ends], *, positive: bool) -> Ends:
    """Put a function around all low ends, and around all high ends."""
    lows, highs = ",".join(part.low for part in parts), ",".join(part.high for part in parts)
    return Ends(f"{function}({lows})", f"{function}({highs})", positive)


def comparison(operator: str, left: Ends, right: Ends) -> str:
    """Compare two numbers: 1, 0.5 or 0."""
    if operator in {">", ">="}:
        return comparison({">": "<", ">=": "<="}[operator], right, left)
    if operator == "<":
        return f"IF({left.high}<{right.low},1,IF({left.low}>={right.high},0,0.5))"
    return f"IF({left.high}<={right.low},1,IF({left.low}>{right.high},0,0.5))"
