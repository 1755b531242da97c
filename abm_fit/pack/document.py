"""A file that a person wrote, as plain data that still knows its lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Path = tuple[str | int, ...]
"""Keys and list positions from the top of a document to a place in it."""

Lines = Mapping[Path, int]
"""The line, from 1, on which each place begins."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a YAML or JSON file holds: mappings with text keys, lists, text, whole numbers, floats, true, false, None.

    Dates and times stay text. A float keeps its decimal digits: `exact` gives back the number as written.
    """

    data: dict[str, Any]
    file: str
    """The file's name as given; empty for text that came from nowhere."""
    lines: Callable[[], Lines]
    """Finds the lines; called only where a problem is to be placed."""

    def line_of(self, path: Path) -> int | None:
        """Return the line of a place, or of the nearest thing around it; None for the document itself."""
        lines = self.lines()
        for length in range(len(path), 0, -1):
            if path[:length] in lines:
                return lines[path[:length]]
        return None


def exact(number: int | float) -> Fraction:
    """Return a document's number as it was written: 0.1 is a tenth."""
    return Fraction(number) if isinstance(number, int) else Fraction(repr(number))
