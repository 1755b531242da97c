"""Open comparisons as a number and a cut: which sides of its cuts a number can be on."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from abm_fit.pack.expression import Comparison, Expression, Name, Operation
from abm_fit.pack.interval import Interval
from abm_fit.pack.signs import MIRRORED
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.views import View


@dataclass(frozen=True, slots=True)
class Cut:
    """A comparison of a subject with a number: `subject sign at`."""

    leaf: int
    sign: str
    at: Fraction

    def holds(self, side: int) -> bool:
        """Tell whether it holds for a subject below (-1), at (0) or above (1) the cut."""
        return {
            "<": side < 0,
            "<=": side <= 0,
            ">": side > 0,
            ">=": side >= 0,
            "==": side == 0,
            "!=": side != 0,
        }[self.sign]


@dataclass(frozen=True, slots=True)
class Subject:
    """A formula in one segment, as gates or others see it."""

    formula: Expression
    segment: str | None
    gate: bool


def cut_of(leaf: int, comparison: Comparison, view: View) -> tuple[Subject, Cut] | None:
    """Read a comparison as a subject and a cut; None where it doesn't compare numbers."""
    left, right = view.means(comparison.left), view.means(comparison.right)
    if not isinstance(left, Interval) or not isinstance(right, Interval):
        return None
    if right.exact and right.low is not None:
        return Subject(comparison.left, view.segment, view.gate), Cut(leaf, comparison.operator, right.low)
    if left.exact and left.low is not None:
        sign = MIRRORED[comparison.operator]
        return Subject(comparison.right, view.segment, view.gate), Cut(leaf, sign, left.low)
    difference = Operation("-", comparison.left, comparison.right)
    return Subject(difference, view.segment, view.gate), Cut(leaf, comparison.operator, Fraction(0))


Factors = frozenset[tuple[tuple[Expression, str | None], int]]
"""What a product is made of besides a constant: parts with their powers."""


def factored(subject: Subject, facts: Facts) -> tuple[Fraction, Factors]:
    """Return a subject as a constant times a product, so that proportional subjects are seen to be one."""
    powers: dict[tuple[Expression, str | None], int] = {}
    constant = _factor(subject.formula, subject.segment, subject.gate, facts, powers, 1)
    return constant, frozenset((part, power) for part, power in powers.items() if power)


def _factor(
    formula: Expression,
    segment: str | None,
    gate: bool,
    facts: Facts,
    powers: dict[tuple[Expression, str | None], int],
    power: int,
) -> Fraction:
    """Multiply the factors of a formula in, and return its constant."""
    if isinstance(formula, Operation) and formula.operator in ("*", "/"):
        left = _factor(formula.left, segment, gate, facts, powers, power)
        right = _factor(formula.right, segment, gate, facts, powers, power if formula.operator == "*" else -power)
        return left * right
    value = facts.names(segment, gate=gate).means(formula)
    if isinstance(value, Interval) and value.exact and value.low:
        return value.low**power
    if isinstance(formula, Name) and formula.id in facts.pack.rubric.derived:
        quantity = facts.pack.rubric.derived[formula.id]
        home = facts.home(quantity.per, segment)
        if quantity.when is None and (quantity.otherwise is None or not facts.lacks(quantity, home)):
            return _factor(quantity.formula, home, gate, facts, powers, power)
        segment = home
    key = (formula, segment)
    powers[key] = powers.get(key, 0) + power
    return Fraction(1)


def scaled(cut: Cut, factor: Fraction) -> Cut:
    """Return the cut for a subject that is so many times as large."""
    return Cut(cut.leaf, cut.sign if factor > 0 else MIRRORED[cut.sign], cut.at * factor)


def places(cuts: list[Fraction], low: Fraction, high: Fraction) -> range:
    """Return the places that a number from `low` to `high` can take among sorted cuts: odd on a cut, even between."""
    return range(_place(cuts, low), _place(cuts, high) + 1)


def side(cuts: list[Fraction], cut: Fraction, place: int) -> int:
    """Return on which side of one of the cuts a place is."""
    own = 2 * cuts.index(cut) + 1
    return (place > own) - (place < own)


def _place(cuts: list[Fraction], number: Fraction) -> int:
    below = sum(1 for cut in cuts if cut < number)
    return 2 * below + (number in cuts)
