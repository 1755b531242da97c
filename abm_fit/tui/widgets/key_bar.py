"""The last line of a screen: what the keys do here. Shows what fits, and always how to see the rest."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from abm_fit.tui.bindings import Key, Place, hints_of, written
from abm_fit.tui.text import joined, plain

GAP = 2


class KeyBar(Widget):
    """Key hints for a place; each can be clicked. Hints that do not fit are left out, `?` and Quit never are."""

    DEFAULT_CSS = """
    KeyBar { height: 1; dock: bottom; background: $panel; color: $ink; padding: 0 1; link-style: none;
             link-color: $ink; link-background: $panel; link-style-hover: underline; link-color-hover: $ink;
             link-background-hover: $panel; }
    """
    can_focus = False

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        """Whose keys are shown."""

    def render(self) -> Content:
        """Return as many hints as fit the width."""
        hints = [key for key in hints_of(self.place) if self._possible(key)]
        must = [key for key in hints if key.place == "everywhere"]
        room = self.content_size.width - sum(_width(key) + GAP for key in must)
        chosen: list[Key] = []
        for key in hints:
            if key.place == "everywhere":
                continue
            room -= _width(key) + GAP
            if room < -GAP:
                break
            chosen.append(key)
        return joined(piece for key in [*chosen, *must] for piece in (_shown(key), plain(" " * GAP)))

    def _possible(self, key: Key) -> bool:
        if not key.bound:
            return True
        owner = self.app if key.place == "everywhere" else self.screen
        return owner.check_action(key.action, ()) is True


def _width(key: Key) -> int:
    return len(written(key)) + 1 + len(key.label)


def _shown(key: Key) -> Content:
    text = joined([plain(written(key), "bold $footer-key-foreground"), plain(f" {key.label}")])
    if not key.bound:
        return text
    owner = "app" if key.place == "everywhere" else "screen"
    return text.stylize(Style.from_meta({"@click": f"{owner}.{key.action}"}))
