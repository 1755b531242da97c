"""`abm-fit demo`: the bundled worked example, a made-up company, from answers to report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from abm_fit.commands.running import end_in_order, talk
from abm_fit.errors import ExitCode
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    import argparse

EXAMPLE = say("command_demo.example")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where to write."""
    parser.add_argument("--to", default="out", metavar=say("cli.a_folder"), help=say("command_demo.to"))
    parser.add_argument("--case", default="example", metavar=say("command_demo.a_case"), help=say("command_demo.case"))


def run(options: argparse.Namespace) -> ExitCode:
    """Print the example's verdict, write its report, and say how to begin one's own."""
    from abm_fit.commands.subjects import open_file
    from abm_fit.errors import NotFoundError, RenderError
    from abm_fit.report.making import make_report
    from abm_fit.resources import DEFAULT_PACK, packs_folder
    from abm_fit.scoring.engine import score
    from abm_fit.summary import summary_lines
    from abm_fit.summary_more import more_lines

    end_in_order()
    cases = packs_folder() / DEFAULT_PACK / "cases"
    known = sorted(path.stem for path in cases.glob("*.yaml"))
    if options.case not in known:
        hint = say("command_demo.cases", known=", ".join(known))
        raise NotFoundError(say("command_demo.no_case", name=options.case), hint=hint)
    pack, assessment = open_file(cases / f"{options.case}.yaml", None)
    result = score(pack, assessment, analyses=True)
    print("\n".join(summary_lines(pack, result, more_lines(pack, assessment, result))), flush=True)
    talk()
    try:
        for path in make_report(pack, assessment, formats=("pdf", "html"), target=Path(options.to)):
            print(path, flush=True)
    except RenderError as error:
        talk(str(error))
        return error.exit_code
    finally:
        talk()
        talk(say("command_demo.your_own"))
        talk(say("command_demo.by_line"))
    return ExitCode.OK
