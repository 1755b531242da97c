"""The shortest way to a verdict: which open question to ask next, and whether one is needed at all."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abm_fit.assessment.walk import Spot
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.assessment.model import Assessment
    from abm_fit.pack.model import Pack


@dataclass(frozen=True, slots=True)
class Way:
    """What the engine says of the open questions."""

    decided: bool
    """No open answer can change any verdict."""
    order: tuple[Spot, ...]
    """Open questions, the one that narrows a verdict most in the worst case first."""
    why: dict[Spot, str]
    """What an answer brings, in words, for the questions of which that is known."""

    def next_of(self, asked: Collection[Spot], passed: Collection[Spot]) -> Spot | None:
        """Return the first question that is among those `asked` of somebody and was not passed over."""
        return next((spot for spot in self.order if spot in asked and spot not in passed), None)


def way_of(pack: Pack, assessment: Assessment) -> Way:
    """Ask the engine; takes as long as a live result and its next best question do."""
    from abm_fit.scoring.analysing.asking import next_questions
    from abm_fit.scoring.engine import score
    from abm_fit.scoring.facts import Facts

    result = score(pack, assessment)
    if result.verdicts and all(verdict.status == "certain" for verdict in result.verdicts):
        return Way(True, (), {})
    names = dict(result.segments)
    order: list[Spot] = []
    why: dict[Spot, str] = {}
    for best in next_questions(Facts(pack, assessment), result, thorough=True):
        spot = (best.question, best.segment)
        order.append(spot)
        if best.narrows in names and len(names) > 1:
            why[spot] = say("shortest.why_for", now=best.now, segment=names[best.narrows], worst=best.worst)
        else:
            why[spot] = say("shortest.why", now=best.now, worst=best.worst)
    order += [(key.partition("@")[0], key.partition("@")[2] or None) for key in result.find_out]
    return Way(False, tuple(dict.fromkeys(order)), why)
