"""On which lines a decision can really fall, where its conditions read answers and quantities alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from math import prod

from abm_fit.pack.rules import Decision
from abm_fit.scoring.clusters import clusters_of
from abm_fit.scoring.indexes import index_of
from abm_fit.scoring.leaves import Leaves, Tree, truth_of_tree
from abm_fit.scoring.unknowns import Unknowns

MOST_TOGETHER = 4096
"""More combinations of what independent unknowns decide are not gone through."""


def possible_choices(
    unknowns: Unknowns, decision: Decision, segment: str | None, at_most: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the choices that some way of completing the answers falls on, holes included; `at_most`: by intervals.

    Where a condition reads scores, bands, gates or other decisions, what intervals leave is returned as it is.
    """
    if not _reads_answers_alone(unknowns, decision, segment):
        return at_most
    leaves = Leaves(unknowns)
    lines: list[tuple[str, Tree]] = [
        (choice.id, True if choice.when is None else leaves.tree(choice.when, segment, gate=False))
        for choice in decision.choices
        if choice.id in at_most
    ]
    own = {number: leaf for number, leaf in enumerate(leaves.all) if leaf.reads}
    clusters = clusters_of(unknowns, (), own)
    truths = [tuple(dict.fromkeys(entry.truths for entry in cluster.entries)) for cluster in clusters]
    if prod(len(rows) for rows in truths) > MOST_TOGETHER:
        return at_most
    found: set[str] = set()
    for rows in product(*truths):
        told: dict[int, bool | None] = {}
        for cluster, row in zip(clusters, rows, strict=True):
            told.update(zip(cluster.leaves, row, strict=True))
        found.update(_fallen_on(lines, told))
    return tuple(choice for choice in at_most if choice in found)


def _fallen_on(lines: Iterable[tuple[str, Tree]], told: Mapping[int, bool | None]) -> Iterable[str]:
    """Yield each line that may hold, down to one that certainly does."""
    for choice, tree in lines:
        truth = truth_of_tree(tree, told.get)
        if truth != "no":
            yield choice
        if truth == "yes":
            return


def _reads_answers_alone(unknowns: Unknowns, decision: Decision, segment: str | None) -> bool:
    facts = unknowns.facts
    rubric, questions = facts.pack.rubric, facts.pack.questionnaire.questions
    index = index_of(facts.pack)
    for choice in decision.choices:
        if choice.when is None:
            continue
        if segment is None and facts.pack.questionnaire.has_segments and facts.per_segment(choice.when):
            return False
        names = (name.id for name in index.names(choice.when))
        if not all(name in questions or name in rubric.derived or name in rubric.policy for name in names):
            return False
    return True
