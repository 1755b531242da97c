"""Text from packs and people into widgets: always data, never markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.style import Style

STRONG = "bold"
"""Style of what matters most in a line."""
SOFT = "$ink-soft"
"""Style of what is said beside it."""
MARK = "$mark"
"""Style of what asks to be looked at; always beside a word or a sign that says the same."""
COOL = "$cool"
"""Style of the low pole and of links."""
DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that turn the direction of what follows, the rest of the line included."""


def clean(text: str, *, lines: bool = True) -> str:
    """Return the text without control characters and direction overrides, which could redraw or reorder a screen.

    With `lines` line breaks stay; without, they become spaces.
    """
    if text.isascii() and text.isprintable():
        return text
    kept = []
    for character in text.expandtabs(4):
        if character in "\n\u2028\u2029":
            kept.append("\n" if lines else " ")
        elif unicodedata.category(character) not in ("Cc", "Cs") and character not in DIRECTIONS:
            kept.append(character)
    return "".join(kept)


def plain(text: str, style: str | Style = "") -> Content:
    """Return text for a widget in which `[` and `]` are just characters; the only way outside text gets on a screen."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def one_line(text: str, style: str | Style = "") -> Content:
    """Return the text for a widget as one line; a space at either end stays."""
    words = re.sub(r"\s+", " ", clean(text, lines=False))
    return Content.styled(words, style) if style else Content(words)


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes: two for a Chinese character, none for an accent of its own."""
    return len(text) if text.isascii() else cell_len(text)


def short(text: str, width: int) -> str:
    """Return the text as one line of at most so many cells, cut with an ellipsis."""
    words = " ".join(clean(text, lines=False).split())
    if cells(words) <= width:
        return words
    room = max(1, width - 1)
    kept = words[:room] if words.isascii() else set_cell_size(words, room)
    return kept.rstrip() + "…"


def joined(parts: Iterable[Content | str]) -> Content:
    """Return the parts one after another; plain strings are taken as they are."""
    return Content("").join([part if isinstance(part, Content) else plain(part) for part in parts])


def stacked(lines: Iterable[Content | str]) -> Content:
    """Return the lines one under another."""
    return Content("\n").join([line if isinstance(line, Content) else plain(line) for line in lines])


def clickable(text: str, action: str, style: str | Style = "") -> Content:
    """Return text that runs an action of the screen when it is clicked; `action` is ours, never from a pack."""
    shown = plain(text, style)
    return shown.stylize(Style.from_meta({"@click": action}))


def bar(share: float, width: int) -> str:
    """Return a bar of so many characters, filled by a share from 0 to 1; full only where the share is."""
    filled = width if share >= 1 else min(width - 1, int(share * width + 0.5)) if share > 0 else 0
    return "█" * filled + "░" * (width - filled)
