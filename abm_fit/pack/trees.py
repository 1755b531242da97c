"""Trees back to text, and what a tree reads."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from abm_fit.pack.expression import Call, Comparison, Expression, Logical, Name, Not, Number, Operation, Word

_LOOSENESS = {"or": 0, "and": 1, "not": 2, "compare": 3, "+": 4, "-": 4, "*": 5, "/": 5}
_ATOM = 6


def unparse(expression: Expression) -> str:
    """Write a tree as text that parses to the same tree, with no more brackets than needed."""
    return _write(expression)[0]


def names_in(expression: Expression) -> tuple[Name, ...]:
    """List the names a tree reads, each once, in reading order."""
    return tuple(dict.fromkeys(node for node in nodes_in(expression) if isinstance(node, Name)))


def nodes_in(expression: Expression) -> Iterator[Expression]:
    """Go through a tree, parents before children."""
    yield expression
    for child in children(expression):
        yield from nodes_in(child)


def children(expression: Expression) -> tuple[Expression, ...]:
    """List the direct children of a tree."""
    match expression:
        case Operation(left=left, right=right) | Comparison(left=left, right=right):
            return (left, right)
        case Logical(parts=parts):
            return parts
        case Not(part=part):
            return (part,)
        case Call(arguments=arguments):
            return arguments
        case _:
            return ()


def _write(expression: Expression) -> tuple[str, int]:
    """Return the text and how tightly its outermost operator binds."""
    match expression:
        case Number(value=value):
            return _number(value), _ATOM
        case Word(text=text):
            return (f"'{text}'" if '"' in text else f'"{text}"'), _ATOM
        case Name(id=name, attribute=attribute):
            return (f"{name}.{attribute}" if attribute else name), _ATOM
        case Call(function=function, arguments=arguments):
            return f"{function}({', '.join(unparse(argument) for argument in arguments)})", _ATOM
        case Not(part=part):
            return f"not {_at_least(part, _LOOSENESS['not'])}", _LOOSENESS["not"]
        case Logical(operator=operator, parts=parts):
            level = _LOOSENESS[operator]
            return f" {operator} ".join(_at_least(part, level + 1) for part in parts), level
        case Comparison(operator=sign, left=left, right=right):
            level = _LOOSENESS["compare"]
            return f"{_at_least(left, level + 1)} {sign} {_at_least(right, level + 1)}", level
        case Operation(operator=operator, left=left, right=right):
            level = _LOOSENESS[operator]
            return f"{_at_least(left, level)} {operator} {_at_least(right, level + 1)}", level


def _at_least(expression: Expression, level: int) -> str:
    """Write a part, in brackets where it binds more loosely than its place allows."""
    text, own = _write(expression)
    return text if own >= level else f"({text})"


def _number(value: Fraction) -> str:
    """Write a number as a decimal; one without a finite decimal as a division in brackets."""
    if value.denominator == 1:
        return str(value.numerator)
    rest = value.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"({value.numerator} / {value.denominator})"
    places = max(twos, fives)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"
