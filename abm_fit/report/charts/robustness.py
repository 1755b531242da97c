"""How solid a band is: the share of all weightings, and the chance under answer errors, that give each band."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from abm_fit.report.charts.metrics import width, wrapped
from abm_fit.report.charts.svg import WIDTH, Chart, chart, rect, text
from abm_fit.report.theme import Theme

NAME_WIDTH = 190.0
ROW = 34.0


@dataclass(frozen=True, slots=True)
class Slice:
    """One band's share of a bar, 0 to 100; `here` marks the band of the verdict."""

    name: str
    share: float
    shown: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar of 100 percent."""

    name: str
    slices: tuple[Slice, ...]


def robustness_chart(id_: str, title: str, stacks: Sequence[Stack], theme: Theme) -> Chart:
    """Draw one stacked bar a line; the verdict's band is dark, the others are light, every share stands in its part."""
    alt = " ".join(
        f"{stack.name}: " + ", ".join(f"{part.name} {part.shown}" for part in stack.slices) + "." for stack in stacks
    )
    shapes: list[str] = []
    for index, stack in enumerate(stacks):
        shapes.extend(_stack(stack, index * ROW, theme))
    return chart(id_, title, alt, len(stacks) * ROW, shapes, theme)


def _stack(stack: Stack, top: float, theme: Theme) -> Iterator[str]:
    lines = wrapped(stack.name, NAME_WIDTH - 10, 10.5, 2)
    for index, words in enumerate(lines):
        yield text(0, top + 18 - (len(lines) - 1) * 6 + index * 12, words, size=10.5)
    x = NAME_WIDTH
    for part in stack.slices:
        wide = (WIDTH - NAME_WIDTH) * part.share / 100
        fill, colour = (theme.brand, "#ffffff") if part.here else (theme.brand_wash, theme.ink)
        yield rect(x, top + 3, max(wide - 1.5, 0.5), 22, fill)
        words = f"{part.name} {part.shown}"
        for candidate in (words, part.shown):
            if width(candidate, 10.5, bold=part.here) + 8 <= wide:
                yield text(x + 5, top + 18, candidate, size=10.5, bold=part.here, fill=colour)
                break
        x += wide
