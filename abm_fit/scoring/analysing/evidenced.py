"""Claimed and evidenced: the axes' scores when only answers with evidence count."""

from __future__ import annotations

from dataclasses import replace

from abm_fit.assessment.model import Assessment
from abm_fit.scoring.analysing.people import axis_scores
from abm_fit.scoring.analysing.retold import Retold
from abm_fit.scoring.analysing.settled import take_over
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.measured import Span
from abm_fit.scoring.standing import Standing


def evidenced_scores(facts: Facts, assessment: Assessment) -> dict[str, Span]:
    """Return every axis's score with answers that nobody described or showed taken as unknown.

    Empty where no answer has evidence: there is nothing to set beside the claim then.
    """
    current = {row.uuid for row in assessment.current().values() if row.evidence != "none"}
    if not current:
        return {}
    dropped = [row for row in assessment.log if row.state == "answered" and row.uuid not in current]
    gone = {row.uuid for row in dropped}
    kept = tuple(row for row in assessment.log if row.uuid not in gone)
    names = frozenset(row.question for row in dropped)
    retold = Retold(facts, replace(assessment, log=kept), names)
    standing = Standing(retold)
    take_over(standing, facts, retold.fresh)
    scores = axis_scores(standing)
    standing.let_go()
    return scores
