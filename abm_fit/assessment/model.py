"""What was answered, as values: an append-only log of answers, and who and what they are about.

Nothing here changes in place, reads a clock or draws a random number: times and ids come in as arguments.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

State = Literal["answered", "dont_know", "not_applicable", "later", "cleared"]
"""`later` is "come back to it"; `cleared` takes an answer back, as if never given."""

Evidence = Literal["none", "described", "shown"]
"""Whether an answer is a claim, was described with particulars, or was shown on the spot."""

AGREED = "agreed"
"""The respondent id of values the room agreed on after a discussion; they count before everyone else's."""

WHOLE = "whole"
"""The id of the single segment where nobody has named any."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or a range of numbers, with its currency where it is money. Both ends are allowed values."""

    low: Fraction
    high: Fraction
    currency: str = ""
    """ISO 4217 code; empty for anything but money."""

    @property
    def is_range(self) -> bool:
        """Whether this is a range rather than one number."""
        return self.low != self.high


Value = str | tuple[str, ...] | Quantity
"""An option id, a text or an ISO date; several option ids (ticked; of a choice: one of these); a number."""


@dataclass(frozen=True, slots=True)
class Respondent:
    """Somebody who answers, in one role."""

    id: str
    name: str
    role: str
    """A role id of the pack; empty for `agreed`."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the business that is judged by itself."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of the log: who said what about which question, and how sure they are."""

    uuid: str
    sequence: int
    """Position in the assessment's log, from 1; the highest row for a key is the current one."""
    question: str
    respondent: str
    state: State
    segment: str | None = None
    """None: the default for all segments (and the only choice for company questions)."""
    value: Value | None = None
    """Set where `state` is `answered`, else None."""
    reason: str = ""
    """Why it is not applicable."""
    evidence: Evidence = "none"
    note: str = ""
    carried: bool = False
    """Taken over from an earlier period and not yet confirmed."""
    at: str = ""
    """When, ISO 8601 with offset."""

    @property
    def key(self) -> Key:
        """What this row is the answer to."""
        return (self.question, self.segment, self.respondent)


Key = tuple[str, str | None, str]
"""Question id, segment id or None, respondent id."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One organisation in one period: everything that was said about it."""

    id: str
    """UUID."""
    organisation: str
    period: str
    """Free words, usually `2026-Q4`."""
    currency: str
    """ISO 4217: what a typed amount without a currency means."""
    pack_id: str
    pack_version: str
    pack_digest: str
    """Empty in a worked case, which names its pack by id and version alone."""
    depth: Literal["quick", "full"] = "full"
    segments: tuple[Segment, ...] = ()
    respondents: tuple[Respondent, ...] = ()
    log: tuple[Answer, ...] = ()
    """Ordered by sequence."""
    date: str = ""
    """ISO date that reports print; never the clock's."""
    made_up: bool = False
    """Whether this is an example company; printed on every page."""
    follows: str = ""
    """Id of the assessment it was started from."""
    about: str = ""

    @property
    def segment_ids(self) -> tuple[str, ...]:
        """The segments' ids in order; one stand-in where none is named."""
        return tuple(segment.id for segment in self.segments) or (WHOLE,)

    def current(self) -> dict[Key, Answer]:
        """Return the row that counts for each key: the latest, without the cleared ones."""
        latest = {row.key: row for row in self.log}
        return {key: row for key, row in latest.items() if row.state != "cleared"}

    def answer_of(self, question: str, respondent: str, segment: str | None = None) -> Answer | None:
        """Return one person's current answer for a segment, falling back on their default for all segments."""
        current = self.current()
        return current.get((question, segment, respondent)) or current.get((question, None, respondent))


@dataclass(frozen=True, slots=True)
class PortableFile:
    """An assessment with the pack it was answered with, as one file holds them."""

    assessment: Assessment
    documents: Mapping[str, Any] = field(default_factory=dict)
    """The pack's four documents; empty in a worked case."""
