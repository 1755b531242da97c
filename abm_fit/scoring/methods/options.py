"""Options of a keyed dynamic programme, and units: options of which one is taken."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import cached_property
from typing import NamedTuple

FactSet = frozenset[tuple[Hashable, ...]]

Kinds = list[tuple[FactSet, int, list[int]]]
"""The steps above the lowest of options with the same facts and cost."""


class Option(NamedTuple):
    """One way to take a unit; `label` says which, and may be a state of inner layers; an empty one is not told."""

    step: int = 0
    cost: int = 0
    facts: FactSet = frozenset()
    label: Hashable = ()
    ways: int = 1


class Unit:
    """Some options, looked over once for all layers that take them."""

    def __init__(self, options: Sequence[Option]) -> None:
        self.options = options
        self.low = min((option.step for option in options), default=0)
        """The lowest step."""

    @cached_property
    def paid(self) -> bool:
        """Whether but one option costs nothing."""
        return sum(not option.cost for option in self.options) == 1

    @cached_property
    def plain(self) -> bool:
        """Whether no option has facts."""
        return not any(option.facts for option in self.options)

    @cached_property
    def kinds(self) -> Kinds:
        """All steps by facts and cost."""
        alike: dict[tuple[FactSet, int], set[int]] = {}
        for option in self.options:
            alike.setdefault((option.facts, option.cost), set()).add(option.step - self.low)
        return [(facts, cost, list(steps)) for (facts, cost), steps in alike.items()]

    @cached_property
    def highest(self) -> Kinds:
        """The highest step by facts and cost."""
        return [(facts, cost, [max(steps)]) for facts, cost, steps in self.kinds]

    @cached_property
    def priced(self) -> dict[int, list[Option]]:
        """The options by what they cost."""
        found: dict[int, list[Option]] = {}
        for option in self.options:
            found.setdefault(option.cost, []).append(option)
        return found
