"""Trying a condition out at the ends of what is open: often both answers are met, and nothing need be worked out."""

from __future__ import annotations

from itertools import islice, product

from abm_fit.pack.expression import Expression
from abm_fit.pack.interval import exactly
from abm_fit.pack.logic import Truth, as_truth
from abm_fit.scoring.boxes import ends_of
from abm_fit.scoring.leaves import Leaves, truth_of_tree
from abm_fit.scoring.unknowns import Given, Setting, Unknowns, Variable

MOST_TRIED = 32
"""So many corners are tried at most; where they don't meet both answers, nothing is said."""


def met_both_ways(unknowns: Unknowns, condition: Expression, segment: str | None) -> bool:
    """Tell whether a gate's condition on answers is seen to hold for some of them and not to hold for others."""
    leaves = Leaves(unknowns)
    tree = leaves.tree(condition, segment, gate=True)
    if any(leaf.mixed or leaf.node is not None for leaf in leaves.all):
        return False
    keys = sorted({key for leaf in leaves.all for key in leaf.reads}, key=str)
    corners = product(*(_ends(unknowns.variable(key)) for key in keys))
    met = set[Truth]()
    for corner in islice(corners, MOST_TRIED):
        given = Given(unknowns.facts, dict(zip(keys, corner, strict=True)))
        given.findings = unknowns.facts.findings
        truths = [as_truth(given.names(leaf.segment, gate=leaf.gate).means(leaf.expression)) for leaf in leaves.all]
        settled = {number: truth == "yes" for number, truth in enumerate(truths) if truth != "open"}
        met.add(truth_of_tree(tree, settled.get))
        if {"yes", "no"} <= met:
            return True
    return False


def _ends(variable: Variable) -> tuple[Setting, ...]:
    if variable.span is None:
        return (variable.cells[0], variable.cells[-1])
    low, high = ends_of(variable.span)
    return (exactly(low), exactly(high))
