"""The graph that judges: weighted sums with bands, tables with unique hits, and the gates on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from abm_fit.pack.expression import Expression
from abm_fit.pack.questions import Scope


@dataclass(frozen=True, slots=True)
class Band:
    """A half-open stretch of a sum's score, from `start` up to the next band's."""

    id: str
    label: str
    start: Fraction
    about: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """A weighted sum of whole points over question values and other nodes.

    `mean`: Σ points·value / Σ points over what applies. `total`: Σ points·value. Bands are ordered as listed and may
    be empty.
    """

    id: str
    title: str
    points: Mapping[str, int]
    """Child id (a question, a sum, or a table with outcome values) to whole points; 1 and up. None at all: it has no
    score, and its band is the lowest, or what gates raise it to."""
    combine: Literal["mean", "total"] = "mean"
    bands: tuple[Band, ...] = ()
    role: Literal["axis", "dimension", ""] = ""
    """`axis` is shown as a main result; `dimension` as a part of one."""
    kind: Literal["position", "level", ""] = ""
    """An axis between two poles (neither is bad), or a level (more is better)."""
    poles: tuple[str, str] = ("", "")
    """What 0 and 100 mean on a position axis."""
    per: Scope = "company"
    about: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class MixRange:
    """The share of programme spend for the high pole, as a range in percent."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """One result a table can give."""

    id: str
    label: str
    value: int | None = None
    """Whole-number value, where the table is a child of a sum."""
    say: str = ""
    """The verdict in a sentence."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """By route id: what it means for a company on that route."""
    now: MixRange | None = None
    """The mix for the next two quarters."""
    later: MixRange | None = None
    """The mix to grow into."""
    ranks: Mapping[str, int] = field(default_factory=dict)
    """Ordered components (`motion`, `stage`) in which the table must not fall; for the proof of monotony."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: for each input the band, option or outcome ids it covers, and the outcome."""

    cells: Mapping[str, frozenset[str]]
    """An input that is not named is covered whatever it is."""
    then: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with unique hits: every combination of its inputs' bands meets exactly one row."""

    id: str
    title: str
    inputs: tuple[str, ...]
    """Sums with bands, choice questions (their options are the bands), or other tables."""
    outcomes: tuple[Outcome, ...]
    """Worst or lowest first."""
    rows: tuple[Row, ...]
    role: Literal["verdict", ""] = ""
    per: Scope = "company"
    monotone: bool = True
    """Whether `check` must prove that no input's improvement lowers the outcome's ranks."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition that caps (or raises) a band whatever the points say. Gates combine by minimum of their caps."""

    id: str
    title: str
    when: Expression
    caps: Mapping[str, str] = field(default_factory=dict)
    """Sum id to the highest band still allowed."""
    raises: Mapping[str, str] = field(default_factory=dict)
    """Sum id to the lowest band still allowed (a red flag in a score where more is worse); wins over caps."""
    say: str = ""
    """Why it stops the score, in a sentence."""
    lifts_when: str = ""
    """What has to be true for it to lift."""
    per: Scope = "company"
    source: str = ""
