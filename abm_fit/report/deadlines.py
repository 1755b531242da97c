"""The dates that belong to a decision: asked of those alone whom it concerns."""

from __future__ import annotations

from abm_fit.pack.model import Pack
from abm_fit.pack.trees import names_in
from abm_fit.scoring.measured import Reading
from abm_fit.scoring.result import DecisionState, Result


def deadlines(pack: Pack, result: Result, decision: DecisionState) -> tuple[Reading, ...]:
    """Return the readings of the dates that are asked because of what a decision reads, such as a notice date.

    A date is a decision's where its own condition reads nothing that the decision does not; one that is not asked here
    is left out, one that nobody knows is not.
    """
    found = []
    for reading in result.readings:
        question = pack.questionnaire.questions[reading.question]
        if question.kind != "date" or question.when is None or reading.state not in {"known", "unknown"}:
            continue
        names = {name.id for name in names_in(question.when)}
        if names <= set(decision.reads) and reading.segment in {None, decision.segment}:
            found.append(reading)
    return tuple(found)
