"""Fit as a tug of war: how strongly a segment's answers pull to each pole, and where that leaves it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from abm_fit.report.charts.metrics import fitted, width, wrapped
from abm_fit.report.charts.scale import HUNDRED, Ends, share
from abm_fit.report.charts.svg import WIDTH, Chart, chart, dot, line, rect, text
from abm_fit.report.theme import Theme
from abm_fit.wording.words import Words

HEAD = 50.0
"""Poles, and the names of the bands, which stand once above all rows."""
ROW, STRIP = 74.0, 11.0
NAME = 12.0
LEADING = 14.0
LEFT, RIGHT = 8.0, WIDTH - 8.0

Bands = Sequence[tuple[float, str]]
"""(start, label), lowest first."""


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
    bands: Bands,
    theme: Theme,
    words: Words,
    *,
    ends: Ends = HUNDRED,
) -> Chart:
    """Draw one row a segment."""
    alt = " ".join(
        words(
            "fit.alt",
            name=row.name,
            score=row.score,
            most=f"{ends[1]:g}",
            band=row.band,
            low=row.pulls[0],
            high=row.pulls[1],
        )
        for row in rows
    )
    shapes = [text(LEFT, 12, f"← {poles[0]}", fill=theme.accent_text, bold=True)]
    shapes.append(text(RIGHT, 12, f"{poles[1]} →", fill=theme.high, bold=True, anchor="end"))
    shapes.extend(_names_of(bands, theme, ends))
    top = HEAD
    for row in rows:
        said = fitted(f"{row.score} · {row.band}", WIDTH * 0.6, NAME, bold=True)
        lines = wrapped(row.name, RIGHT - LEFT - width(said, NAME, bold=True) - 24, NAME, 8, bold=True)
        shapes.append(line(0, top, WIDTH, top, theme.line))
        shapes.extend(text(LEFT, top + 17 + n * LEADING, words, size=NAME, bold=True) for n, words in enumerate(lines))
        shapes.append(text(RIGHT, top + 17, said, size=NAME, bold=True, anchor="end"))
        top += (len(lines) - 1) * LEADING
        shapes.extend(_strip(row, top + 28, bands, theme, ends))
        shapes.extend(_pulls(row, top + 44, theme))
        top += ROW
    return chart(id_, title, alt, top, shapes, theme)


def _stretches(bands: Bands, ends: Ends) -> Iterator[tuple[float, float, str]]:
    stops = [start for start, _ in bands[1:]] + [ends[1]]
    for (start, label), end in zip(bands, stops, strict=True):
        yield start, end, label


def _names_of(bands: Bands, theme: Theme, ends: Ends) -> Iterator[str]:
    """Write the bands' names, and between them where each begins."""
    for index, (start, end, label) in enumerate(_stretches(bands, ends)):
        left, right = _at(start, ends), _at(end, ends)
        lines = wrapped(label, right - left - 22, 9.6, 2)
        for number, words in enumerate(lines):
            y = 36 + (number - (len(lines) - 1) / 2) * 10.5
            yield text((left + right) / 2, y, words, size=9.6, fill=theme.muted, anchor="middle")
        if index:
            yield text(left, 36, f"{start:g}", size=9.6, bold=True, fill=theme.muted, anchor="middle")


def _strip(row: Tug, top: float, bands: Bands, theme: Theme, ends: Ends) -> Iterator[str]:
    for start, end, _ in _stretches(bands, ends):
        here = start <= row.high and (row.low < end or row.low >= end == ends[1])
        left = _at(start, ends)
        yield rect(left + 1, top, _at(end, ends) - left - 2, STRIP, theme.brand_tint if here else theme.shade)
    low, high = _at(row.low, ends), _at(row.high, ends)
    if high > low:
        yield rect(low, top - 4, high - low, 3, theme.accent)
        yield rect(low - 1, top - 4, 2, STRIP + 4, theme.accent)
        yield rect(high - 1, top - 4, 2, STRIP + 4, theme.accent)
    else:
        yield rect(low - 1, top - 4, 2, STRIP + 4, theme.accent)
        yield dot(low, top - 4, 4, theme.accent)


def _pulls(row: Tug, top: float, theme: Theme) -> Iterator[str]:
    middle, half = WIDTH / 2, (RIGHT - LEFT) / 2
    low, high = share(row.pull_low, HUNDRED) * half, share(row.pull_high, HUNDRED) * half
    yield line(LEFT, top + 5, RIGHT, top + 5, theme.line)
    if low:
        yield rect(middle - low, top, low, 10, theme.low)
    if high:
        yield rect(middle, top, high, 10, theme.high)
    yield line(middle, top - 3, middle, top + 13, theme.ink, width=1.5)
    yield text(middle - 8, top + 23, row.pulls[0], size=10.5, fill=theme.muted, anchor="end")
    yield text(middle + 8, top + 23, row.pulls[1], size=10.5, fill=theme.muted)


def _at(score: float, ends: Ends) -> float:
    return LEFT + (RIGHT - LEFT) * share(score, ends)
