"""Claimed and evidenced: the axes' scores when only answers with evidence count."""

from __future__ import annotations

from dataclasses import replace

from abm_fit.assessment.model import Assessment
from abm_fit.pack.model import Pack
from abm_fit.scoring.analysing.keys import key_of
from abm_fit.scoring.result import Span


def evidenced_scores(pack: Pack, assessment: Assessment) -> dict[str, Span]:
    """Return every axis's score with answers that nobody described or showed taken as unknown.

    Empty where no answer has evidence: there is nothing to set beside the claim then.
    """
    from abm_fit.scoring.engine import score

    current = {row.uuid for row in assessment.current().values() if row.evidence != "none"}
    if not current:
        return {}
    kept = tuple(row for row in assessment.log if row.state != "answered" or row.uuid in current)
    result = score(pack, replace(assessment, log=kept))
    axes = {axis.id for axis in pack.rubric.axes}
    return {key_of(node.node, node.segment): node.score for node in result.nodes if node.node in axes}
