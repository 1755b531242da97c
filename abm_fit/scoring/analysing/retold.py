"""The facts with some of what people said left out: one role alone, or what has evidence."""

from __future__ import annotations

from abm_fit.assessment.model import Assessment
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.hanging import hanging_of
from abm_fit.scoring.heard import Heard
from abm_fit.scoring.refusing import na_taken_as_unknown
from abm_fit.scoring.resting import GAP


class Retold(Facts):
    """Facts of an assessment that differs from another in what is said to a few questions."""

    def __init__(self, base: Facts, assessment: Assessment, differing: frozenset[str]) -> None:
        """Share with `base` every reading and quantity that hangs on none of the `differing` questions."""
        self.__dict__.update(base.__dict__)
        refused = self._open_na
        self.findings = None
        self.gaps = {}
        rubric, rows = self.pack.rubric, base.heard.rows_with(assessment.log, differing)
        self.heard = Heard(assessment, rubric.rates, rubric.currency, rows)
        questions = self.pack.questionnaire.questions.values()
        spoken = frozenset(
            question.id for question in questions if not differing.isdisjoint((question.id, *question.was))
        )
        self.heard.take_over(base.heard, spoken)
        self._open_na = na_taken_as_unknown(self.pack, self)
        names = spoken | {name for name, _ in refused ^ self._open_na}
        self.fresh = names | {GAP}
        """What is said otherwise than in `base`."""
        touched = names | hanging_of(self.pack).touched_by(names)
        self._held = {key: held for key, held in self._held.items() if key[0] not in touched}
        self._derived = {key: value for key, value in self._derived.items() if key[0] not in touched}
