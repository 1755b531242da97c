"""One question as lines of text, and what a line of numbers picks."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from abm_fit.assessment.showing import show_answer
from abm_fit.summary_text import wrapped

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
    yield f"{sections[question.section].title}{segment} ({done.answered} of {done.asked} answered)"
    yield from wrapped(question.ask, "")
    for number, option in enumerate(question.options, start=1):
        yield from textwrap.wrap(option.label, 72, initial_indent=f"  {number}  ", subsequent_indent="     ")
    if question.kind == "many":
        yield "  (several numbers with commas)"
    answer = walk.answer_at(spot)
    if answer is not None:
        evidence = f", evidence {answer.evidence}" if answer.evidence != "none" else ""
        carried = ", from last period: Enter confirms it" if answer.carried else ""
        yield f"  now: {show_answer(question, answer, locale=locale)}{evidence}{carried}"


def help_lines(question: Question) -> Iterator[str]:
    """Yield why we ask, how to judge, and what evidence counts."""
    parts = [("Why we ask", question.help.why), ("How to judge", question.help.judge)]
    parts += [("Evidence", one) for one in question.help.evidence]
    for title, text in parts:
        yield from wrapped(f"{title}: {text}") if text else ()
