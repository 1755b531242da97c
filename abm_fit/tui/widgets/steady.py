"""Text that is laid out anew only where its height changes, and drawn anew only in the lines that differ.

Laying a screen out costs more than drawing it, and drawing more than comparing.
"""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.widgets import Static


class Steady(Static):
    """Text that is replaced often; the same text again is nothing at all. Give it `min-height` in lines, no padding."""

    virtual_size = Reactive(Size(0, 0))
    """Textual's own asks for a second layout whenever the first one changed it."""

    def __init__(self, *, id: str | None = None, fixed: bool = False) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self._text = Content("")
        self._lines: list[Content] = []
        """The text as it is broken for `_width` cells."""
        self._width = 0
        self._differ: list[Region] = []
        """What alone is drawn anew; empty for all of it."""
        self._fixed = fixed
        """Whether the stylesheet fixes its height."""

    def put(self, text: Content) -> None:
        """Show the text."""
        if text.is_same(self._text):
            return
        width = self.content_size.width
        lines = text.wrap(width) if width and text else []
        comparable = bool(width) and width == self._width
        same_height = self._fixed or (comparable and self._height_of(lines) == self._height_of(self._lines))
        if comparable and len(lines) == len(self._lines):
            pairs = enumerate(zip(self._lines, lines, strict=True))
            self._differ = [Region(0, row, width, 1) for row, (one, other) in pairs if not one.is_same(other)]
        self._text, self._lines, self._width = text, lines, width
        self.update(text, layout=not same_height)
        self._differ = []

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Steady:
        """Draw anew; of a text that was just put, the lines that differ."""
        alone = self._differ if not regions and not layout else regions
        super().refresh(*alone, repaint=repaint, layout=layout, recompose=recompose)
        return self

    def _height_of(self, lines: list[Content]) -> int:
        least = self.styles.min_height
        return max(int(least.value) if least else 0, len(lines))
