"""A small window with more to read before something is decided."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from abm_fit.tui.bindings import name_of
from abm_fit.tui.screens.asking import BACK, Choice
from abm_fit.tui.text import STRONG, one_line, plain
from abm_fit.tui.widgets.window_bar import Hint, WindowBar
from abm_fit.wording.spoken import say


class ReadingPrompt(ModalScreen[str | None]):
    """Lines to read, which scroll, over the choices; None where it was left. The first choice is the safe one."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "leave", show=False),
        Binding("pageup", "scroll(-1)", show=False, priority=True),
        Binding("pagedown", "scroll(1)", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    ReadingPrompt VerticalScroll { height: auto; max-height: 50vh; margin: 1 0 0 0; background: $surface;
                                   scrollbar-size-vertical: 1; }
    ReadingPrompt .line { margin: 0 0 1 0; }
    """
    choices = query_one(OptionList)
    lines = query_one(VerticalScroll)

    def __init__(self, title: str, lines: Sequence[str], choices: Sequence[Choice]) -> None:
        super().__init__(classes="asking")
        self._title, self._lines, self._choices = title, tuple(lines), tuple(choices)

    def compose(self) -> ComposeResult:
        """Lay out title, lines and choices."""
        with Vertical(classes="window"):
            yield Static(one_line(self._title, STRONG))
            with VerticalScroll(can_focus=False):
                for line in self._lines:
                    yield Static(plain(line), classes="line")
            yield OptionList(*[Option(choice.shown) for choice in self._choices], markup=False, compact=True)
        read_on = Hint(name_of("pagedown"), say("asking.read_on"), "screen.scroll(1)")
        take = Hint(name_of("enter"), say("asking.take"), "focused.select")
        yield WindowBar(Hint("↑↓", say("asking.choose")), take, read_on, BACK)

    def on_mount(self) -> None:
        """Stand on the safe choice."""
        self.choices.highlighted = 0
        self.choices.focus()

    def action_scroll(self, pages: int) -> None:
        """Read on, or back."""
        if pages > 0:
            self.lines.scroll_page_down(animate=False)
        else:
            self.lines.scroll_page_up(animate=False)

    def action_leave(self) -> None:
        """Decide nothing."""
        self.dismiss(None)

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._choices[event.option_index].id)
