"""An empty Textual app: one line of text, nothing else. The floor of a first paint."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static


class EmptyApp(App[None]):
    """Draw one line."""

    def compose(self) -> ComposeResult:
        """Draw the marker."""
        yield Static("READY-MARKER")


if __name__ == "__main__":
    sys.exit(EmptyApp().run())
