"""`abm-fit check`: validate a pack, prove what can be proved of it, run its worked cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from abm_fit.commands.writing import print_json
from abm_fit.errors import ExitCode
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    import argparse

EXAMPLE = say("command_check.example")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the pack and what to do with it."""
    parser.add_argument("pack", nargs="?", metavar=say("command_check.a_pack"), help=say("command_check.pack"))
    parser.add_argument("--json", action="store_true", help=say("command_check.json"))
    parser.add_argument("--mutate", action="store_true", help=say("command_check.mutate"))
    parser.add_argument("--witness", metavar=say("command_check.a_target"), help=say("command_check.witness"))


def run(options: argparse.Namespace) -> ExitCode:
    """Check the pack; exit 1 where it found an error."""
    from abm_fit.commands.subjects import pack_folder
    from abm_fit.pack.loading import load_pack
    from abm_fit.proof.checking import check_pack
    from abm_fit.proof.side_by_side import best_way

    folder: Path = pack_folder(options.pack)
    pack = load_pack(folder)
    if options.witness:
        from abm_fit.proof.witness import witness

        print_json(witness(pack, options.witness))
        return ExitCode.OK
    findings = check_pack(pack, folder, mutate=options.mutate, run=best_way())
    if options.json:
        from abm_fit.proof.printing import findings_to_data

        print_json(findings_to_data(findings))
    else:
        from abm_fit.proof.printing import findings_to_text

        print(findings_to_text(findings))
    return ExitCode.OK if findings.ok else ExitCode.FOUND
