"""What is said beside the graph: decisions, patterns, the mix, coverage, economics, contradictions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from abm_fit.pack.expression import Expression
from abm_fit.pack.questions import Scope


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a decision: taken when its condition holds and none above it did."""

    id: str
    label: str
    when: Expression | None
    """None: taken when no other was."""
    say: str = ""
    """The reason in a sentence."""
    until: str = ""
    """What would have to be true for another answer."""
    instead: str = ""
    """What to do with the money or time meanwhile."""
    again: str = ""
    """When to look at it again."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict of its own beside the main one: the first line that holds (platform, expansion, route, headline …)."""

    id: str
    title: str
    choices: tuple[Choice, ...]
    role: Literal["headline", "route", "verdict"] = "verdict"
    per: Scope = "company"
    source: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A named way to fail, found by rules over answers: present, possible or absent."""

    id: str
    title: str
    present: Expression
    possible: Expression | None = None
    """A weaker sign that makes it possible where it is not present."""
    say: str = ""
    per: Scope = "company"
    source: str = ""


@dataclass(frozen=True, slots=True)
class Floor:
    """The least share kept for the low pole of the mix, reserved first, where its condition holds."""

    id: str
    least: int
    when: Expression
    say: str = ""


@dataclass(frozen=True, slots=True)
class Mix:
    """How the two mixes are made from the verdicts of the segments."""

    table: str
    """The table whose outcomes carry the ranges."""
    weight: str
    """The per-segment question or derived quantity that weighs segments (share of revenue)."""
    step: int = 5
    """Shown to the nearest so many percent."""
    floors: tuple[Floor, ...] = ()
    current: str = ""
    """The question that holds today's share of the high pole, in percent."""
    low_word: str = ""
    high_word: str = ""
    """What the low and the high pole of the mix are called."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much has to be known before a verdict is named, in percent of points."""

    axis: int = 70
    dimension: int = 50
    na: int = 30
    """More of a dimension's points than this not applicable makes them unknown."""
    quick_axis: int = 75
    quick_dimension: int = 60
    """What the quick walk must reach; `check` proves it."""
    quick_caps: Mapping[str, str] = field(default_factory=dict)
    """Sum id to the highest band a quick assessment may be given."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A line of the economics or capacity page, with `{name}` where a quantity or answer is to stand."""

    text: str
    needs: tuple[str, ...]
    """The names in it; a line whose names are not all known is said with their ranges."""


@dataclass(frozen=True, slots=True)
class Tier:
    """A way to run the programme for an account, with the quantities that judge it (ids of derived or policy)."""

    id: str
    label: str
    cost: str
    affordable: str
    ratio: str
    break_even: str
    uplift: str


@dataclass(frozen=True, slots=True)
class Economics:
    """What the economics and capacity pages show; nothing here computes."""

    title: str
    statements: tuple[Statement, ...] = ()
    """Break-even arithmetic, three lines for page one."""
    tiers: tuple[Tier, ...] = ()
    capacity: tuple[Statement, ...] = ()
    facts: tuple[str, ...] = ()
    """Ids of further quantities to print."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two answers that cannot both be true; a finding of the review, never of the score."""

    id: str
    when: Expression
    say: str
    questions: tuple[str, ...]
    per: Scope = "company"


@dataclass(frozen=True, slots=True)
class Robustness:
    """Assumptions behind "how solid", all ours, all printed."""

    shift: Fraction = Fraction(1, 10)
    """Chance that a choice is one option off, each way."""
    number_shift: int = 10
    number_chance: Fraction = Fraction(15, 100)
    """By how many value points a number may be off, and the chance, each way."""
    flips_most: int = 5
