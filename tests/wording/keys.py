"""Where code asks for a sentence: the key, and the values it puts in."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Asked(NamedTuple):
    """One call for a sentence."""

    file: Path
    line: int
    key: str
    """The key; for one that is put together (`f"state.{name}"`), what it begins with."""
    whole: bool
    places: frozenset[str] | None
    """Names of the values given; None where they can't be read off the code."""
    counted: bool


SPEAKERS = {"abm_fit.wording.spoken": "say", "abm_fit.wording.words": "ENGLISH"}
"""What code calls for the words of screens, commands and the engine, by the module it takes that from."""


def asked_in(file: Path) -> Iterator[Asked]:
    """Yield every call for a sentence in a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    called = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in SPEAKERS
        for alias in node.names
        if alias.name == SPEAKERS[node.module]
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (kind := _kind(node.func, called)):
            position = 1 if kind == "count" else 0
            given = node.args[position] if len(node.args) > position else None
            named = [keyword.arg for keyword in node.keywords]
            places = None if None in named else frozenset(name for name in named if name)
            for key, whole in _keys(given):
                yield Asked(file, node.lineno, key, whole, places, kind == "count")


def _kind(called: ast.expr, speakers: set[str]) -> str:
    if isinstance(called, ast.Name):
        return "say" if called.id in speakers else ""
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id in speakers:
        return called.attr if called.attr == "count" else ""
    return ""


def _keys(given: ast.expr | None) -> Iterator[tuple[str, bool]]:
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        yield given.value, True
    elif isinstance(given, ast.IfExp):
        yield from _keys(given.body)
        yield from _keys(given.orelse)
    elif isinstance(given, ast.JoinedStr) and isinstance(given.values[0], ast.Constant):
        yield str(given.values[0].value), False
