"""Where one person stands in one assessment, and what of it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from abm_fit.assessment.model import AGREED, Answer, Assessment, Quantity, Respondent, Value
from abm_fit.assessment.walk import Spot, start_walk, with_assessment
from abm_fit.errors import InvalidAnswerError
from abm_fit.pack.model import Pack
from abm_fit.pack.questions import Question
from abm_fit.tui.showing import Standing, has_field, shown_of
from abm_fit.tui.widgets.question_view import Shown
from abm_fit.tui.widgets.section_rail import SectionLine
from abm_fit.wording.spoken import say

SIGNS = {"answered": "✓", "dont_know": "?", "not_applicable": "–", "later": "…"}
"""How an answer's state is written in lists."""


class Whereabouts:
    """What the screens ask of a session; nothing here is answered or moved."""

    def __init__(
        self,
        pack: Pack,
        assessment: Assessment,
        respondent: str,
        *,
        locale: str = "en_US",
        scratch: str = "",
        hidden: frozenset[Spot] | None = None,
    ) -> None:
        """Begin a walk; `hidden` are the questions that the answers hide, where that is known already."""
        self.locale = locale
        self.scratch = scratch
        """What stands at the top where nothing is saved; empty where it is."""
        self._walk = start_walk(
            pack, assessment, respondent, hidden_given(pack, assessment) if hidden is None else hidden
        )
        self._look()

    @cached_property
    def _deciding(self) -> frozenset[str] | None:
        """Questions whose answers can hide or show others; None: any may."""
        from abm_fit.tui.conditions import deciding_questions

        return deciding_questions(self.pack)

    def _look(self) -> None:
        """Work out once what the screens ask for again and again."""
        self.steps = self._walk.spots
        titles = {section.id: section.title for section in self.pack.questionnaire.sections}
        self._sections = [(titles[section], spots) for section, spots in self._walk.sections]
        self._look_at_answers()

    def _look_at_answers(self) -> None:
        self._answers = {
            (question, segment): row
            for (question, segment, who), row in self.assessment.current().items()
            if who == self.respondent
        }
        self._open = frozenset(spot for spot in self.steps if not _settled(self.answer_at(spot)))

    def take(self, assessment: Assessment) -> None:
        """Go on with a newer assessment: other people's rows, another set-up."""
        self._walk = with_assessment(self._walk, assessment, hidden_given(self.pack, assessment))
        self._look()

    def take_row(self, row: Answer) -> None:
        """Go on after one row was added; what is asked is worked out anew only where its question decides on it."""
        if self._deciding is None or row.question in self._deciding:
            self.take(self.assessment)
        else:
            self._look_at_answers()

    @property
    def pack(self) -> Pack:
        """The questions and how they are judged."""
        return self._walk.pack

    @property
    def assessment(self) -> Assessment:
        """What is answered so far."""
        return self._walk.assessment

    @property
    def respondent(self) -> str:
        """Id of who answers."""
        return self._walk.respondent

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
            return say("whereabouts.room")
        label = next((role.label for role in self.pack.questionnaire.roles if role.id == self.role), "")
        return f"{self.person.name} ({label})" if label and label != self.person.name else self.person.name

    @property
    def spot(self) -> Spot:
        """The question we are at; there always is one (`steps` is empty where nothing is asked of this person)."""
        assert self._walk.spot is not None
        return self._walk.spot

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
        return spot in self._open

    def progress(self) -> tuple[int, int]:
        """Return how many questions are answered, of how many."""
        return len(self.steps) - len(self._open), len(self.steps)

    def left(self) -> int:
        """Return how many questions are open."""
        return len(self._open)

    def section_lines(self) -> list[SectionLine]:
        """Return every section that asks something, with how far it is."""
        lines = []
        for title, spots in self._sections:
            done = sum(not self.is_open(spot) for spot in spots)
            lines.append(SectionLine(title, done, len(spots), here=self.spot in spots))
        return lines

    def segment_name(self, spot: Spot) -> str:
        """Return the segment's name; empty for the company and where nobody named any."""
        if len(self.assessment.segments) < 2:
            return ""
        return next((one.name for one in self.assessment.segments if one.id == spot[1]), "")

    def segment_label(self, segment: str) -> str:
        """Return a segment's name, or what one segment is called where nobody named any."""
        word = self.pack.questionnaire.segment_word.capitalize()
        return next((one.name for one in self.assessment.segments if one.id == segment), word)

    def shown(self) -> Shown:
        """Return what is on the screen about the question we are at."""
        question, answer = self.question, self.answer
        section = next(one for one in self.pack.questionnaire.sections if one.id == question.section)
        spots = next(spots for _, spots in self._sections if self.spot in spots)
        standing = Standing(
            section=section.title,
            section_about=section.about if spots[0] == self.spot else "",
            segment=self.segment_name(self.spot),
            number=spots.index(self.spot) + 1,
            of=len(spots),
        )
        typed = self.typed(question, answer)
        return shown_of(question, answer, standing, typed, currency=self.assessment.currency, heard=self.heard())

    def heard(self) -> tuple[str, ...]:
        """Return what everybody said here, for the room that settles it; nothing while somebody answers alone."""
        if self.respondent != AGREED:
            return ()
        from abm_fit.assessment.showing import show_answer

        current, (question, segment) = self.assessment.current(), self.spot
        lines = []
        for person in self.assessment.respondents:
            row = current.get((question, segment, person.id)) or current.get((question, None, person.id))
            if person.id != AGREED and row is not None and row.state != "cleared":
                lines.append(f"{person.name}: {show_answer(self.question, row, locale=self.locale)}")
        return tuple(lines)

    def typed(self, question: Question, answer: Answer | None) -> str:
        """Return an answer as it would be typed; empty where there is none."""
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

        value = parse_value(self.question, text, currency=self.assessment.currency, locale=self.locale)
        rubric = self.pack.rubric
        known = (rubric.currency, *rubric.rates)
        if isinstance(value, Quantity) and value.currency and value.currency not in known:
            raise InvalidAnswerError(
                say("whereabouts.no_rate", currency=value.currency),
                hint=say("whereabouts.known_currencies", currencies=", ".join(known)),
            )
        return value

    def echo(self, text: str) -> str:
        """Return what a typed text is read as, in full; raises InvalidAnswerError."""
        value = self.read(text)
        return self.words(self.question, value) if isinstance(value, Quantity) else str(value)

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


def hidden_given(pack: Pack, assessment: Assessment) -> frozenset[Spot]:
    """Return the questions that the answers hide."""
    # Reading answers as scoring does is not needed for the first picture.
    from abm_fit.scoring.visibility import hidden_questions

    return hidden_questions(pack, assessment)


def _settled(answer: Answer | None) -> bool:
    """Whether an answer leaves nothing to come back to; what was cleared is no answer, and later is waiting."""
    return answer is not None and answer.state != "later"
