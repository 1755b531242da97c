"""What goes beyond the bare score: how solid, what would flip it, what to ask next, where people differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from abm_fit.scoring.measured import Span


@dataclass(frozen=True, slots=True)
class Step:
    """One change of an answer: from what it is to what it would be."""

    question: str
    segment: str | None
    before: str
    """The answer in words; an amount in the currency that amounts are shown in."""
    after: str
    before_value: Fraction
    after_value: Fraction
    effort: int = 0
    before_number: Span | None = None
    """Numeric questions: in base currency for money; None where nobody knows."""
    after_number: Span | None = None


@dataclass(frozen=True, slots=True)
class Flip:
    """A smallest set of changes that leads to another verdict."""

    segment: str | None
    node: str
    """The axis whose band changes, or the verdict table."""
    to: str
    """The band or outcome reached."""
    label: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """The cheapest set of improvements that reaches the next stage, gates included."""

    segment: str | None
    to: str
    label: str
    effort: int
    steps: tuple[Step, ...]
    advice: tuple[str, ...]
    """Advice ids that make these steps, in order of days."""


@dataclass(frozen=True, slots=True)
class Swing:
    """How far one question alone can move an axis (a bar of the tornado)."""

    question: str
    low: Fraction
    high: Fraction
    crosses: bool
    """Whether it alone can change the band."""


@dataclass(frozen=True, slots=True)
class Solidity:
    """How solid an axis's band is.

    The figures hold the gates as they are; the word also heeds a gate that one answer, a single step off, fires or
    lifts.
    """

    segment: str | None
    node: str
    word: Literal["solid", "fair", "fragile", "open"]
    """`open`: the band itself is not decided."""
    rule: str
    """The rule that gave the word, in a sentence with its numbers."""
    margin_down: Fraction | None
    margin_up: Fraction | None
    """Points to the next cut-point below and above; None where there is none."""
    radius: Fraction | None
    """Weight-stability radius towards the nearer cut-point (0.25: all points may be 25 % off); None: no cut-point."""
    acceptability: Mapping[str, Fraction]
    """Band id to its exact share of all weightings."""
    noise: Mapping[str, Fraction]
    """Band id to its probability under answer noise."""
    detectable: Fraction
    """Minimal detectable change (95 %) of the axis, in points."""
    tornado: tuple[Swing, ...]


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """The open question whose answer narrows the possible verdicts most in the worst case, of those looked at.

    The walk's shortest way looks at many more than a result that is only shown.
    """

    question: str
    segment: str | None
    """Where it is asked; None for the company."""
    narrows: str | None
    """The segment whose verdict it narrows; None for the company's."""
    worst: int
    """Verdicts left in the worst case."""
    now: int
    """Verdicts possible today."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far people are apart on one question."""

    question: str
    segment: str | None
    by_role: Mapping[str, Fraction]
    """Role id to its median, in option steps from 0."""
    deviation: Fraction
    """Average deviation about the median, in option steps."""
    cut_off: Fraction
    gap: Fraction | None
    """Signed gap between the rubric's two roles, in steps; None unless both answered."""
    flagged: bool
    opposite: bool
    """The two roles stand on opposite halves of the scale."""


@dataclass(frozen=True, slots=True)
class RoleLevel:
    """How one role rates a part of a level axis, from its own judgements alone."""

    node: str
    segment: str | None
    score: Span
    own: int
    """Questions of the part that the role judged."""
    of: int
    """Questions of the part that are judged at all."""


@dataclass(frozen=True, slots=True)
class RoleView:
    """What one role alone would have got."""

    role: str
    label: str
    outcomes: Mapping[str, tuple[str, ...]]
    """Segment id (or `whole`) to the possible outcome labels."""
    scores: Mapping[str, Span]
    """Axis id (`fit@segment` where per segment) to score."""
    levels: tuple[RoleLevel, ...] = ()
    """The parts of level axes in which the role judged something, in the pack's order."""


@dataclass(frozen=True, slots=True)
class People:
    """Where the people who answered differ."""

    agreements: tuple[Agreement, ...] = ()
    gaps: Mapping[str, Fraction] = field(default_factory=dict)
    """Node id to the points-weighted signed gap, in option steps."""
    roles: tuple[RoleView, ...] = ()
    disputed_facts: tuple[str, ...] = ()
    """Question ids (`acv@segment`)."""


@dataclass(frozen=True, slots=True)
class Analyses:
    """What goes beyond the bare score: how solid, what would flip it, what to ask next, where people differ."""

    solidity: tuple[Solidity, ...] = ()
    flips: tuple[Flip, ...] = ()
    paths: tuple[Path, ...] = ()
    next_questions: tuple[NextQuestion, ...] = ()
    people: People = People()
    evidenced: Mapping[str, Span] = field(default_factory=dict)
    """Axis id (`fit@segment`) to the score that counts only answers with evidence."""
