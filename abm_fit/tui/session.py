"""One person answering one assessment: where they are, what they said, and back again.

Holds values only; the screens show them and the app saves the rows. A scratch session (what-if) is the same on a copy
whose rows nobody saves.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from abm_fit.assessment.editing import answer_row, with_depth, with_rows
from abm_fit.assessment.model import AGREED, Answer, Assessment, Evidence, Quantity, Respondent, State, Value
from abm_fit.pack.model import Pack, Question
from abm_fit.tui.outline.node import Spot
from abm_fit.tui.showing import Standing, has_field, shown_of
from abm_fit.tui.steps import steps_of
from abm_fit.tui.widgets.question_view import Shown
from abm_fit.tui.widgets.section_rail import SectionLine

SIGNS = {"answered": "✓", "dont_know": "?", "not_applicable": "–", "later": "…"}
"""How an answer's state is written in lists."""


class Session:
    """The walk of one person; every method that changes something leaves the assessment a new value."""

    def __init__(
        self, pack: Pack, assessment: Assessment, respondent: str, *, locale: str = "en_US", scratch: str = ""
    ) -> None:
        self.pack = pack
        self.assessment = assessment
        self.respondent = respondent
        self.locale = locale
        self.scratch = scratch
        self.steps: tuple[Spot, ...] = ()
        self._at = 0
        self._done: list[tuple[Answer, Answer | None]] = []
        self._undone: list[tuple[Answer, Answer | None]] = []
        self._answers: dict[Spot, Answer] = {}
        self.renew()

    def renew(self) -> None:
        """Work out anew what is asked, and stay at the same question where it still is."""
        from abm_fit.scoring.visibility import hidden_questions

        here = self.spot if self.steps else None
        hidden = hidden_questions(self.pack, self.assessment)
        self.steps = steps_of(self.pack, self.assessment, self.role, hidden)
        if here in self.steps:
            self._at = self.steps.index(here)
        self._at = min(self._at, max(0, len(self.steps) - 1))
        mine = {}
        for (question, segment, who), row in self.assessment.current().items():
            if who == self.respondent:
                mine[question, segment] = row
        self._answers = mine

    @property
    def person(self) -> Respondent | None:
        """Who answers; None for the room (`agreed`)."""
        return next((one for one in self.assessment.respondents if one.id == self.respondent), None)

    @property
    def role(self) -> str:
        """The role of who answers; empty means every question is asked."""
        return self.person.role if self.person else ""

    @property
    def who(self) -> str:
        """Who answers, in words."""
        if self.person is None:
            return "the room agrees"
        label = next((role.label for role in self.pack.questionnaire.roles if role.id == self.role), self.role)
        return f"{self.person.name} ({label})" if self.person.name else label

    @property
    def spot(self) -> Spot:
        """The question we are at."""
        return self.steps[self._at]

    @property
    def question(self) -> Question:
        """The question we are at."""
        return self.pack.questionnaire.questions[self.spot[0]]

    @property
    def answer(self) -> Answer | None:
        """This person's current answer here."""
        return self.answer_at(self.spot)

    def answer_at(self, spot: Spot) -> Answer | None:
        """Return this person's current answer, falling back on the one for all segments."""
        return self._answers.get(spot) or self._answers.get((spot[0], None))

    def is_open(self, spot: Spot) -> bool:
        """Whether a question still waits for an answer (later is waiting)."""
        answer = self.answer_at(spot)
        return answer is None or answer.state == "later" or answer.carried

    def progress(self) -> tuple[int, int]:
        """Return how many questions are answered, of how many."""
        return sum(not self.is_open(spot) for spot in self.steps), len(self.steps)

    def left(self) -> int:
        """Return how many questions are open."""
        done, of = self.progress()
        return of - done

    def section_lines(self) -> list[SectionLine]:
        """Return every section that asks something, with how far it is."""
        lines = []
        for title, spots in self._by_section():
            done = sum(not self.is_open(spot) for spot in spots)
            lines.append(SectionLine(title, done, len(spots), here=self.spot in spots))
        return lines

    def _by_section(self) -> list[tuple[str, list[Spot]]]:
        grouped: dict[str, list[Spot]] = {}
        for spot in self.steps:
            grouped.setdefault(self.pack.questionnaire.questions[spot[0]].section, []).append(spot)
        titles = {section.id: section.title for section in self.pack.questionnaire.sections}
        return [(titles[section], spots) for section, spots in grouped.items()]

    def segment_name(self, spot: Spot) -> str:
        """Return the segment's name; empty for the company and where nobody named any."""
        if len(self.assessment.segments) < 2:
            return ""
        return next((one.name for one in self.assessment.segments if one.id == spot[1]), "")

    def shown(self) -> Shown:
        """Return what is on the screen about the question we are at."""
        question, answer = self.question, self.answer
        section = next(one for one in self.pack.questionnaire.sections if one.id == question.section)
        spots = next(spots for _, spots in self._by_section() if self.spot in spots)
        standing = Standing(
            section=section.title,
            section_about=section.about if spots[0] == self.spot else "",
            segment=self.segment_name(self.spot),
            number=spots.index(self.spot) + 1,
            of=len(spots),
        )
        return shown_of(question, answer, standing, self._typed(question, answer))

    def _typed(self, question: Question, answer: Answer | None) -> str:
        if not has_field(question) or answer is None or answer.value is None:
            return ""
        from abm_fit.assessment.showing import type_value

        return type_value(answer.value, locale=self.locale)

    def words(self, question: Question, value: Value) -> str:
        """Return a value as people write it."""
        from abm_fit.assessment.showing import show_value

        return show_value(question, value, locale=self.locale)

    def read(self, text: str) -> Value:
        """Return what a typed text means here; raises InvalidAnswerError."""
        from abm_fit.assessment.amounts import parse_value

        return parse_value(self.question, text, currency=self.assessment.currency, locale=self.locale)

    def echo(self, text: str) -> str:
        """Return what a typed text is read as, in full; raises InvalidAnswerError."""
        value = self.read(text)
        return self.words(self.question, value) if isinstance(value, Quantity) else str(value)

    def back(self) -> bool:
        """Go to the question before; returns whether there is one."""
        return self._go(self._at - 1)

    def forward(self) -> bool:
        """Go to the next question; returns whether there is one."""
        return self._go(self._at + 1)

    def to_gap(self) -> bool:
        """Go to the next open question, from the start again after the last; returns whether there is one."""
        order = [*range(self._at + 1, len(self.steps)), *range(self._at + 1)]
        found = next((at for at in order if self.is_open(self.steps[at])), None)
        return found is not None and self._go(found)

    def to_section(self, index: int) -> bool:
        """Go to a section's first open question, or its first."""
        sections = self._by_section()
        if not 0 <= index < len(sections):
            return False
        spots = sections[index][1]
        return self.to_spot(next((spot for spot in spots if self.is_open(spot)), spots[0]))

    def to_neighbour(self, step: int) -> bool:
        """Go to the section after (1) or before (-1)."""
        here = next(at for at, (_, spots) in enumerate(self._by_section()) if self.spot in spots)
        return self.to_section(here + step)

    def to_spot(self, spot: Spot) -> bool:
        """Go to a question; returns whether it is asked."""
        if spot not in self.steps:
            spot = next((one for one in self.steps if one[0] == spot[0]), spot)
        return spot in self.steps and self._go(self.steps.index(spot))

    def to_index(self, index: int) -> bool:
        """Go to the question at a place in the order."""
        return self._go(index)

    def to_first_of(self, keys: tuple[str, ...]) -> bool:
        """Go to the first of these (`acv@segment`) that is asked and open."""
        for key in keys:
            question, _, segment = key.partition("@")
            spot = (question, segment or None)
            if spot in self.steps and self.is_open(spot):
                return self._go(self.steps.index(spot))
        return False

    def _go(self, index: int) -> bool:
        if 0 <= index < len(self.steps):
            self._at = index
            return True
        return False

    def index(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield (sign, question, where, words to search) for every question, in order."""
        titles = {section.id: section.title for section in self.pack.questionnaire.sections}
        for spot in self.steps:
            question = self.pack.questionnaire.questions[spot[0]]
            answer = self.answer_at(spot)
            where = " · ".join(text for text in (titles[question.section], self.segment_name(spot)) if text)
            labels = " ".join(option.label for option in question.options)
            words = f"{question.short} {question.ask} {where} {labels} {question.id}".casefold()
            yield SIGNS.get(answer.state, "○") if answer else "○", question.short, where, words

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
        row = self._row(
            self.spot, state, value, reason, evidence, (before.note if before else "") if note is None else note
        )
        self._done.append((row, self._answers.get(self.spot)))
        self._undone.clear()
        self._add(row)
        return (row,)

    def _row(self, spot: Spot, state: State, value: Value | None, reason: str, evidence: Evidence, note: str) -> Answer:
        return answer_row(
            self.pack.questionnaire.questions[spot[0]],
            respondent=self.respondent,
            state=state,
            uuid=str(uuid.uuid4()),
            at=now(),
            segment=spot[1],
            value=value,
            reason=reason,
            evidence=evidence,
            note=note if state != "cleared" else "",
        )

    def _add(self, row: Answer) -> None:
        self.assessment = with_rows(self.assessment, [row])
        self.renew()

    def undo(self) -> tuple[Answer, ...]:
        """Take the last answer of this session back by a row that says what was before; returns it."""
        return self._back_and_forth(self._done, self._undone)

    def redo(self) -> tuple[Answer, ...]:
        """Give again what was undone; returns the row."""
        return self._back_and_forth(self._undone, self._done)

    def _back_and_forth(
        self, source: list[tuple[Answer, Answer | None]], target: list[tuple[Answer, Answer | None]]
    ) -> tuple[Answer, ...]:
        if not source:
            return ()
        row, before = source.pop()
        spot = (row.question, row.segment)
        self.to_spot(spot)
        new = (
            self._row(spot, "cleared", None, "", "none", "")
            if before is None
            else replace(before, uuid=str(uuid.uuid4()), sequence=0, at=now())
        )
        current = self._answers.get(spot)
        target.append((new, current))
        self._add(new)
        self.to_spot(spot)
        return (new,)

    def change_depth(self) -> None:
        """Change between quick and full."""
        self.assessment = with_depth(self.assessment, "full" if self.assessment.depth == "quick" else "quick")
        self.renew()

    def scratch_copy(self) -> Session:
        """Return the same walk on a copy that nobody saves."""
        copy = Session(
            self.pack, self.assessment, self.respondent, locale=self.locale, scratch="WHAT IF, nothing is saved"
        )
        copy.to_spot(self.spot)
        return copy


def room(assessment: Assessment) -> str:
    """Return who answers where nobody is named."""
    return assessment.respondents[0].id if assessment.respondents else AGREED


def now() -> str:
    """Return this moment, ISO 8601 with offset."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
