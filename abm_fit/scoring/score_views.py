"""Conditions seen with one score put in for another."""

from __future__ import annotations

from fractions import Fraction

from abm_fit.pack.interval import Interval, exactly
from abm_fit.pack.logic import Truth, Words, as_truth
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.leaves import Leaf
from abm_fit.scoring.unknowns import Given


class _OneScore:
    """Findings in which every sum has the one score; a leaf that is asked reads no other."""

    def __init__(self, score: Fraction) -> None:
        self._score = exactly(score)

    def score(self, node: str, segment: str | None, *, gate: bool = False) -> Interval:  # noqa: ARG002 - one score
        return self._score

    def band(self, node: str, segment: str | None) -> Words:
        raise NotImplementedError(node)

    def outcome(self, table: str, segment: str | None) -> Words:
        raise NotImplementedError(table)

    def outcome_at_most(self, table: str, segment: str | None) -> frozenset[str]:
        raise NotImplementedError(table)

    def gate(self, gate: str, segment: str | None) -> Truth:
        raise NotImplementedError(gate)

    def decision(self, decision: str, segment: str | None) -> Words:
        raise NotImplementedError(decision)


def with_score(facts: Facts, leaf: Leaf, score: Fraction) -> Truth:
    """Evaluate a leaf that reads one sum's score, with a score of one's own."""
    given = Given(facts, {})
    given.findings = _OneScore(score)
    return as_truth(given.names(leaf.segment, gate=leaf.gate).means(leaf.expression))
