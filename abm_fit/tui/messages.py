"""What screens tell the app; each is handled in one place, so that a screen never reaches into another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual.message import Message

if TYPE_CHECKING:
    from abm_fit.assessment.model import Answer, Assessment
    from abm_fit.tui.outline.node import Spot

Destination = Literal[
    "home", "setup", "walk", "review", "result", "report", "facts", "overlap", "what_if", "person", "copy"
]
"""Where somebody wants to go, or what they want done with the open assessment."""


class Confirmed(Message):
    """Answers were confirmed and have to be saved."""

    def __init__(self, assessment: str, rows: tuple[Answer, ...]) -> None:
        super().__init__()
        self.assessment = assessment
        self.rows = rows


class HeaderChanged(Message):
    """Something about the assessment itself changed: names, segments, people, depth."""

    def __init__(self, assessment: Assessment, before: Assessment) -> None:
        super().__init__()
        self.assessment = assessment
        self.before = before


class JumpWanted(Message):
    """A question was asked for."""

    def __init__(self, spot: Spot) -> None:
        super().__init__()
        self.spot = spot


class Wanted(Message):
    """Another screen, or something done with the open assessment, was asked for."""

    def __init__(self, where: Destination) -> None:
        super().__init__()
        self.where: Destination = where


class Opened(Message):
    """An assessment was picked at home."""

    def __init__(self, assessment: str, where: Destination = "walk") -> None:
        super().__init__()
        self.assessment = assessment
        self.where: Destination = where


class ExampleWanted(Message):
    """The worked example was asked for."""


class NewWanted(Message):
    """A new assessment was asked for."""

    def __init__(self, other: bool = False) -> None:
        super().__init__()
        self.other = other
        """Whether the questionnaire is to be chosen in any case."""


class ArchiveWanted(Message):
    """An assessment was put away, or back into the list."""

    def __init__(self, assessment: str, archived: bool) -> None:
        super().__init__()
        self.assessment = assessment
        self.archived = archived


class RenewalWanted(Message):
    """An assessment was to be brought to today's questions."""

    def __init__(self, assessment: str) -> None:
        super().__init__()
        self.assessment = assessment


class PeriodWanted(Message):
    """A new period that starts from an assessment's answers was asked for."""

    def __init__(self, assessment: str) -> None:
        super().__init__()
        self.assessment = assessment


class Leaving(Message):
    """Somebody wants to leave; it follows what was confirmed just before on its way to the app."""

    def __init__(self, rounds: int) -> None:
        super().__init__()
        self.rounds = rounds
        """How often it still goes that way: a key becomes a choice, a choice an answer, an answer one that is saved."""
