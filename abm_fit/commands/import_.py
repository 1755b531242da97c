"""`abm-fit import`: take a file into the store, or merge the answers it has that the store has not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from abm_fit.commands.running import say
from abm_fit.errors import ExitCode

if TYPE_CHECKING:
    import argparse

EXAMPLE = "abm-fit import for-sales.yaml"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the files."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="portable files, or worked cases")


def run(options: argparse.Namespace) -> ExitCode:
    """Read every file first, so that a bad one leaves the store as it was; then take them in."""
    from abm_fit.assessment.model import PortableFile
    from abm_fit.commands.subjects import open_file
    from abm_fit.store.opening import open_store

    read = [open_file(Path(name), None) for name in options.files]
    store = open_store(options.store)
    for name, (pack, assessment) in zip(options.files, read, strict=True):
        assessment_id, added = store.take_in(PortableFile(assessment, pack.documents))
        say(f"{name}: {added} new entries for {assessment.organisation}, {assessment.period}.")
        print(assessment_id)
    return ExitCode.OK
