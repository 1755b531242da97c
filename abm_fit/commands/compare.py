"""`abm-fit compare`: what changed between two assessments, split by cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abm_fit.errors import ExitCode
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    import argparse

EXAMPLE = say("command_compare.example")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the two assessments."""
    parser.add_argument("before", metavar=say("command_compare.an_earlier"), help=say("command_compare.before"))
    parser.add_argument("after", metavar=say("command_compare.a_later"), help=say("command_compare.after"))


def run(options: argparse.Namespace) -> ExitCode:
    """Re-score both under the later one's pack and print each axis's change, its causes and whether it is real."""
    from abm_fit.commands.subjects import open_subject
    from abm_fit.scoring.comparing import compare
    from abm_fit.trend_text import trend_lines

    pack_before, before = open_subject(options.before, store=options.store)
    pack, after = open_subject(options.after, store=options.store)
    print("\n".join(trend_lines(pack, compare(pack, before, after, pack_before=pack_before))))
    return ExitCode.OK
