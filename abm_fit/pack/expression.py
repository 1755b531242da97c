"""Conditions and formulae as parsed trees: a closed language without names from Python.

Grammar, loosest first: `or`, `and`, `not`, one comparison (`< <= == != >= >`), `+ -`, `* /`, unary `-`. Atoms: numbers,
"words" in quotes, names with one optional attribute (`acv`, `acv.value`, `fit.band`, `gate.cannot_pay`,
`decision.platform`, `gap.alignment`), and calls of `FUNCTIONS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

FUNCTIONS: dict[str, str] = {
    "min": "the smallest of its arguments",
    "max": "the largest of its arguments",
    "count": "how many of its conditions hold",
    "any": "whether a condition holds in at least one segment",
    "all": "whether a condition holds in every segment",
    "total": "a quantity summed over the segments",
    "least": "the smallest of a quantity over the segments",
    "most": "the largest of a quantity over the segments",
    "known": "whether a question was answered with something other than don't know",
    "chosen": 'whether a many-of question has an option ticked: chosen(channels, "events")',
}
"""Every function of the language, with what it gives."""

INSTEAD: dict[str, str] = {
    **dict.fromkeys(("if", "ifelse", "iif", "case"), "choose by `count(c) * x + count(not c) * y`"),
    **dict.fromkeys(
        ("round", "floor", "ceil", "roundup", "int"), "nothing is rounded: compare with where it would turn"
    ),
    **dict.fromkeys(("sqrt", "pow", "exp", "log", "ln"), "multiply instead, or give a question a curve with `log`"),
    **dict.fromkeys(("sum", "avg", "mean", "average"), "add up with `+`; `total` goes over segments"),
    "abs": "write `max(x, -x)`",
}
"""What says it, for functions that other languages have."""

OVER_SEGMENTS: frozenset[str] = frozenset({"any", "all", "total", "least", "most"})
"""Functions that read per-segment values and give one for the company."""


@dataclass(frozen=True, slots=True)
class Number:
    """A literal number."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Word:
    """A quoted id: a band, an outcome, a choice, an option."""

    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A question, derived quantity, policy, sum or table; or `gate`, `decision`, `gap` with an attribute.

    `attribute` is `value` (a numeric question's scored value), `band` (a sum's band after gates), or the id after
    `gate.`, `decision.`, `gap.`.
    """

    id: str
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """`left operator right` on numbers."""

    operator: Literal["+", "-", "*", "/"]
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Comparison:
    """`left operator right`, true or false."""

    operator: Literal["<", "<=", "==", "!=", ">=", ">"]
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Logical:
    """`and` or `or` over two or more conditions."""

    operator: Literal["and", "or"]
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition."""

    part: Expression


@dataclass(frozen=True, slots=True)
class Call:
    """A call of one of `FUNCTIONS`."""

    function: str
    arguments: tuple[Expression, ...]


Expression = Number | Word | Name | Operation | Comparison | Logical | Not | Call
"""Any node of the tree."""
