"""What stands in a report's appendix, as finished words."""

from __future__ import annotations

from dataclasses import dataclass

from abm_fit.report.charts.svg import Chart
from abm_fit.report.parts.values import FactLine, Head, Item


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One question as it was answered."""

    question: str
    """In full; empty where the line above asks the same of another segment."""
    where: str
    answer: str
    basis: str
    """Whose answers count, and how many there are."""
    evidence: str
    value: str
    counts: str
    """Which sum it counts in, with its points."""
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """A section's answers."""

    title: str
    rows: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """Every answer."""

    head: Head
    groups: tuple[AnswerGroup, ...]


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One term of a sum."""

    title: str
    points: str
    weight: str
    value: str
    contribution: str


@dataclass(frozen=True, slots=True)
class TraceMatrix:
    """One sum over several segments with the same weights: value and contribution beside each other."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    """(term, points, (value, contribution) a segment)."""
    totals: tuple[tuple[str, str], ...]
    """(band, total) a segment."""


@dataclass(frozen=True, slots=True)
class TraceTable:
    """One sum with its terms; the contributions add up to the total."""

    title: str
    rows: tuple[TraceLine, ...]
    total: str
    band: str
    ranges: bool
    """Whether a contribution is a range, which takes more room."""


@dataclass(frozen=True, slots=True)
class TableLine:
    """One table on the way to the verdict: what it read, and what it says."""

    title: str
    where: str
    reads: str
    says: str


@dataclass(frozen=True, slots=True)
class Trace:
    """How the points add up."""

    head: Head
    tables: tuple[TraceTable, ...]
    """Every sum by itself."""
    blocks: tuple[TraceTable | TraceMatrix, ...]
    """The same, with a sum's segments beside each other where that can be done."""
    steps: tuple[TableLine, ...] = ()
    """Tables between the sums and the verdict."""


@dataclass(frozen=True, slots=True)
class SolidLine:
    """How solid one band is."""

    title: str
    word: str
    rule: str
    margins: str
    radius: str
    detectable: str


@dataclass(frozen=True, slots=True)
class FlipLine:
    """A smallest change that leads elsewhere."""

    where: str
    to: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Solid:
    """How solid it all is."""

    head: Head
    chart: Chart | None
    rows: tuple[SolidLine, ...]
    flips: tuple[FlipLine, ...]
    swings: tuple[tuple[str, str, str], ...]
    """(question, from–to, whether it alone changes the band)."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source."""

    title: str
    grade: str
    date: str
    says: str
    url: str


@dataclass(frozen=True, slots=True)
class Method:
    """How it is computed, with what, and what it cannot do."""

    head: Head
    steps: tuple[Item, ...]
    policy: tuple[FactLine, ...]
    sources: tuple[SourceLine, ...]
    rates: str
    glossary: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of the method; in every report."""

    head: Head
    lines: tuple[str, ...]
