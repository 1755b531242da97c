"""`abm-fit doctor`: whether everything works on this machine, before the workshop rather than in it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from abm_fit.errors import AbmFitError, ExitCode
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    import argparse

EXAMPLE = say("command_doctor.example")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""


def run(options: argparse.Namespace) -> ExitCode:
    """Print a line for each thing that is needed; exit 1 where something is missing, with what to do."""
    checks = (python_line, pack_line, store_line, pdf_line, terminal_line)
    found = [check(options.store) for check in checks]
    words = {True: say("command_doctor.ok"), False: say("command_doctor.missing")}
    width = max(map(len, words.values()))
    for good, text in found:
        print(f"{words[good]:<{width}}  {text}")
    return ExitCode.OK if all(good for good, _ in found) else ExitCode.FOUND


Line = tuple[bool, str]
"""Whether it is all right, and a sentence."""


def python_line(_store: str | None) -> Line:
    """Report the versions."""
    from abm_fit import __version__

    return True, say("command_doctor.versions", version=__version__, python=sys.version.split()[0])


def pack_line(_store: str | None) -> Line:
    """Report the bundled pack."""
    from abm_fit.commands.subjects import pack_folder
    from abm_fit.pack.loading import load_pack

    try:
        pack = load_pack(pack_folder(None))
    except AbmFitError as error:
        return False, say("command_doctor.no_pack", reason=error)
    questions = len(pack.questionnaire.questions)
    return True, say("command_doctor.pack", pack=pack.id, version=pack.version, questions=questions)


def store_line(store: str | None) -> Line:
    """Report where answers are kept, and that they can be."""
    from abm_fit.store.opening import open_store

    try:
        opened = open_store(store)
        return True, say("command_doctor.store", place=opened.place, assessments=len(opened.summaries()))
    except AbmFitError as error:
        return False, say("command_doctor.no_store", reason=error)


def pdf_line(_store: str | None) -> Line:
    """Report the system libraries of the PDF."""
    from abm_fit.report.pdf import INSTALL_LINE, probe

    missing = probe()
    if not missing:
        return True, say("command_doctor.pdf")
    names = ", ".join(item.name for item in missing)
    return False, say("command_doctor.no_pdf", names=names, command=INSTALL_LINE)


def terminal_line(_store: str | None) -> Line:
    """Report whether the screens can open here."""
    import os

    if not sys.stdout.isatty():
        return True, say("command_doctor.no_terminal")
    columns, rows = os.get_terminal_size()
    fits = columns >= 60 and rows >= 20  # the smallest the screens are laid out for
    return fits, say("command_doctor.terminal" if fits else "command_doctor.small", columns=columns, rows=rows)
