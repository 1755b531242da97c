"""What moved since an earlier assessment: one line a score, from then to now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from abm_fit.report.charts.names import centred, name_lines, tall
from abm_fit.report.charts.scale import HUNDRED, Ends, share
from abm_fit.report.charts.svg import WIDTH, Chart, chart, dot, line, rect, text
from abm_fit.report.theme import Theme

NAME_WIDTH, WORD_WIDTH = 190.0, 120.0
HEAD, ROW = 22.0, 30.0
RIGHT = WIDTH - WORD_WIDTH


@dataclass(frozen=True, slots=True)
class Move:
    """One score then and now, on a scale of its own."""

    name: str
    before: float
    after: float
    shown: str
    """Both and the change, in words."""
    sure: bool
    """Whether it is more than the answers' own scatter."""
    ends: Ends = HUNDRED
    """Between which values the score runs."""


def trend_chart(id_: str, title: str, moves: Sequence[Move], theme: Theme) -> Chart:
    """Draw one arrow a score: filled where the change is sure, hollow where it may be scatter."""
    alt = "; ".join(f"{move.name}: {move.shown}" for move in moves) + "."
    shapes: list[str] = []
    if len({move.ends for move in moves}) == 1:
        low, high = moves[0].ends
        shapes.append(text(NAME_WIDTH, 11, f"{low:g}", size=9.5, fill=theme.muted))
        shapes.append(text(RIGHT, 11, f"{high:g}", size=9.5, fill=theme.muted, anchor="end"))
    top = HEAD
    for move in moves:
        lines = name_lines(move.name, NAME_WIDTH - 12)
        height = max(ROW, tall(lines) + 6)
        shapes.extend(centred(lines, 0, top + height / 2))
        shapes.extend(_move(move, top + height / 2, theme))
        top += height
    return chart(id_, title, alt, top, shapes, theme)


def _move(move: Move, y: float, theme: Theme) -> Iterator[str]:
    before, after = (_x(score, move.ends) for score in (move.before, move.after))
    colour = theme.brand if move.after >= move.before else theme.accent
    yield rect(NAME_WIDTH, y - 5.5, RIGHT - NAME_WIDTH, 11, theme.shade)
    yield line(before, y, after, y, colour, width=3 if move.sure else 1.5)
    yield dot(before, y, 3.5, theme.paper, stroke=theme.muted, width=1.5)
    yield dot(after, y, 5, colour if move.sure else theme.paper, stroke=colour)
    yield text(WIDTH, y + 4, move.shown, bold=move.sure, anchor="end")


def _x(score: float, ends: Ends) -> float:
    return NAME_WIDTH + (RIGHT - NAME_WIDTH) * share(score, ends)
