"""The command palette, with its own keys in the last line."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.command import CommandPalette

from abm_fit.tui.widgets.window_bar import Hint, WindowBar


class Palette(CommandPalette):
    """Textual's, over our last line."""

    DEFAULT_CSS = """
    Palette CommandList { max-height: 55vh; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the last line, too."""
        yield from super().compose()
        yield WindowBar(Hint("↑↓", "Choose"), Hint("Enter", "Run it"), Hint("Esc", "Close", "screen.escape"))
