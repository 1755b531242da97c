"""pydantic's findings as problems in plain words, each with its line and a guess at what was meant.

Serves every kind of file that people write: give it the file's model and the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from abm_fit.errors import Problem
from abm_fit.pack.document import Document, Path
from abm_fit.pack.suggesting import did_you_mean

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


def problems_of(form: type[BaseModel], document: Document) -> tuple[Problem, ...]:
    """Return everything in which a document differs from a pydantic model, in the order of the file."""
    found = {path: _empty(document, path) for path in _nulls(document.data, ())}
    try:
        form.model_validate(document.data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            path = _path_in(document.data, detail)
            if not any(path[: len(other)] == other for other in found):
                found[path] = _problem(form, document, path, detail)
            elif detail["type"] == "literal_error" and "true or false" in getattr(found.get(path), "message", ""):
                words = _literals(detail.get("ctx") or {})
                found[path] = replace(found[path], message=f"{found[path].message}, or {' or '.join(words)}")
    return tuple(sorted(found.values(), key=lambda problem: problem.line or 0))


def words_of(document: Document, path: Path) -> str:
    """Return a place in words: names, and for list items their id or number, `sections › deal › questions › acv`."""
    words: list[str] = []
    here: Any = document.data
    for step in path:
        here = _inner(here, step)
        name = here.get("id") if isinstance(step, int) and isinstance(here, dict) else None
        words.append(name if isinstance(name, str) else str(step + 1) if isinstance(step, int) else step)
    return " › ".join(words)


def _inner(here: object, step: str | int) -> Any:  # noqa: ANN401 -- any plain data
    if isinstance(here, dict):
        return here.get(step)
    return here[step] if isinstance(here, list) and isinstance(step, int) and step < len(here) else None


def _nulls(data: object, path: Path) -> list[Path]:
    """Find every name or list item without a value."""
    if data is None:
        return [path]
    items: Iterable[tuple[str | int, object]] = ()
    if isinstance(data, dict):
        items = data.items()
    elif isinstance(data, list):
        items = enumerate(data)
    return [found for key, item in items for found in _nulls(item, (*path, key))]


def _empty(document: Document, path: Path) -> Problem:
    hint = "write one, or leave the line out"
    if path and isinstance(path[-1], str) and " " in path[-1]:
        hint = "inside { } a comma ends a text: put a text with commas in quotes"
    return Problem("there is no value here", document.file, document.line_of(path), words_of(document, path), hint)


def _path_in(data: object, detail: ErrorDetails) -> Path:
    """Return the error's path without what pydantic adds to it (names of union members, `[key]`)."""
    path: list[str | int] = []
    here = data
    last = len(detail["loc"]) - 1
    for at, step in enumerate(detail["loc"]):
        inside = step in here if isinstance(here, dict) else isinstance(here, list) and isinstance(step, int)
        if inside:
            path.append(step)
            here = _inner(here, step)
        elif detail["type"] == "missing" and at == last:
            path.append(step)
    return tuple(path)


def _problem(form: type[BaseModel], document: Document, path: Path, detail: ErrorDetails) -> Problem:
    kind = detail["type"]
    if kind == "missing":
        where = words_of(document, path[:-1])
        return Problem(f"`{path[-1]}` is missing", document.file, document.line_of(path), where)
    where = words_of(document, path)
    line = document.line_of(path)
    if kind == "extra_forbidden":
        known = _fields_at(form, path[:-1])
        hint = did_you_mean(str(path[-1]), known, f"known here: {', '.join(known)}")
        return Problem(f"`{path[-1]}` is not known here", document.file, line, words_of(document, path[:-1]), hint)
    value = path[-1] if detail["loc"][-1] == "[key]" else detail["input"]
    message, hint = _said(kind, value, detail.get("ctx") or {}, detail["msg"])
    return Problem(message, document.file, line, where, hint)


def _said(kind: str, value: object, context: dict[str, Any], fallback: str) -> tuple[str, str]:
    """Return a message and a hint for a value that pydantic refused."""
    shown = f"`{_short(value)}`"
    if kind == "string_type":
        plain = isinstance(value, (bool, int, float))
        return (f"{shown} should be text", "put it in quotes") if plain else ("this should be one text", "")
    if kind == "string_pattern_mismatch":
        return _pattern(shown, str(context.get("pattern", "")))
    if kind == "literal_error":
        words = _literals(context)
        return f"{shown} is not one of: {', '.join(words)}", did_you_mean(str(value), words)
    if kind in {"string_too_short", "too_short", "too_long", "string_too_long"}:
        return _length(kind, context)
    bounds = {
        "greater_than_equal": ("ge", "at least"),
        "less_than_equal": ("le", "at most"),
        "greater_than": ("gt", "more than"),
    }
    if kind in bounds:
        return f"{shown} should be {bounds[kind][1]} {context[bounds[kind][0]]:g}", ""
    wanted = {
        "int_type": "a whole number",
        "int_from_float": "a whole number",
        "float_type": "a number",
        "bool_type": "true or false, without quotes",
        "list_type": "a list",
        "dict_type": "a mapping of `name: value`",
        "model_type": "a mapping of `name: value`",
    }
    if kind in wanted:
        return f"{shown} should be {wanted[kind]}", ""
    return f"{shown} does not fit: {fallback[0].lower()}{fallback[1:]}", ""


def _literals(context: dict[str, Any]) -> list[str]:
    """Return the words of which one was expected."""
    known = re.findall(r"'([^']*)'|(\d+)", str(context.get("expected", "")))
    return [quoted or bare for quoted, bare in known if quoted or bare]


def _pattern(shown: str, pattern: str) -> tuple[str, str]:
    if "A-Z" in pattern:
        return f"{shown} is no currency", "three capital letters, such as EUR"
    if r"\." in pattern:
        return f"{shown} is no version", "three numbers with dots, such as 1.0.0"
    return f"{shown} is no id", "lower-case letters, digits and _, starting with a letter"


def _length(kind: str, context: dict[str, Any]) -> tuple[str, str]:
    if kind == "string_too_short":
        return "this text is empty", "write it, or leave the line out"
    if kind == "string_too_long":
        return f"this is longer than {context['max_length']} characters", ""
    bound = "at least" if kind == "too_short" else "at most"
    return f"this list should hold {bound} {context.get('min_length', context.get('max_length'))}", ""


def _short(value: object) -> str:
    """Return a value as it may be quoted in a sentence."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else text[:57] + "…"


def _fields_at(form: type[BaseModel], path: Path) -> tuple[str, ...]:
    """Return the names known at a path, following the model's annotations."""
    here: Any = form
    for step in path:
        model = _model_in(here)
        if model is not None and isinstance(step, str):
            by_name = {field.alias or name: field for name, field in model.model_fields.items()}
            here = by_name[step].annotation if step in by_name else None
        else:
            here = (get_args(_bare(here)) or (None,))[-1]
    model = _model_in(here)
    return tuple(field.alias or name for name, field in model.model_fields.items()) if model is not None else ()


def _bare(annotation: Any) -> Any:  # noqa: ANN401 -- a type annotation
    """Take away `| None` and `Annotated`."""
    if hasattr(annotation, "__metadata__"):
        return _bare(annotation.__origin__)
    if get_origin(annotation) in (list, dict, tuple):
        return annotation
    rest = [part for part in get_args(annotation) if part is not type(None)]
    return _bare(rest[0]) if rest else annotation


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 -- a type annotation
    bare = _bare(annotation)
    return bare if isinstance(bare, type) and issubclass(bare, BaseModel) else None
