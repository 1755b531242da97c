"""The share of spend for the high pole: today, next and later, as ranges on one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from abm_fit.report.charts.metrics import fitted, width
from abm_fit.report.charts.names import LEADING, SIZE, name_lines, tall
from abm_fit.report.charts.svg import WIDTH, Chart, chart, line, rect, text
from abm_fit.report.theme import Theme

NAME_WIDTH, WHEN_WIDTH = 190.0, 100.0
LEFT, RIGHT = NAME_WIDTH + WHEN_WIDTH, WIDTH - 12.0
HEAD, BAR, GAP = 22.0, 21.0, 9.0


@dataclass(frozen=True, slots=True)
class Share:
    """A range of percent, 0 to 100, and when it holds."""

    when: str
    low: float
    high: float
    shown: str
    settled: bool = False
    """Whether it is the destination, drawn darkest."""


@dataclass(frozen=True, slots=True)
class Group:
    """What belongs to the whole or to one segment."""

    name: str
    shares: tuple[Share, ...]
    strong: bool = False


def mix_chart(id_: str, title: str, groups: Sequence[Group], words: tuple[str, str], theme: Theme) -> Chart:
    """Draw a bar a range; `words` name the low and the high pole."""
    alt = " ".join(
        f"{group.name}: " + ", ".join(f"{share.when} {share.shown} {words[1]}" for share in group.shares) + "."
        for group in groups
    )
    shapes = [text(LEFT, 11, f"0 % {words[1]}", size=9.5, fill=theme.muted)]
    shapes.append(text(RIGHT, 11, f"100 % {words[1]}", size=9.5, fill=theme.muted, anchor="end"))
    top = HEAD
    for group in groups:
        shapes.append(line(0, top, WIDTH, top, theme.line))
        words_top = top + GAP / 2
        lines = name_lines(group.name, NAME_WIDTH - 12, bold=True)
        for index, said in enumerate(lines):
            shapes.append(text(0, words_top + 15 + index * LEADING, said, size=SIZE, bold=True))
        for index, share in enumerate(group.shares):
            shapes.extend(_bar(share, words_top + index * BAR, theme))
        top += max(len(group.shares) * BAR, tall(lines) + 8) + GAP
    return chart(id_, title, alt, top, shapes, theme)


def _bar(share: Share, top: float, theme: Theme) -> Iterator[str]:
    yield text(NAME_WIDTH, top + 15, fitted(share.when, WHEN_WIDTH - 8, 10.5), size=10.5, fill=theme.muted)
    yield rect(LEFT, top + 4, RIGHT - LEFT, 14, theme.wash)
    for part in (25, 50, 75):
        yield line(_x(part), top + 4, _x(part), top + 18, theme.line)
    left, right = _x(share.low), max(_x(share.high), _x(share.low) + 3)
    yield rect(left, top + 4, right - left, 14, theme.brand if share.settled else theme.accent)
    wide = width(share.shown, 11, bold=True)
    if right + 6 + wide < RIGHT:
        yield text(right + 6, top + 15, share.shown, size=11, bold=True)
    else:
        yield text(left - 6, top + 15, share.shown, size=11, bold=True, anchor="end")


def _x(percent: float) -> float:
    return LEFT + (RIGHT - LEFT) * percent / 100
