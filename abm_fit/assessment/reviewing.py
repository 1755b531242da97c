"""What to look at again before the result is believed."""

from __future__ import annotations

from dataclasses import dataclass

from abm_fit.assessment.model import Answer, Assessment
from abm_fit.assessment.walk import Spot, Walk
from abm_fit.pack.model import Pack

FEWEST_ALIKE = 4
"""So many questions of one section, all answered in the same place of their scale, are worth a second look."""


@dataclass(frozen=True, slots=True)
class Review:
    """One person's answers that deserve a second look, each a place to jump to."""

    open: tuple[Spot, ...]
    later: tuple[Spot, ...]
    dont_know: tuple[Spot, ...]
    unevidenced: tuple[Spot, ...]
    """Answers at the top of their scale without evidence."""
    carried: tuple[Spot, ...]
    """Taken over from the last period and not confirmed."""
    alike: tuple[str, ...]
    """Section ids in which every answer stands in the same place of its scale."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look at."""
        return not (self.open or self.later or self.dont_know or self.unevidenced or self.carried or self.alike)


def review(walk: Walk) -> Review:
    """Return what this walk's person should look at again."""
    found: dict[str, list[Spot]] = {"open": [], "later": [], "dont_know": [], "unevidenced": [], "carried": []}
    for spot in walk.spots:
        answer = walk.answer_at(spot)
        if answer is None:
            found["open"].append(spot)
            continue
        if answer.state in {"later", "dont_know"}:
            found[answer.state].append(spot)
        if _bare_top(walk.pack, answer):
            found["unevidenced"].append(spot)
        if answer.carried:
            found["carried"].append(spot)
    lists = {name: tuple(spots) for name, spots in found.items()}
    return Review(**lists, alike=tuple(section for section, spots in walk.sections if _alike(walk, spots)))


def _bare_top(pack: Pack, answer: Answer) -> bool:
    """Whether an answer claims one of the two best options of a scored choice and shows nothing for it."""
    question = pack.questionnaire.questions[answer.question]
    rule = pack.rubric.values.get(answer.question)
    if answer.state != "answered" or answer.evidence != "none" or question.kind != "choice" or rule is None:
        return False
    values = sorted(set(rule.options.values()))
    claimed = rule.options.get(str(answer.value))
    return len(values) > 2 and claimed is not None and claimed in values[-2:]


def _alike(walk: Walk, spots: tuple[Spot, ...]) -> bool:
    places = []
    for question_id, segment in spots:
        question = walk.pack.questionnaire.questions[question_id]
        answer = walk.answer_at((question_id, segment))
        if question.kind == "choice" and answer is not None and answer.state == "answered":
            places += [place for place, option in enumerate(question.options) if option.id == answer.value]
    return len(places) >= FEWEST_ALIKE and len(set(places)) == 1


def answered_by_others(assessment: Assessment, spot: Spot, respondent: str) -> tuple[Answer, ...]:
    """Return what everybody else says at a spot, in the order of the log."""
    rows = [
        row
        for (question, segment, who), row in assessment.current().items()
        if question == spot[0] and segment in {spot[1], None} and who != respondent
    ]
    return tuple(sorted(rows, key=lambda row: row.sequence))
