"""What was measured: readings of the answers, scores and their parts, gates, quantities; exact, as ranges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Truth = Literal["yes", "no", "open"]
"""Three-valued: certainly, certainly not, or depending on what is unknown."""


@dataclass(frozen=True, slots=True)
class Span:
    """From the lowest to the highest a number can be, given what is unknown. Equal ends: known exactly."""

    low: Fraction
    high: Fraction

    @property
    def exact(self) -> bool:
        """Whether nothing is open about it."""
        return self.low is self.high or self.low == self.high


@dataclass(frozen=True, slots=True)
class Said:
    """One person's current answer behind a reading."""

    respondent: str
    role: str
    state: str
    label: str
    """The answer in words: the option's label, the amount as typed, "don't know"."""
    evidence: str = "none"
    note: str = ""
    reason: str = ""
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What the assessment says to one question, for one segment where it is asked per segment."""

    question: str
    segment: str | None
    state: Literal["known", "unknown", "not_applicable", "hidden"]
    number: Span | None = None
    """Numeric questions: in base currency for money; the sourced range where nobody knows."""
    value: Span | None = None
    """Scored questions: the value, or all it can be."""
    option: str = ""
    """Choice questions: the option that the aggregated value reaches; empty where unknown."""
    chosen: tuple[str, ...] = ()
    """Many-of questions: the ticked options."""
    weak: bool = False
    """Nobody knows, and here not knowing is itself the finding."""
    assumed: str = ""
    """Where a range stands in for an answer: its source id, or `judgement`."""
    covered: Fraction = Fraction(0)
    """How much of it is known, 0 to 1: 1 less the width of what is possible over the whole width."""
    basis: Literal["agreed", "authority", "one", "role_balanced", "none"] = "none"
    """Whose answer counts."""
    disputed: bool = False
    """Facts that differ by half or more between people; judgements beyond the published cut-off."""
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One term of a weighted sum; the terms' contributions add up to the score exactly."""

    child: str
    title: str
    points: int
    weight: Fraction
    """Points over the sum of points that apply (mean), or the points themselves (total)."""
    value: Span | None
    """None where it does not apply."""
    contribution: Span
    """weight × value; zero where it does not apply."""
    state: Literal["known", "unknown", "not_applicable"] = "known"


@dataclass(frozen=True, slots=True)
class NodeScore:
    """A weighted sum's score and band."""

    node: str
    title: str
    segment: str | None
    score: Span
    coverage: Fraction
    """Share of its applicable points that is known, 0 to 1."""
    parts: tuple[Part, ...]
    band: str
    """The band after gates; empty while more than one is possible, or where there are no bands."""
    label: str
    band_by_points: str
    """The band the points alone give; empty while more than one is possible."""
    possible: tuple[str, ...]
    """Bands still possible after gates, jointly with everything else, in order; may have holes."""
    pull_high: Span | None = None
    pull_low: Span | None = None
    """Position axes: how strongly the answers pull to each pole, in points."""


@dataclass(frozen=True, slots=True)
class GateState:
    """Whether a gate fires, and on which answers."""

    gate: str
    title: str
    segment: str | None
    fired: Truth
    """`open`: it depends on what is unknown, and counts as possible either way."""
    binds: bool
    """Whether it changes a band that the points alone would give."""
    caps: Mapping[str, str]
    say: str
    lifts_when: str
    reads: tuple[str, ...]
    """Question, derived and node ids its condition reads."""


@dataclass(frozen=True, slots=True)
class Quantified:
    """A derived quantity or policy with its value, and what it was computed from."""

    id: str
    title: str
    segment: str | None
    unit: str
    """`money` (base currency), percent, days, count, ratio, months or empty."""
    span: Span | None
    """None where it cannot be computed at all (division by zero, nothing known)."""
    assumed: bool
    """Whether a sourced range stands in for a missing answer somewhere beneath."""
    formula: str
    """The formula in words of the pack; empty for policy."""
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TableState:
    """What a table that is not the verdict's says: a step on the way from the answers to the verdict."""

    table: str
    title: str
    segment: str | None
    outcome: str
    """The outcome id; empty while more than one is possible."""
    label: str
    possible: tuple[str, ...]
    """Every outcome still possible, in the table's order."""
    exact: bool
    """False: the possible set is "at most these"."""
    inputs: Mapping[str, tuple[str, ...]]
    """By input id (a sum, a table or a choice question): the band, outcome or option ids that it can have."""
