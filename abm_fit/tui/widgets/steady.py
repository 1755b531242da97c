"""Text that asks for a new layout only where its height changes: laying a screen out costs more than drawing it."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Static


class Steady(Static):
    """Text that is replaced often; the same text again is nothing at all. Give it `min-height` in lines, no padding."""

    virtual_size = Reactive(Size(0, 0))
    """Textual's own asks for a second layout whenever the first one changed it."""

    def __init__(self, *, id: str | None = None, fixed: bool = False) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self._text = Content("")
        self._fixed = fixed
        """Whether the stylesheet fixes its height."""

    def put(self, text: Content) -> None:
        """Show the text."""
        if text.is_same(self._text):
            return
        same_height = self._fixed or self._lines(text) == self._lines(self._text)
        self._text = text
        self.update(text, layout=not same_height)

    def _lines(self, text: Content) -> int:
        width = self.content_size.width
        if not width:
            return -1 - len(text)
        least = self.styles.min_height
        return max(int(least.value) if least else 0, len(text.wrap(width)) if text else 0)
