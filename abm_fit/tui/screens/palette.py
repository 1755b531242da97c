"""The command palette, with its own keys in the last line."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.command import CommandPalette

from abm_fit.tui.bindings import name_of
from abm_fit.tui.widgets.window_bar import Hint, WindowBar
from abm_fit.wording.spoken import say


class Palette(CommandPalette):
    """Textual's, over our last line."""

    DEFAULT_CSS = """
    Palette CommandList { max-height: 55vh; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(placeholder=say("asking.look_for_command"), id=id)

    def compose(self) -> ComposeResult:
        """Lay out the last line, too."""
        yield from super().compose()
        run = Hint(name_of("enter"), say("asking.run"))
        close = Hint(name_of("escape"), say("asking.close"), "screen.escape")
        yield WindowBar(Hint("↑↓", say("asking.choose")), run, close)
