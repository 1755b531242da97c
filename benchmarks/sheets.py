"""`make sheet`: every page of every template for very different assessments, as contact sheets for the eye."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from abm_fit.commands.subjects import open_file
from abm_fit.report.making import make_report
from abm_fit.resources import DEFAULT_PACK, packs_folder
from benchmarks.commands import ROOT

REPORT_CASES = ROOT / "tests" / "data" / "report"
TEMPLATES = ("consulting", "one-page", "workshop")
PAGE_WIDTH = 620
"""Pixels a page is wide on a sheet."""
PAGES_ACROSS = 4
PAGES_A_SHEET = 8
GAP = 12


def pages_of(pdf: Path) -> list[Image.Image]:
    """Return a PDF's pages as pictures."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-png", "-scale-to-x", str(PAGE_WIDTH), "-scale-to-y", "-1", str(pdf), f"{folder}/page"]
        subprocess.run(command, check=True)
        return [Image.open(path).convert("RGB") for path in sorted(Path(folder).iterdir())]


def sheets_of(pages: list[Image.Image]) -> Iterator[Image.Image]:
    """Yield sheets of up to `PAGES_A_SHEET` pages."""
    for first in range(0, len(pages), PAGES_A_SHEET):
        some = pages[first : first + PAGES_A_SHEET]
        across, height = min(len(some), PAGES_ACROSS), max(page.height for page in some)
        rows = -(-len(some) // PAGES_ACROSS)
        sheet = Image.new("RGB", (across * (PAGE_WIDTH + GAP), rows * (height + GAP)), "#888888")
        for index, page in enumerate(some):
            sheet.paste(page, (index % PAGES_ACROSS * (PAGE_WIDTH + GAP), index // PAGES_ACROSS * (height + GAP)))
        yield sheet


def cases() -> Iterator[Path]:
    """Yield the bundled pack's worked cases, and those that the tests keep to try the report with."""
    yield from (packs_folder() / DEFAULT_PACK / "cases").glob("*.yaml")
    yield from REPORT_CASES.glob("*.yaml")


def main() -> None:
    """Write the sheets of the named cases (all, without a name) into the folder that was named."""
    target, *names = sys.argv[1:]
    folder = Path(target)
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(cases(), key=lambda path: path.stem):
        if names and path.stem not in names:
            continue
        pack, assessment = open_file(path, None)
        for template in TEMPLATES:
            pdf = folder / f"{path.stem}-{template}.pdf"
            make_report(pack, assessment, formats=("pdf",), template=template, target=pdf)
            for number, sheet in enumerate(sheets_of(pages_of(pdf)), start=1):
                place = folder / f"{path.stem}-{template}-{number}.png"
                sheet.save(place)
                print(place, flush=True)


if __name__ == "__main__":
    main()
