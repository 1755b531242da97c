"""`abm-fit report`: the report as files to hand over."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from abm_fit.commands.running import end_in_order
from abm_fit.errors import ExitCode

if TYPE_CHECKING:
    import argparse

EXAMPLE = 'abm-fit report "Acme (made up) 2026-Q4" --format pdf,html --brand studio.yaml --to reports'

FORMATS = ("pdf", "html", "md", "json", "xlsx")
"""Every format, by file ending."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the subject, the look and the place."""
    parser.add_argument("subject", metavar="NAME|FILE", help="a stored assessment's name, or a file")
    parser.add_argument("--format", default="pdf,html", metavar="LIST", help=f"of {','.join(FORMATS)}")
    parser.add_argument("--template", default="consulting", help="consulting, one-page, workshop, or a folder")
    parser.add_argument("--brand", metavar="FILE", help="a brand file: logo, colours, names, footer")
    parser.add_argument("--locale", default="en_US", help="how dates, numbers and money are written (de_DE ...)")
    parser.add_argument("--paper", choices=("A4", "Letter"), default="A4")
    parser.add_argument("--to", default=".", metavar="FOLDER|FILE", help="where to; a file name names them all")
    parser.add_argument(
        "--attach",
        choices=("aggregated", "full", "none"),
        default="aggregated",
        help="what the PDF carries for `verify`: no single person's answers unless 'full'",
    )
    parser.add_argument("--since", metavar="NAME|FILE", help="an earlier assessment to say what changed since")
    parser.add_argument("--pack", metavar="FOLDER", help="the pack of a worked case")
    parser.add_argument("--progress", action="store_true", help="one line of progress at a time on stderr")


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
        raise NotFoundError(f"'{text}' is not a list of formats.", hint="Choose from " + ", ".join(FORMATS) + ".")
    return chosen


def tell(done: float, what: str) -> None:
    """Print one line of progress: percent and what is being done."""
    print(f"{round(done * 100)} {what}", file=sys.stderr, flush=True)
