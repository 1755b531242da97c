"""What follows from a pack alone, worked out once a pack however many assessments are scored under it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from weakref import finalize

from abm_fit.pack.expression import Expression, Name
from abm_fit.pack.model import Pack
from abm_fit.pack.trees import names_in, unparse

A = TypeVar("A")


class Index:
    """Names and texts of a pack's own expressions, and whatever else is remembered of it under a key."""

    def __init__(self, pack: Pack) -> None:
        self.inner_tables = any(
            name in pack.rubric.tables for node in pack.rubric.sums.values() for name in node.points
        )
        """Whether some sum has a table among its terms."""
        self._names: dict[int, tuple[Expression, tuple[Name, ...]]] = {}
        self._texts: dict[int, tuple[Expression, str]] = {}
        self._flags: dict[int, tuple[Expression, bool]] = {}
        self._found: dict[tuple[str, str], object] = {}

    def names(self, expression: Expression) -> tuple[Name, ...]:
        """Return the names that an expression of the pack reads."""
        # The expression is kept beside what was found, so that its id stays its own.
        if id(expression) not in self._names:
            self._names[id(expression)] = (expression, names_in(expression))
        return self._names[id(expression)][1]

    def text(self, expression: Expression) -> str:
        """Return an expression of the pack as text."""
        if id(expression) not in self._texts:
            self._texts[id(expression)] = (expression, unparse(expression))
        return self._texts[id(expression)][1]

    def flag(self, expression: Expression, work_out: Callable[[], bool]) -> bool:
        """Return what was found out about an expression of the pack."""
        if id(expression) not in self._flags:
            self._flags[id(expression)] = (expression, work_out())
        return self._flags[id(expression)][1]

    def once(self, kind: str, name: str, work_out: Callable[[], A]) -> A:
        """Return what was worked out under a kind and a name; values are shared, so nobody may change them."""
        key = (kind, name)
        if key not in self._found:
            self._found[key] = work_out()
        return self._found[key]  # type: ignore[return-value]


_INDEXES: dict[int, Index] = {}
"""By the pack's identity; an entry goes with its pack."""


def index_of(pack: Pack) -> Index:
    """Return the index of a pack."""
    found = _INDEXES.get(id(pack))
    if found is None:
        found = _INDEXES[id(pack)] = Index(pack)
        # Not when the interpreter ends: nothing is left to forget in by then.
        finalize(pack, _INDEXES.pop, id(pack), None).atexit = False
    return found
