"""Scoring an assessment that changes answer by answer: what an answer does not touch is taken over, not found anew.

What comes out is what scoring from the start gives. What rests on what is told by the pack alone (`resting`);
what people said of each other (gaps) is left out there, so where a gap moved, what may rest on it is found anew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from abm_fit.assessment.model import Assessment
from abm_fit.pack.model import Pack
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.gaps import gap_of
from abm_fit.scoring.measured import Span
from abm_fit.scoring.result import SoFar
from abm_fit.scoring.standing import Standing


@dataclass(frozen=True, slots=True)
class Followed:
    """An assessment and how things stand in it. While one thread reads it on, no other may."""

    assessment: Assessment
    standing: Standing


def follow(pack: Pack, assessment: Assessment, before: Followed | None = None) -> Followed:
    """Return how things stand, with what `before` found of what was answered the same there."""
    facts = Facts(pack, assessment)
    standing = Standing(facts, quick=assessment.depth == "quick")
    if before is not None and _same_but_answers(before, pack, assessment):
        known = before.standing
        changed = facts.take_over(known.facts, _changed(pack, before.assessment, assessment))
        if all(gap_of(pack, facts.heard, *key) == gap for key, gap in known.facts.gaps.items()):
            standing.take_over(known, changed)
    return Followed(assessment, standing)


def at_once(now: Followed, before: SoFar) -> SoFar:
    """Return what can be told at once: the axes' scores, and bands that intervals settle. The rest is as before."""
    standing, nodes = now.standing, []
    for node in before.nodes:
        axis = standing.facts.pack.rubric.sums[node.node]
        score = standing.sums.of(axis, node.segment).score or Span(Fraction(0), Fraction(0))
        moved = replace(node, score=score)
        bands = standing.possible.at_most(node.node, node.segment)
        if len(bands) == 1 and bands != {node.band}:
            band = next(known for known in axis.bands if known.id in bands)
            moved = replace(moved, band=band.id, label=band.label, possible=(band.id,), band_by_points="")
        nodes.append(moved)
    return replace(before, nodes=tuple(nodes))


def _changed(pack: Pack, before: Assessment, now: Assessment) -> frozenset[str]:
    """Return the questions with other current rows, former ids read as the present ones."""
    one, other = before.current(), now.current()
    present = {former: each.id for each in pack.questionnaire.questions.values() for former in (*each.was, each.id)}
    names = {key[0] for key in one.keys() | other.keys() if one.get(key) != other.get(key)}
    return frozenset(present.get(name, name) for name in names)


def _same_but_answers(before: Followed, pack: Pack, assessment: Assessment) -> bool:
    same_pack = before.standing.facts.pack is pack
    return same_pack and replace(before.assessment, log=assessment.log) == assessment
