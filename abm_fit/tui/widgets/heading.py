"""The first line of a screen: says as much as its width allows."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from abm_fit.tui.fitting import Piece, fitted


class Heading(Widget):
    """Pieces of a line, fitted anew at every width."""

    DEFAULT_CSS = """
    Heading { height: 1; background: $panel; color: $ink; padding: 0 1; }
    """
    can_focus = False

    def __init__(self, pieces: Sequence[Piece] = ()) -> None:
        super().__init__(id="heading")
        self._pieces = tuple(pieces)

    def put(self, pieces: Sequence[Piece]) -> None:
        """Show other pieces."""
        self._pieces = tuple(pieces)
        self.refresh()

    def render(self) -> Content:
        """Return what fits."""
        return fitted(self._pieces, self.content_size.width)
