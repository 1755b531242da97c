"""The last line of a screen: what the keys do here. Shows what fits, and always how to see the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Input

from abm_fit.tui.bindings import KEYS, NAMES, Key, Place, hints_of, name_of, worded, written
from abm_fit.tui.text import MARK, joined, plain, short
from abm_fit.tui.widgets.window_bar import Hint, hinted
from abm_fit.wording.spoken import say

GAP = 2
LEAST = Size(60, 20)
"""A smaller window still shows what it can, and asks to be enlarged."""
ENLARGE = say("keys.enlarge")
OK = worded("ok", "walk", "enter", bound=False)
LEAVE = worded("leave_field", "walk", "escape", bound=False)
MORE = worded("more", "everywhere", "f8", "command_palette")
"""Stands for every key that is not shown: a click finds them all by name."""
CLICKS = {
    OK.id: "focused.submit",
    LEAVE.id: "screen.leave_walk",
    **{key.id: "focused.select" for key in KEYS if key.keys == "enter" and not key.bound},
}
"""What a click runs for keys that the focused thing handles itself."""
EATEN = {"left", "right", "backspace", "delete", "slash", "question_mark", "pageup", "pagedown", "enter", "tab"}
"""Named keys that a text field takes for itself."""


def key_while_typing(key: Key, letters: frozenset[str]) -> str:
    """Return the first of its keys that works while a field has the focus; empty where none does.

    `letters` are those that the field leaves to the screen now.
    """
    known = {*letters, *(name for name, sign in NAMES.items() if sign in letters)}
    usable = (name for name in key.keys.split(",") if name in known or (len(name) > 1 and name not in EATEN))
    return next((name_of(name) for name in usable), "") if key.bound else ""


class KeyBar(Widget):
    """Key hints for a place; each can be clicked. Those that do not fit are behind More; `?` and Quit never are."""

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
        self._shown = Content("")

    def on_mount(self) -> None:
        """Follow the focus: in a text field other keys are of use."""
        self.watch(self.screen, "focused", self.renew, init=False)

    def renew(self) -> None:
        """Draw anew where other keys are of use now."""
        if not self._hints().is_same(self._shown):
            self.refresh()

    def render(self) -> Content:
        """Return as many hints as fit the width."""
        self._shown = self._hints()
        return self._shown

    def now(self, name: str) -> str:
        """Return how one gives an action's key where the focus is now: where a field takes all of them, after Esc."""
        key = next(one for one in KEYS if one.id == name)
        letters = self._letters()
        if letters is None:
            return written(key)
        return key_while_typing(key, letters) or say("keys.after_leaving", key=written(key))

    def _letters(self) -> frozenset[str] | None:
        """Return the letters that a field with the focus leaves to the screen; None where no field has it."""
        focused = self.screen.focused
        if focused is None or not focused.check_consume_key("0", "0"):
            return None
        letters: frozenset[str] = getattr(focused, "letters", frozenset())
        return letters

    def _hints(self) -> Content:
        hints = [key for key in hints_of(self.place) if self._possible(key)]
        letters = self._letters()
        if letters is not None:
            # Letters are being typed: only keys that a field lets through are of use.
            hints = [key._replace(show_key=other) for key in hints if (other := key_while_typing(key, letters))]
            # The list of answers shows the letter, which is of no use once something is typed.
            hints.sort(key=lambda key: bool(letters) or key.id != "dont_know")
            hints = [
                *([OK] if isinstance(self.screen.focused, Input) else []),
                *([LEAVE] if self.place == "walk" and not letters else []),
                *(key for key in hints if key.id != "menu"),
            ]
        must = [key for key in hints if key.place == "everywhere"]
        room = self.content_size.width - sum(_width(key) + GAP for key in must)
        if self.app.size.width < LEAST.width or self.app.size.height < LEAST.height:
            return joined([plain(short(ENLARGE, max(0, room)), MARK), plain(" " * GAP), *_spaced(must)])
        own = [key for key in hints if key.place != "everywhere"]
        chosen = _fitting(own, room)
        if self._anything_left({key.id for key in chosen}):
            chosen = [*_fitting(own, room - _width(MORE) - GAP), MORE]
        return joined(_spaced([*chosen, *must]))

    def _anything_left(self, shown: set[str]) -> bool:
        """Tell whether something can be done here that is not shown."""
        mine = (key for key in KEYS if key.place == self.place and key.bound and key.label)
        return any(key.id not in shown and self._possible(key) for key in mine)

    def _possible(self, key: Key) -> bool:
        if not key.bound:
            return True
        owner = self.app if key.place == "everywhere" else self.screen
        return owner.check_action(key.action, ()) is True


def _spaced(keys: Iterable[Key]) -> Iterator[Content]:
    for key in keys:
        yield _shown(key)
        yield plain(" " * GAP)


def _width(key: Key) -> int:
    return len(written(key)) + 1 + len(key.label)


def _fitting(hints: Iterable[Key], room: int) -> list[Key]:
    chosen = []
    for key in hints:
        room -= _width(key) + GAP
        if room < -GAP:
            break
        chosen.append(key)
    return chosen


def _shown(key: Key) -> Content:
    owner = "app" if key.place == "everywhere" else "screen"
    action = f"{owner}.{key.action}" if key.bound else CLICKS.get(key.id, "")
    return hinted(Hint(written(key), key.label, action))
