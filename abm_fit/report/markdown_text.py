"""Words as Markdown: text stays text, whatever signs are in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from abm_fit.report.charts.svg import Chart
from abm_fit.report.parts.values import Arithmetic, Head, Item

SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
"""Signs that Markdown, its tables, embedded HTML or formulas read as more than themselves."""

START = re.compile(r"^(\s*)([-+=:]|\d+[.)])")
"""What makes a line a list, a rule or a heading when it begins one."""


def plain(text: str) -> str:
    """Return text on one line, every sign of it meant as written."""
    flat = " ".join(text.split())
    return START.sub(lambda found: f"{found[1]}\\{found[2]}" if len(found[2]) == 1 else dotted(found), escaped(flat))


def escaped(text: str) -> str:
    """Put a backslash before every sign that would be read."""
    return SIGNS.sub(r"\\\1", text)


def dotted(found: re.Match[str]) -> str:
    """Keep `1.` at the start of a line from becoming a list."""
    return f"{found[1]}{found[2][:-1]}\\{found[2][-1]}"


def heading(head: Head, level: int = 2) -> list[str]:
    """Return a part's heading and what introduces it."""
    number = f"{head.number}. " if head.number else ""
    lines = [f"{'#' * level} {number}{plain(head.title)}", ""]
    return lines + ([plain(head.lede), ""] if head.lede else [])


def bullets(lines: Iterable[str]) -> list[str]:
    """Return a list, or nothing where there is nothing in it."""
    rows = [f"- {plain(line)}" for line in lines if line]
    return [*rows, ""] if rows else []


def items(rows: Iterable[Item]) -> list[str]:
    """Return titled texts as a list."""
    found = []
    for row in rows:
        aside = f" ({plain(row.aside)})" if row.aside else ""
        found.append(f"- **{plain(row.title)}**{aside}" + (f": {plain(row.text)}" if row.text else ""))
    return [*found, ""] if found else []


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a table without its empty columns, or nothing where there are no rows."""
    grid = [list(row) for row in rows]
    kept = [place for place in range(len(columns)) if any(row[place] for row in grid)]
    if not grid or not kept:
        return []
    lines = [cells([columns[place] for place in kept]), "|" + " --- |" * len(kept)]
    return [*lines, *(cells([row[place] for place in kept]) for row in grid), ""]


def cells(texts: Iterable[str]) -> str:
    """Return one row of a table."""
    return "| " + " | ".join(plain(text) or " " for text in texts) + " |"


def picture(chart: Chart | None) -> list[str]:
    """Return what a chart shows, in words."""
    return [f"*{plain(chart.title)}* {plain(chart.alt)}", ""] if chart else []


def sub(text: str) -> list[str]:
    """Return a smaller heading."""
    return [f"### {plain(text)}", ""] if text else []


def under(text: str, lines: list[str]) -> list[str]:
    """Return lines under a smaller heading; where there are none, no heading either."""
    return [*sub(text), *lines] if lines else []


def arithmetic(part: Arithmetic, title: str) -> list[str]:
    """Return lines of arithmetic under the segment they are about."""
    return [
        *sub(f"{title}: {part.segment}" if part.segment and part.segment not in title else title),
        *bullets(part.lines),
    ]
