"""Which "not applicable" is not accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abm_fit.pack.model import Pack
from abm_fit.scoring.readings import Key

if TYPE_CHECKING:
    from abm_fit.scoring.facts import Facts


def na_taken_as_unknown(pack: Pack, facts: Facts) -> frozenset[Key]:
    """Return the keys whose "not applicable" is not accepted.

    Those are questions that a gate reads, and all of a sum's where they make up more than the rubric's share.
    """
    questions = pack.questionnaire.questions
    allowed = [question for question in questions.values() if question.na]
    marked = {key for question in allowed for key in facts.keys(question) if facts.says_na(question, key[1])}
    if not marked:
        return frozenset()
    from abm_fit.scoring.facts import read_by_gates

    gated = read_by_gates(pack)
    refused = {key for key in marked if key[0] in gated}
    for node in pack.rubric.sums.values():
        whole = sum(node.points.values())
        for segment in facts.segments:
            here = {
                (child, facts.home(questions[child].per, segment)): points
                for child, points in node.points.items()
                if child in questions
            }
            na = {key for key in here if key in marked}
            if sum(here[key] for key in na) * 100 > pack.rubric.coverage.na * whole:
                refused |= na
    return frozenset(refused)
