"""The answers one can pick: numbered, one focusable list, updated in place from question to question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from abm_fit.tui.text import MARK, SOFT, joined, plain

KEYS = "1234567890"
"""The key of each option in order; options beyond the tenth go by arrows or mouse."""


class Line(NamedTuple):
    """One line to pick."""

    id: str
    key: str
    """The key that picks it; empty for none."""
    label: str
    sign: str = ""
    """What stands before the label: whether it is picked (`●`, `○`, `[x]`, `[ ]`)."""
    chosen: bool = False
    aside: bool = False
    """Not an answer of its own but what can be said instead of one."""


class ChoiceList(OptionList):
    """Lines to pick by digit, arrows and Enter, or mouse. Digits go to the options; letters stay with the screen."""

    BINDINGS = [  # noqa: RUF012 - Textual's own way to declare them
        *(Binding(key, f"pick('{key}')", show=False) for key in KEYS),
        Binding("space", "select", show=False),
        # A list takes these for itself; in the walk they lead to another section on every question.
        Binding("pagedown", "screen.next_section", show=False),
        Binding("pageup", "screen.previous_section", show=False),
    ]
    DEFAULT_CSS = """
    ChoiceList { border: none; padding: 0; background: $background; color: $ink; }
    ChoiceList:focus { border: none; background-tint: transparent 0%; }
    """

    virtual_size = Reactive(Size(0, 0))
    """The size of all lines. A new layout is needed only where a scrollbar comes or goes."""

    class LeftUpwards(Message):
        """Somebody went up from the first line."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.lines: tuple[Line, ...] = ()
        """What is shown."""
        self.picked: Callable[[str], object] = lambda _: None
        """Called with the id of a line that was picked. A call and not a message: keys typed ahead must meet the next
        question's lines, never this one's again."""

    def show(self, lines: Sequence[Line], *, cursor: int | None = None) -> None:
        """Show other lines, re-using what stands there; `cursor` is the line to highlight, None keeps it."""
        self.lines = tuple(lines)
        prompts = self._prompts()
        for index in range(min(self.option_count, len(prompts))):
            self.replace_option_prompt_at_index(index, prompts[index])
        while self.option_count > len(prompts):
            self.remove_option_at_index(self.option_count - 1)
        if self.option_count < len(prompts):
            self.add_options([Option(prompt) for prompt in prompts[self.option_count :]])
        if cursor is not None:
            self.highlighted = cursor if self.lines else None

    def watch_virtual_size(self, before: Size, now: Size) -> None:
        """Ask for a new layout where the lines do not all fit, or did not."""
        if max(before.height, now.height) > self.scrollable_content_region.height:
            self.refresh(layout=True)

    def action_pick(self, key: str) -> None:
        """Pick the line with that key."""
        for index, line in enumerate(self.lines):
            if line.key == key:
                self.highlighted = index
                self.picked(line.id)
                return

    def action_select(self) -> None:
        """Pick the highlighted line."""
        if self.highlighted is not None and self.highlighted < len(self.lines):
            self.picked(self.lines[self.highlighted].id)

    def action_cursor_up(self) -> None:
        """Go up; from the first line to whatever stands above the list."""
        if self.highlighted in (0, None):
            self.post_message(self.LeftUpwards())
        else:
            super().action_cursor_up()

    def action_cursor_down(self) -> None:
        """Go down and stay on the last line."""
        if self.highlighted is None or self.highlighted < self.option_count - 1:
            super().action_cursor_down()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pick by mouse."""
        event.stop()
        self.action_select()

    def on_resize(self) -> None:
        """Break the labels anew for the new width."""
        if self.lines:
            self.show(self.lines)

    def _prompts(self) -> list[Content]:
        width = self.scrollable_content_region.width or 60
        return [_prompt(line, width) for line in self.lines]


def sign_of(chosen: bool, many: bool) -> str:
    """Return the sign before a label."""
    if many:
        return "[x]" if chosen else "[ ]"
    return "●" if chosen else "○"


def _prompt(line: Line, width: int) -> Content:
    head = joined([plain(f"{line.key:>2} ", SOFT if line.aside else MARK), plain(f"{line.sign} " if line.sign else "")])
    indent = head.cell_length
    label = plain(line.label, "bold" if line.chosen else SOFT if line.aside else "")
    broken = label.wrap(max(8, width - indent - 2))
    return head + Content("\n" + " " * indent).join([part.rstrip() for part in broken])
