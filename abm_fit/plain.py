"""The walk line by line: no colours, no cursor, for screen readers, slow lines and scripts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abm_fit.assessment.amounts import parse_value
from abm_fit.assessment.editing import answer_row
from abm_fit.assessment.model import Answer, Evidence, State, Value
from abm_fit.assessment.options import options_named
from abm_fit.assessment.showing import show_value
from abm_fit.assessment.walk import (
    Walk,
    answered,
    at,
    at_next_open,
    moved,
    redo_row,
    redone,
    undo_row,
    undone,
    with_assessment,
)
from abm_fit.errors import AbmFitError, InvalidAnswerError
from abm_fit.plain_lines import asked_lines, help_lines
from abm_fit.scoring.engine import score
from abm_fit.scoring.visibility import hidden_questions
from abm_fit.summary import summary_lines
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.pack.questions import Question

NEXT_EVIDENCE: dict[Evidence, Evidence] = {"none": "described", "described": "shown", "shown": "none"}


@dataclass(slots=True)
class Plain:
    """One person's walk over lines of text."""

    walk: Walk
    keep: Callable[[tuple[Answer, ...]], tuple[Answer, ...]]
    """Saves rows and returns them numbered; returns only once they are safe."""
    read: Callable[[str], str]
    """Asks for a line; raises EOFError at the end."""
    write: Callable[[str], None]
    """Prints a line."""
    new_uuid: Callable[[], str]
    now: Callable[[], str]
    confirm: bool = True
    """Whether a number is asked back before it counts; in a script it is only echoed."""
    shortest: bool = False
    """Whether the next question is the one that narrows the verdict most."""
    locale: str = "en_US"
    finished: bool = False
    """Whether nothing is left to ask, or nothing that could change the verdict."""

    def run(self) -> Walk:
        """Walk until the person quits or everything is answered, and return where that left them."""
        self.write(say("lines.welcome"))
        if self.shortest:
            self.next_open()
        while (question := self.walk.question) is not None:
            self.show(question)
            try:
                line = self.read("> ").strip()
            except EOFError:
                break
            if line == "q":
                break
            try:
                if not self.take(question, line):
                    break
            except AbmFitError as error:
                self.write(str(error))
        self.write(say("lines.end"))
        return self.walk

    def show(self, question: Question) -> None:
        """Print the question with its options and the answer it has."""
        for line in asked_lines(self.walk, question, self.locale):
            self.write(line)

    def take(self, question: Question, line: str) -> bool:
        """Do what a line says; returns False once everything is answered."""
        word, _, rest = line.partition(" ")
        command = self.commands().get(word)
        if not line:
            return self.confirm_carried(question)
        if command is not None and (not rest or word in {"x", "n", "j"}):
            command(question, rest.strip())
            return not self.finished
        value = self.value(question, line.strip('"'))
        if value is None:
            return True
        self.give(question, "answered", value)
        return self.go_on()

    def commands(self) -> dict[str, Callable[[Question, str], object]]:
        """Return what each letter does."""
        return {
            "d": lambda question, _: self.state(question, "dont_know"),
            "l": lambda question, _: self.state(question, "later"),
            "x": self.not_applicable,
            "n": self.note,
            "e": self.evidence,
            "h": self.explain,
            "b": lambda *_: self.go(-1),
            "s": lambda *_: self.go(1),
            "g": lambda *_: self.next_open(),
            "j": self.jump,
            "u": lambda *_: self.undo(),
            "r": lambda *_: self.redo(),
            "v": lambda *_: self.verdict(),
            "o": lambda *_: self.what_is_open(),
            "?": lambda *_: self.write(say("lines.commands")),
        }

    def value(self, question: Question, line: str) -> Value | None:
        """Return the value that a line means; None where the person took it back."""
        if question.options:
            chosen = options_named(question, line)
            by_number = line.replace(",", " ").replace(" ", "").isdigit()
            if not by_number or (question.kind == "choice" and isinstance(chosen, tuple)):
                self.write(f"= {show_value(question, chosen, locale=self.locale)}")
            return chosen
        value = parse_value(question, line, currency=self.walk.assessment.currency, locale=self.locale)
        self.write(f"= {show_value(question, value, locale=self.locale)}")
        if question.numeric and self.confirm and self.read(say("lines.is_it_right")):
            return None
        return value

    def give(
        self,
        question: Question,
        state: State,
        value: Value | None = None,
        *,
        reason: str = "",
        like: Answer | None = None,
    ) -> None:
        """Save an answer; evidence and note are those of `like`, else of the present answer where it has the state."""
        assert self.walk.spot is not None
        had = like or self.walk.answer_at(self.walk.spot)
        same = had is not None and had.state == state
        row = answer_row(
            question,
            respondent=self.walk.respondent,
            segment=self.walk.spot[1],
            state=state,
            value=value,
            reason=reason,
            evidence=had.evidence if had is not None and same else "none",
            note=had.note if had is not None else "",
            uuid=self.new_uuid(),
            at=self.now(),
        )
        self.walk = answered(self.walk, self.keep((row,))[0])
        self.rethink()

    def rethink(self) -> None:
        """Find out anew which questions are asked."""
        hidden = hidden_questions(self.walk.pack, self.walk.assessment)
        self.walk = with_assessment(self.walk, self.walk.assessment, hidden)

    def state(self, question: Question, state: State) -> None:
        """Give an answer without a value, and go on."""
        self.give(question, state)
        self.go_on()

    def confirm_carried(self, question: Question) -> bool:
        """Confirm what was taken over from the last period; without that, an empty line says what can be typed."""
        answer = self.walk.answer_at(self.walk.spot) if self.walk.spot else None
        if answer is None or not answer.carried:
            self.write(say("lines.type_an_answer"))
            return True
        self.give(question, answer.state, answer.value, reason=answer.reason, like=answer)
        return self.go_on()

    def not_applicable(self, question: Question, reason: str) -> None:
        """Say why it does not apply, and go on."""
        self.give(question, "not_applicable", reason=reason)
        self.go_on()

    def present(self) -> Answer:
        """Return the answer of the present question; raises InvalidAnswerError where there is none to add to."""
        answer = self.walk.answer_at(self.walk.spot) if self.walk.spot else None
        if answer is None:
            raise InvalidAnswerError(say("lines.no_answer_yet"), hint=say("lines.answer_first"))
        return answer

    def note(self, question: Question, text: str) -> None:
        """Write a note beside the answer."""
        answer = self.present()
        self.give(question, answer.state, answer.value, reason=answer.reason, like=replace(answer, note=text))

    def evidence(self, question: Question, _rest: str) -> None:
        """Go round none, described, shown."""
        answer = self.present()
        like = replace(answer, evidence=NEXT_EVIDENCE[answer.evidence])
        self.give(question, answer.state, answer.value, reason=answer.reason, like=like)

    def explain(self, question: Question, _rest: str) -> None:
        """Print the help."""
        for line in help_lines(question):
            self.write(line)

    def go(self, by: int) -> None:
        """Go back or on."""
        self.walk = moved(self.walk, by)

    def go_on(self) -> bool:
        """Go to the next open question; returns False where none is open, or on the shortest way none is needed."""
        if not self.walk.open_spots():
            self.write(say("lines.all_answered"))
            self.finished = True
        elif not self.next_open():
            self.finished = True
        return not self.finished

    def next_open(self) -> bool:
        """Go to the next open question, by the shortest way where asked to; returns False once that is at its end."""
        if not self.shortest:
            self.walk = at_next_open(self.walk)
            return True
        from abm_fit.shortest import way_of

        way = way_of(self.walk.pack, self.walk.assessment)
        self.walk = at_next_open(self.walk, way.order)
        if way.decided:
            self.write(say("lines.decided"))
        elif self.walk.spot in way.why:
            self.write(way.why[self.walk.spot])
        return not way.decided

    def jump(self, _question: Question, words: str) -> None:
        """Go to the first question that holds the words."""
        found = self.walk.search(words)
        if not found:
            self.write(say("lines.not_found", words=words))
            return
        questions = self.walk.pack.questionnaire.questions
        for spot in found[1:6]:
            self.write(f"  {say('lines.also', question=questions[spot[0]].short)}")
        self.walk = at(self.walk, found[0])

    def undo(self) -> None:
        """Take the last answer back."""
        row = undo_row(self.walk, uuid=self.new_uuid(), at_time=self.now())
        if row is None:
            self.write(say("lines.nothing_to_undo"))
            return
        self.walk = undone(self.walk, self.keep((row,))[0])
        self.rethink()

    def redo(self) -> None:
        """Give again what was undone."""
        row = redo_row(self.walk, uuid=self.new_uuid(), at_time=self.now())
        if row is None:
            self.write(say("lines.nothing_to_redo"))
            return
        self.walk = redone(self.walk, self.keep((row,))[0])
        self.rethink()

    def verdict(self) -> None:
        """Print the result so far."""
        for line in summary_lines(self.walk.pack, score(self.walk.pack, self.walk.assessment)):
            self.write(line)

    def what_is_open(self) -> None:
        """Print what has no answer yet."""
        questions = self.walk.pack.questionnaire.questions
        names = {segment.id: segment.name for segment in self.walk.assessment.segments}
        for question, segment in self.walk.open_spots():
            self.write(f"  {questions[question].short}{' · ' + names[segment] if segment in names else ''}")
