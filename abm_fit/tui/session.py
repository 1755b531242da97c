"""One person answering one assessment: where they are, what they said, and back again.

Holds values only; the screens show them and the app saves the rows. A scratch session (what-if) is the same on a copy
whose rows nobody saves.
"""

from __future__ import annotations

import uuid
from datetime import datetime

from abm_fit.assessment.editing import answer_row, with_depth
from abm_fit.assessment.model import AGREED, Answer, Assessment, Evidence, State, Value
from abm_fit.assessment.walk import (
    Spot,
    Walk,
    answered,
    at,
    at_next_open,
    at_section,
    moved,
    redo_row,
    redone,
    start_walk,
    undo_row,
    undone,
)
from abm_fit.tui.whereabouts import Whereabouts, hidden_given
from abm_fit.wording.spoken import say


class Session(Whereabouts):
    """The walk of one person; every method that changes something leaves the assessment a new value."""

    def back(self) -> bool:
        """Go to the question before; returns whether there is one."""
        return self._go(moved(self._walk, -1))

    def forward(self) -> bool:
        """Go to the next question; returns whether there is one."""
        return self._go(moved(self._walk, 1))

    def to_gap(self, order: tuple[str, ...] = ()) -> bool:
        """Go to the next open question, by `order` (`acv@segment`) where given; returns whether there is one."""
        wanted = [(key.partition("@")[0], key.partition("@")[2] or None) for key in order]
        if order and not self._open.intersection(wanted):
            return False
        self._go(at_next_open(self._walk, wanted))
        return bool(self._open)

    def to_section(self, index: int) -> bool:
        """Go to a section's first open question, or its first; returns whether there is such a section."""
        if not 0 <= index < len(self._sections):
            return False
        self._go(at_section(self._walk, self._walk.sections[index][0]))
        return True

    def to_neighbour(self, step: int) -> bool:
        """Go to the section after (1) or before (-1)."""
        here = next(at for at, (_, spots) in enumerate(self._sections) if self.spot in spots)
        return self.to_section(here + step)

    def to_spot(self, spot: Spot) -> bool:
        """Go to a question, in whatever segment it is asked; returns whether it is asked at all."""
        if spot not in self.steps:
            spot = next((one for one in self.steps if one[0] == spot[0]), spot)
        if spot not in self.steps:
            return False
        self._go(at(self._walk, spot))
        return True

    def to_index(self, index: int) -> bool:
        """Go to the question at a place in the order."""
        return 0 <= index < len(self.steps) and self.to_spot(self.steps[index])

    def _go(self, walk: Walk) -> bool:
        elsewhere = walk.spot != self._walk.spot
        self._walk = walk
        return elsewhere

    def confirm(
        self,
        state: State,
        value: Value | None = None,
        *,
        reason: str = "",
        evidence: Evidence | None = None,
        note: str | None = None,
    ) -> tuple[Answer, ...]:
        """Make it this person's answer here and return the rows to save.

        What is not given of evidence and note stays, evidence only while the answer itself does.
        """
        before = self.answer
        same = before is not None and before.state == state and before.value == value
        if evidence is None:
            evidence = before.evidence if same and before else "none"
        row = answer_row(
            self.question,
            respondent=self.respondent,
            state=state,
            uuid=str(uuid.uuid4()),
            at=now(),
            segment=self.spot[1],
            value=value,
            reason=reason,
            evidence=evidence,
            note="" if state == "cleared" else (before.note if before else "") if note is None else note,
        )
        self._changed(answered(self._walk, row), row)
        return (row,)

    def _changed(self, walk: Walk, row: Answer) -> None:
        self._walk = walk
        self.take_row(row)

    def undo(self) -> tuple[Answer, ...]:
        """Take the last answer of this session back by a row that says what was before; returns it."""
        row = undo_row(self._walk, uuid=str(uuid.uuid4()), at_time=now())
        if row is None:
            return ()
        self._changed(undone(self._walk, row), row)
        return (row,)

    def redo(self) -> tuple[Answer, ...]:
        """Give again what was undone; returns the row."""
        row = redo_row(self._walk, uuid=str(uuid.uuid4()), at_time=now())
        if row is None:
            return ()
        self._changed(redone(self._walk, row), row)
        return (row,)

    def change_depth(self) -> None:
        """Change between quick and full."""
        self.take(with_depth(self.assessment, "full" if self.assessment.depth == "quick" else "quick"))

    def change_person(self, respondent: str) -> None:
        """Let somebody else answer, at their first open question; undo reaches back to here."""
        self._walk = start_walk(self.pack, self.assessment, respondent, hidden_given(self.pack, self.assessment))
        self._look()

    def scratch_copy(self) -> Session:
        """Return the same walk on a copy that nobody saves."""
        copy = Session(
            self.pack, self.assessment, self.respondent, locale=self.locale, scratch=say("whereabouts.what_if")
        )
        copy.to_spot(self.spot)
        return copy


def room(assessment: Assessment) -> str:
    """Return who answers where nobody is named."""
    return assessment.respondents[0].id if assessment.respondents else AGREED


def now() -> str:
    """Return this moment, ISO 8601 with offset."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
