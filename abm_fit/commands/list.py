"""`abm-fit list`: the stored assessments, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abm_fit.commands.running import talk
from abm_fit.commands.writing import print_json
from abm_fit.errors import ExitCode
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    import argparse

EXAMPLE = say("command_list.example")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add how to print them."""
    parser.add_argument("--json", action="store_true", help=say("command_list.json"))


def run(options: argparse.Namespace) -> ExitCode:
    """Print every stored assessment: organisation, period, answers, last change, id."""
    from abm_fit.store.opening import open_store

    summaries = open_store(options.store).summaries()
    if options.json:
        rows = [
            {
                "id": item.id,
                "organisation": item.organisation,
                "period": item.period,
                "pack": item.pack_id,
                "pack_version": item.pack_version,
                "rows": item.rows,
                "changed": item.changed,
            }
            for item in summaries
        ]
        print_json(rows)
        return ExitCode.OK
    if not summaries:
        talk(say("command_list.nothing"))
    width = max((len(item.organisation) for item in summaries), default=0)
    for item in summaries:
        entries = say("command_list.entries", number=f"{item.rows:>4}")
        print(f"{item.organisation:<{width}}  {item.period:<10}  {entries}  {item.changed}  {item.id[:8]}")
    return ExitCode.OK
