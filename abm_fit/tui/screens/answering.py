"""Answering in the walk: picking, typing, don't know, does not apply, later, note, evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen

from abm_fit.assessment.model import Evidence, State, Value
from abm_fit.errors import AbmFitError, InvalidAnswerError
from abm_fit.tui.bindings import KEYS
from abm_fit.tui.messages import Confirmed
from abm_fit.tui.showing import ticked
from abm_fit.tui.widgets.question_view import QuestionView
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.tui.session import Session
    from abm_fit.tui.widgets.key_bar import KeyBar

    class _Walk(Screen[None]):
        session: Session
        looking: bool
        view: QuestionView
        keys: KeyBar

        def show_answer(self, *, typed: bool = False) -> None: ...
        def show_saving(self) -> None: ...
        def key(self, name: str) -> str: ...
        def say(self, text: str, *, wrong: bool = False) -> None: ...
        def after_answer(self) -> None: ...
        def go_on(self) -> None: ...
else:
    _Walk = Screen

NEXT_EVIDENCE: dict[Evidence, Evidence] = {"none": "described", "described": "shown", "shown": "none"}


class Answering(_Walk):
    """The walk screen's ways to answer."""

    def confirm(
        self,
        state: State,
        value: Value | None = None,
        *,
        reason: str = "",
        evidence: Evidence | None = None,
        note: str | None = None,
        on: bool = True,
    ) -> bool:
        """Make it the answer, have it saved and, with `on`, go on; returns whether it could be."""
        if self.looking:
            return False
        try:
            rows = self.session.confirm(state, value, reason=reason, evidence=evidence, note=note)
        except AbmFitError as error:
            self.say(error.message + (f" {error.hint}" if error.hint else ""), wrong=True)
            return False
        self.say("")
        if not self.session.scratch:
            self.show_saving()
            self.post_message(Confirmed(self.session.assessment.id, rows))
        self.after_answer()
        if on:
            self.view.field.taken()
            self.go_on()
            if self.session.spot == (rows[-1].question, rows[-1].segment):
                self.show_answer(typed=True)
        else:
            self.show_answer(typed=state == "cleared")
        return True

    def pick(self, line: str) -> None:
        """Answer with a line of the list."""
        actions = {"+dont_know": self.action_dont_know, "+later": self.action_later, "+na": self.action_not_applicable}
        if line in actions:
            actions[line]()
        elif line == "+next":
            self.go_on()
        elif self.session.question.kind == "many":
            self._tick(line)
        else:
            self.confirm("answered", line)

    def _tick(self, option: str) -> None:
        question = self.session.question
        chosen = ticked(self.session.answer)
        exclusive = {one.id for one in question.options if one.exclusive}
        if option in chosen:
            chosen -= {option}
        elif option in exclusive:
            chosen = frozenset((option,))
        else:
            chosen = (chosen - exclusive) | {option}
        ordered = tuple(one.id for one in question.options if one.id in chosen)
        if ordered:
            self.confirm("answered", ordered, on=False)
        else:
            self.confirm("cleared", on=False)

    @on(QuestionView.Typed)
    def _typed(self, event: QuestionView.Typed) -> None:
        event.stop()
        self.keys.renew()
        if not event.text.strip():
            self.view.say_echo("")
            return
        try:
            self.view.say_echo(self.session.echo(event.text))
        except InvalidAnswerError as error:
            self.view.say_echo(self._meant_as_key(event.text.strip()) or error.message, wrong=True)

    def _meant_as_key(self, letter: str) -> str:
        """Return how to give the key that a lone letter would be outside of the field; empty where it is none."""
        key = next((one for one in KEYS if one.place == "walk" and letter in one.keys.split(",")), None)
        if key is None or len(letter) != 1:
            return ""
        return say("walk.meant_as_key", key=self.key(key.id), label=key.label)

    @on(QuestionView.Entered)
    def _entered(self, event: QuestionView.Entered) -> None:
        event.stop()
        if not event.text.strip():
            left_open, spot = self.session.answer is None, self.session.spot
            self.go_on()
            if left_open and self.session.spot != spot:
                self.say(say("walk.left_open", back=self.key("back")))
            return
        try:
            value = self.session.read(event.text)
        except InvalidAnswerError as error:
            self.view.say_echo(error.message, wrong=True)
            self.say(error.hint, wrong=True)
            return
        self.confirm("answered", value)

    def action_dont_know(self) -> None:
        """Say that one doesn't know."""
        self.confirm("dont_know")

    def action_later(self) -> None:
        """Come back to it later."""
        self.confirm("later")

    def action_clear(self) -> None:
        """Take the answer away."""
        if self.session.answer is None:
            self.say(say("walk.nothing_to_clear"))
        elif self.confirm("cleared", on=False):
            self.say(say("walk.cleared", undo=self.key("undo")))

    def action_not_applicable(self) -> None:
        """Ask for the reason, then say that it does not apply."""
        if not self.session.question.na:
            self.say(say("walk.applies_to_all", dont_know=self.key("dont_know")))
            return
        from abm_fit.tui.screens.asking import reason_prompt

        self.app.push_screen(reason_prompt(self.session.answer), self._not_applicable)

    def _not_applicable(self, reason: str | None) -> None:
        if reason is not None:
            self.confirm("not_applicable", reason=reason.strip())

    def action_evidence(self) -> None:
        """Go round none, described, shown."""
        answer = self.session.answer
        if answer is None or answer.state != "answered":
            self.say(say("walk.evidence_of_what", evidence=self.key("evidence")))
            return
        evidence = NEXT_EVIDENCE[answer.evidence]
        if self.confirm(answer.state, answer.value, evidence=evidence, on=False):
            self.say(say(f"walk.evidence.{evidence}"))

    def action_note(self) -> None:
        """Write a note beside the answer."""
        answer = self.session.answer
        if answer is None:
            self.say(say("walk.note_on_what", note=self.key("note")))
            return
        from abm_fit.tui.screens.asking import NotePrompt

        about = say("asking.note_about", question=self.session.question.short)
        prompt = NotePrompt(say("asking.note"), about, answer.note)
        self.app.push_screen(prompt, self._noted)

    def _noted(self, note: str | None) -> None:
        answer = self.session.answer
        if note is not None and answer is not None and note != answer.note:
            self.confirm(answer.state, answer.value, reason=answer.reason, note=note, on=False)
