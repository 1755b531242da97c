"""Which questions are not asked, given the answers so far."""

from __future__ import annotations

from abm_fit.assessment.model import Assessment
from abm_fit.pack.model import Pack
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.readings import Key


def hidden_questions(pack: Pack, assessment: Assessment) -> frozenset[Key]:
    """Return the keys of questions whose condition is certainly false: (question, segment or None)."""
    facts = Facts(pack, assessment)
    return frozenset(
        key
        for question in pack.questionnaire.questions.values()
        if question.when is not None
        for key in facts.keys(question)
        if facts.held(question, key[1]).reading.state == "hidden"
    )
