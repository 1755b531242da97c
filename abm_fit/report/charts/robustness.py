"""How solid a band is: the share of all weightings, and the chance under answer errors, that give each band."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from abm_fit.report.charts.metrics import fitted, width
from abm_fit.report.charts.names import LEADING, SIZE, name_lines, tall
from abm_fit.report.charts.svg import WIDTH, Chart, chart, line, rect, text
from abm_fit.report.theme import Theme

NAME_WIDTH, WHAT_WIDTH = 190.0, 100.0
LEFT = NAME_WIDTH + WHAT_WIDTH
BAR, GAP = 22.0, 8.0


@dataclass(frozen=True, slots=True)
class Slice:
    """One band's share of a bar, 0 to 100; `here` marks the band of the verdict."""

    name: str
    share: float
    shown: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar of 100 percent: what was varied, and which band came out how often."""

    what: str
    slices: tuple[Slice, ...]


@dataclass(frozen=True, slots=True)
class Stacks:
    """What was varied about one result."""

    name: str
    bars: tuple[Stack, ...]


def robustness_chart(id_: str, title: str, groups: Sequence[Stacks], theme: Theme) -> Chart:
    """Draw one stacked bar a line; the verdict's band is dark, the others are light, every share stands in its part."""
    alt = " ".join(
        f"{group.name}, {bar.what}: " + ", ".join(f"{part.name} {part.shown}" for part in bar.slices) + "."
        for group in groups
        for bar in group.bars
    )
    shapes: list[str] = []
    top = 0.0
    for group in groups:
        lines = name_lines(group.name, NAME_WIDTH - 12, bold=True)
        shapes.append(line(0, top, WIDTH, top, theme.line))
        for index, words in enumerate(lines):
            shapes.append(text(0, top + GAP / 2 + 15 + index * LEADING, words, size=SIZE, bold=True))
        for index, bar in enumerate(group.bars):
            shapes.extend(_bar(bar, top + GAP / 2 + index * BAR, theme))
        top += max(len(group.bars) * BAR, tall(lines) + 8) + GAP
    return chart(id_, title, alt, top, shapes, theme)


def _bar(bar: Stack, top: float, theme: Theme) -> Iterator[str]:
    yield text(NAME_WIDTH, top + 15, fitted(bar.what, WHAT_WIDTH - 8, SIZE), size=SIZE, fill=theme.muted)
    x = LEFT
    for part in bar.slices:
        wide = (WIDTH - LEFT) * part.share / 100
        fill, colour = (theme.brand, "#ffffff") if part.here else (theme.brand_wash, theme.ink)
        yield rect(x, top + 2, max(wide - 1.5, 0.5), 18, fill)
        words = f"{part.name} {part.shown}"
        for candidate in (words, part.shown):
            if width(candidate, SIZE, bold=part.here) + 8 <= wide:
                yield text(x + 5, top + 15, candidate, size=SIZE, bold=part.here, fill=colour)
                break
        x += wide
