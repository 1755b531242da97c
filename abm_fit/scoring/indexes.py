"""What follows from a pack alone, worked out once a pack however many assessments are scored under it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from weakref import finalize

from abm_fit.pack.expression import OVER_SEGMENTS, Call, Expression, Name
from abm_fit.pack.logic import Meaning, meaning
from abm_fit.pack.model import Pack
from abm_fit.pack.questions import Question
from abm_fit.pack.trees import children, names_in, unparse
from abm_fit.pack.values import Derived
from abm_fit.scoring.views import reader_of

A = TypeVar("A")

Conditional = tuple[tuple[Question, ...], tuple[Question, ...]]
"""Questions that are not always asked: those read where an expression stands, and those read over the segments."""

MOST = 20_000
"""So many expressions are kept of a pack; some are made while scoring, and then it is begun anew."""


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
        self._questions, self._rubric = pack.questionnaire.questions, pack.rubric
        self._reader = reader_of(self._questions, self._rubric)
        self._meanings: dict[int, tuple[Expression, Meaning]] = {}
        self._conditional: dict[int, tuple[Expression, Conditional]] = {}

    def names(self, expression: Expression) -> tuple[Name, ...]:
        """Return the names that an expression of the pack reads."""
        # The expression is kept beside what was found, so that its id stays its own.
        if id(expression) not in self._names:
            self._names[id(expression)] = (expression, names_in(expression))
        return self._names[id(expression)][1]

    def reads(self, quantity: Derived) -> tuple[Name, ...]:
        """Return the names that a quantity's formula and its condition read."""
        return self.names(quantity.formula) + (self.names(quantity.when) if quantity.when is not None else ())

    def asked(self, quantity: Derived) -> tuple[Question, ...]:
        """Return the questions that a quantity reads itself."""
        return self.once(
            "asked",
            quantity.id,
            lambda: tuple(self._questions[name.id] for name in self.reads(quantity) if name.id in self._questions),
        )

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

    def meaning(self, expression: Expression) -> Meaning:
        """Return what an expression means, seen from a `View`."""
        known = self._meanings.get(id(expression))
        if known is None:
            if len(self._meanings) >= MOST:
                self._meanings.clear()
            known = self._meanings[id(expression)] = (expression, meaning(expression, self._reader))
        return known[1]

    def conditional(self, expression: Expression) -> Conditional:
        """Return the questions not always asked that an expression reads, through quantities, too."""
        known = self._conditional.get(id(expression))
        if known is None:
            if len(self._conditional) >= MOST:
                self._conditional.clear()
            found = tuple(self._conditional_in(dict.fromkeys(names)) for names in _here_and_across(expression))
            known = self._conditional[id(expression)] = (expression, (found[0], found[1]))
        return known[1]

    def _conditional_in(self, names: dict[str, None]) -> tuple[Question, ...]:
        """Return the conditional ones among questions, and among those beneath quantities."""
        waiting, seen = list(names), set(names)
        found = []
        while waiting:
            name = waiting.pop()
            question, quantity = self._questions.get(name), self._rubric.derived.get(name)
            if question is not None and question.when is not None:
                found.append(question)
            elif quantity is not None:
                more = {read.id for read in self.reads(quantity)} - seen
                waiting += more
                seen |= more
        return tuple(found)

    def once(self, kind: str, name: str, work_out: Callable[[], A]) -> A:
        """Return what was worked out under a kind and a name; values are shared, so nobody may change them."""
        key = (kind, name)
        if key not in self._found:
            self._found[key] = work_out()
        return self._found[key]  # type: ignore[return-value]


def _here_and_across(expression: Expression) -> tuple[list[str], list[str]]:
    """Return the names that an expression reads where it stands, and those that it reads over the segments."""
    here: list[str] = []
    across: list[str] = []

    def visit(part: Expression) -> None:
        if isinstance(part, Name):
            here.append(part.id)
        elif isinstance(part, Call) and part.function in OVER_SEGMENTS:
            across.extend(name.id for name in names_in(part.arguments[0]))
        else:
            for child in children(part):
                visit(child)

    visit(expression)
    return here, across


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
