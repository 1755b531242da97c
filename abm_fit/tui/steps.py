"""The order in which questions are asked of one person, and how far each section is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from abm_fit.assessment.model import Assessment
from abm_fit.pack.model import Pack, Question, Section
from abm_fit.tui.outline.node import Spot


def steps_of(pack: Pack, assessment: Assessment, role: str, hidden: frozenset[Spot]) -> tuple[Spot, ...]:
    """Return every question to ask, in order; per-segment ones in a row are asked segment after segment."""
    return tuple(
        spot
        for section in pack.questionnaire.sections
        for spot in section_steps(pack, assessment, section, role, hidden)
    )


def section_steps(
    pack: Pack, assessment: Assessment, section: Section, role: str, hidden: frozenset[Spot]
) -> Iterator[Spot]:
    """Yield a section's questions in order."""
    asked = [
        question
        for question_id in section.questions
        if _asks((question := pack.questionnaire.questions[question_id]), assessment, role)
    ]
    for per, run in groupby(asked, key=lambda question: question.per):
        group = tuple(run)
        segments: Iterable[str | None] = assessment.segment_ids if per == "segment" else (None,)
        for segment in segments:
            for question in group:
                if (question.id, segment) not in hidden:
                    yield (question.id, segment)


def _asks(question: Question, assessment: Assessment, role: str) -> bool:
    if assessment.depth == "quick" and not question.quick:
        return False
    return not role or not question.roles or role in question.roles
