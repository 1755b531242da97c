"""`abm-fit compare`: what changed between two assessments, split by cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abm_fit.errors import ExitCode

if TYPE_CHECKING:
    import argparse

EXAMPLE = 'abm-fit compare "Acme (made up) 2026-Q3" "Acme (made up) 2026-Q4"'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the two assessments."""
    parser.add_argument("before", metavar="BEFORE", help="the earlier assessment: a name, or a file")
    parser.add_argument("after", metavar="AFTER", help="the later one")


def run(options: argparse.Namespace) -> ExitCode:
    """Re-score both under the later one's pack and print each axis's change, its causes and whether it is real."""
    from abm_fit.commands.subjects import open_subject
    from abm_fit.scoring.comparing import compare
    from abm_fit.trend_text import trend_lines

    pack_before, before = open_subject(options.before, store=options.store)
    pack, after = open_subject(options.after, store=options.store)
    print("\n".join(trend_lines(pack, compare(pack, before, after, pack_before=pack_before))))
    return ExitCode.OK
