"""What changed since an earlier assessment, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from abm_fit.report.charts.trend import Move, trend_chart
from abm_fit.report.parts.chart_titles import changes_title
from abm_fit.report.parts.material import Material
from abm_fit.report.parts.solid import answer_words
from abm_fit.report.parts.values import Head
from abm_fit.report.parts.values_advice import Changes
from abm_fit.scoring.measured import Span
from abm_fit.scoring.trend import AnswerTrend, AxisTrend, Trend

EFFECTS: Mapping[str, Callable[[AxisTrend], Fraction]] = {
    "answers": lambda axis: axis.answers,
    "people": lambda axis: axis.people,
    "rubric": lambda axis: axis.rubric,
    "new": lambda axis: axis.new_questions,
}
"""What a move is made of, in the order of the columns."""

LABELS = {"changed": "changes.sure", "perhaps": "changes.perhaps", "no detectable change": "changes.scatter"}


def changes(m: Material) -> Changes | None:
    """Fill the part, or nothing where there is no earlier assessment to compare with."""
    trend = m.trend
    if trend is None or not trend.axes:
        return None
    w = m.words
    moves = [_move(m, axis) for axis in trend.axes]
    name = w("changes.name_since", period=trend.then_period) if trend.then_period else w("changes.name")
    effects = _effects(trend)
    columns = ("what", "then", "now", *effects, "total", "label")
    perhaps = sum(axis.label == "perhaps" for axis in trend.axes)
    return Changes(
        head=Head("changes", name, _title(m, trend), w("changes.lede")),
        chart=trend_chart("trend", changes_title(m, moves, perhaps), moves, m.theme),
        rows=tuple(_row(m, axis, effects) for axis in trend.axes),
        columns=tuple(w(f"changes.col_{column}") for column in columns),
        changed=tuple(
            (
                m.named(item.question, item.segment),
                _said(m, item, item.then, item.then_number),
                _said(m, item, item.now, item.now_number),
            )
            for item in trend.answers
        ),
        notes=_notes(m, trend),
    )


def _title(m: Material, trend: Trend) -> str:
    w = m.words
    moved = [verdict for verdict in trend.verdicts if verdict.then != verdict.now]
    sure = [axis for axis in trend.axes if axis.label == "changed"]
    if moved:
        return w.count(len(moved), "changes.verdicts")
    if sure:
        return w("changes.moved", names=m.listed([m.named(axis.axis, axis.segment) for axis in sure]))
    return w("changes.still")


def _move(m: Material, axis: AxisTrend) -> Move:
    before, after = (float((span.low + span.high) / 2) for span in (axis.then, axis.now))
    shown = f"{m.fmt.number(Fraction(before), 0)} → {m.fmt.number(Fraction(after), 0)} ({m.fmt.signed(axis.total, 1)})"
    return Move(m.named(axis.axis, axis.segment), before, after, shown, axis.label == "changed", m.ends(axis.axis))


def _effects(trend: Trend) -> tuple[str, ...]:
    """Return the effects that there are: a column of noughts says nothing."""
    told = {"rubric": trend.rubric_changed, "new": bool(trend.new_questions)}
    return tuple(effect for effect in EFFECTS if told.get(effect) or any(EFFECTS[effect](axis) for axis in trend.axes))


def _row(m: Material, axis: AxisTrend, effects: Sequence[str]) -> tuple[str, ...]:
    rule = m.pack.rubric.sums[axis.axis]
    return (
        m.named(axis.axis, axis.segment),
        m.fmt.score(axis.then, m.cuts(rule)),
        m.fmt.score(axis.now, m.cuts(rule)),
        *(m.fmt.signed(EFFECTS[effect](axis), 1) for effect in effects),
        m.fmt.signed(axis.total, 1),
        m.words(LABELS[axis.label], points=m.fmt.number(axis.detectable, 1)),
    )


def _said(m: Material, item: AnswerTrend, said: str, number: Span | None) -> str:
    return answer_words(m, item.question, said, number) if said else m.words("answer.open")


def _notes(m: Material, trend: Trend) -> tuple[str, ...]:
    w = m.words
    notes = [
        w(
            "changes.crossed" if verdict.crossed else "changes.verdict",
            name=verdict.segment_name if m.several else w("front.verdict"),
            then=verdict.then or w("front.none_word"),
            now=verdict.now or w("front.none_word"),
        )
        for verdict in trend.verdicts
        if verdict.then != verdict.now
    ]
    if trend.rubric_changed:
        notes.append(w("changes.rubric_changed"))
    if trend.new_questions:
        notes.append(w("changes.new_questions", items="; ".join(m.name_of(item) for item in trend.new_questions)))
    for key, names in (("changes.new_segments", trend.new_segments), ("changes.gone_segments", trend.gone_segments)):
        if names:
            notes.append(w(key, items=m.listed(list(names))))
    return tuple(notes)
