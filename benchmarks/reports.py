"""The report: finished HTML to PDF beside a one-paragraph document and beside Chromium, and the whole command."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from abm_fit.commands.subjects import open_file
from abm_fit.report.context import build_context
from abm_fit.report.html import render_html
from abm_fit.report.templates import find_template, readable_folders
from abm_fit.scoring.engine import score
from benchmarks.commands import ABM_FIT, EXAMPLE
from benchmarks.timing import Line, environment, median_ratio, once

RUNS = 7
CHROMIUM_RUNS = 3
MOST_RATIO = 4
MOST_MIB = 120
PARAGRAPH = '<!doctype html><html lang="en"><head><title>One</title></head><body><p>One paragraph.</p></body></html>'
SHORT_CASE = EXAMPLE.with_name("eight_accounts.yaml")
"""A case of one segment whose report has 15 pages, the length that the bound is meant for."""


def html_of(case: Path, target: Path, fonts: str) -> list[Path]:
    """Write a case's finished HTML and return its template folders."""
    pack, assessment = open_file(case, None)
    folder = find_template("consulting")
    context = build_context(pack, assessment, score(pack, assessment, analyses=True))
    html = render_html(context, folder, fonts="asset" if fonts == "asset" else "embed")
    target.write_text(html, encoding="utf-8")
    return list(readable_folders(folder))


def rendered(html: Path, folders: list[Path]) -> dict[str, Any]:
    """Return what one render took."""
    command = [sys.executable, "-m", "benchmarks.rendering", str(html), *map(str, folders)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    spent: dict[str, Any] = json.loads(done.stdout)
    return spent


def against_paragraph(name: str, html: Path, paragraph: Path, folders: list[Path], *, bound: bool) -> tuple[Line, Line]:
    """Return the lines that hold a render against that of one paragraph, in CPU time and in memory.

    The bounds are for 15 pages; a longer report is only shown beside them.
    """
    pairs = [(rendered(html, folders), rendered(paragraph, folders)) for _ in range(RUNS + 1)][1:]
    ours, floor = [one for one, _ in pairs], [other for _, other in pairs]
    cpu, base = [one["cpu"] for one in ours], [one["cpu"] for one in floor]
    pages, peak = ours[0]["pages"], max(one["peak"] for one in ours)
    return (
        Line(
            f"{name}, {pages} pages: CPU / one paragraph",
            f"{statistics.median(cpu):.2f} s",
            f"{statistics.median(base):.2f} s",
            median_ratio(cpu, base),
            MOST_RATIO if bound else None,
        ),
        Line(
            f"{name}, {pages} pages: memory",
            f"{peak:.0f} MiB",
            f"{MOST_MIB} MiB",
            peak / MOST_MIB,
            1 if bound else None,
        ),
    )


def against_chromium(html: Path, embedded: Path, folders: list[Path], folder: Path) -> tuple[Line, Line]:
    """Return the lines that hold a render against the whole process of headless Chromium on the same content.

    Its renderers count, and what it would do for a person at the browser is switched off.
    """
    command = [
        *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions"),
        *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
        *(f"--user-data-dir={folder / 'chromium'}", f"--print-to-pdf={folder / 'chromium.pdf'}", embedded.as_uri()),
    ]
    pairs = [(rendered(html, folders), once(command)) for _ in range(CHROMIUM_RUNS + 1)][1:]
    ours, theirs = [one["cpu"] for one, _ in pairs], [other.cpu for _, other in pairs]
    peak, largest = max(one["peak"] for one, _ in pairs), max(other.peak for _, other in pairs)
    return (
        Line(
            "the same / headless Chromium, CPU",
            f"{statistics.median(ours):.2f} s",
            f"{statistics.median(theirs):.2f} s",
            median_ratio(ours, theirs),
            1,
        ),
        Line("the same / its largest process, memory", f"{peak:.0f} MiB", f"{largest:.0f} MiB", peak / largest, 1),
    )


def lines() -> Iterator[Line]:
    """Yield the lines of the report."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paragraph = folder / "paragraph.html"
        paragraph.write_text(PARAGRAPH, encoding="utf-8")
        short, long = folder / "short.html", folder / "long.html"
        folders = html_of(SHORT_CASE, short, "asset")
        html_of(EXAMPLE, long, "asset")
        yield from against_paragraph("short report", short, paragraph, folders, bound=True)
        yield from against_paragraph("the example's report", long, paragraph, folders, bound=False)
        if shutil.which("chromium"):
            embedded = folder / "embedded.html"
            html_of(SHORT_CASE, embedded, "embed")
            yield from against_chromium(short, embedded, folders, folder)
        whole = [once([ABM_FIT, "report", str(EXAMPLE), "--to", str(folder / "out")]) for _ in range(4)][1:]
        seconds = f"{statistics.median(one.wall for one in whole):.2f} s"
        yield Line("the whole report command, PDF and HTML", seconds, "", None, None)
