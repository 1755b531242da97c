"""The sections at the left, each with what is left of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from abm_fit.tui.text import SOFT, joined, one_line, plain, short


class SectionLine(NamedTuple):
    """A section and how far it is."""

    title: str
    done: int
    of: int
    here: bool = False

    @property
    def sign(self) -> str:
        """A sign for how far it is: a shape, so that no colour is needed."""
        if self.here:
            return "►"
        if self.of and self.done >= self.of:
            return "✓"
        return "●" if self.done else "○"

    @property
    def left(self) -> str:
        """What is left, in as few characters as will say it."""
        return f"{self.done}/{self.of}"


class SectionRail(OptionList):
    """All sections; a click or Enter jumps to the first open question of one."""

    DEFAULT_CSS = """
    SectionRail { border: none; border-right: solid $rule; padding: 0 1 0 0; width: 36;
                  background: $surface; color: $ink; }
    SectionRail:focus { border: none; border-right: solid $border; background-tint: transparent 0%; }
    """

    class Jumped(Message):
        """A section was picked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._shown: tuple[SectionLine, ...] = ()

    def show(self, lines: Sequence[SectionLine]) -> None:
        """Show the sections; lines that did not change are left alone."""
        new = tuple(lines)
        if len(new) != len(self._shown):
            self.set_options([Option(self._prompt(line)) for line in new])
        else:
            for index, (line, before) in enumerate(zip(new, self._shown, strict=True)):
                if line != before:
                    self.replace_option_prompt_at_index(index, self._prompt(line))
        self._shown = new
        here = next((index for index, line in enumerate(new) if line.here), None)
        if here is not None and here != self.highlighted and not self.has_focus:
            self.highlighted = here

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell which section was picked."""
        event.stop()
        self.post_message(self.Jumped(event.option_index))

    def _prompt(self, line: SectionLine) -> Content:
        room = 30 - len(line.left)
        title = one_line(short(line.title, room), "bold" if line.here else "")
        gap = max(1, room + 1 - title.cell_length)
        return joined([plain(f"{line.sign} "), title, plain(" " * gap + line.left, SOFT)])
