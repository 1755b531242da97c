"""`abm-fit report`: the report as files to hand over."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from abm_fit.commands.running import end_in_order
from abm_fit.errors import ExitCode
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    import argparse

EXAMPLE = say("command_report.example")

FORMATS = ("pdf", "html", "md", "json", "xlsx")
"""Every format, by file ending."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the subject, the look and the place."""
    parser.add_argument("subject", metavar=say("cli.a_name_or_file"), help=say("cli.subject"))
    formats = say("command_report.formats", formats=",".join(FORMATS))
    parser.add_argument("--format", default="pdf,html", metavar=say("command_report.a_list"), help=formats)
    parser.add_argument(
        "--template",
        default="consulting",
        metavar=say("command_report.a_template"),
        help=say("command_report.template"),
    )
    parser.add_argument("--brand", metavar=say("cli.a_file"), help=say("command_report.brand"))
    parser.add_argument(
        "--locale", default="en_US", metavar=say("command_report.a_locale"), help=say("command_report.locale")
    )
    parser.add_argument("--paper", choices=("A4", "Letter"), default="A4")
    parser.add_argument("--to", default=".", metavar=say("cli.a_folder_or_file"), help=say("command_report.to"))
    parser.add_argument(
        "--attach",
        choices=("aggregated", "full", "none"),
        default="aggregated",
        help=say("command_report.attach"),
    )
    parser.add_argument("--since", metavar=say("cli.a_name_or_file"), help=say("command_report.since"))
    parser.add_argument("--pack", metavar=say("cli.a_folder"), help=say("cli.case_pack"))
    parser.add_argument("--progress", action="store_true", help=say("command_report.progress"))


def run(options: argparse.Namespace) -> ExitCode:
    """Write the files and print their paths, one a line."""
    from abm_fit.commands.subjects import open_subject
    from abm_fit.report.making import make_report

    end_in_order()
    formats = chosen_formats(options.format)
    pack, assessment = open_subject(options.subject, store=options.store, pack=options.pack)
    pack_before, before = open_subject(options.since, store=options.store) if options.since else (None, None)
    paths = make_report(
        pack,
        assessment,
        formats=formats,
        template=options.template,
        brand=Path(options.brand) if options.brand else None,
        locale=options.locale,
        paper=options.paper,
        target=Path(options.to),
        attach=options.attach,
        before=before,
        pack_before=pack_before,
        progress=tell if options.progress else None,
        warn=lambda sentence: print(sentence, file=sys.stderr),
    )
    for path in paths:
        print(path)
    return ExitCode.OK


def chosen_formats(text: str) -> tuple[str, ...]:
    """Return the formats of a comma-separated list, each once.

    Raises:
        NotFoundError: one is no format of ours.
    """
    from abm_fit.errors import NotFoundError

    chosen = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    unknown = [part for part in chosen if part not in FORMATS]
    if unknown or not chosen:
        hint = say("command_report.known_formats", formats=", ".join(FORMATS))
        raise NotFoundError(say("command_report.no_formats", text=text), hint=hint)
    return chosen


def tell(done: float, what: str) -> None:
    """Print one line of progress: percent and what is being done."""
    print(f"{round(done * 100)} {what}", file=sys.stderr, flush=True)
