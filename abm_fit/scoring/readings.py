"""Readings: what the assessment says to every question of the pack, in every segment where it is asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple, TypeVar

from abm_fit.assessment.model import AGREED
from abm_fit.pack.interval import Interval
from abm_fit.pack.model import Pack
from abm_fit.pack.questions import Question
from abm_fit.pack.values import ValueRule
from abm_fit.scoring.aggregating import Counted, choice_cells, counted, counted_number, many_cells
from abm_fit.scoring.curves import values_within
from abm_fit.scoring.heard import Heard, Voice, agreed_of, is_disputed
from abm_fit.scoring.held import Cell, Held, value_limits
from abm_fit.scoring.indexes import MOST, index_of
from abm_fit.scoring.measured import Reading, Said, Span, Truth
from abm_fit.scoring.words import answer_in_words

Key = tuple[str, str | None]
"""Question id; segment id, or None for what is asked once."""

A = TypeVar("A")

_NOTHING, _ALL = Fraction(0), Fraction(1)
"""Coverage of what is not known at all, and of what is known."""


def not_applicable(question: Question, voices: tuple[Voice, ...]) -> bool:
    """Tell whether "not applicable" counts: allowed, with a reason, and answered by nobody."""
    agreed = agreed_of(voices)
    if agreed is not None:
        return agreed.row.state == "not_applicable" and question.na and bool(agreed.row.reason.strip())
    if not question.na or any(voice.answers for voice in voices):
        return False
    return any(voice.row.state == "not_applicable" and voice.row.reason.strip() for voice in voices)


class _Heard(NamedTuple):
    """What a reading is made of besides the answer's own kind."""

    pack: Pack
    question: Question
    rule: ValueRule | None
    segment: str | None
    counted: Counted
    disputed: bool
    said: tuple[Said, ...]
    dont_know: bool
    """Whether somebody said so."""


def read(pack: Pack, heard: Heard, question: Question, segment: str | None, na: bool) -> Held:
    """Read one question in one segment, as if it were asked; `na`: "not applicable" is accepted."""
    voices = heard.voices(question, segment)
    return _as_said(pack, question, segment, voices, na) if voices else _unanswered(pack, question, segment)


def _unanswered(pack: Pack, question: Question, segment: str | None) -> Held:
    """Return what is held of a question of which nobody said anything: made of no answer, so worked out once a pack."""
    held = index_of(pack).once("unanswered", question.id, lambda: _as_said(pack, question, None, (), na=False))
    return held if segment is None else replace(held, segment=segment, reading=replace(held.reading, segment=segment))


def _as_said(pack: Pack, question: Question, segment: str | None, voices: tuple[Voice, ...], na: bool) -> Held:
    rule = pack.rubric.values.get(question.id)
    said = tuple([_said(question, voice) for voice in voices])
    if na:
        reading = Reading(question.id, segment, "not_applicable", said=said)
        return Held(question, rule, segment, reading, known="yes")
    count = counted(question, voices)
    disputed = count.basis != "agreed" and _is_disputed(pack, question, rule, voices)
    dont_know = any(voice.row.state == "dont_know" for voice in voices)
    of = _Heard(pack, question, rule, segment, count, disputed, said, dont_know)
    if question.numeric:
        return _numeric(of)
    if question.kind in ("choice", "many"):
        return _worded(of)
    return Held(question, rule, segment, _reading(of), known=_known(of))


def _known(of: _Heard) -> Truth:
    return "yes" if of.counted.roles else "no"


def _reading(
    of: _Heard,
    *,
    number: Span | None = None,
    value: Span | None = None,
    option: str = "",
    chosen: tuple[str, ...] = (),
    weak: bool = False,
    assumed: str = "",
) -> Reading:
    known = bool(of.counted.roles)
    return Reading(
        of.question.id,
        of.segment,
        "known" if known else "unknown",
        number,
        value,
        option,
        chosen,
        weak,
        assumed,
        _covered(of, value, weak),
        of.counted.basis if known else "none",
        of.disputed,
        of.said,
    )


def _covered(of: _Heard, value: Span | None, weak: bool) -> Fraction:
    """Return how much of an answer is known: 1 less the width of what it can be over the whole width."""
    question, rule = of.question, of.rule
    if rule is not None and rule.scored:
        if weak or value is None:
            return _NOTHING
        low, high = index_of(of.pack).once("limits", question.id, lambda: value_limits(question, rule))
        if high > low:
            return _ALL if value.exact else max(_NOTHING, 1 - (value.high - value.low) / (high - low))
    return _ALL if of.counted.roles else _NOTHING


def _numeric(of: _Heard) -> Held:
    """Read a number: what was said, or the sourced range, or the question's own bounds."""
    question, rule, count = of.question, of.rule, of.counted
    sourced = rule.unknown_range if rule is not None else None
    weak = rule is not None and rule.unknown == "weak" and of.dont_know and not count.roles and rule.curve is not None
    bounds = Interval(question.least, question.most)
    stand_in = Interval(sourced.low, sourced.high) if sourced is not None and not sourced.times else bounds
    number = counted_number(question, count, stand_in)
    times = ""
    if not count.roles and sourced is not None and sourced.times:
        number, times = Interval(sourced.low, sourced.high), sourced.times
    assumed = ("" if sourced is None else sourced.source or "judgement") if not count.roles else ""
    value = None
    if rule is not None and rule.curve is not None and not times:
        value = _span_of((value_limits(question, rule)[0],) if weak else values_within(rule.curve, number))
    shown = None
    if not times and number.low is not None and number.high is not None:
        shown = Span(number.low, number.high)
    reading = _reading(of, number=shown, value=value, weak=weak, assumed=assumed)
    missing = not count.roles and sourced is None
    return Held(question, rule, of.segment, reading, (), number, times, known=_known(of), missing=missing)


def _worded(of: _Heard) -> Held:
    """Read a choice or a many-of question."""
    question, rule, count = of.question, of.rule, of.counted
    many = question.kind == "many"
    cells = many_cells(question, rule, count) if many else _choice_cells(of)
    weak = rule is not None and rule.unknown == "weak" and bool(rule.options) and not count.roles and of.dont_know
    if weak:
        cells = (min(cells, key=_value_of),)
    values = [cell.value for cell in cells if cell.value is not None]
    options = {cell.option for cell in cells}
    ticks = {cell.chosen for cell in cells if many}
    ticked = (ticks.pop() if len(ticks) == 1 else None) or frozenset[str]()
    reading = _reading(
        of,
        value=_span_of(values) if values else None,
        option=options.pop() if len(options) == 1 and not weak else "",
        chosen=tuple(option.id for option in question.options if option.id in ticked) if ticked else (),
        weak=weak,
    )
    return Held(question, rule, of.segment, reading, cells, known=_known(of))


def _choice_cells(of: _Heard) -> tuple[Cell, ...]:
    """Return everything that a choice can be."""
    said = tuple([tuple([voice.levels for voice in voices]) for voices in of.counted.roles])
    place = (of.question.id, of.counted.unheard, said)
    return _once(of.pack, "cells", place, lambda: choice_cells(of.question, of.rule, of.counted))


def _is_disputed(pack: Pack, question: Question, rule: ValueRule | None, voices: tuple[Voice, ...]) -> bool:
    heard = [voice for voice in voices if voice.respondent != AGREED and voice.answers]
    if len(heard) < 2:
        return False
    if question.kind != "choice":
        return is_disputed(question, rule, heard)
    place = (question.id, tuple([voice.levels for voice in heard]))
    return _once(pack, "disputes", place, lambda: is_disputed(question, rule, heard))


def _once(pack: Pack, kind: str, place: Hashable, work_out: Callable[[], A]) -> A:
    """Return what the same answers came to in another segment or company, or work it out."""
    known: dict[Hashable, A] = index_of(pack).once(kind, "", dict)
    found = known.get(place)
    if found is None:
        if len(known) >= MOST:
            known.clear()
        found = known[place] = work_out()
    return found


def _span_of(values: Collection[int] | Collection[int | Fraction]) -> Span:
    """Return the span of some values, one at least."""
    low = Fraction(min(values))
    return Span(low, low if len(values) == 1 else Fraction(max(values)))


def _value_of(cell: Cell) -> int | Fraction:
    return cell.value or 0


def _said(question: Question, voice: Voice) -> Said:
    row = voice.row
    label = answer_in_words(question, row)
    return Said(voice.respondent, voice.role, row.state, label, row.evidence, row.note, row.reason, row.carried)
