"""Run commands with every fixed word in Greek letters, and print what they say, as JSON by what was typed.

A program of its own, as `in_greek` is.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from pathlib import Path

from tests.wording.in_greek import speak_greek

CASES = "questionnaires/abm_fit/cases/"
EXAMPLE, OTHER = f"{CASES}example.yaml", f"{CASES}eight_accounts.yaml"
WALK = (
    "1",
    "?",
    "h",
    "d",
    "u",
    "r",
    "u",
    "u",
    "x",
    "n note",
    "e",
    "v",
    "o",
    "j 0",
    "j list",
    "g",
    "b",
    "s",
    "0",
    "",
    "q",
)
"""What is typed in a walk line by line: every command, and answers that can't be taken."""


def lines_to_type(folder: Path) -> tuple[tuple[str, ...], ...]:
    """Return the command lines to run, one after the other in one store."""
    new = ("assess", "--new", "0", "--plain", "--as", "0", "--quick")
    return (
        ("list",),
        ("import", EXAMPLE),
        ("list",),
        ("score", EXAMPLE, "--full"),
        ("compare", OTHER, EXAMPLE),
        ("export", "Alderbrook", "--blank", "--for", "sales", "--to", str(folder / "0.yaml")),
        ("assess", "Alderbrook", "--plain", "--as", "Controller"),
        ("assess", "--from", "Alderbrook", "--plain", "--period", "0"),
        new,
        ("doctor",),
        (),
        ("score", "0"),
        ("check", "0"),
        ("demo", "--case", "0"),
        ("report", EXAMPLE, "--format", "0"),
        ("report", EXAMPLE, "--template", "one-page", "--progress", "--to", str(folder / "0.pdf")),
        ("verify", str(folder / "0.pdf")),
        ("verify", EXAMPLE),
        ("report", EXAMPLE, "--template", "0"),
        ("report", EXAMPLE, "--locale", "0"),
        ("report", EXAMPLE, "--brand", str(brand_file(folder))),
        ("assess", "Alderbrook", "--role", "0", "--plain"),
        ("assess", "Alderbrook", "--new", "0"),
        ("assess", "--new", "0", "--currency", "0", "--plain"),
        ("--store", "0://", "list"),
    )


def brand_file(folder: Path) -> Path:
    """Return a brand file with a fault of every kind."""
    file = folder / "1.yaml"
    file.write_text("'0': 1\nname: 2\ncolours: {primary: 3, accent: '4'}\n", encoding="utf-8")
    return file


def told(line: tuple[str, ...]) -> str:
    """Return what a command line prints, on either stream."""
    from abm_fit.cli import main

    said = io.StringIO()
    sys.stdin = io.StringIO("\n".join(WALK))
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said), contextlib.suppress(SystemExit):
        main(list(line))
    return said.getvalue()


if __name__ == "__main__":
    speak_greek()
    home = Path(sys.argv[1])
    os.environ["ABM_FIT_STORE"] = str(home / "store.sqlite3")
    from abm_fit.cli import COMMANDS

    asked = (("--help",), *((name, "--help") for name in COMMANDS), *lines_to_type(home))
    print(json.dumps({f"{number} {' '.join(line)}": told(line) for number, line in enumerate(asked)}))
