"""`abm-fit score`: the verdict in words, or the whole result as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abm_fit.commands.writing import print_json
from abm_fit.errors import ExitCode
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from abm_fit.assessment.model import Assessment
    from abm_fit.pack.model import Pack
    from abm_fit.scoring.result import Result

EXAMPLE = say("command_score.example")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what to score and how to print it."""
    parser.add_argument("subject", metavar=say("cli.a_name_or_file"), help=say("cli.subject"))
    parser.add_argument("--json", action="store_true", help=say("command_score.json"))
    parser.add_argument("--full", action="store_true", help=say("command_score.full"))
    parser.add_argument("--pack", metavar=say("cli.a_folder"), help=say("cli.case_pack"))


def run(options: argparse.Namespace) -> ExitCode:
    """Score and print; stdout holds nothing but the result."""
    from abm_fit.commands.subjects import open_subject
    from abm_fit.scoring.engine import score

    pack, assessment = open_subject(options.subject, store=options.store, pack=options.pack)
    result = score(pack, assessment, analyses=options.json or options.full)
    if options.json:
        from abm_fit.scoring.encoding import result_to_data

        print_json(result_to_data(result))
    else:
        from abm_fit.summary import summary_lines

        print("\n".join(summary_lines(pack, result, more(pack, assessment, result) if options.full else ())))
    return ExitCode.OK


def more(pack: Pack, assessment: Assessment, result: Result) -> Iterator[str]:
    """Return the lines that need the report's words and Babel."""
    from abm_fit.summary_more import more_lines

    return more_lines(pack, assessment, result)
