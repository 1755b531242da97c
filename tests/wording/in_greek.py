"""Walk through the screens with every fixed word in Greek letters, and print what they show, as JSON by screen.

A program of its own: words are taken at import, so another language has to be there before anything else is.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from abm_fit.wording import words

PLACES = re.compile(r"(\{[^}]*\})")
ALPHABET = {letter: chr(0x3B1 + index % 17) for index, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}
"""Latin letters to Greek ones, leaving out the last, which some terminals draw two cells wide."""

STEPS = (
    ("home", "HomeScreen"),
    ("commands", "Palette", "ctrl+p"),
    ("set-up", "SetupScreen", "escape", "n"),
    ("set-up refused", "SetupScreen", "f2"),
    ("left unsaved", "PickPrompt", "x", "escape"),
    ("home again", "HomeScreen", "down", "enter"),
)
"""What is looked at before there is an assessment: a name, its screen, and the keys that lead there."""
IN_A_WALK = (
    ("a number", "WalkScreen"),
    ("no number", "WalkScreen", "z", "enter"),
    ("a choice", "WalkScreen", "ctrl+n", "pageup"),
    ("help", "WalkScreen", "h"),
    ("keys", "KeysScreen", "question_mark"),
    ("note", "NotePrompt", "escape", "n"),
    ("evidence", "WalkScreen", "escape", "e"),
    ("search", "PickPrompt", "slash"),
    ("person", "PickPrompt", "escape", "p"),
    ("does not apply", "WalkScreen", "escape", "x"),
    ("live", "WalkScreen", "v"),
    ("review", "ReviewScreen", "v", "o"),
    ("facts", "FactsScreen", "escape", "f"),
    ("overlap", "OverlapScreen", "escape", "m"),
    ("shortest way", "PickPrompt", "escape", "y"),
    ("what if", "WalkScreen", "escape", "w"),
    ("another answer", "WalkScreen", "2"),
    ("taken back", "WalkScreen", "escape", "2", "u"),
    ("result", "ResultScreen", "r"),
    *((f"result, line {line}", "ResultScreen", "down", "enter") for line in range(1, 11)),
    ("report", "ReportScreen", "p"),
    ("new period", "LinePrompt", "escape", "escape", "escape", "p"),
    ("archived", "HomeScreen", "escape", "a"),
    ("archived ones", "HomeScreen", "z"),
)
"""What is looked at in the worked example, likewise."""

plain_file_of = words._file_of


def in_greek(text: str) -> str:
    """Return a sentence with its letters in Greek and its places untouched."""
    parts = PLACES.split(text)
    return "".join(
        part if part.startswith("{") else "".join(ALPHABET.get(letter.lower(), letter) for letter in part)
        for part in parts
    )


def greek_file_of(language: str, subject: str) -> Mapping[str, str]:
    """Return a file of words, in Greek."""
    return {key: in_greek(text) for key, text in plain_file_of(language, subject).items()}


def speak_greek() -> None:
    """Have every fixed word taken from now on in Greek."""
    words._file_of = greek_file_of
    words.ENGLISH.texts.clear()  # type: ignore[attr-defined]
    words.ENGLISH.texts.update(greek_file_of("en", "common"))  # type: ignore[attr-defined]


async def shown(folder: Path) -> dict[str, str]:
    """Return the screens by name, as text."""
    from abm_fit.assessment.cases import read_case
    from abm_fit.commands.subjects import load_pack_named
    from abm_fit.resources import packs_folder
    from abm_fit.tui.app import AbmFitApp
    from tests.tui.conftest import press, screen_text, settle, walking

    pack = load_pack_named(None)
    example = read_case(packs_folder() / "abm_fit" / "cases" / "example.yaml", pack).assessment
    found: dict[str, str] = {}
    app = AbmFitApp(str(folder / "store.sqlite3"), state=folder / "state")

    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for name, screen, *keys in STEPS:
            await press(pilot, *keys)
            found[name] = screen_text(app)
            assert type(app.screen).__name__ == screen, (name, app.screen)
        await walking(pilot, pack, example)
        for name, screen, *keys in IN_A_WALK:
            await press(pilot, *keys)
            found[name] = screen_text(app)
            assert type(app.screen).__name__ == screen, (name, app.screen)
    app.finish()
    return found


if __name__ == "__main__":
    speak_greek()
    print(json.dumps(asyncio.run(shown(Path(sys.argv[1])))))
