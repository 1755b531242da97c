"""Which characters the bundled fonts can print, and what stands in for the others in a PDF."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import cache

from abm_fit.wording.spoken import say

STAND_IN = "◊"
"""Printed for a character that no font has: an archival PDF may not hold a missing glyph."""

_SAME: dict[str, str] = {
    "●": "•",
    "○": "•",
    "◦": "•",
    "▪": "•",
    "‣": "•",
    "☐": "[ ]",
    "☑": "[x]",
    "☒": "[x]",
    "✔": "✓",
    "✅": "✓",
    "❌": "✗",
    "➔": "→",
    "➜": "→",
    "⇒": "→",
    "\u2010": "-",
    "\u2011": "-",
    "\u2028": "\n",
    "\u2029": "\n",
}
_DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def cleaned(text: str) -> str:
    """Return a text without control characters and broken code points, which no document may hold."""
    return _DROPPED.sub("", text)


def printable(text: str, characters: Container[int]) -> tuple[str, bool]:
    """Return a text in which every character is one of `characters`, and whether a stand-in was needed.

    Composes accents, takes a likeness where there is one, drops what is invisible.
    """
    if all(ord(character) in characters for character in set(text)):
        return text, False
    replaced = False
    out: list[str] = []
    for character in unicodedata.normalize("NFC", text):
        found = _likeness(character, characters)
        replaced = replaced or found is None
        out.append(STAND_IN if found is None else found)
    return "".join(out), replaced


def _likeness(character: str, characters: Container[int]) -> str | None:
    if ord(character) in characters or character in "\n\t\r":
        return character
    if unicodedata.category(character) in {"Cf", "Mn", "Me", "Cc", "Cs"}:
        return ""
    if unicodedata.category(character) == "Zs":
        return " "
    for candidate in (_SAME.get(character, ""), unicodedata.normalize("NFKC", character)):
        if candidate and candidate != character and all(ord(part) in characters for part in candidate):
            return candidate
    return None


def told_of(letters: str) -> str:
    """Say which letters no font has and what to do, in a sentence; of many, the first twenty."""
    most = 20
    listed, key = " ".join(letters[:most]), "`fonts: {text: FILE.ttf}`"
    return say(
        "making.no_letters_many" if len(letters) > most else "making.no_letters",
        stand_in=STAND_IN,
        letters=listed,
        key=key,
    )


@cache
def bundled_characters() -> frozenset[int]:
    """Return the code points that the bundled sans or serif has, from ranges kept beside this file."""
    from abm_fit.report.character_ranges import RANGES

    return frozenset(code for first, last in RANGES for code in range(first, last + 1))
