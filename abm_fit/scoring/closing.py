"""Settling gates inside relations, and letting go of facts that nothing depends on any more."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar

from abm_fit.pack.expression import Comparison
from abm_fit.pack.logic import Truth
from abm_fit.scoring.lattices import Lattice, bits_of
from abm_fit.scoring.leaves import truth_of_tree
from abm_fit.scoring.reaching import Reached
from abm_fit.scoring.readings import Key
from abm_fit.scoring.relations import Fact, Relation, Row, join, value_in, with_fact, without
from abm_fit.scoring.score_views import with_score
from abm_fit.scoring.stage import OpenGate, Stage
from abm_fit.scoring.subjects import cut_of

A = TypeVar("A")


def nodes_needed(stage: Stage, relation: Relation[A], key: Key) -> frozenset[Key]:
    """Return the nodes whose scores the open gates on a sum read and that are not joined yet."""
    found = set()
    for number, gate in enumerate(stage.gates):
        if key in gate.effects and number not in relation.closed:
            found |= {node for leaf in gate.leaves if (node := stage.leaves.all[leaf].node) is not None}
    return frozenset(found - relation.looked_at)


def close_gates(
    stage: Stage, relation: Relation[A], key: Key, unite: Callable[[A, A], A], *, force: bool
) -> Relation[A]:
    """Settle every gate on a node, or on what is made of it, whose leaves are all there.

    Unknowns that no node uses are joined for it; with `force`, those that some node uses, too.
    """
    above = stage.ancestors(key)
    for number, gate in enumerate(stage.gates):
        if number in relation.closed or not above & frozenset(gate.effects):
            continue
        if force and key not in gate.effects:
            continue
        missing = _missing(stage, relation, gate, force=force)
        if missing is None:
            continue
        for cluster in missing:
            beside = cluster_relation(stage, cluster)
            relation = join(relation, beside, lambda left, _: left, unite)
        relation = _closed(stage, relation, number, gate, unite)
    return relation


def cluster_relation(stage: Stage, number: int) -> Relation[None]:
    """Return a cluster's labels as a relation."""
    rows = {row: None for row, _ in stage.rows_of(number)}
    return Relation(rows, clusters=frozenset((number,)), exact=stage.clusters[number].exact)


def _missing(stage: Stage, relation: Relation[A], gate: OpenGate, *, force: bool) -> list[int] | None:
    """Return the clusters to be joined before a gate can be settled; None where it cannot be yet."""
    missing: set[int] = set()
    for number in gate.leaves:
        leaf = stage.leaves.all[number]
        if leaf.node is not None and leaf.node not in relation.looked_at:
            return None
        cluster = stage.leaf_cluster.get(number)
        if cluster is not None and cluster not in relation.clusters:
            if stage.users.get(cluster) and not force:
                return None
            missing.add(cluster)
    return sorted(missing)


def _closed(
    stage: Stage, relation: Relation[A], number: int, gate: OpenGate, unite: Callable[[A, A], A]
) -> Relation[A]:
    """Turn a gate's truth in every row into its effect, or into a fact where it acts on several sums."""

    def settled(row: Row, payload: A) -> list[tuple[Row, A]]:
        truth = truth_in(stage, row, gate)
        stage.seen.setdefault(number, set()).add(truth)
        return [(_acted(row, number, gate, fires), payload) for fires in (True, False) if truth != _other(fires)]

    closed = relation.mapped(settled, unite)
    closed.closed |= {number}
    mixed = any(stage.leaves.all[leaf].mixed or _let_go(stage, relation, leaf) for leaf in gate.leaves)
    closed.exact = closed.exact and not mixed
    return closed


def _let_go(stage: Stage, relation: Relation[A], leaf: int) -> bool:
    """Tell whether a leaf's truth has been dropped from some row to keep the rows few."""
    if stage.leaves.all[leaf].node is not None:
        return any(value_in(row, ("leaf", leaf)) is None for row in relation.rows)
    cluster = stage.leaf_cluster.get(leaf)
    return cluster is not None and any(value_in(row, ("cluster", cluster)) is None for row in relation.rows)


def _other(fires: bool) -> Truth:
    return "no" if fires else "yes"


def _acted(row: Row, number: int, gate: OpenGate, fires: bool) -> Row:
    if len(gate.effects) > 1:
        return with_fact(row, ("gate", number), fires)
    if not fires:
        return row
    ((key, effect),) = gate.effects.items()
    return with_fact(row, ("effect", key), effect)


def truth_in(stage: Stage, row: Row, gate: OpenGate) -> Truth:
    """Evaluate a gate on the facts of a row."""
    facts = dict(row)

    def leaf(number: int) -> bool | None:
        if stage.leaves.all[number].node is not None:
            found = facts.get(("leaf", number))
            return None if found is None else bool(found)
        cluster = stage.leaf_cluster.get(number)
        label = None if cluster is None else facts.get(("cluster", cluster))
        if cluster is None or label is None:
            return None
        place = stage.clusters[cluster].leaves.index(number)
        found_truth: bool | None = stage.labels[cluster][label].truths[place]
        return found_truth

    return truth_of_tree(gate.tree, leaf)


def drop_settled(
    stage: Stage,
    relation: Relation[A],
    unite: Callable[[A, A], A],
    inside: Key | None = None,
    waiting: frozenset[int] = frozenset(),
) -> Relation[A]:
    """Let go of facts that nothing outside the relation depends on.

    `inside`: the sum that is being added up; it has used every cluster but the `waiting` ones.
    """

    def settled(fact: Fact) -> bool:
        kind, which = fact
        if kind == "cluster":
            reading = stage.gates_reading(frozenset(stage.clusters[which].leaves))
            users = frozenset(stage.users.get(which, ()))
            used = relation.nodes if inside is None or which in waiting else relation.nodes | {inside}
            return reading <= relation.closed and users <= used
        if kind == "leaf":
            node = stage.leaves.all[which].node
            users = frozenset(stage.parents.get(node, ())) if node is not None else frozenset()
            used = relation.nodes if inside is None else relation.nodes | {inside}
            return stage.gates_reading(frozenset((which,))) <= relation.closed and users <= used
        if kind == "gate":
            return frozenset(stage.gates[which].effects) <= relation.banded
        if kind == "effect":
            return which in relation.banded
        return frozenset(stage.parents.get(which, ())) <= relation.nodes

    facts = {fact for row in relation.rows for fact, _ in row}
    gone = {fact for fact in facts if settled(fact)}
    if not gone:
        return relation
    return relation.mapped(lambda row, payload: [(without(row, gone.__contains__), payload)], unite)


def split_by_leaves(
    stage: Stage, key: Key, lattice: Lattice, relation: Relation[Reached], shift: Fraction | None
) -> Relation[Reached]:
    """Add the truth of every leaf on a sum's score to the facts, with the scores that make it so.

    `shift` is what gates see on top of the score; None where that varies, and the leaf then stays open.
    """
    for number in sorted(stage.leaves_on(key)):
        if shift is None:
            relation.exact = False
            continue

        def told(row: Row, reached: Reached, leaf: int = number, extra: Fraction = shift) -> list[tuple[Row, Reached]]:
            holds = _where(stage, leaf, lattice, reached.bits, extra)
            parts = [(True, Reached(reached.bits & holds)), (False, Reached(reached.bits & ~holds, reached.absent))]
            return [(with_fact(row, ("leaf", leaf), truth), part) for truth, part in parts if part]

        relation = relation.mapped(told, Reached.united)
    return relation


def _where(stage: Stage, number: int, lattice: Lattice, bits: int, shift: Fraction) -> int:
    """Return the mask of the scores that make a leaf true."""
    leaf = stage.leaves.all[number]
    assert isinstance(leaf.expression, Comparison)
    assert leaf.node is not None
    found = cut_of(number, leaf.expression, stage.facts.names(leaf.segment, gate=leaf.gate))
    assert found is not None
    subject, cut = found
    if getattr(subject.formula, "id", None) != leaf.node[0]:
        return _where_computed(stage, number, lattice, bits, shift)
    below = lattice.below(cut.at - shift, bits)
    at_place = (cut.at - shift - lattice.base) / lattice.unit
    everything = (1 << bits.bit_length()) - 1
    reachable = at_place.denominator == 1 and 0 <= at_place < bits.bit_length()
    at = 1 << at_place.numerator if reachable else 0
    above = everything & ~below & ~at
    masks = {"<": below, "<=": below | at, ">": above, ">=": above | at, "==": at, "!=": below | above}
    return masks[cut.sign]


def _where_computed(stage: Stage, number: int, lattice: Lattice, bits: int, shift: Fraction) -> int:
    """Return the mask of the scores that make a leaf true which does sums with the score."""
    leaf = stage.leaves.all[number]
    assert leaf.node is not None
    mask = 0
    for place in bits_of(bits):
        score = lattice.number(place) + shift
        if with_score(stage.facts, leaf, score) == "yes":
            mask |= 1 << place
    return mask
