"""A line of an outline, and what it opens to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from abm_fit.assessment.walk import Spot

__all__ = ["Node", "Spot", "Tone", "soft"]

Tone = Literal["title", "strong", "line", "soft", "mark"]
"""How a line is written: a heading, what matters most, plain, beside it, asks to be looked at."""


@dataclass(frozen=True, slots=True)
class Node:
    """One line; `inside` gives what it opens to, `spot` the question it leads to."""

    text: str
    tone: Tone = "line"
    inside: Callable[[], tuple[Node, ...]] | None = None
    spot: Spot | None = None
    opened: bool = False
    """Whether it is open from the start."""
    aside: str = ""
    """What is said right below it, open or not."""


def soft(text: str) -> Node:
    """Return a line that is said beside another."""
    return Node(text, "soft")
