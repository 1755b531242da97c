"""How an answer becomes a value or a quantity: option values, curves, ranges, formulae, policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from abm_fit.pack.expression import Expression
from abm_fit.pack.questions import Scope


@dataclass(frozen=True, slots=True)
class Range:
    """Between which values something lies that nobody knows; `times` multiplies both ends by another answer."""

    low: Fraction
    high: Fraction
    times: str = ""
    """A numeric question's id, or empty."""
    source: str = ""
    """A source id; empty means our own judgement."""


@dataclass(frozen=True, slots=True)
class Curve:
    """How a number becomes a value: break-points, straight lines between them, clipped outside.

    With `steps`, the value of the last break-point reached counts instead of a line; with `beyond` as well, that of the
    last one exceeded, so that a break-point itself still belongs to the step before it. `log` draws the lines over
    log10 of the number.
    """

    points: tuple[tuple[Fraction, int], ...]
    log: bool = False
    steps: bool = False
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class ValueRule:
    """How a question's answer becomes a whole-number value (0 to 100 in packs that score axes)."""

    question: str
    options: Mapping[str, int] = field(default_factory=dict)
    """Choice and many-of: the value of each option."""
    many: Literal["sum", "max", "min", "count"] = "sum"
    """Many-of: how the ticked options' values combine; `sum` is clipped to `many_most`."""
    many_most: int | None = None
    curve: Curve | None = None
    """Numeric: the curve. A question with neither options nor curve has a number but no value."""
    shape: Literal["rising", "falling", "peaked", "any"] = "rising"
    """How the value moves with the answer's order; `check` proves it."""
    unknown: Literal["interval", "weak"] = "interval"
    """What "don't know" means: anything possible, or itself the finding (scores as the lowest value, fires no gate,
    covers nothing)."""
    unknown_range: Range | None = None
    """A numeric question's sourced range for "don't know"."""
    actionable: bool = False
    """Whether the company can raise this answer by its own effort."""
    effort: int = 1
    """Effort of one option step, or of one quarter of the value range; whole units."""
    source: str = ""
    note: str = ""

    @property
    def scored(self) -> bool:
        """Whether the answer has a value, and not only a number."""
        return bool(self.options) or self.curve is not None


@dataclass(frozen=True, slots=True)
class Derived:
    """A named quantity computed from answers and policy by a formula; a fact for gates and text, never points."""

    id: str
    title: str
    formula: Expression
    unit: Literal["", "money", "percent", "days", "count", "ratio", "months"] = ""
    when: Expression | None = None
    """The formula counts only where this holds; elsewhere `otherwise` does."""
    otherwise: Range | None = None
    """Used where `when` does not hold or an answer is missing, and possible beside the formula where `when` is open.
    Without it the quantity is unknown there."""
    per: Scope = "company"
    """Inferred: per segment where it reads anything per segment outside any/all/total."""
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """An editable constant of the rubric, printed with its source."""

    id: str
    title: str
    value: Fraction
    unit: Literal["", "money", "percent", "days", "count", "ratio", "months"] = ""
    source: str = ""
    note: str = ""
