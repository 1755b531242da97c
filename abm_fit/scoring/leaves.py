"""Conditions as trees over leaves: what is certain is folded away, what is open stays as numbered leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from abm_fit.pack.expression import Call, Comparison, Expression, Logical, Name, Not
from abm_fit.pack.logic import Truth, as_truth, both, either, negate
from abm_fit.pack.trees import names_in
from abm_fit.scoring.readings import Key
from abm_fit.scoring.unknowns import Unknowns, VarKey

Tree = bool | int | tuple[str, tuple["Tree", ...]]
"""A settled truth, a leaf's number, or `and`, `or`, `not` over trees."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """An open comparison (or a tick) in one segment."""

    expression: Expression
    segment: str | None
    gate: bool
    """Seen as gates see it: what is weak counts as its best."""
    node: Key | None
    """The one sum whose score it reads, where it reads that and nothing else that is open."""
    mixed: bool
    """Whether it reads sums' scores together with something else that is open, which is not told apart."""
    reads: frozenset[VarKey]
    """The variables it reads."""


class Leaves:
    """Every open leaf met so far; the same comparison in the same segment is one leaf."""

    def __init__(self, unknowns: Unknowns) -> None:
        self._unknowns = unknowns
        self.all: list[Leaf] = []
        self._numbers: dict[tuple[Expression, str | None, bool], int] = {}

    def tree(self, condition: Expression, segment: str | None, *, gate: bool) -> Tree:
        """Turn a condition in a segment into a tree."""
        if isinstance(condition, Not):
            return negated(self.tree(condition.part, segment, gate=gate))
        if isinstance(condition, Logical):
            parts = [self.tree(part, segment, gate=gate) for part in condition.parts]
            return joined(condition.operator, parts)
        if isinstance(condition, Call) and condition.function in ("any", "all"):
            homes = self._unknowns.facts.segments
            parts = [self.tree(condition.arguments[0], home, gate=gate) for home in homes]
            return joined("or" if condition.function == "any" else "and", parts)
        if isinstance(condition, Name) and condition.id == "gate":
            inner = self._unknowns.facts.pack.rubric.gates[condition.attribute]
            return self.tree(inner.when, segment if inner.per == "segment" else None, gate=gate)
        return self._leaf(condition, segment, gate=gate)

    def _leaf(self, condition: Expression, segment: str | None, *, gate: bool) -> Tree:
        facts = self._unknowns.facts
        truth = as_truth(facts.names(segment, gate=gate).means(condition))
        if truth != "open":
            return truth == "yes"
        key = (condition, segment, gate)
        if key not in self._numbers:
            reads = frozenset(v.key for v in self._unknowns.read_by(condition, segment, gate=gate))
            sums = {name.id for name in names_in(condition) if name.id in facts.pack.rubric.sums}
            node: Key | None = None
            if len(sums) == 1 and not reads and isinstance(condition, Comparison):
                name = sums.pop()
                node = (name, facts.home(facts.pack.rubric.sums[name].per, segment))
            self._numbers[key] = len(self.all)
            self.all.append(Leaf(condition, segment, gate, node, bool(sums) and node is None, reads))
        return self._numbers[key]


def negated(tree: Tree) -> Tree:
    """Return the opposite of a tree."""
    return not tree if isinstance(tree, bool) else ("not", (tree,))


def joined(operator: str, parts: list[Tree]) -> Tree:
    """Join trees by `and` or `or`, folding what is settled."""
    decisive = operator == "or"
    if any(part is decisive for part in parts):
        return decisive
    rest = tuple(part for part in parts if not isinstance(part, bool))
    return (not decisive) if not rest else rest[0] if len(rest) == 1 else (operator, rest)


def leaves_of(tree: Tree) -> frozenset[int]:
    """Return the numbers of the leaves of a tree."""
    if isinstance(tree, bool):
        return frozenset()
    if isinstance(tree, int):
        return frozenset((tree,))
    return frozenset().union(*(leaves_of(part) for part in tree[1]))


def truth_of_tree(tree: Tree, leaf: Callable[[int], bool | None]) -> Truth:
    """Evaluate a tree; a leaf that isn't settled is None."""
    if isinstance(tree, bool):
        return "yes" if tree else "no"
    if isinstance(tree, int):
        found = leaf(tree)
        return "open" if found is None else "yes" if found else "no"
    operator, parts = tree
    if operator == "not":
        return negate(truth_of_tree(parts[0], leaf))
    truths = (truth_of_tree(part, leaf) for part in parts)
    return both(truths) if operator == "and" else either(truths)
