"""Strict reading of the files that people write: YAML, or JSON where the name says so.

Everything wrong with a file is said at once, with its line.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from abm_fit.errors import InvalidFileError, Problem
from abm_fit.pack.document import Document, Lines

MEBIBYTE = 1024 * 1024

_BYTES_A_THING = 8
"""A hand-written file spends more bytes than this on each of its values."""


def read_yaml(path: Path, *, what: str = "file", most_bytes: int = MEBIBYTE) -> Document:
    """Read one file.

    Args:
        path: The file; with the ending `.json` it is read as JSON.
        what: What the file is, for messages: "assessment", "questionnaire".
        most_bytes: The largest file that is read.

    Raises:
        InvalidFileError: The file can't be read, is too large, or is no plain YAML mapping; with every problem.
    """
    text = _text_of(path, what, most_bytes)
    return read_yaml_text(text, str(path), what=what, most_bytes=most_bytes)


def read_yaml_text(text: str, file: str, *, what: str = "file", most_bytes: int = MEBIBYTE) -> Document:
    """Read a text as if it were the content of the file named; raises like `read_yaml`."""
    if not text.strip():
        raise _unusable(file, f"this {what} is empty")
    data, lines = _from_json(text, file) if file.endswith(".json") else _from_yaml(text, file, most_bytes)
    if data is None:
        raise _unusable(file, f"this {what} is empty")
    if not isinstance(data, dict):
        raise _unusable(file, f"this {what} should hold `name: value` lines", "see the format's description")
    return Document(data, file, lines)


def _from_json(text: str, file: str) -> tuple[object, Callable[[], Lines]]:
    from abm_fit.pack.json_reading import lines_of, read_json

    return read_json(text, file), cache(lambda: lines_of(text)[0])


def _from_yaml(text: str, file: str, most_bytes: int) -> tuple[object, Callable[[], Lines]]:
    from abm_fit.pack.yaml_events import Builder

    builder = Builder(file, max(1000, most_bytes // _BYTES_A_THING))
    data = builder.build(text)
    if builder.problems:
        raise InvalidFileError(tuple(sorted(builder.problems, key=lambda problem: problem.line or 0)))
    return data, lambda: builder.lines


def _text_of(path: Path, what: str, most_bytes: int) -> str:
    """Return a file's text, or raise what a reader needs to know."""
    file = str(path)
    try:
        if path.is_dir():
            raise _unusable(file, f"this is a folder, not {'an' if what[0] in 'aeiou' else 'a'} {what}")
        if not path.exists():
            raise _unusable(file, f"there is no such {what}", "check the name and the folder")
        if not path.is_file():
            raise _unusable(file, "this is not a plain file")
        with path.open("rb") as stream:
            content = stream.read(most_bytes + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name cannot be used"
        raise _unusable(file, f"this {what} cannot be read: {reason}") from None
    if len(content) > most_bytes:
        raise _unusable(file, f"this {what} is larger than {most_bytes // 1024:,} KiB", "is it the right one?")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InvalidFileError(
            (Problem(f"this {what} is not text in UTF-8", file, line, hint="save it as UTF-8, or pick the right file"),)
        ) from None


def _unusable(file: str, message: str, hint: str = "") -> InvalidFileError:
    return InvalidFileError((Problem(message, file, hint=hint),))
