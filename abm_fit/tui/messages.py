"""What screens tell the app; each is handled in one place, so that a screen never reaches into another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from textual.message import Message

if TYPE_CHECKING:
    from abm_fit.assessment.model import Answer, Assessment
    from abm_fit.tui.outline.node import Spot

Destination = Literal[
    "home", "setup", "walk", "review", "result", "report", "facts", "overlap", "what_if", "person", "copy"
]
"""Where somebody wants to go, or what they want done with the open assessment."""


@dataclass
class Confirmed(Message):
    """Answers were confirmed and have to be saved."""

    assessment: str
    rows: tuple[Answer, ...]


@dataclass
class HeaderChanged(Message):
    """Something about the assessment itself changed: names, segments, people, depth."""

    assessment: Assessment
    before: Assessment


@dataclass
class JumpWanted(Message):
    """A question was asked for."""

    spot: Spot


@dataclass
class Wanted(Message):
    """Another screen, or something done with the open assessment, was asked for."""

    where: Destination


@dataclass
class Opened(Message):
    """An assessment was picked at home."""

    assessment: str
    where: Destination = "walk"


@dataclass
class ExampleWanted(Message):
    """The worked example was asked for."""


@dataclass
class NewWanted(Message):
    """A new assessment was asked for."""

    other: bool = False
    """Whether the questionnaire is to be chosen in any case."""


@dataclass
class ArchiveWanted(Message):
    """An assessment was put away, or back into the list."""

    assessment: str
    archived: bool


@dataclass
class RenewalWanted(Message):
    """An assessment was to be brought to today's questions."""

    assessment: str


@dataclass
class PeriodWanted(Message):
    """A new period that starts from an assessment's answers was asked for."""

    assessment: str


@dataclass
class Leaving(Message):
    """Somebody wants to leave; it follows what was confirmed just before on its way to the app."""

    rounds: int
    """How often it still goes that way: a key becomes a choice, a choice an answer, an answer one that is saved."""
