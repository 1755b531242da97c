"""Small windows over a screen: a line of text, a note, one of several things."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from abm_fit.assessment.model import Answer
from abm_fit.tui.bindings import name_of
from abm_fit.tui.text import MARK, SOFT, STRONG, plain
from abm_fit.tui.widgets.window_bar import Hint, WindowBar
from abm_fit.wording.spoken import say

NOTHING_FOUND = say("asking.nothing_found")
BACK = Hint(name_of("escape"), say("asking.back"), "screen.leave")
"""The key that leaves a window."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to pick."""

    id: str
    shown: Content
    words: str
    """What a search looks in."""


class LinePrompt(ModalScreen[str | None]):
    """Ask for one line of text; None where it was left."""

    BINDINGS = [Binding("escape", "leave", show=False)]  # noqa: RUF012
    field = query_one(Input)

    def __init__(
        self,
        title: str,
        about: str = "",
        *,
        value: str = "",
        check: Callable[[str], str] | None = None,
        echo: Callable[[str], str] | None = None,
        begun: bool = False,
    ) -> None:
        super().__init__(classes="asking")
        self._title, self._about, self._value = title, about, value
        self._check = check
        """Gives the problem with a text, or nothing."""
        self._echo = echo
        """Gives what the text is read as."""
        self._begun = begun
        """Whether the text was just begun and is gone on with, instead of replaced."""

    def compose(self) -> ComposeResult:
        """Lay out title, field and buttons."""
        with Vertical(classes="window"):
            yield Static(plain(self._title, STRONG))
            if self._about:
                yield Static(plain(self._about, SOFT))
            yield Input(self._value, compact=True, select_on_focus=not self._begun)
            yield Static(id="problem", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(Content(say("asking.ok")), id="ok", compact=True, variant="primary")
                yield Button(Content(say("asking.back_button")), id="leave", compact=True)
        yield WindowBar(Hint(name_of("enter"), say("asking.ok"), "focused.submit"), BACK)

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)

    @on(Input.Changed)
    def _read(self, event: Input.Changed) -> None:
        if self._echo is not None:
            self.query_one("#problem", Static).update(plain(self._echo(event.value)))

    @on(Input.Submitted)
    @on(Button.Pressed, "#ok")
    def _done(self) -> None:
        problem = self._check(self.field.value) if self._check else ""
        if problem:
            self.query_one("#problem", Static).update(plain(f"! {problem}", MARK))
            return
        self.dismiss(self.field.value)

    @on(Button.Pressed, "#leave")
    def _left(self) -> None:
        self.dismiss(None)


def reason_prompt(answer: Answer | None) -> LinePrompt:
    """Return a window that asks why a question does not apply; the reason that an answer gives is there already."""
    return LinePrompt(
        say("asking.why_not"),
        say("asking.reason_about"),
        value=answer.reason if answer else "",
        check=lambda text: "" if text.strip() else say("asking.reason_needed"),
    )


class NotePrompt(ModalScreen[str | None]):
    """Ask for a text of several lines; None where it was left."""

    BINDINGS = [Binding("escape", "leave", show=False), Binding("f2,ctrl+n", "keep", show=False)]  # noqa: RUF012
    area = query_one(TextArea)

    def __init__(self, title: str, about: str, value: str) -> None:
        super().__init__(classes="asking")
        self._title, self._about, self._value = title, about, value

    def compose(self) -> ComposeResult:
        """Lay out title, text and buttons."""
        with Vertical(classes="window"):
            yield Static(plain(self._title, STRONG))
            yield Static(plain(self._about, SOFT))
            area = TextArea(self._value, compact=True, tab_behavior="focus")
            area.cursor_blink = False
            yield area
            with Horizontal(classes="buttons"):
                yield Button(Content(say("asking.keep_button")), id="keep", compact=True, variant="primary")
                yield Button(Content(say("asking.back_button")), id="leave", compact=True)
        yield WindowBar(Hint(name_of("f2"), say("asking.keep"), "screen.keep"), BACK)

    def on_mount(self) -> None:
        """Go on where the note ends."""
        self.area.move_cursor(self.area.document.end)

    def action_leave(self) -> None:
        """Leave the note as it was."""
        self.dismiss(None)

    @on(Button.Pressed, "#keep")
    def action_keep(self) -> None:
        """Keep what is written."""
        self.dismiss(self.area.text)

    @on(Button.Pressed, "#leave")
    def _left(self) -> None:
        self.dismiss(None)


class PickPrompt(ModalScreen[str | None]):
    """Pick one of several things; with many, typed words narrow them down. None where it was left."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "leave", show=False),
        Binding("down", "to_list", show=False),
    ]
    choices = query_one(OptionList)

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        about: str = "",
        search: bool = False,
        nothing: str = NOTHING_FOUND,
    ) -> None:
        super().__init__(classes="asking")
        self._title, self._about, self._nothing = title, about, nothing
        self._all = tuple(choices)
        self._found = self._all
        self._search = search

    def compose(self) -> ComposeResult:
        """Lay out title, search field and list."""
        with Vertical(classes="window tall" if self._search else "window"):
            yield Static(plain(self._title, STRONG))
            if self._about:
                yield Static(plain(self._about, SOFT))
            if self._search:
                yield Input(placeholder=say("asking.look_for"), compact=True)
                yield Static(id="none", markup=False)
            yield OptionList(*[Option(choice.shown) for choice in self._all], markup=False, compact=True)
            with Horizontal(classes="buttons"):
                yield Button(Content(say("asking.back_button")), id="leave", compact=True)
        take = Hint(name_of("enter"), say("asking.take"), "screen.take")
        yield WindowBar(Hint("↑↓", say("asking.choose")), take, BACK)

    def on_mount(self) -> None:
        """Stand on the first one."""
        if self._all:
            self.choices.highlighted = 0

    def action_leave(self) -> None:
        """Pick nothing."""
        self.dismiss(None)

    def action_to_list(self) -> None:
        """From the search field into the list."""
        self.choices.focus()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        words = event.value.casefold().split()
        self._found = tuple(choice for choice in self._all if all(word in choice.words for word in words))
        self.choices.set_options([Option(choice.shown) for choice in self._found])
        self.choices.highlighted = 0 if self._found else None
        self.query_one("#none", Static).update(plain("" if self._found else self._nothing, SOFT))

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Pick the highlighted one."""
        index = self.choices.highlighted
        if index is not None and index < len(self._found):
            self.dismiss(self._found[index].id)

    @on(Button.Pressed, "#leave")
    def _left(self) -> None:
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """Pick nothing where somebody clicks beside the window."""
        if event.widget is self:
            self.dismiss(None)

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._found[event.option_index].id)
