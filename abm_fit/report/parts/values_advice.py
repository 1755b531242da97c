"""What a report says about patterns, decisions, plans and changes, as finished words."""

from __future__ import annotations

from dataclasses import dataclass

from abm_fit.report.charts.svg import Chart
from abm_fit.report.parts.values import Head, Item


@dataclass(frozen=True, slots=True)
class PatternLine:
    """One way to fail."""

    title: str
    kind: str
    """`present`, `possible` or `absent`."""
    state: str
    """The same in words."""
    say: str
    answers: str
    """The answers that say so."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """Ways to fail."""

    head: Head
    rows: tuple[PatternLine, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A verdict of its own, for the company or the segments that it is the same for."""

    title: str
    where: str
    """The segments; empty for the company."""
    label: str
    say: str
    rest: tuple[Item, ...]
    """What would have to be true, what to do instead, when to look again."""
    decided: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """Platform, expansion and the like."""

    head: Head
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action of the plan."""

    number: str
    title: str
    do: str
    owner: str
    due: str
    effort: str
    done_when: str
    stop_when: str
    why: str
    on_path: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do."""

    head: Head
    chart: Chart
    actions: tuple[ActionLine, ...]
    path: str
    """What the shortest way leads to; empty where there is none."""
    path_steps: tuple[Item, ...]
    """(question, the answer that it takes)."""
    signatures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """One thing not to do."""

    title: str
    why: str
    rest: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Refusals:
    """What is not recommended."""

    head: Head
    rows: tuple[RefusedLine, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since last time."""

    head: Head
    chart: Chart
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    changed: tuple[tuple[str, str, str], ...]
    """(question, before, now)."""
    notes: tuple[str, ...]
