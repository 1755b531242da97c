"""`abm-fit verify`: whether a report's numbers follow from what it carries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from abm_fit.errors import ExitCode
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    import argparse

EXAMPLE = say("command_verify.example")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the report."""
    parser.add_argument("file", metavar=say("command_verify.a_pdf"), help=say("command_verify.file"))


def run(options: argparse.Namespace) -> ExitCode:
    """Recompute and print what holds; exit 1 where something does not."""
    from abm_fit.report.verify import verify

    found = verify(Path(options.file))
    for line in found.lines:
        print(line)
    return ExitCode.OK if found.holds else ExitCode.FOUND
