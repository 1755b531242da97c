"""All keys of a screen, and the glossary."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from abm_fit.tui.bindings import TITLES, Place, key_lines, name_of
from abm_fit.tui.text import MARK, SOFT, STRONG, joined, plain, stacked
from abm_fit.tui.widgets.window_bar import Hint, WindowBar
from abm_fit.wording.spoken import say

EVERYWHERE: Place = "everywhere"
KEYS_WIDTH = 14
"""Columns of the keys."""
AROUND = 9
"""Columns that the window needs for its border, padding and scroll bar, and the gap after the keys."""


class KeysScreen(ModalScreen[None]):
    """Keys made from the one table, and the terms of the field in plain words."""

    BINDINGS = [Binding("escape,question_mark,f10,q,enter", "leave", show=False)]  # noqa: RUF012

    def __init__(self, place: Place, glossary: Sequence[tuple[str, str]]) -> None:
        super().__init__(classes="asking")
        self._place = place
        self._glossary = glossary

    def compose(self) -> ComposeResult:
        """Lay out one long text."""
        with Vertical(classes="window tall"):
            yield Static(joined([plain(say("keys.title"), STRONG), plain(f"   {say('keys.arrows')}", SOFT)]))
            with VerticalScroll():
                yield Static(id="keys", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(Content(say("asking.close_button")), id="leave", compact=True)
        close = Hint(name_of("escape"), say("asking.close"), "screen.leave")
        yield WindowBar(Hint("↑↓", say("asking.scroll")), close)

    @on(Button.Pressed, "#leave")
    def _left(self) -> None:
        self.dismiss()

    def on_click(self, event: events.Click) -> None:
        """Close where somebody clicks beside the window."""
        if event.widget is self:
            self.dismiss()

    def on_resize(self) -> None:
        """Break the lines for the window's width."""
        self.query_one("#keys", Static).update(self._text())

    def _text(self) -> Content:
        width = max(20, min(72, self.size.width * 96 // 100) - KEYS_WIDTH - AROUND)
        lines: list[Content] = []
        for place in dict.fromkeys((self._place, EVERYWHERE)):
            lines += [Content(""), plain(TITLES[place], f"{STRONG} {MARK}")]
            lines += [_key_line(keys, about, width) for keys, about in key_lines(place)]
        if self._glossary:
            lines += [Content(""), plain(say("keys.glossary"), f"{STRONG} {MARK}")]
            lines += [joined([plain(f"{term}: ", STRONG), plain(means)]) for term, means in self._glossary]
        return stacked(lines)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss()


def _key_line(keys: str, about: str, width: int) -> Content:
    """Return a key with what it does, later lines under the first one's words."""
    broken = [part.rstrip() for part in plain(about).wrap(width)]
    indent = "\n" + " " * (KEYS_WIDTH + 1)
    return joined([plain(f"{keys:<{KEYS_WIDTH}}", STRONG), " ", Content(indent).join(broken)])
