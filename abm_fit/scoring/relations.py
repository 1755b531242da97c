"""Relations: what can be true together. Rows of facts, each with everything that a node can be where they hold.

Two relations join where their facts agree. A fact is carried only as long as something that is still to be joined
depends on it; what it decides is then independent of everything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Fact = tuple[str, Any]
"""`cluster`, `leaf`, `gate`, `node` or `effect`, and which one."""

Row = frozenset[tuple[Fact, Any]]
"""Facts with their values."""

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")

NO_LIMIT = 10**6
"""A cap above every band."""


@dataclass(slots=True)
class Relation(Generic[A]):
    """Rows with payloads, and what has gone into them."""

    rows: dict[Row, A]
    nodes: frozenset[Any] = frozenset()
    """Nodes whose value has gone into the payload."""
    looked_at: frozenset[Any] = frozenset()
    """Nodes whose leaves are among the facts, whatever the payload rests on."""
    clusters: frozenset[int] = frozenset()
    closed: frozenset[int] = frozenset()
    """Gates whose effect is among the facts already."""
    banded: frozenset[Any] = frozenset()
    """Sums whose bands are settled: what acts on them matters no longer."""
    exact: bool = True

    def mapped(self, change: Callable[[Row, A], Iterable[tuple[Row, B]]], unite: Callable[[B, B], B]) -> Relation[B]:
        """Turn every row into any number of rows; rows that come out the same are united."""
        rows: dict[Row, B] = {}
        for row, payload in self.rows.items():
            for changed, found in change(row, payload):
                rows[changed] = unite(rows[changed], found) if changed in rows else found
        return Relation(rows, self.nodes, self.looked_at, self.clusters, self.closed, self.banded, self.exact)


def merged(left: Row, right: Row) -> Row | None:
    """Return the facts of both rows; None where they contradict. Effects on a sum add up: lowest cap, highest raise."""
    if not left or not right:
        return left or right
    facts: dict[Fact, Any] = dict(left)
    for fact, value in right:
        if fact not in facts:
            facts[fact] = value
        elif fact[0] == "effect":
            facts[fact] = together(facts[fact], value)
        elif facts[fact] != value:
            return None
    return frozenset(facts.items())


def together(left: tuple[int, int], right: tuple[int, int]) -> tuple[int, int]:
    """Combine two effects on a sum's band, each a cap and a raise."""
    return min(left[0], right[0]), max(left[1], right[1])


def join(
    left: Relation[A], right: Relation[B], combine: Callable[[A, B], C], unite: Callable[[C, C], C]
) -> Relation[C]:
    """Join two relations where their facts agree."""
    rows: dict[Row, C] = {}
    for left_row, left_payload in left.rows.items():
        for right_row, right_payload in right.rows.items():
            row = merged(left_row, right_row)
            if row is None:
                continue
            found = combine(left_payload, right_payload)
            rows[row] = unite(rows[row], found) if row in rows else found
    return Relation(
        rows,
        left.nodes | right.nodes,
        left.looked_at | right.looked_at,
        left.clusters | right.clusters,
        left.closed | right.closed,
        left.banded | right.banded,
        left.exact and right.exact,
    )


def without(row: Row, drop: Callable[[Fact], bool]) -> Row:
    """Return a row without some of its facts."""
    return frozenset(item for item in row if not drop(item[0])) if row else row


def value_in(row: Row, fact: Fact) -> Any:  # noqa: ANN401 - facts hold truths, places and labels
    """Return a fact's value in a row; None where the row doesn't hold it."""
    return next((value for known, value in row if known == fact), None)


def with_fact(row: Row, fact: Fact, value: Any) -> Row:  # noqa: ANN401 - as above
    """Return a row with one more fact; an effect is added to the one there."""
    together_row = merged(row, frozenset(((fact, value),)))
    assert together_row is not None
    return together_row


def united(left: frozenset[A], right: frozenset[A]) -> frozenset[A]:
    """Return everything that is in either set."""
    return left | right
