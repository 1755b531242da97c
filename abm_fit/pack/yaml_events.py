"""YAML text to plain data in one pass over the parser's events, refusing what is dangerous or ambiguous.

Building from events instead of composed nodes is what keeps deep nesting from overflowing the C composer's stack.
Scalars follow YAML 1.2: only `true` and `false` are booleans, and `no`, `12:30`, `010` and dates stay text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import yaml

from abm_fit.errors import Problem
from abm_fit.pack.characters import CONTROL
from abm_fit.pack.document import Path

DEEPEST = 20
"""How deep mappings and lists may nest."""

MOST_PROBLEMS = 100
"""Problems listed before reading stops."""

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,39})")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,39})(\.[0-9]{1,40})?([eE][-+]?[0-9]{1,2})?")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class _Open:
    """A mapping or list that is still being read."""

    path: Path
    content: dict[str, Any] | list[Any]
    key: str | None = None
    """The key whose value comes next."""


@dataclass(slots=True)
class Builder:
    """Puts events together; collects problems and goes on where it can."""

    file: str
    most_events: int
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _stack: list[_Open] = field(default_factory=list)
    _top: list[object] = field(default_factory=list)

    def build(self, text: str) -> object:
        """Return the data of the one document in a text; None where there is none or reading had to stop."""
        try:
            for count, event in enumerate(yaml.parse(text, Loader=_LOADER)):
                if count > self.most_events:
                    self._refuse(event, "the file holds far too many things")
                    return None
                if not self._take(event) or len(self.problems) >= MOST_PROBLEMS:
                    return None
        except yaml.YAMLError as error:
            self.problems.append(syntax_problem(error, text, self.file))
            return None
        if len(self._top) > 1:
            self.problems.append(Problem("the file holds more than one document (`---`)", self.file))
        return self._top[0] if self._top else None

    def _take(self, event: yaml.Event) -> bool:
        """Add one event; False where reading cannot go on."""
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._refuse(event, "anchors and aliases (`&`, `*`) are not read", "write the text out, or quote it")
            return False
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            return self._open(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._stack.pop()
        return True

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> bool:
        if len(self._stack) >= DEEPEST:
            self._refuse(event, f"the file nests more than {DEEPEST} deep")
            return False
        if self._wants_key():
            self._refuse(event, "a list or a mapping cannot be a name", "quote the text if it starts with [ or {")
            return False
        self._refuse_tag(event)
        content: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._place(event)
        self._put(content)
        self._stack.append(_Open(path, content))
        return True

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_tag(event)
        if CONTROL.search(event.value):
            self._refuse(event, "a text holds a control character", "take the `\\` sequence out")
        if self._wants_key():
            self._key(event)
            return
        self._place(event)
        self._put(event.value if event.style else self._plain(event))

    def _wants_key(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1].content, dict) and self._stack[-1].key is None

    def _key(self, event: yaml.ScalarEvent) -> None:
        """Begin an entry of a mapping; a key that is there already is a problem with both lines."""
        here = self._stack[-1]
        assert isinstance(here.content, dict)
        key = event.value
        line = _line(event)
        if not key:
            self._refuse(event, "a name is missing before `:`")
        elif key in here.content:
            first = self.lines.get((*here.path, key))
            self._refuse(event, f"`{key}` is here a second time (first on line {first})", "keep one of the two")
        else:
            self.lines[(*here.path, key)] = line
        here.key = key

    def _place(self, event: yaml.Event) -> Path:
        """Return the path of the value that comes now, noting the line of list items."""
        if not self._stack:
            return ()
        here = self._stack[-1]
        if isinstance(here.content, dict):
            return (*here.path, here.key or "")
        path = (*here.path, len(here.content))
        self.lines[path] = _line(event)
        return path

    def _put(self, value: object) -> None:
        if not self._stack:
            self._top.append(value)
            return
        here = self._stack[-1]
        if isinstance(here.content, list):
            here.content.append(value)
        else:
            here.content[here.key or ""] = value
            here.key = None

    def _plain(self, event: yaml.ScalarEvent) -> str | int | float | bool | None:
        """Read an unquoted scalar."""
        text: str = event.value
        if text in {"", "~", "null"}:
            return None
        if text in {"true", "false"}:
            return text == "true"
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            number = float(text)
            if Fraction(repr(number)) != Fraction(text):
                self._refuse(event, f"`{text}` has more digits than are kept", "round it to 15 digits")
            return number
        return text

    def _refuse_tag(self, event: yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        if event.tag is not None and event.tag != "!":
            self._refuse(event, "tags (`!`) are not read", "quote a text that begins with an exclamation mark")

    def _refuse(self, event: yaml.Event, message: str, hint: str = "") -> None:
        self.problems.append(Problem(message, self.file, _line(event), hint=hint))


def _line(event: yaml.Event) -> int:
    assert event.start_mark is not None  # every event of a parse has one
    return event.start_mark.line + 1


def syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """Say in plain words where and why the YAML does not parse."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        position = getattr(error, "position", None)
        line = text.encode()[:position].count(b"\n") + 1 if isinstance(position, int) else None
        return Problem("the file holds characters that YAML does not allow", file, line, hint="is it a text file?")
    said = str(getattr(error, "problem", "") or "it cannot be read as YAML")
    lines = text.splitlines()
    here = lines[mark.line] if mark.line < len(lines) else ""
    hint = _hint(said, here)
    if "nesting depth" in said:
        # From PyYAML 6.0.4 on its own scanner refuses first.
        return Problem(f"the file nests more than {DEEPEST} deep", file, mark.line + 1)
    return Problem(f"this is not readable as YAML: {said}", file, mark.line + 1, hint=hint)


def _hint(said: str, line: str) -> str:
    """Guess what somebody who does not know YAML ran into."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "a tab: indent with spaces"
    if "mapping values are not allowed" in said:
        return "put a text that holds `: ` in quotes"
    if "cannot start any token" in said:
        return "put a text that begins with @, % or ` in quotes"
    if "quoted scalar" in said:
        return "a closing quote is missing"
    if "expected key" in said or "expected ':'" in said or "block" in said:
        return "look at the indentation here and at the line above"
    return "look at this line and the one above"
