"""`abm-fit verify`: whether a report's numbers follow from what it carries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from abm_fit.errors import ExitCode

if TYPE_CHECKING:
    import argparse

EXAMPLE = "abm-fit verify report.pdf"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the report."""
    parser.add_argument("file", metavar="FILE.pdf", help="a report that abm-fit wrote")


def run(options: argparse.Namespace) -> ExitCode:
    """Recompute and print what holds; exit 1 where something does not."""
    from abm_fit.report.verify import verify

    found = verify(Path(options.file))
    for line in found.lines:
        print(line)
    return ExitCode.OK if found.holds else ExitCode.FOUND
