"""What a report says about scores, gates, money and people, as finished words."""

from __future__ import annotations

from dataclasses import dataclass

from abm_fit.report.charts.svg import Chart
from abm_fit.report.parts.values import Arithmetic, FactLine, Head, Item


@dataclass(frozen=True, slots=True)
class Pull:
    """One answer that pulls a position one way."""

    title: str
    answer: str
    points: str


@dataclass(frozen=True, slots=True)
class SegmentFit:
    """What pulls one segment each way."""

    name: str
    score: str
    verdict: str
    text: str
    poles: tuple[str, str]
    low: tuple[Pull, ...]
    high: tuple[Pull, ...]
    unknown: str
    rows: tuple[PullRow, ...]
    """All terms, from the strongest pull to the high pole down to the strongest pull to the low one."""


@dataclass(frozen=True, slots=True)
class PullRow:
    """One term of a position with its pull as a bar."""

    title: str
    answer: str
    value: str
    low: str
    """The pull in points; empty where it does not pull this way for certain."""
    high: str
    low_percent: int
    """Length of the bar, 0 to 100."""
    high_percent: int


@dataclass(frozen=True, slots=True)
class Fit:
    """Position axes by segment."""

    head: Head
    charts: tuple[Chart, ...]
    grid: Chart | None
    """The first two axes against each other; None where there is only one."""
    segments: tuple[SegmentFit, ...]


@dataclass(frozen=True, slots=True)
class Mixes:
    """The mixes as ranges."""

    head: Head
    chart: Chart
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A level axis: its heat maps and what is weakest."""

    head: Head
    chart: Chart
    legend: str
    weakest: tuple[tuple[str, str, str, str], ...]
    """(question, answer, value, points of the axis that it could still bring)."""
    evidenced: str
    by_role: Chart | None
    """The same parts as each role sees them; nothing where fewer than two roles judged any."""


@dataclass(frozen=True, slots=True)
class GateLine:
    """One gate that fired or may fire."""

    title: str
    where: str
    state: str
    effect: str
    say: str
    lifts_when: str
    binds: bool


@dataclass(frozen=True, slots=True)
class Gates:
    """The gates."""

    head: Head
    rows: tuple[GateLine, ...]
    clear: str


@dataclass(frozen=True, slots=True)
class TierLine:
    """One depth of programme for one segment."""

    segment: str
    first: bool
    tier: str
    cost: str
    affordable: str
    ratio: str
    break_even: str
    uplift: str
    word: str


@dataclass(frozen=True, slots=True)
class Money:
    """Economics and capacity."""

    head: Head
    chart: Chart | None
    arithmetic: tuple[Arithmetic, ...]
    tiers: tuple[TierLine, ...]
    capacity: tuple[Arithmetic, ...]
    facts: tuple[FactLine, ...]
    caveat: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One question on which people differ."""

    question: str
    where: str
    by_role: tuple[str, ...]
    """One entry a role column; a dash where a role did not answer."""
    words: str


@dataclass(frozen=True, slots=True)
class Differences:
    """Where people disagree."""

    head: Head
    roles: tuple[str, ...]
    rows: tuple[Difference, ...]
    alone: tuple[tuple[str, ...], ...]
    """One row a role: its name, then what it alone would have got, by segment."""
    alone_columns: tuple[str, ...]
    facts: tuple[str, ...]
    conflicts: tuple[Item, ...]
