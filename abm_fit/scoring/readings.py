"""Readings: what the assessment says to every question of the pack, in every segment where it is asked."""

from __future__ import annotations

from fractions import Fraction

from abm_fit.pack.interval import Interval
from abm_fit.pack.model import Pack
from abm_fit.pack.questions import Question
from abm_fit.pack.values import ValueRule
from abm_fit.scoring.aggregating import Counted, choice_cells, counted, counted_number, many_cells
from abm_fit.scoring.heard import Heard, Voice, agreed_of, is_disputed
from abm_fit.scoring.held import Cell, Held, value_limits
from abm_fit.scoring.indexes import index_of
from abm_fit.scoring.measured import Reading, Said, Span
from abm_fit.scoring.words import answer_in_words

Key = tuple[str, str | None]
"""Question id; segment id, or None for what is asked once."""


def not_applicable(question: Question, voices: tuple[Voice, ...]) -> bool:
    """Tell whether "not applicable" counts: allowed, with a reason, and answered by nobody."""
    agreed = agreed_of(voices)
    if agreed is not None:
        return agreed.row.state == "not_applicable" and question.na and bool(agreed.row.reason.strip())
    if not question.na or any(voice.answers for voice in voices):
        return False
    return any(voice.row.state == "not_applicable" and voice.row.reason.strip() for voice in voices)


def read(pack: Pack, heard: Heard, question: Question, segment: str | None, na: bool) -> Held:
    """Read one question in one segment, as if it were asked; `na`: "not applicable" is accepted."""
    rule = pack.rubric.values.get(question.id)
    voices = heard.voices(question, segment)
    said = tuple(_said(question, voice) for voice in voices)
    if na:
        reading = Reading(question.id, segment, "not_applicable", said=said)
        return Held(question, rule, segment, reading, known="yes")
    count = counted(question, voices)
    asked = any(voice.row.state == "dont_know" for voice in voices)
    if question.numeric:
        held = _numeric(question, rule, segment, count, asked)
    elif question.kind in ("choice", "many"):
        held = _worded(question, rule, segment, count, asked)
    else:
        held = Held(question, rule, segment, Reading(question.id, segment, "known" if count.roles else "unknown"))
    disputed = is_disputed(question, rule, voices) and count.basis != "agreed"
    known = "yes" if count.roles else "no"
    return _finish(pack, held, known, count, disputed, said)


def _finish(pack: Pack, held: Held, known: str, count: Counted, disputed: bool, said: tuple[Said, ...]) -> Held:
    reading = held.reading
    covered = Fraction(1 if count.roles else 0)
    if held.rule is not None and held.rule.scored:
        question, rule = held.question, held.rule
        low, high = index_of(pack).once("limits", question.id, lambda: value_limits(question, rule))
        if reading.weak or reading.value is None:
            covered = Fraction(0)
        elif high > low:
            covered = max(Fraction(0), 1 - (reading.value.high - reading.value.low) / (high - low))
    finished = Reading(
        question=reading.question,
        segment=reading.segment,
        state="known" if known == "yes" else "unknown",
        number=reading.number,
        value=reading.value,
        option=reading.option,
        chosen=reading.chosen,
        weak=reading.weak,
        assumed=reading.assumed,
        covered=covered,
        basis=count.basis if count.roles else "none",
        disputed=disputed,
        said=said,
    )
    return Held(
        held.question,
        held.rule,
        held.segment,
        finished,
        held.cells,
        held.number,
        held.times,
        known="yes" if known == "yes" else "no",
        missing=held.missing,
    )


def _numeric(question: Question, rule: ValueRule | None, segment: str | None, count: Counted, asked: bool) -> Held:
    """Read a number: what was said, or the sourced range, or the question's own bounds."""
    sourced = rule.unknown_range if rule is not None else None
    bounds = Interval(question.least, question.most)
    weak = rule is not None and rule.unknown == "weak" and asked and not count.roles and rule.curve is not None
    stand_in = Interval(sourced.low, sourced.high) if sourced is not None and not sourced.times else bounds
    number = counted_number(question, count, stand_in)
    times = ""
    if not count.roles and sourced is not None and sourced.times:
        number, times = Interval(sourced.low, sourced.high), sourced.times
    assumed = ("" if sourced is None else sourced.source or "judgement") if not count.roles else ""
    shown_number = Span(number.low, number.high) if number.low is not None and number.high is not None else None
    held = Held(
        question,
        rule,
        segment,
        Reading(question.id, segment, "unknown", number=None if times else shown_number, weak=weak, assumed=assumed),
        number=number,
        times=times,
        missing=not count.roles and sourced is None,
    )
    if rule is None or rule.curve is None or times:
        return held
    values = held.values()
    if weak:
        values = frozenset((value_limits(question, rule)[0],))
    span = Span(Fraction(min(values)), Fraction(max(values)))
    reading = Reading(question.id, segment, "unknown", number=shown_number, value=span, weak=weak, assumed=assumed)
    return Held(question, rule, segment, reading, number=number, missing=held.missing)


def _worded(question: Question, rule: ValueRule | None, segment: str | None, count: Counted, asked: bool) -> Held:
    """Read a choice or a many-of question."""
    many = question.kind == "many"
    cells = many_cells(question, rule, count) if many else choice_cells(question, rule, count)
    weak = rule is not None and rule.unknown == "weak" and bool(rule.options) and not count.roles and asked
    if weak:
        cells = (min(cells, key=_value_of),)
    values = [cell.value for cell in cells if cell.value is not None]
    options = {cell.option for cell in cells}
    ticks = {cell.chosen for cell in cells}
    reading = Reading(
        question.id,
        segment,
        "unknown",
        value=Span(Fraction(min(values)), Fraction(max(values))) if values else None,
        option=options.pop() if len(options) == 1 and not weak else "",
        chosen=tuple(o.id for o in question.options if o.id in (next(iter(ticks)) or ())) if len(ticks) == 1 else (),
        weak=weak,
    )
    return Held(question, rule, segment, reading, cells)


def _value_of(cell: Cell) -> int | Fraction:
    return cell.value or 0


def _said(question: Question, voice: Voice) -> Said:
    row = voice.row
    return Said(
        respondent=voice.respondent,
        role=voice.role,
        state=row.state,
        label=answer_in_words(question, row),
        evidence=row.evidence,
        note=row.note,
        reason=row.reason,
        carried=row.carried,
    )
