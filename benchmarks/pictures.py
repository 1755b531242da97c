"""`make pictures`: the README's pictures from the real thing: the walk on its screen, the report's first page."""

from __future__ import annotations

import asyncio
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from abm_fit.assessment.model import PortableFile
from abm_fit.commands.subjects import open_file
from abm_fit.report.making import make_report
from abm_fit.store.opening import open_store
from abm_fit.tui.app import AbmFitApp
from benchmarks.commands import EXAMPLE, ROOT

PICTURES = ROOT / "docs" / "pictures"
SIZE = (100, 30)
"""Columns and rows of the picture of the walk."""
REPORT_WIDTH = 900
"""Pixels."""
OPEN_QUESTION = "surge"
"""The question that the picture shows, left open."""


async def walk_picture(folder: Path) -> None:
    """Open the example in the UI at one question and keep the screen as SVG."""
    pack, assessment = open_file(EXAMPLE, None)
    person = assessment.respondents[0]
    kept = tuple(row for row in assessment.log if not (row.question == OPEN_QUESTION and row.respondent == person.id))
    store = folder / "store.sqlite3"
    open_store(str(store)).take_in(PortableFile(replace(assessment, log=kept), pack.documents))
    app = AbmFitApp(str(store), assessment.id, state=folder / "state")
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(300):
            await pilot.pause(0.02)
            if type(app.screen).__name__ == "WalkScreen":
                break
        await pilot.pause(0.3)
        while app.session is not None and app.session.question.id != OPEN_QUESTION:
            await pilot.press("g")
            await pilot.pause(0.1)
        (PICTURES / "walk.svg").write_text(app.export_screenshot(title="abm-fit"), encoding="utf-8")


def report_picture(folder: Path) -> None:
    """Render the example's report and keep its first page as PNG."""
    pack, assessment = open_file(EXAMPLE, None)
    pdf = folder / "report.pdf"
    make_report(pack, assessment, formats=("pdf",), target=pdf)
    size = ["-scale-to-x", str(REPORT_WIDTH), "-scale-to-y", "-1"]
    command = ["pdftoppm", "-png", "-singlefile", "-f", "1", "-l", "1", *size, str(pdf), str(PICTURES / "report")]
    subprocess.run(command, check=True)


def main() -> None:
    """Make both pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        asyncio.run(walk_picture(Path(name)))
        report_picture(Path(name))


if __name__ == "__main__":
    main()
