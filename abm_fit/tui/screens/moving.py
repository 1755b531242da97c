"""Moving through the walk: back, on, to what is open, to a section, to what a search finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widgets import Input

from abm_fit.tui.messages import Confirmed, HeaderChanged, Wanted
from abm_fit.tui.text import SOFT, joined, one_line
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from textual.widget import Widget

    from abm_fit.assessment.model import Answer
    from abm_fit.pack.questions import Question
    from abm_fit.tui.session import Session

    class _Walk(Screen[None]):
        session: Session
        leads: bool

        def show_question(self) -> None: ...
        def key(self, name: str) -> str: ...
        def say(self, text: str, *, wrong: bool = False) -> None: ...
        def after_answer(self) -> None: ...
        def pass_over(self) -> None: ...
else:
    _Walk = Screen


class Moving(_Walk):
    """The walk screen's ways around."""

    def moved(self, *, to: bool, otherwise: str = "") -> None:
        """Show where we are now, or say why we did not move."""
        if to:
            self.show_question()
        else:
            self.say(otherwise)

    def action_back(self) -> None:
        """Go to the question before."""
        self.moved(to=self.session.back(), otherwise=say("walk.first_question"))

    def action_skip(self) -> None:
        """Go on without answering."""
        self.go_on()

    def go_on(self) -> None:
        """Go to the next question; at the end, say what can be done."""
        if self.leads:
            self.pass_over()
            return
        if self.session.forward():
            self.moved(to=True)
            return
        left = self.session.left()
        if left:
            self.say(say.count(left, "walk.last_question", gap=self.key("gap"), result=self.key("result")))
        else:
            self.say(say("walk.all_answered", result=self.key("result"), review=self.key("review")))

    def action_next_gap(self) -> None:
        """Go to the next question without an answer."""
        self.moved(to=self.session.to_gap(), otherwise=say("walk.nothing_open"))

    def action_next_section(self) -> None:
        """Go to the next section."""
        self.moved(to=self.session.to_neighbour(1), otherwise=say("walk.last_section"))

    def action_previous_section(self) -> None:
        """Go to the section before."""
        self.moved(to=self.session.to_neighbour(-1), otherwise=say("walk.first_section"))

    def action_search(self) -> None:
        """Find a question by its words."""
        from abm_fit.tui.screens.asking import Choice, PickPrompt

        choices = [
            Choice(str(index), joined([one_line(f"{sign} "), one_line(text), one_line(f" · {where}", SOFT)]), words)
            for index, (sign, text, where, words) in enumerate(self.session.index())
        ]
        self.app.push_screen(PickPrompt(say("walk.jump"), choices, search=True), self._found)

    def _found(self, picked: str | None) -> None:
        if picked is not None:
            self.session.to_index(int(picked))
            self.moved(to=True)

    def action_undo(self) -> None:
        """Take the last answer back."""
        if question := self._undone(self.session.undo(), otherwise=say("walk.nothing_to_undo")):
            self.say(say("walk.undone", question=question.short, redo=self.key("redo")))

    def action_redo(self) -> None:
        """Give again what was undone."""
        if question := self._undone(self.session.redo(), otherwise=say("walk.nothing_to_redo")):
            self.say(say("walk.redone", question=question.short, undo=self.key("undo")))

    def _undone(self, rows: tuple[Answer, ...], *, otherwise: str) -> Question | None:
        """Show and save what was taken back or given again; returns its question, or says that there is nothing."""
        if not rows:
            self.say(otherwise)
            return None
        self.show_question()
        if not self.session.scratch:
            self.post_message(Confirmed(self.session.assessment.id, rows))
        self.after_answer()
        return self.session.pack.questionnaire.questions[rows[-1].question]

    def action_depth(self) -> None:
        """Change between quick and full."""
        before = self.session.assessment
        self.session.change_depth()
        if not self.session.steps:
            self.session.take(before)
            self.say(say("walk.no_quick"))
            return
        self.post_message(HeaderChanged(self.session.assessment, before))
        self.show_question()
        self.say(say("walk.now_quick" if self.session.assessment.depth == "quick" else "walk.now_full"))
        self.after_answer()

    def action_leave_walk(self) -> None:
        """Out of a text field first, then back to home; what-if is left at once where nothing is being typed."""
        focused: Widget | None = self.focused
        if isinstance(focused, Input) and not (self.session.scratch and self.view.field.untouched):  # type: ignore[attr-defined]
            self.view.choices.focus()  # type: ignore[attr-defined]
        else:
            self.post_message(Wanted("home"))
