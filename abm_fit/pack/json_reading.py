"""JSON files read as strictly as YAML: no repeated names, no endless nesting, a line for every problem."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NoReturn

from abm_fit.errors import InvalidFileError, Problem
from abm_fit.pack.characters import CONTROL
from abm_fit.pack.document import Lines, Path

DEEPEST = 20
"""How deep objects and lists may nest."""

_MAY_STEER = re.compile("\\\\u00[0189]|\\\\u007|\\\\ud|\\\\[bf]|[\x7f-\x9f]", re.IGNORECASE)
"""What a control character or half a surrogate pair looks like in the file, and much else; a closer look decides."""

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


def read_json(text: str, file: str) -> object:
    """Read JSON text; raises InvalidFileError where it is none, repeats a name or nests too deep."""
    duplicates: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        result = dict(items)
        if len(result) < len(items):
            seen: set[str] = set()
            duplicates.extend(name for name, _ in items if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        return result

    try:
        data = json.loads(
            text, object_pairs_hook=pairs, parse_float=_decimal, parse_int=_whole, parse_constant=_constant
        )
    except json.JSONDecodeError as error:
        hint = "JSON needs double quotes, and no comma after the last item"
        message = f"this is not readable as JSON: {error.msg}"
        raise InvalidFileError((Problem(message, file, error.lineno, hint=hint),)) from None
    except ValueError as error:
        raise InvalidFileError((Problem(str(error), file),)) from None
    except RecursionError:
        raise InvalidFileError((Problem(f"the file nests more than {DEEPEST} deep", file),)) from None
    if duplicates:
        _refuse_repeated(text, file)
    if _too_deep(data):
        raise InvalidFileError((Problem(f"the file nests more than {DEEPEST} deep", file),))
    if _MAY_STEER.search(text):
        _refuse_control(data, text, file)
    result: object = data
    return result


@dataclass(slots=True)
class _Open:
    """An object or list that is still being gone through."""

    path: Path
    is_list: bool
    count: int = 0
    name: str | None = None
    """In an object: the name whose value comes next."""

    def inner(self) -> Path:
        """Return the path of the value that comes now."""
        return (*self.path, self.count if self.is_list else self.name or "")


def lines_of(text: str) -> tuple[Lines, list[tuple[str, int, int]]]:
    """Find the line of every place in valid JSON text, and each repeated name with its first and second line."""
    lines: dict[Path, int] = {}
    repeated: list[tuple[str, int, int]] = []
    stack: list[_Open] = []
    line, counted = 1, 0
    for match in _TOKEN.finditer(text):
        line, counted = line + text.count("\n", counted, match.start()), match.start()
        here = stack[-1] if stack else None
        part = match.group()
        if part in ("}", "]"):
            stack.pop()
        elif part == "," and here is not None:
            here.name, here.count = None, here.count + 1
        elif here is not None and not here.is_list and here.name is None:
            here.name = str(json.loads(part))
            if here.inner() in lines:
                repeated.append((here.name, lines[here.inner()], line))
            lines.setdefault(here.inner(), line)
        elif part != ":":
            path = here.inner() if here is not None else ()
            if here is not None:
                lines.setdefault(path, line)
            if part in ("{", "["):
                stack.append(_Open(path, part == "["))
    return lines, repeated


def _refuse_repeated(text: str, file: str) -> NoReturn:
    raise InvalidFileError(
        tuple(
            Problem(f"`{name}` is here a second time (first on line {first})", file, line, hint="keep one of the two")
            for name, first, line in lines_of(text)[1]
        )
    )


def _refuse_control(data: object, text: str, file: str) -> None:
    """Pass data whose texts hold no control characters; raises InvalidFileError with each that does."""
    lines = lines_of(text)[0]
    found = [path for path, said in _texts(data, ()) if CONTROL.search(said)]
    if found:
        message, hint = "a text holds a control character", "take the `\\u` sequence out"
        raise InvalidFileError(tuple(Problem(message, file, lines.get(path), hint=hint) for path in found))


def _texts(item: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield every text and every name with its place."""
    if isinstance(item, str):
        yield path, item
    elif isinstance(item, dict):
        for name, inner in item.items():
            yield (*path, name), name
            yield from _texts(inner, (*path, name))
    elif isinstance(item, list):
        for at, inner in enumerate(item):
            yield from _texts(inner, (*path, at))


def _decimal(text: str) -> float:
    number = float(text)
    exponent = re.split("[eE]", text)[-1] if "e" in text.lower() else "0"
    if len(text) > 60 or len(exponent) > 3 or Fraction(repr(number)) != Fraction(text):
        message = f"the number {text[:40]} has more digits than are kept: round it to 15"
        raise ValueError(message)
    return number


def _whole(text: str) -> int:
    if len(text) > 41:
        message = f"the number {text[:40]}… is too long"
        raise ValueError(message)
    return int(text)


def _constant(text: str) -> NoReturn:
    message = f"`{text}` is no number"
    raise ValueError(message)


def _too_deep(data: object) -> bool:
    """Return whether plain data nests deeper than is read."""
    level = _inside(data)
    for _ in range(DEEPEST):
        level = [child for item in level for child in _inside(item)]
    return bool(level)


def _inside(item: object) -> list[object]:
    if isinstance(item, dict):
        return list(item.values())
    return item if isinstance(item, list) else []
