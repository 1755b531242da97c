"""Warnings that stand for a reason written in the rubric."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from abm_fit.pack.model import Pack
from abm_fit.proof.findings import Finding


def accepted(pack: Pack, finding: Finding) -> Finding:
    """Silence a warning for which the rubric has a written reason, under its code and place, or its code alone."""
    reasons = pack.rubric.accepted
    reason = reasons.get(f"{finding.code}:{finding.place}") or reasons.get(finding.code)
    if finding.severity != "warning" or not reason:
        return finding
    return replace(finding, severity="accepted", reason=reason)


def stale(pack: Pack, found: Sequence[Finding]) -> list[Finding]:
    """Return the written reasons that silence nothing any more."""
    used = {key for finding in found for key in (f"{finding.code}:{finding.place}", finding.code)}
    message = "the reason written in `accepted` for {} silences nothing"
    remedy = "Take it away, so that it can't hide what comes up later."
    return [
        Finding("ABM-C015", "warning", message.format(key), remedy, key)
        for key in pack.rubric.accepted
        if key not in used
    ]
