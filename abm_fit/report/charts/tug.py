"""Fit as a tug of war: how strongly a segment's answers pull to each pole, and where that leaves it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from abm_fit.report.charts.metrics import fitted, width, wrapped
from abm_fit.report.charts.scale import HUNDRED, Ends, share
from abm_fit.report.charts.svg import WIDTH, Chart, chart, dot, line, rect, text
from abm_fit.report.theme import Theme

ROW = 102.0
HEAD = 26.0
LEFT, RIGHT = 8.0, WIDTH - 8.0


@dataclass(frozen=True, slots=True)
class Tug:
    """One segment: score, pulls and words. Pulls run from 0 to 100, scores between the ends of the axis."""

    name: str
    low: float
    high: float
    score: str
    band: str
    pull_low: float
    pull_high: float
    pulls: tuple[str, str]
    """Both pulls in words, low pole first."""


def tug_chart(
    id_: str,
    title: str,
    rows: Sequence[Tug],
    poles: tuple[str, str],
    bands: Sequence[tuple[float, str]],
    theme: Theme,
    *,
    ends: Ends = HUNDRED,
) -> Chart:
    """Draw one row a segment; `bands` are (start, label), lowest first."""
    alt = " ".join(
        f"{row.name}: {row.score} of {ends[1]:g}, {row.band}; {row.pulls[0]}, {row.pulls[1]}." for row in rows
    )
    shapes = [text(LEFT, 12, f"← {poles[0]}", fill=theme.accent_text, bold=True)]
    shapes.append(text(RIGHT, 12, f"{poles[1]} →", fill=theme.high, bold=True, anchor="end"))
    for index, row in enumerate(rows):
        shapes.extend(_row(row, HEAD + index * ROW, bands, theme, ends))
    return chart(id_, title, alt, HEAD + len(rows) * ROW, shapes, theme)


def _row(row: Tug, top: float, bands: Sequence[tuple[float, str]], theme: Theme, ends: Ends) -> Iterator[str]:
    yield line(0, top, WIDTH, top, theme.line)
    said = fitted(f"{row.score} · {row.band}", WIDTH * 0.6, 13, bold=True)
    room = RIGHT - LEFT - width(said, 13, bold=True) - 20
    yield text(LEFT, top + 19, fitted(row.name, room, 13, bold=True), size=13, bold=True)
    yield text(RIGHT, top + 19, said, size=13, bold=True, anchor="end")
    yield from _scale(row, top + 30, bands, theme, ends)
    yield from _pulls(row, top + 68, theme)


def _scale(row: Tug, top: float, bands: Sequence[tuple[float, str]], theme: Theme, ends: Ends) -> Iterator[str]:
    stops = [start for start, _ in bands[1:]] + [ends[1]]
    for index, ((start, label), end) in enumerate(zip(bands, stops, strict=True)):
        left, right = _at(start, ends), _at(end, ends)
        here = start <= row.high and (row.low < end or row.low >= end == ends[1])
        yield rect(left + 1, top, right - left - 2, 25, theme.brand_wash if here else theme.wash)
        colour = theme.ink if here else theme.muted
        lines = wrapped(label, right - left - 6, 9.6, 2)
        for number, words in enumerate(lines):
            y = top + 16 + (number - (len(lines) - 1) / 2) * 10.5
            yield text((left + right) / 2, y, words, size=9.6, fill=colour, anchor="middle")
        if index:
            yield text(left, top + 36, f"{start:g}", size=9.5, fill=theme.muted, anchor="middle")
    low, high = _at(row.low, ends), _at(row.high, ends)
    if high > low:
        yield rect(low, top - 3, high - low, 4, theme.accent)
        for x in (low, high):
            yield line(x, top - 6, x, top + 28, theme.accent, width=1.5)
    else:
        yield line(low, top - 4, low, top + 4, theme.accent, width=2)
        yield line(low, top + 21, low, top + 29, theme.accent, width=2)
        yield dot(low, top - 4, 4, theme.accent)


def _pulls(row: Tug, top: float, theme: Theme) -> Iterator[str]:
    middle, half = WIDTH / 2, (RIGHT - LEFT) / 2
    low, high = share(row.pull_low, HUNDRED) * half, share(row.pull_high, HUNDRED) * half
    yield line(LEFT, top + 10, RIGHT, top + 10, theme.line)
    yield rect(middle - low, top + 5, low, 10, theme.low)
    yield rect(middle, top + 5, high, 10, theme.high)
    yield line(middle, top + 1, middle, top + 19, theme.ink, width=1.5)
    yield text(middle - 8, top + 29, row.pulls[0], size=10.5, fill=theme.muted, anchor="end")
    yield text(middle + 8, top + 29, row.pulls[1], size=10.5, fill=theme.muted)


def _at(score: float, ends: Ends) -> float:
    return LEFT + (RIGHT - LEFT) * share(score, ends)
