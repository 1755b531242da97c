"""One question as lines of text, and what a line of numbers picks."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from abm_fit.assessment.showing import show_answer
from abm_fit.summary_text import wrapped
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.assessment.walk import Walk
    from abm_fit.pack.questions import Question


def asked_lines(walk: Walk, question: Question, locale: str) -> Iterator[str]:
    """Yield where we are, the question with its options, and the answer it has."""
    spot = walk.spot
    assert spot is not None
    done = walk.progress()
    sections = {section.id: section for section in walk.pack.questionnaire.sections}
    names = {segment.id: segment.name for segment in walk.assessment.segments}
    segment = f" · {names[spot[1]]}" if spot[1] in names else ""
    yield ""
    place = f"{sections[question.section].title}{segment}"
    yield say("lines.place", place=place, done=done.answered, all=done.asked)
    yield from wrapped(question.ask, "")
    for number, option in enumerate(question.options, start=1):
        yield from textwrap.wrap(option.label, 72, initial_indent=f"  {number}  ", subsequent_indent="     ")
    if question.kind == "many":
        yield f"  {say('lines.several')}"
    answer = walk.answer_at(spot)
    if answer is not None:
        value = show_answer(question, answer, locale=locale)
        evidence = say(f"lines.evidence_{answer.evidence}") if answer.evidence != "none" else ""
        carried = say("lines.carried") if answer.carried else ""
        yield f"  {say('lines.now', answer=value, evidence=evidence, carried=carried)}"


def help_lines(question: Question) -> Iterator[str]:
    """Yield why we ask, how to judge, and what evidence counts."""
    if question.help.why:
        yield from wrapped(say("lines.why", text=question.help.why))
    if question.help.judge:
        yield from wrapped(say("lines.judge", text=question.help.judge))
    for one in question.help.evidence:
        yield from wrapped(say("lines.evidence", text=one)) if one else ()
