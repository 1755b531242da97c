"""A tick box that says its state by a sign; Textual's own says it by colour alone."""

from __future__ import annotations

from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from abm_fit.tui.text import joined, plain
from abm_fit.tui.widgets.choice_list import sign_of


class TickBox(Widget, can_focus=True):
    """`[x] label`; space, Enter or a click turns it."""

    BINDINGS = [Binding("space,enter", "turn", show=False)]  # noqa: RUF012
    DEFAULT_CSS = """
    TickBox { width: auto; height: 1; color: $ink; }
    TickBox:focus { background: $chosen; color: $chosen-ink; }
    """
    value = reactive(False)
    """Whether it is ticked."""

    def __init__(self, label: str, value: bool = False, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.set_reactive(TickBox.value, value)
        self._label = label

    def render(self) -> Content:
        """Return the box and its label."""
        return joined([plain(f"{sign_of(self.value, many=True)} "), plain(self._label)])

    def get_content_width(self, *_: object) -> int:
        """Return the width of box and label."""
        return len(self._label) + 4

    def action_turn(self) -> None:
        """Tick it, or take the tick away."""
        self.value = not self.value

    def on_click(self) -> None:
        """Turn it by mouse."""
        self.action_turn()
