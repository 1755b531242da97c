"""What every node of a stage can reach: scores, bands after gates and outcomes, each jointly with what depends on it.

A sum's reachable scores are bits on a lattice, one set a row of facts; children are added one after another by
shifting. What links branches (an unknown that two of them use, a gate that one feeds and the other obeys) stays among
the facts until both are joined, so the result is the exact set: never corners alone, and with holes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from abm_fit.pack.nodes import Sum, Table
from abm_fit.scoring.bands import after_gates, order_of
from abm_fit.scoring.closing import close_gates, drop_settled, nodes_needed, split_by_leaves
from abm_fit.scoring.lattices import Lattice, bits_of
from abm_fit.scoring.lookup import outcome_of
from abm_fit.scoring.reaching import Reached, add_up
from abm_fit.scoring.readings import Key
from abm_fit.scoring.relations import Fact, Relation, Row, join, united, with_fact, without
from abm_fit.scoring.stage import NO_EFFECT, Stage

MOST_ROWS = 3000
"""Beyond this many rows links are let go, and the result says "at most"."""

MOST_SHARED = 256
"""A node that two others use is told apart by so many scores at most."""

Ids = frozenset[str]
A = TypeVar("A")


class Reach:
    """The reachable scores, bands and outcomes of one stage, worked out when first asked."""

    def __init__(self, stage: Stage, shift: Callable[[Key], Fraction | None]) -> None:
        """Prepare; `shift`: what is added to a node's score where gates look at it, None where that varies."""
        self.stage = stage
        self.shift = shift
        self._sums: dict[Key, tuple[Lattice, Relation[Reached]]] = {}
        self._bands: dict[Key, Relation[Ids]] = {}
        self._outcomes: dict[Key, Relation[Ids]] = {}

    def scores(self, key: Key) -> tuple[Lattice, Relation[Reached]]:
        """Return the scores that a sum can reach."""
        if key not in self._sums:
            node = self.stage.nodes[key]
            assert isinstance(node, Sum)
            lattice, relation = add_up(self, key, node)
            relation.nodes |= {key}
            relation.looked_at |= {key}
            relation = split_by_leaves(self.stage, key, lattice, relation, self.shift(key))
            relation = self._told_apart(key, relation, _single_scores)
            self._sums[key] = lattice, self.settle_early(relation, key, Reached.united)
        return self._sums[key]

    def bands(self, key: Key) -> Relation[Ids]:
        """Return the bands that a sum can be in, after gates."""
        if key not in self._bands:
            node = self.stage.nodes[key]
            assert isinstance(node, Sum)
            lattice, scores = self.scores(key)
            order = order_of(node)
            placed = scores.mapped(lambda row, reached: [(row, places_of(node, lattice, reached))], united)
            placed = self._with_gates(placed, key)

            def after(row: Row, found: frozenset[int]) -> list[tuple[Row, Ids]]:
                cap, rise = self._effect(row, key)
                return [(row, frozenset(order[after_gates(place, [cap], [rise])] for place in found))]

            banded = placed.mapped(after, united)
            banded.banded |= {key}
            self._bands[key] = drop_settled(self.stage, banded, united)
        return self._bands[key]

    def outcomes(self, key: Key) -> Relation[Ids]:
        """Return the outcomes that a table can have."""
        if key not in self._outcomes:
            table = self.stage.nodes[key]
            assert isinstance(table, Table)
            met: Relation[frozenset[tuple[str, ...]]] = Relation({frozenset(): frozenset(((),))})
            for name in table.inputs:
                met = join(met, self._input(name, key), _widened, united)
                met = drop_settled(self.stage, met, united)
            names = table.inputs
            relation = met.mapped(
                lambda row, cells: [
                    (row, frozenset(outcome_of(table, dict(zip(names, each, strict=True))) for each in cells))
                ],
                united,
            )
            relation.nodes |= {key}
            relation = self._told_apart(key, relation, _single_ids)
            self._outcomes[key] = drop_settled(self.stage, relation, united)
        return self._outcomes[key]

    def settle_early(
        self, relation: Relation[A], key: Key, unite: Callable[[A, A], A], waiting: frozenset[int] = frozenset()
    ) -> Relation[A]:
        """Settle the gates that can be, let go of facts that nothing depends on, and keep the rows few.

        `waiting`: the clusters whose gifts to the node are still to be added.
        """
        relation = close_gates(self.stage, relation, key, unite, force=False)
        relation = drop_settled(self.stage, relation, unite, inside=key, waiting=waiting)
        if len(relation.rows) > MOST_ROWS:
            relation = relation.mapped(lambda row, found: [(without(row, _can_be_let_go), found)], unite)
            relation.exact = False
        return relation

    def _with_gates(self, relation: Relation[frozenset[int]], key: Key) -> Relation[frozenset[int]]:
        """Join whatever the gates on a sum still need, and settle them."""
        above = self.stage.ancestors(key)
        for other in sorted(nodes_needed(self.stage, relation, key), key=str):
            _, scores = self.scores(other)
            beside = scores.mapped(
                lambda row, _: [(without(row, lambda fact: fact[0] == "effect" and fact[1] not in above), None)],
                lambda one, _: one,
            )
            # Looked at, not used: whoever uses the node must still agree with these facts.
            beside.nodes = frozenset()
            relation = join(relation, beside, lambda places, _: places, united)
        return close_gates(self.stage, relation, key, united, force=True)

    def _effect(self, row: Row, key: Key) -> tuple[int, int]:
        """Return the cap and the raise that act on a sum in a row, settled gates included."""
        cap, rise = self.stage.fixed.get(key, NO_EFFECT)
        for fact, value in row:
            effect = NO_EFFECT
            if fact == ("effect", key):
                effect = value
            elif fact[0] == "gate" and value:
                effect = self.stage.gates[fact[1]].effects.get(key, NO_EFFECT)
            cap, rise = min(cap, effect[0]), max(rise, effect[1])
        return cap, rise

    def _input(self, name: str, table: Key) -> Relation[Ids]:
        """Return what an input of a table can be: bands, outcomes, or the options of a choice."""
        stage = self.stage
        if name in stage.facts.pack.rubric.sums:
            return self.bands(stage.child(name, table))
        if name in stage.facts.pack.rubric.tables:
            return self.outcomes(stage.child(name, table))
        question = stage.facts.pack.questionnaire.questions[name]
        variable = stage.variable(name, table)
        if variable is None:
            held = stage.facts.held(question, table[1])
            options = frozenset(cell.option for cell in held.cells if held.applies)
            return Relation({frozenset(): options or frozenset((question.options[0].id,))})
        number = stage.cluster_of[variable.key]
        index = [found.key for found in stage.clusters[number].variables].index(variable.key)
        rows: dict[Row, Ids] = {}
        for row, tokens in stage.tokens_by_row(number):
            options = frozenset(
                question.options[0].id if token is None else variable.cells[token].option for token in tokens[index]
            )
            rows[row] = rows.get(row, frozenset()) | options
        return Relation(rows, clusters=frozenset((number,)), exact=stage.clusters[number].exact)

    def _told_apart(self, key: Key, relation: Relation[A], singles: Callable[[A], list[A]]) -> Relation[A]:
        """Tell the values of a node apart where two others use it, so that both use the same one."""
        if len(self.stage.parents.get(key, ())) < 2:
            return relation
        parts = [(row, single) for row, found in relation.rows.items() for single in singles(found)]
        if len(parts) > MOST_SHARED:
            relation.exact = False
            return relation
        rows = {with_fact(row, ("node", key), single): single for row, single in parts}
        return replace(relation, rows=rows)


def places_of(node: Sum, lattice: Lattice, reached: Reached) -> frozenset[int]:
    """Return the places of the bands that reached scores fall in; what doesn't apply is in the lowest."""
    found = {0} if reached.absent else set()
    rest = reached.bits
    for place, band in reversed(list(enumerate(node.bands))):
        below = lattice.below(band.start, rest) if place else 0
        if rest & ~below:
            found.add(place)
        rest &= below
    return frozenset(found)


def _single_scores(reached: Reached) -> list[Reached]:
    return [Reached(1 << place) for place in bits_of(reached.bits)] + ([Reached(0, True)] if reached.absent else [])


def _single_ids(ids: Ids) -> list[Ids]:
    return [frozenset((one,)) for one in sorted(ids)]


def _widened(left: frozenset[tuple[str, ...]], right: Ids) -> frozenset[tuple[str, ...]]:
    return frozenset((*cells, cell) for cells in left for cell in right)


def _can_be_let_go(fact: Fact) -> bool:
    return fact[0] in ("cluster", "leaf", "node")
