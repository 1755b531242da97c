"""What a comparison of two assessments tells: what moved, by how much, and why."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from abm_fit.scoring.measured import Span

Label = Literal["changed", "perhaps", "no detectable change"]


@dataclass(frozen=True, slots=True)
class AxisTrend:
    """One axis in one segment, then and now; effects are in points, of the middle where something is open."""

    axis: str
    title: str
    segment: str | None
    segment_name: str
    then: Span
    """As it was scored then, under the rubric of then where it is at hand."""
    rescored: Span
    """The answers of then under today's rubric: what was not asked then is open."""
    now: Span
    total: Fraction
    """Now less then; the four effects add up to it exactly."""
    answers: Fraction
    """Same rubric, same questions, new answers of the people who answered both times."""
    people: Fraction
    """What other people answering makes; 0 where the same people answered, or nobody did both times."""
    rubric: Fraction
    """Same answers, new rubric."""
    new_questions: Fraction
    """Questions that were not asked then."""
    detectable: Fraction
    """Minimal detectable change (95 %): smaller moves may be the answers' own scatter."""
    label: Label
    """Of what the answers and the people moved together."""
    band_then: str
    """The band's label, of the answers of then under today's rubric; empty while open."""
    band_now: str
    crossed: bool
    """The band changed without a detectable change: it crossed a line, it did not move."""


@dataclass(frozen=True, slots=True)
class VerdictTrend:
    """A segment's verdict then and now, both under today's rubric."""

    segment: str | None
    segment_name: str
    then: str
    """The label; empty for not enough evidence."""
    now: str
    crossed: bool
    """It changed although no axis beneath it moved by more than can be told from scatter."""


@dataclass(frozen=True, slots=True)
class AnswerTrend:
    """An answer that is not what it was."""

    question: str
    segment: str | None
    then: str
    now: str
    """Both in words; amounts in the currency that amounts are shown in today."""
    change: Fraction | None
    """In value points; None where one of them has no value, or is open."""
    then_number: Span | None = None
    """Numeric questions: in base currency for money; None where nobody knows."""
    now_number: Span | None = None


@dataclass(frozen=True, slots=True)
class Trend:
    """Two assessments of one organisation, like for like."""

    then_period: str
    now_period: str
    rubric_changed: bool
    """Whether the earlier one was answered with another pack, which was at hand."""
    axes: tuple[AxisTrend, ...]
    verdicts: tuple[VerdictTrend, ...]
    answers: tuple[AnswerTrend, ...]
    new_questions: tuple[str, ...]
    """Question ids that the pack of then did not ask."""
    new_segments: tuple[str, ...]
    gone_segments: tuple[str, ...]
    """Segment names, matched by id."""
    both_times: tuple[str, ...]
    """Names of the people who answered both times."""
