"""What to do, what not to do, and where thresholds come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from abm_fit.pack.expression import Expression


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to do: by whom, how long, done when, and what it changes."""

    id: str
    title: str
    do: str
    owner: str
    """A role id."""
    days: Literal[30, 60, 90]
    hours: int
    cost: str = ""
    """In words, with the currency: "none", "2,000–5,000 USD"."""
    done_when: str = ""
    stop_when: str = ""
    lifts: Mapping[str, str] = field(default_factory=dict)
    """Question id to the option it gets the answer to."""
    opens: tuple[str, ...] = ()
    """Gate ids."""
    when: Expression | None = None
    """Given only where this is not certainly false; None: wherever it lifts or opens something."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing the report advises against, and why."""

    id: str
    title: str
    why: str
    until: str
    instead: str
    again: str
    when: Expression


@dataclass(frozen=True, slots=True)
class Source:
    """Where a threshold comes from. Grades A, B and `article` are cited by name; `judgement` is ours."""

    id: str
    title: str
    grade: Literal["A", "B", "article", "judgement"]
    date: str
    says: str
    url: str = ""
    publisher: str = ""
