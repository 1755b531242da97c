"""What changed between two assessments, in plain text lines."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from abm_fit.scoring.rounding import shown
from abm_fit.summary import span_text
from abm_fit.summary_text import of, wrapped
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.pack.model import Pack
    from abm_fit.scoring.trend import AnswerTrend, AxisTrend, Trend, VerdictTrend


def trend_lines(pack: Pack, trend: Trend) -> list[str]:
    """Return each axis's change with its causes, then the verdicts and the answers that moved."""
    lines = [say("trend.periods", then=trend.then_period, now=trend.now_period)]
    for axis in trend.axes:
        lines += axis_lines(axis)
    for verdict in trend.verdicts:
        lines += ["", *wrapped(of(verdict.segment_name, verdict_sentence(verdict)), "")]
    titles = {verdict.segment: verdict.segment_name for verdict in trend.verdicts}
    if trend.answers:
        lines += ["", say("trend.answers")]
    for answer in trend.answers:
        lines += wrapped(answer_line(pack, answer, titles.get(answer.segment, "")), "    ", "  - ")
    for word, names in (("new", trend.new_segments), ("gone", trend.gone_segments)):
        if names:
            lines += ["", say(f"trend.segments_{word}", names=", ".join(names))]
    return lines


def verdict_sentence(verdict: VerdictTrend) -> str:
    """Return what a verdict was and is, and where no score accounts for that, what does."""
    then, now = verdict.then or say("trend.no_verdict"), verdict.now or say("trend.no_verdict")
    sentence = say("trend.still", now=now) if then == now else say("trend.became", then=then, now=now)
    return f"{sentence} {say('trend.crossed')}" if verdict.crossed else sentence


def axis_lines(axis: AxisTrend) -> Iterator[str]:
    """Yield one axis's change, what it is made of, and whether it is real."""
    yield ""
    name = f"{axis.title}{' · ' + axis.segment_name if axis.segment_name else ''}"
    yield say("trend.axis", axis=name, then=span_text(axis.then), now=span_text(axis.now), total=signed(axis.total))
    causes = {"answers": axis.answers, "people": axis.people, "rules": axis.rubric, "new_questions": axis.new_questions}
    parts = [say(f"trend.by_{cause}", points=signed(effect)) for cause, effect in causes.items() if effect]
    if parts:
        yield f"  {say('trend.made_of', parts=', '.join(parts))}"
    detectable = shown(axis.detectable, places=1)
    yield from wrapped(say(f"trend.means_{axis.label.replace(' ', '_')}", points=detectable))
    if axis.crossed:
        yield from wrapped(say("trend.band", then=axis.band_then, now=axis.band_now))


def answer_line(pack: Pack, answer: AnswerTrend, segment: str = "") -> str:
    """Return one answer that is not what it was; `segment`: the name of its segment."""
    short = pack.questionnaire.questions[answer.question].short
    name = segment or answer.segment
    then, now = answer.then or say("trend.no_answer"), answer.now or say("trend.no_answer")
    if answer.segment:
        return say("trend.answer_of", question=short, segment=name, then=then, now=now)
    return say("trend.answer", question=short, then=then, now=now)


def signed(points: Fraction) -> str:
    """Return points with their sign, to one decimal."""
    text = shown(abs(points), places=1)
    return text if not points else f"{'+' if points > 0 else '−'}{text}"
