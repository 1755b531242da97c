"""An outline of lines that open and close in place; wraps long lines, which a Tree would cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from abm_fit.tui.outline.node import Node, Spot
from abm_fit.tui.text import MARK, SOFT, STRONG, joined, plain

STYLES = {"title": f"{STRONG} {MARK}", "strong": STRONG, "line": "", "soft": SOFT, "mark": MARK}
MOST_DEPTH = 12
"""Deeper than any pack's nesting; beyond it indentation would eat the line."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A node on the screen."""

    node: Node
    depth: int
    open: bool = False


class OutlineList(OptionList):
    """Nodes as lines; Enter, space or a click opens and closes, or follows a line to its question."""

    BINDINGS = [  # noqa: RUF012 - Textual's own way to declare them
        Binding("space", "select", show=False),
        Binding("right", "open", show=False),
        Binding("left", "close", show=False),
    ]
    DEFAULT_CSS = """
    OutlineList { height: 1fr; border: none; padding: 0 1; background: $background; color: $ink;
                  scrollbar-size-vertical: 1; }
    OutlineList:focus { border: none; background-tint: transparent 0%; }
    """

    class Followed(Message):
        """A line leads to a question."""

        def __init__(self, spot: Spot) -> None:
            super().__init__()
            self.spot = spot

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._rows: list[Shown] = []

    def show(self, nodes: Sequence[Node]) -> None:
        """Show other nodes; what is open and says the same stays open, and so does the cursor."""
        was_open = {path for path, row in zip(self._paths(), self._rows, strict=True) if row.open}
        cursor = self.highlighted
        here = self._paths()[cursor] if cursor is not None and cursor < len(self._rows) else ()
        self._rows = []
        self._fill(nodes, (), was_open)
        paths = self._paths()
        self._redraw(paths.index(here) if here in paths else None)

    def _fill(self, nodes: Sequence[Node], above: tuple[str, ...], was_open: set[tuple[str, ...]]) -> None:
        for node in nodes:
            path = (*above, node.text)
            is_open = node.inside is not None and (path in was_open or (node.opened and not was_open))
            self._rows.append(Shown(node, len(above), open=is_open))
            if is_open and node.inside is not None:
                self._fill(node.inside(), path, was_open)

    def _paths(self) -> list[tuple[str, ...]]:
        """Return each row's texts from the top down to itself."""
        paths: list[tuple[str, ...]] = []
        path: tuple[str, ...] = ()
        for row in self._rows:
            path = (*path[: row.depth], row.node.text)
            paths.append(path)
        return paths

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open, close or follow the line."""
        event.stop()
        row = self._rows[event.option_index]
        if row.node.inside is not None:
            self._turn(event.option_index)
        elif row.node.spot is not None:
            self.post_message(self.Followed(row.node.spot))

    def action_open(self) -> None:
        """Open the line."""
        if self.highlighted is not None and not self._rows[self.highlighted].open:
            self._turn(self.highlighted)

    def action_close(self) -> None:
        """Close the line, or the one it is inside of."""
        index = self.highlighted
        if index is None:
            return
        if not self._rows[index].open:
            depth = self._rows[index].depth
            index = next((at for at in range(index, -1, -1) if self._rows[at].depth < depth), index)
        if self._rows[index].open:
            self._turn(index)

    def on_resize(self) -> None:
        """Break the lines anew."""
        if self._rows:
            self._redraw(self.highlighted)

    def lines(self) -> list[str]:
        """Return what is shown as plain text, one for each row, for tests."""
        return ["  " * row.depth + "\n".join(filter(None, (row.node.text, row.node.aside))) for row in self._rows]

    def _turn(self, index: int) -> None:
        row = self._rows[index]
        if row.node.inside is None:
            return
        end = index + 1
        while end < len(self._rows) and self._rows[end].depth > row.depth:
            end += 1
        inside = [] if row.open else [Shown(child, row.depth + 1) for child in row.node.inside()]
        if row.depth >= MOST_DEPTH and not row.open:
            return
        self._rows[index:end] = [replace(row, open=not row.open), *inside]
        self._redraw(index)

    def _redraw(self, cursor: int | None) -> None:
        top = self.scroll_offset.y
        width = self.scrollable_content_region.width or 70
        self.set_options([Option(_prompt(row, width), disabled=row.node.tone == "title") for row in self._rows])
        first = next((at for at, row in enumerate(self._rows) if row.node.inside or row.node.spot), None)
        if first is None:
            first = next((at for at, row in enumerate(self._rows) if row.node.tone != "title"), None)
        self.highlighted = cursor if cursor is not None and self._selectable(cursor) else first
        self.scroll_to(y=top, animate=False)
        if self.highlighted is not None:
            self.scroll_to_highlight()

    def _selectable(self, index: int) -> bool:
        return index < len(self._rows) and self._rows[index].node.tone != "title"


def _prompt(row: Shown, width: int) -> Content:
    node = row.node
    if node.tone == "title":
        return joined(["\n", plain(node.text.upper(), STYLES["title"])])
    sign = ("▾ " if row.open else "▸ ") if node.inside else ("→ " if node.spot else "  ")
    indent = "  " * row.depth
    room = max(12, width - len(indent) - 2)
    broken = plain(node.text, STYLES[node.tone]).wrap(room)
    if node.aside:
        broken = [*broken, *plain(node.aside, SOFT).wrap(room)]
    return joined([plain(indent + sign, SOFT), Content("\n" + indent + "  ").join([part.rstrip() for part in broken])])
