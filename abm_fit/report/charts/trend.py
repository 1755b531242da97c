"""What moved since an earlier assessment: one line a score, from then to now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from abm_fit.report.charts.metrics import fitted
from abm_fit.report.charts.svg import WIDTH, Chart, chart, dot, line, rect, text
from abm_fit.report.theme import Theme

NAME_WIDTH, WORD_WIDTH = 190.0, 120.0
HEAD, ROW = 22.0, 30.0
RIGHT = WIDTH - WORD_WIDTH


@dataclass(frozen=True, slots=True)
class Move:
    """One score then and now, 0 to 100."""

    name: str
    before: float
    after: float
    shown: str
    """Both and the change, in words."""
    sure: bool
    """Whether it is more than the answers' own scatter."""


def trend_chart(id_: str, title: str, moves: Sequence[Move], theme: Theme) -> Chart:
    """Draw one arrow a score: filled where the change is sure, hollow where it may be scatter."""
    alt = "; ".join(f"{move.name}: {move.shown}" for move in moves) + "."
    shapes = [text(NAME_WIDTH, 11, "0", size=9.5, fill=theme.muted)]
    shapes.append(text(RIGHT, 11, "100", size=9.5, fill=theme.muted, anchor="end"))
    for index, move in enumerate(moves):
        shapes.extend(_move(move, HEAD + index * ROW, theme))
    return chart(id_, title, alt, HEAD + len(moves) * ROW, shapes, theme)


def _move(move: Move, top: float, theme: Theme) -> Iterator[str]:
    y = top + 12
    colour = theme.brand if move.after >= move.before else theme.accent
    yield text(0, y + 4, fitted(move.name, NAME_WIDTH - 10, 11.5), size=11.5)
    yield rect(NAME_WIDTH, y - 6, RIGHT - NAME_WIDTH, 12, theme.wash)
    yield line(_x(move.before), y, _x(move.after), y, colour, width=3 if move.sure else 1.5)
    yield dot(_x(move.before), y, 3.5, theme.paper, stroke=theme.muted, width=1.5)
    yield dot(_x(move.after), y, 5, colour if move.sure else theme.paper, stroke=colour)
    yield text(WIDTH, y + 4, move.shown, bold=move.sure, anchor="end")


def _x(score: float) -> float:
    return NAME_WIDTH + (RIGHT - NAME_WIDTH) * score / 100
