"""What every plain-text line of a result is made with: its width, its indent, a segment's name."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.scoring.result import Result

WIDTH = 78


def wrapped(text: str, indent: str = "  ", first: str | None = None) -> list[str]:
    """Return a text broken at the width, indented."""
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent if first is None else first, subsequent_indent=indent, break_on_hyphens=False
    )


def of(name: str, text: str) -> str:
    """Return a text with the name of what it is about before it, where that has one."""
    return say("summary.of", name=name, text=text) if name else text


def segment_name(result: Result, segment: str | None) -> str:
    """Return a segment's name; empty where nobody named any."""
    return "" if len(result.segments) < 2 else dict(result.segments).get(segment or "", "")
