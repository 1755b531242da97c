"""`abm-fit doctor`: whether everything works on this machine, before the workshop rather than in it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from abm_fit.errors import AbmFitError, ExitCode

if TYPE_CHECKING:
    import argparse

EXAMPLE = "abm-fit doctor"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""


def run(options: argparse.Namespace) -> ExitCode:
    """Print a line for each thing that is needed; exit 1 where something is missing, with what to do."""
    checks = (python_line, pack_line, store_line, pdf_line, terminal_line)
    found = [check(options.store) for check in checks]
    for good, text in found:
        print(f"{'ok     ' if good else 'MISSING'}  {text}")
    return ExitCode.OK if all(good for good, _ in found) else ExitCode.FOUND


Line = tuple[bool, str]
"""Whether it is all right, and a sentence."""


def python_line(_store: str | None) -> Line:
    """Report the versions."""
    from abm_fit import __version__

    return True, f"abm-fit {__version__} on Python {sys.version.split()[0]}"


def pack_line(_store: str | None) -> Line:
    """Report the bundled pack."""
    from abm_fit.commands.subjects import pack_folder
    from abm_fit.pack.loading import load_pack

    try:
        pack = load_pack(pack_folder(None))
    except AbmFitError as error:
        return False, f"the bundled questionnaire does not load: {error}"
    return True, f"questionnaire '{pack.id}' {pack.version}, {len(pack.questionnaire.questions)} questions"


def store_line(store: str | None) -> Line:
    """Report where answers are kept, and that they can be."""
    from abm_fit.store.opening import open_store

    try:
        opened = open_store(store)
        return True, f"answers are kept in {opened.place} ({len(opened.summaries())} assessments)"
    except AbmFitError as error:
        return False, f"answers can't be kept: {error}"


def pdf_line(_store: str | None) -> Line:
    """Report the system libraries of the PDF."""
    from abm_fit.report.pdf import INSTALL_LINE, probe

    missing = probe()
    if not missing:
        return True, "the PDF's system libraries are here"
    names = ", ".join(item.name for item in missing)
    return False, f"the PDF needs system libraries ({names}). Type: {INSTALL_LINE}. HTML reports work without."


def terminal_line(_store: str | None) -> Line:
    """Report whether the screens can open here."""
    import os

    if not sys.stdout.isatty():
        return True, "no terminal here: the screens won't open, everything else works"
    columns, rows = os.get_terminal_size()
    fits = columns >= 60 and rows >= 20  # the smallest the screens are laid out for
    return fits, f"the terminal is {columns}×{rows}" + ("" if fits else "; make it at least 60×20")
