"""The last line while a small window is open: the window's own keys, over those of the screen behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from abm_fit.tui.text import joined, plain


class Hint(NamedTuple):
    """A key of a window."""

    key: str
    """As people write it."""
    label: str
    action: str = ""
    """What a click runs; empty for none."""


class WindowBar(Static):
    """The keys of a small window; each can be clicked."""

    DEFAULT_CSS = """
    WindowBar { height: 1; dock: bottom; background: $panel; color: $ink; padding: 0 1; link-style: none;
                link-color: $ink; link-background: $panel; link-style-hover: underline; link-color-hover: $ink;
                link-background-hover: $panel; }
    """

    def __init__(self, *hints: Hint) -> None:
        super().__init__(joined(_spaced(hints)), markup=False)


def _spaced(hints: Sequence[Hint]) -> Iterator[Content]:
    for hint in hints:
        yield hinted(hint)
        yield plain("  ")


def hinted(hint: Hint) -> Content:
    """Return a key and what it does, as every bar of keys shows it."""
    text = joined([plain(hint.key, "bold $footer-key-foreground"), plain(f" {hint.label}")])
    return text.stylize(Style.from_meta({"@click": hint.action})) if hint.action else text
