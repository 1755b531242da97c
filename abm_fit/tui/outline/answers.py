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
from abm_fit.tui.outline.scale import on_scale
from abm_fit.wording.spoken import say


def span_text(span: Span | None, cuts: tuple[Fraction, ...] = (), places: int = 0) -> str:
    """Return a number, or from where to where it can be."""
    if span is None:
        return say("outline.no_part")
    return _from_to(shown(span.low, cuts, places), shown(span.high, cuts, places))


def amount_text(span: Span, unit: str, currency: Currency) -> str:
    """Return a quantity with its unit, as exact as it is; an amount in the currency that amounts are shown in."""
    if unit == "money":
        span = Span(currency.readable(span.low), currency.readable(span.high))
    number = _from_to(plain(span.low), plain(span.high))
    one = number == "1"
    words = {
        "money": currency.code,
        "percent": "%",
        "ratio": say("outline.times"),
        "count": "",
        "days": say("outline.day") if one else say("outline.days"),
        "months": "" if one else say("outline.months"),
    }
    own = unit_of_one(unit) if one else unit
    return f"{number} {words.get(unit, own)}".strip()


def _from_to(low: str, high: str) -> str:
    return low if low == high else say("outline.range", low=low, high=high)


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
        return soft(say("outline.not_asked", question=known.short))
    name = segment_name(result, wanted)
    where = f" ({name})" if name else ""
    text = f"{known.short}{where}: {reading_text(pack, reading, result.shown_in)}{lead}"
    return Node(text, inside=partial(_behind, pack, reading), spot=(question, wanted))


def reading_text(pack: Pack, reading: Reading, currency: Currency) -> str:
    """Return what counts as the answer, in words."""
    question = pack.questionnaire.questions[reading.question]
    if reading.state in ("hidden", "not_applicable"):
        return say("outline.no_part")
    if reading.state == "unknown":
        if not reading.number:
            return say("outline.not_known")
        return say("outline.taken_as", number=_number(reading, question.kind, question.unit, currency))
    labels = {option.id: option.label for option in question.options}
    if reading.option:
        return labels.get(reading.option, reading.option)
    if reading.chosen:
        return "; ".join(labels.get(option, option) for option in reading.chosen)
    if reading.number is not None:
        return _number(reading, question.kind, question.unit, currency)
    return reading.said[0].label if reading.said else say("outline.answered")


def said_text(pack: Pack, said: Said) -> str:
    """Return one person's answer in a line."""
    roles = {role.id: role.label for role in pack.questionnaire.roles}
    who = roles.get(said.role, said.role)
    extras = [] if said.evidence == "none" else [say(f"outline.evidence_{said.evidence}")]
    if said.carried:
        extras.append(say("outline.carried"))
    tail = f" ({', '.join(extras)})" if extras else ""
    if said.reason:
        return say("outline.because", who=who or say("outline.agreed"), answer=said.label, reason=said.reason) + tail
    return f"{who or say('outline.agreed')}: {said.label}{tail}"


def _number(reading: Reading, kind: str, unit: str, currency: Currency) -> str:
    if reading.number is None:
        return say("outline.unknown")
    words = {"money": "money", "percent": "percent", "days": "days"}.get(kind, unit)
    return amount_text(reading.number, words, currency)


def _behind(pack: Pack, reading: Reading) -> tuple[Node, ...]:
    question = pack.questionnaire.questions[reading.question]
    lines = [soft(question.ask)]
    if reading.said:
        lines.append(soft(say("outline.counts", whose=say(f"outline.basis_{reading.basis}"))))
    for said in reading.said:
        lines.append(Node(said_text(pack, said)))
        if said.note:
            lines.append(soft(f"  {say('outline.note', note=said.note)}"))
    if reading.value is not None:
        lines.append(soft(say("outline.value", number=on_scale(pack, reading.question, span_text(reading.value)))))
    if reading.weak:
        lines.append(soft(say("outline.finding")))
    if reading.assumed:
        lines.append(soft(say("outline.stand_in")))
    if reading.disputed:
        lines.append(Node(say("outline.far_apart"), "mark"))
    lines.append(Node(say("outline.go"), "strong", spot=(reading.question, reading.segment)))
    return tuple(lines)
