"""A heat map: one row a dimension, one cell a question, each with its number, its name and its colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from abm_fit.report.charts.metrics import wrapped
from abm_fit.report.charts.svg import WIDTH, Chart, chart, rect, text
from abm_fit.report.theme import Theme

HEAD_WIDTH, TOTAL_WIDTH = 128.0, 50.0
GAP = 3.0
LINE, AROUND, LEAST = 10.2, 19.0, 40.0
"""How high a line of a cell's name is, what stands above it and below, and what a cell is high at least."""
NAME_LINES = 3

Shade = Callable[[float], tuple[str, str]]
"""From a value, 0 to 100, to the fill and the text colour of its cell."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One question's value. `value` is None where it is open or does not apply; then `shown` says which."""

    name: str
    value: float | None
    shown: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One dimension with its score and its cells."""

    name: str
    value: float | None
    shown: str
    cells: tuple[Cell, ...]


def heat_chart(
    id_: str, title: str, rows: Sequence[HeatRow], theme: Theme, *, most_cells: int = 7, better: bool = True
) -> Chart:
    """Draw the rows; one with more than `most_cells` cells goes on in a second line.

    `better` says whether more is better: the colours then run from amber to blue, else through shades of one.
    """
    shade = theme.level if better else theme.amount
    alt = " ".join(
        f"{row.name} {row.shown}: " + ", ".join(f"{cell.name} {cell.shown}" for cell in row.cells) + "." for row in rows
    )
    shapes: list[str] = []
    top = 0.0
    across = min(most_cells, max((len(row.cells) for row in rows), default=1))
    for row in rows:
        lines = -(-max(len(row.cells), 1) // across)
        high = _cell_height(row, across)
        tall = lines * (high + GAP) - GAP
        shapes.extend(_head(row, top, tall, theme, shade))
        for index, cell in enumerate(row.cells):
            place = (index % across, top + index // across * (high + GAP))
            shapes.extend(_cell(cell, place, (_wide(across), high), theme, shade))
        top += tall + GAP * 2
    return chart(id_, title, alt, max(top - GAP * 2, LEAST), shapes, theme)


def _wide(across: int) -> float:
    """Return how wide a cell is."""
    return (WIDTH - HEAD_WIDTH - TOTAL_WIDTH - GAP * 3 - GAP * (across - 1)) / across


def _cell_height(row: HeatRow, across: int) -> float:
    """Return how high the cells of a row are, for the longest of their names and for the row's own."""
    lines = max((len(wrapped(cell.name, _wide(across) - 9, 9.6, NAME_LINES)) for cell in row.cells), default=1)
    own = len(wrapped(row.name, HEAD_WIDTH - 8, 11.5, NAME_LINES, bold=True))
    return max(AROUND + lines * LINE, own * 14.0, LEAST)


def _head(row: HeatRow, top: float, tall: float, theme: Theme, shade: Shade) -> Iterator[str]:
    lines = wrapped(row.name, HEAD_WIDTH - 8, 11.5, 3, bold=True)
    first = top + tall / 2 + 4 - (len(lines) - 1) * 7
    for index, words in enumerate(lines):
        yield text(0, first + index * 14, words, bold=True)
    fill, colour = (theme.wash, theme.ink) if row.value is None else shade(row.value)
    yield rect(HEAD_WIDTH, top, TOTAL_WIDTH, tall, fill)
    size = 17 if len(row.shown) <= 3 else 12
    yield text(
        HEAD_WIDTH + TOTAL_WIDTH / 2, top + tall / 2 + 6, row.shown, size=size, bold=True, fill=colour, anchor="middle"
    )


def _cell(cell: Cell, place: tuple[int, float], size: tuple[float, float], theme: Theme, shade: Shade) -> Iterator[str]:
    (column, top), (wide, high) = place, size
    x = HEAD_WIDTH + TOTAL_WIDTH + GAP * 3 + column * (wide + GAP)
    if cell.value is None:
        yield rect(x + 0.5, top + 0.5, wide - 1, high - 1, theme.paper, stroke=theme.muted, dash="3 2")
        colour = theme.ink
    else:
        fill, colour = shade(cell.value)
        yield rect(x, top, wide, high, fill)
    yield text(x + 6, top + 15, cell.shown, size=13 if len(cell.shown) <= 7 else 10, bold=True, fill=colour)
    for index, words in enumerate(wrapped(cell.name, wide - 9, 9.6, NAME_LINES)):
        yield text(x + 6, top + 26.5 + index * LINE, words, size=9.6, fill=colour)
