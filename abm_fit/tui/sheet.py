"""The facts as rows, the company and its segments as columns: what stands where, and how wide."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from abm_fit.assessment.showing import show_answer
from abm_fit.assessment.walk import Spot
from abm_fit.pack.questions import Question
from abm_fit.tui.text import cells, clean, short
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.assessment.model import Answer
    from abm_fit.tui.session import Session

LABEL_WIDTH, LEAST_LABEL, NARROWEST, WIDEST = 30, 18, 12, 24
"""Cells of the facts' names, at most and at least, and of a column, at least and at most."""
OPEN = "·"
"""Stands where nothing is answered yet."""


class Widths(NamedTuple):
    """Cells of the facts' names and of each column."""

    label: int
    column: int


class Sheet:
    """The facts that one person is asked for now."""

    def __init__(self, session: Session) -> None:
        self._session = session
        questions = session.pack.questionnaire.questions
        self.spots = tuple(spot for spot in session.steps if _is_fact(questions[spot[0]]))
        self.rows = tuple(questions[one] for one in dict.fromkeys(question for question, _ in self.spots))
        self.columns = tuple(sorted(dict.fromkeys(one for _, one in self.spots), key=lambda one: one is not None))
        """None for the company, then the segments."""

    def same_shape(self, other: Sheet) -> bool:
        """Whether the same rows and columns stand in both."""
        return (self.rows, self.columns) == (other.rows, other.columns)

    def spot_at(self, row: int, column: int) -> Spot | None:
        """Return the question at a place, the facts' names being column 0; None where nothing is asked."""
        if not (0 <= row < len(self.rows) and 1 <= column <= len(self.columns)):
            return None
        spot = (self.rows[row].id, self.columns[column - 1])
        return spot if spot in self.spots else None

    def place_of(self, spot: Spot) -> tuple[int, int] | None:
        """Return (row, column) of a question; None where it has no place."""
        if spot not in self.spots:
            return None
        row = next(at for at, question in enumerate(self.rows) if question.id == spot[0])
        return row, self.columns.index(spot[1]) + 1

    def first_open(self) -> Spot | None:
        """Return the first question without an answer, else the first."""
        return next((spot for spot in self.spots if self._session.is_open(spot)), next(iter(self.spots), None))

    def after(self, spot: Spot) -> Spot:
        """Return the same fact of the next segment, else the first of the next fact, else the spot itself."""
        row, column = self.place_of(spot) or (0, 0)
        places = [(row, at) for at in range(column + 1, len(self.columns) + 1)]
        places += [(at, col) for at in range(row + 1, len(self.rows)) for col in range(1, len(self.columns) + 1)]
        return next((found for place in places if (found := self.spot_at(*place))), spot)

    def others(self, spot: Spot) -> list[Spot]:
        """Return the same fact of every other segment."""
        return [other for other in self.spots if other[0] == spot[0] and other != spot and spot[1] is not None]

    def widths(self, room: int) -> Widths:
        """Return the widths with which as many columns as possible are seen whole in so many cells."""
        count = max(1, len(self.columns))
        label = min(LABEL_WIDTH, max((cells(one.short) for one in self.rows), default=0))
        column = (room - label - 2) // count - 2
        if column < NARROWEST:
            label = max(min(label, LEAST_LABEL), room - 2 - count * (NARROWEST + 2))
            column = (room - label - 2) // count - 2
        return Widths(label, min(WIDEST, max(NARROWEST, column)))

    def heads(self, widths: Widths) -> list[str]:
        """Return the columns' names."""
        names = [self._session.segment_label(one) if one else say("sheet.company") for one in self.columns]
        return [say("sheet.fact"), *(short(name, widths.column) for name in names)]

    def cell(self, question: Question, column: int, widths: Widths) -> str:
        """Return what a cell says, cut to its width."""
        if column == 0:
            return short(question.short, widths.label)
        spot = (question.id, self.columns[column - 1])
        if spot not in self.spots:
            return ""
        answer = self._session.answer_at(spot)
        if answer is None:
            return OPEN
        mark = " *" if answer.carried else ""
        return short(self.words(question, answer), widths.column - len(mark)) + mark

    def words(self, question: Question, answer: Answer) -> str:
        """Return an answer in full."""
        return clean(show_answer(question, answer, locale=self._session.locale), lines=False)


def _is_fact(question: Question) -> bool:
    return question.fact or question.numeric
