"""The decisions beside the main verdict, in plain text lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from abm_fit.summary_text import of, segment_name, wrapped
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.pack.model import Pack
    from abm_fit.scoring.result import DecisionState, Result


def still_possible(pack: Pack, decision: DecisionState) -> str:
    """Return what a decision can still fall on."""
    labels = {choice.id: choice.label for choice in pack.rubric.decisions[decision.decision].choices}
    return say("summary.or").join(labels[choice] for choice in decision.possible)


def decision_lines(pack: Pack, result: Result) -> Iterator[str]:
    """Yield the verdicts that stand beside the main one."""
    for decision in result.decisions:
        name = segment_name(result, decision.segment)
        yield ""
        word = decision.label or say("summary.open", what=still_possible(pack, decision))
        yield from wrapped(of(f"{decision.title}{' · ' + name if name else ''}", word), "  ", "")
        yield from decision_reasons(decision)
        yield from date_lines(pack, result, decision)


def decision_reasons(decision: DecisionState) -> Iterator[str]:
    """Yield why, and for a "no" what would have to be true, what to do instead and when to look again."""
    yield from wrapped(decision.say)
    for word, text in (("until", decision.until), ("instead", decision.instead), ("again", decision.again)):
        if text:
            yield from wrapped(say(f"summary.reason_{word}", what=text))


def date_lines(pack: Pack, result: Result, decision: DecisionState) -> Iterator[str]:
    """Yield the dates that belong to a decision, such as the notice date of the contract it speaks of."""
    from abm_fit.report.deadlines import deadlines

    for date in deadlines(pack, result, decision) if decision.choice else ():
        told = say("summary.or").join(dict.fromkeys(said.label for said in date.said if said.state == "answered"))
        yield from wrapped(of(pack.questionnaire.questions[date.question].short, told or say("summary.not_known")))
