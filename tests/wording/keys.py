"""Where code asks for a sentence: the key, and the values it puts in."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, nodes

POSITION = {"count": 1, "joined": 1}
"""Where the key stands in calls of another kind; elsewhere it is what comes first."""
JOINING = {"and", "or"}
"""Keys that every language has beside its files."""
PLACES = re.compile(r"\{([A-Za-z_]+)\}")
OF_COUNT = {"n", "word", "Word"}
"""Places that counting fills by itself."""


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


REPORT_SPEAKERS = {"w", "words"}
"""What the report's parts and templates call its words; `m.words`, `self.words` and `c.words` are the same."""


def asked_in(file: Path) -> Iterator[Asked]:
    """Yield every call in a file for a sentence of screens, commands or the engine."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    called = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in SPEAKERS
        for alias in node.names
        if alias.name == SPEAKERS[node.module]
    }
    yield from (
        asked
        for asked in _called(tree, file, lambda called_by: isinstance(called_by, ast.Name) and called_by.id in called)
        if asked.key not in JOINING
    )


def asked_of_report(file: Path) -> Iterator[Asked]:
    """Yield every call in a file, Python or a template, for a sentence of the report."""
    if file.suffix == ".py":
        yield from _called(ast.parse(file.read_text(encoding="utf-8")), file, _is_reports)
        return
    for call in Environment(autoescape=True).parse(file.read_text(encoding="utf-8")).find_all(nodes.Call):
        how = call.node.attr if isinstance(call.node, nodes.Getattr) else ""
        speaker = call.node.node if isinstance(call.node, nodes.Getattr) and how != "words" else call.node
        if _is_templates(speaker):
            places = frozenset(keyword.key for keyword in call.kwargs)
            given = call.args[POSITION.get(how, 0)]
            yield from (Asked(file, call.lineno, key, whole, places, how == "count") for key, whole in _of(given))


def _called(tree: ast.Module, file: Path, speaks: Callable[[ast.expr], bool]) -> Iterator[Asked]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (kind := _kind(node.func, speaks)):
            position = POSITION.get(kind, 0)
            given = node.args[position] if len(node.args) > position else None
            named = [keyword.arg for keyword in node.keywords]
            places = None if None in named else frozenset(name for name in named if name)
            for key, whole in _keys(given):
                yield Asked(file, node.lineno, key, whole, places, kind == "count")


def _kind(called: ast.expr, speaks: Callable[[ast.expr], bool]) -> str:
    if speaks(called):
        return "say"
    if isinstance(called, ast.Attribute) and called.attr in POSITION and speaks(called.value):
        return called.attr
    return ""


def _is_reports(called: ast.expr) -> bool:
    if isinstance(called, ast.Attribute):
        return called.attr == "words"
    return isinstance(called, ast.Name) and called.id in REPORT_SPEAKERS


def _is_templates(called: nodes.Node) -> bool:
    if isinstance(called, nodes.Getattr):
        return called.attr == "words"
    return isinstance(called, nodes.Name) and called.name in REPORT_SPEAKERS


def _of(given: nodes.Node) -> Iterator[tuple[str, bool]]:
    """Yield the keys of a template's call, like `_keys`."""
    if isinstance(given, nodes.Const) and isinstance(given.value, str):
        yield given.value, True
    elif isinstance(given, nodes.CondExpr):
        for either in (given.expr1, given.expr2):
            yield from _of(either) if either is not None else ()
    elif isinstance(given, nodes.Concat | nodes.Add):
        first = given.nodes[0] if isinstance(given, nodes.Concat) else given.left
        yield from ((key, False) for key, _ in _of(first))


def _keys(given: ast.expr | None) -> Iterator[tuple[str, bool]]:
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        yield given.value, True
    elif isinstance(given, ast.IfExp):
        yield from _keys(given.body)
        yield from _keys(given.orelse)
    elif isinstance(given, ast.JoinedStr) and isinstance(given.values[0], ast.Constant):
        yield str(given.values[0].value), False


def problem_of(asked: Asked, texts: Mapping[str, str]) -> str:
    """Return what is wrong with a call for a sentence, of those that it can find; nothing where all is well."""
    place = f"{asked.file.name}:{asked.line}: {asked.key}"
    if not asked.whole:
        return "" if any(key.startswith(asked.key) for key in texts) else f"{place}…: no such keys"
    for key in (f"{asked.key}.one", f"{asked.key}.many") if asked.counted else (asked.key,):
        if key not in texts:
            return f"{place}: no such key"
        wanted = set(PLACES.findall(texts[key])) - (OF_COUNT if asked.counted else set())
        if asked.places is not None and not wanted <= asked.places:
            return f"{place}: nothing is put into {wanted - asked.places}"
    return ""
