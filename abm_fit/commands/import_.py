"""`abm-fit import`: take a file into the store, or merge the answers it has that the store has not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from abm_fit.commands.running import talk
from abm_fit.errors import ExitCode
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    import argparse

EXAMPLE = say("command_import.example")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the files."""
    parser.add_argument("files", nargs="+", metavar=say("cli.a_file"), help=say("command_import.files"))


def run(options: argparse.Namespace) -> ExitCode:
    """Read every file first, so that a bad one leaves the store as it was; then take them in."""
    from abm_fit.assessment.model import PortableFile
    from abm_fit.commands.subjects import open_file
    from abm_fit.store.opening import open_store

    read = [open_file(Path(name), None) for name in options.files]
    store = open_store(options.store)
    for name, (pack, assessment) in zip(options.files, read, strict=True):
        assessment_id, added = store.take_in(PortableFile(assessment, pack.documents))
        where = f"{assessment.organisation}, {assessment.period}"
        talk(say("command_import.added", file=name, entries=added, assessment=where))
        print(assessment_id)
    return ExitCode.OK
