"""What changed between two assessments, in plain text lines."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from abm_fit.scoring.rounding import shown
from abm_fit.summary import span_text
from abm_fit.summary_text import wrapped

if TYPE_CHECKING:
    from abm_fit.pack.model import Pack
    from abm_fit.scoring.trend import AnswerTrend, AxisTrend, Trend

MEANINGS = {
    "changed": "more than answers scatter by themselves: a real change",
    "perhaps": "perhaps a real change, perhaps only the answers' own scatter",
    "no detectable change": "no detectable change: the answers' own scatter can be as large",
}


def trend_lines(pack: Pack, trend: Trend) -> list[str]:
    """Return each axis's change with its causes, then the verdicts and the answers that moved."""
    lines = [f"From {trend.then_period} to {trend.now_period}, both under today's rules"]
    for axis in trend.axes:
        lines += axis_lines(axis)
    for verdict in trend.verdicts:
        name = f"{verdict.segment_name}: " if verdict.segment_name else ""
        then, now = verdict.then or "not enough evidence", verdict.now or "not enough evidence"
        crossed = CROSSED if verdict.crossed else ""
        lines += ["", *wrapped(f"{name}{'still ' + now if then == now else then + ', now ' + now}.{crossed}", "")]
    titles = {verdict.segment: verdict.segment_name for verdict in trend.verdicts}
    if trend.answers:
        lines += ["", "Answers that changed"]
    for answer in trend.answers:
        lines += wrapped(answer_line(pack, answer, titles.get(answer.segment, "")), "    ", "  - ")
    for word, names in (("New segments", trend.new_segments), ("Segments no longer there", trend.gone_segments)):
        if names:
            lines += ["", f"{word}: {', '.join(names)}"]
    return lines


CROSSED = " No score moved by more than scatter: a line was crossed, or a gate began or ceased to hold."


def axis_lines(axis: AxisTrend) -> Iterator[str]:
    """Yield one axis's change, what it is made of, and whether it is real."""
    yield ""
    name = f"{axis.title}{' · ' + axis.segment_name if axis.segment_name else ''}"
    yield f"{name}: {span_text(axis.then)} then, {span_text(axis.now)} now ({signed(axis.total)})"
    causes = {"answers": axis.answers, "people": axis.people, "rules": axis.rubric, "new questions": axis.new_questions}
    parts = [f"{word} {signed(effect)}" for word, effect in causes.items() if effect]
    if parts:
        yield f"  made of: {', '.join(parts)}"
    detectable = shown(axis.detectable, places=1)
    yield from wrapped(f"{MEANINGS[axis.label]} (the least that can be told apart is {detectable} points)")
    if axis.crossed:
        yield from wrapped(f"The band changed from {axis.band_then} to {axis.band_now} all the same.")


def answer_line(pack: Pack, answer: AnswerTrend, segment: str = "") -> str:
    """Return one answer that is not what it was; `segment`: the name of its segment."""
    short = pack.questionnaire.questions[answer.question].short
    name = segment or answer.segment
    place = f" ({name})" if answer.segment else ""
    return f"{short}{place}: {answer.then or 'no answer'}, now {answer.now or 'no answer'}"


def signed(points: Fraction) -> str:
    """Return points with their sign, to one decimal."""
    text = shown(abs(points), places=1)
    return text if not points else f"{'+' if points > 0 else '−'}{text}"
