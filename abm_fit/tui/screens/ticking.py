"""A small window to pick one option, or tick several, away from the walk."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from abm_fit.pack.questions import Question
from abm_fit.tui.bindings import name_of
from abm_fit.tui.screens.asking import BACK
from abm_fit.tui.text import SOFT, STRONG, plain
from abm_fit.tui.widgets.choice_list import KEYS, ChoiceList, Line, sign_of
from abm_fit.tui.widgets.window_bar import Hint, WindowBar
from abm_fit.wording.spoken import say

DONE = "+done"
"""The line that says that everything is ticked."""


def turned(question: Question, chosen: frozenset[str], option: str) -> frozenset[str]:
    """Return what is ticked once an option was turned; an exclusive one stands alone."""
    if option in chosen:
        return chosen - {option}
    exclusive = {one.id for one in question.options if one.exclusive}
    return frozenset((option,)) if option in exclusive else (chosen - exclusive) | {option}


class OptionsPrompt(ModalScreen[tuple[str, ...] | None]):
    """The options of a question; what was picked, in order, or None where it was left."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "leave", show=False),
        Binding("f2,ctrl+n", "done", show=False),
    ]
    DEFAULT_CSS = """
    OptionsPrompt ChoiceList { background: $surface; }
    """
    choices = query_one(ChoiceList)

    def __init__(self, question: Question, chosen: frozenset[str]) -> None:
        super().__init__(classes="asking")
        self._question, self._chosen = question, chosen
        self._many = question.kind == "many"

    def compose(self) -> ComposeResult:
        """Lay out the question, its options and buttons."""
        with Vertical(classes="window"):
            yield Static(plain(self._question.short, STRONG))
            yield Static(plain(self._question.ask, SOFT))
            yield ChoiceList()
            with Horizontal(classes="buttons"):
                if self._many:
                    yield Button(Content(say("asking.done_button")), id="done", compact=True, variant="primary")
                yield Button(Content(say("asking.back_button")), id="leave", compact=True)
        done = [Hint(name_of("f2"), say("asking.done"), "screen.done")] if self._many else []
        yield WindowBar(Hint("1-9", say("asking.choose")), *done, BACK)

    def on_mount(self) -> None:
        """Stand on what is chosen."""
        self.choices.picked = self._pick
        options = [option.id for option in self._question.options]
        self._show(cursor=next((at for at, one in enumerate(options) if one in self._chosen), 0))
        self.choices.focus()

    def _show(self, cursor: int | None = None) -> None:
        lines = [
            Line(
                option.id,
                KEYS[at] if at < len(KEYS) else "",
                option.label,
                sign_of(option.id in self._chosen, self._many),
                option.id in self._chosen,
            )
            for at, option in enumerate(self._question.options)
        ]
        if self._many:
            lines.append(Line(DONE, "→", say("asking.done"), aside=True))
        self.choices.show(lines, cursor=cursor)

    def _pick(self, option: str) -> None:
        if option == DONE:
            self.action_done()
        elif self._many:
            self._chosen = turned(self._question, self._chosen, option)
            self._show()
        else:
            self.dismiss((option,))

    def action_done(self) -> None:
        """Take what is ticked."""
        self.dismiss(tuple(one.id for one in self._question.options if one.id in self._chosen))

    def action_leave(self) -> None:
        """Pick nothing."""
        self.dismiss(None)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Do by mouse what the keys do."""
        event.stop()
        if event.button.id == "done":
            self.action_done()
        else:
            self.action_leave()
