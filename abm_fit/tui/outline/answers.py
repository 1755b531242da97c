"""From a question down to who said what."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from abm_fit.assessment.showing import unit_of_one
from abm_fit.pack.model import Pack
from abm_fit.scoring.currency import Currency
from abm_fit.scoring.measured import Reading, Said, Span
from abm_fit.scoring.result import Result, SoFar
from abm_fit.scoring.rounding import plain, shown
from abm_fit.tui.outline.node import Node, soft
from abm_fit.tui.outline.scale import of_scale

BASIS = {
    "agreed": "the value the room agreed on",
    "authority": "the number of the role that knows it best",
    "one": "one person's answer",
    "role_balanced": "the middle of the roles' answers",
    "none": "nobody's answer yet",
}
"""Whose answer counts, in words."""

EVIDENCE = {"none": "", "described": "described", "shown": "shown"}


def span_text(span: Span | None, cuts: tuple[Fraction, ...] = (), places: int = 0) -> str:
    """Return a number, or from where to where it can be."""
    if span is None:
        return "does not apply"
    low, high = shown(span.low, cuts, places), shown(span.high, cuts, places)
    return low if low == high else f"{low} to {high}"


def amount_text(span: Span, unit: str, currency: Currency) -> str:
    """Return a quantity with its unit, as exact as it is; an amount in the currency that amounts are shown in."""
    if unit == "money":
        span = Span(currency.readable(span.low), currency.readable(span.high))
    unit_word = {"money": currency.code, "percent": "%", "ratio": "times", "count": ""}.get(unit, unit)
    low, high = plain(span.low), plain(span.high)
    number = low if low == high else f"{low} to {high}"
    if number == "1" and unit not in ("money", "percent", "ratio"):
        unit_word = unit_of_one(unit_word)
    return f"{number} {unit_word}".strip()


def segment_name(result: Result | SoFar, segment: str | None) -> str:
    """Return a segment's name; empty for the company and where nobody named any."""
    return "" if len(result.segments) < 2 else dict(result.segments).get(segment or "", "")


def question_node(pack: Pack, result: Result, question: str, segment: str | None, lead: str = "") -> Node:
    """Return a question as a line that opens to the answers given."""
    known = pack.questionnaire.questions[question]
    wanted = segment if known.per == "segment" else None
    try:
        reading = result.reading(question, wanted)
    except KeyError:
        return soft(f"{known.short}: not asked")
    name = segment_name(result, wanted)
    where = f" ({name})" if name else ""
    text = f"{known.short}{where}: {reading_text(pack, reading, result.shown_in)}{lead}"
    return Node(text, inside=partial(_behind, pack, reading), spot=(question, wanted))


def reading_text(pack: Pack, reading: Reading, currency: Currency) -> str:
    """Return what counts as the answer, in words."""
    question = pack.questionnaire.questions[reading.question]
    if reading.state in ("hidden", "not_applicable"):
        return "does not apply"
    if reading.state == "unknown":
        assumed = f", taken as {_number(reading, question.kind, question.unit, currency)}" if reading.number else ""
        return f"not known{assumed}"
    labels = {option.id: option.label for option in question.options}
    if reading.option:
        return labels.get(reading.option, reading.option)
    if reading.chosen:
        return "; ".join(labels.get(option, option) for option in reading.chosen)
    if reading.number is not None:
        return _number(reading, question.kind, question.unit, currency)
    return reading.said[0].label if reading.said else "answered"


def said_text(pack: Pack, said: Said) -> str:
    """Return one person's answer in a line."""
    roles = {role.id: role.label for role in pack.questionnaire.roles}
    who = roles.get(said.role, said.role)
    extras = [word for word in (EVIDENCE.get(said.evidence, ""), "from last period" if said.carried else "") if word]
    tail = f" ({', '.join(extras)})" if extras else ""
    reason = f" because {said.reason}" if said.reason else ""
    return f"{who or 'Agreed'}: {said.label}{reason}{tail}"


def _number(reading: Reading, kind: str, unit: str, currency: Currency) -> str:
    if reading.number is None:
        return "unknown"
    words = {"money": "money", "percent": "percent", "days": "days"}.get(kind, unit)
    return amount_text(reading.number, words, currency)


def _behind(pack: Pack, reading: Reading) -> tuple[Node, ...]:
    question = pack.questionnaire.questions[reading.question]
    lines = [soft(question.ask)]
    if reading.said:
        lines.append(soft(f"What counts: {BASIS[reading.basis]}"))
    for said in reading.said:
        lines.append(Node(said_text(pack, said)))
        if said.note:
            lines.append(soft(f"  Note: {said.note}"))
    if reading.value is not None:
        lines.append(soft(f"Value {span_text(reading.value)}{of_scale(pack, reading.question)}"))
    if reading.weak:
        lines.append(soft("Nobody knows, and here not knowing is itself the finding."))
    if reading.assumed:
        lines.append(soft("A range stands in for the missing answer; the report names its source."))
    if reading.disputed:
        lines.append(Node("People are far apart on this.", "mark"))
    lines.append(Node("Go to this question", "strong", spot=(reading.question, reading.segment)))
    return tuple(lines)
