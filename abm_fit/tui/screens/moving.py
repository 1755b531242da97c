"""Moving through the walk: back, on, to what is open, to a section, to what a search finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widgets import Input

from abm_fit.tui.messages import Confirmed, HeaderChanged, Wanted
from abm_fit.tui.text import SOFT, joined, one_line

if TYPE_CHECKING:
    from textual.widget import Widget

    from abm_fit.assessment.model import Answer
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
        self.moved(to=self.session.back(), otherwise="This is the first question.")

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
            self.say(
                f"That was the last question. {left} still open: {self.key('gap')} goes to them, "
                f"{self.key('result')} shows the result so far."
            )
        else:
            self.say(
                f"Everything is answered: {self.key('result')} shows the result, "
                f"{self.key('review')} reviews the answers."
            )

    def action_next_gap(self) -> None:
        """Go to the next question without an answer."""
        self.moved(to=self.session.to_gap(), otherwise="Nothing is open: every question has an answer.")

    def action_next_section(self) -> None:
        """Go to the next section."""
        self.moved(to=self.session.to_neighbour(1), otherwise="This is the last section.")

    def action_previous_section(self) -> None:
        """Go to the section before."""
        self.moved(to=self.session.to_neighbour(-1), otherwise="This is the first section.")

    def action_search(self) -> None:
        """Find a question by its words."""
        from abm_fit.tui.screens.asking import Choice, PickPrompt

        choices = [
            Choice(str(index), joined([one_line(f"{sign} "), one_line(text), one_line(f" · {where}", SOFT)]), words)
            for index, (sign, text, where, words) in enumerate(self.session.index())
        ]
        self.app.push_screen(PickPrompt("Jump to a question", choices, search=True), self._found)

    def _found(self, picked: str | None) -> None:
        if picked is not None:
            self.session.to_index(int(picked))
            self.moved(to=True)

    def action_undo(self) -> None:
        """Take the last answer back."""
        self._undone(self.session.undo(), "Nothing to undo in this session.", "Taken back", "redo")

    def action_redo(self) -> None:
        """Give again what was undone."""
        self._undone(self.session.redo(), "Nothing to redo.", "Given again", "undo")

    def _undone(self, rows: tuple[Answer, ...], otherwise: str, done: str, other_way: str) -> None:
        if rows:
            self.show_question()
            question = self.session.pack.questionnaire.questions[rows[-1].question]
            self.say(f"{done}: {question.short}. {self.key(other_way)} reverses that.")
            if not self.session.scratch:
                self.post_message(Confirmed(self.session.assessment.id, rows))
            self.after_answer()
        else:
            self.say(otherwise)

    def action_depth(self) -> None:
        """Change between quick and full."""
        before = self.session.assessment
        self.session.change_depth()
        if not self.session.steps:
            self.session.take(before)
            self.say("These questions have no quick walk for this person.")
            return
        self.post_message(HeaderChanged(self.session.assessment, before))
        self.show_question()
        word = (
            "Quick walk: the questions that decide most."
            if self.session.assessment.depth == "quick"
            else ("Full walk: every question.")
        )
        self.say(f"{word} All answers stay.")
        self.after_answer()

    def action_leave_walk(self) -> None:
        """Out of a text field first, then back to home; what-if is left at once where nothing is being typed."""
        focused: Widget | None = self.focused
        if isinstance(focused, Input) and not (self.session.scratch and self.view.field.untouched):  # type: ignore[attr-defined]
            self.view.choices.focus()  # type: ignore[attr-defined]
        else:
            self.post_message(Wanted("home"))
