"""An assessment without its people: made-up respondents who together say what the real ones do, question by question.

What counts in scoring survives exactly: medians within roles, means over roles, ranges, don't knows, what the room
agreed on, and the gap between the rubric's two roles where a rule reads it (there, and only there, both roles' medians
stay). Who said what, notes, reasons, evidence and texts do not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor
from uuid import NAMESPACE_OID, uuid5

from abm_fit.assessment.model import AGREED, Answer, Assessment, Quantity, Respondent, State, Value
from abm_fit.pack.interval import ANYTHING
from abm_fit.pack.model import Pack
from abm_fit.pack.questions import Question
from abm_fit.scoring.aggregating import Counted, counted, counted_number, many_cells
from abm_fit.scoring.currency import Currency, currency_of
from abm_fit.scoring.gaps import questions_beneath, steps_of
from abm_fit.scoring.heard import Heard, Voice, agreed_of, by_role
from abm_fit.scoring.levels import middle
from abm_fit.wording.words import ENGLISH

Spoken = tuple[str, str, State, Value | None]
"""Respondent id, role, state, value: one made-up row of an answer."""


def aggregate(pack: Pack, assessment: Assessment) -> Assessment:
    """Return the assessment that scores the same and names nobody; the same input gives the same ids."""
    heard = Heard(assessment, pack.rubric.rates, pack.rubric.currency)
    currency = currency_of(assessment.currency, pack.rubric.currency, pack.rubric.rates)
    in_gaps = questions_in_gaps(pack)
    people: dict[str, Respondent] = {}
    log: list[Answer] = []
    for question in pack.questionnaire.questions.values():
        for segment in assessment.segment_ids if question.per == "segment" else (None,):
            voices = heard.voices(question, segment)
            for who, role, state, value in spoken(pack, question, voices, question.id in in_gaps):
                if who != AGREED:
                    people[who] = Respondent(who, ENGLISH("aggregate.person", role=role), role)
                sequence = len(log) + 1
                log.append(
                    Answer(
                        uuid=str(uuid5(NAMESPACE_OID, f"{assessment.id} {sequence}")),
                        sequence=sequence,
                        question=question.id,
                        respondent=who,
                        state=state,
                        segment=segment,
                        value=in_own(currency, value) if question.kind == "money" else value,
                        reason=ENGLISH("aggregate.reason") if state == "not_applicable" else "",
                    )
                )
    return replace(
        assessment,
        id=str(uuid5(NAMESPACE_OID, f"{assessment.id} aggregated")),  # importing it must not touch the real one
        currency=currency.code,
        respondents=tuple(people[who] for who in sorted(people)),
        log=tuple(log),
        follows="",
        about="",
    )


def in_own(currency: Currency, value: Value | None) -> Value | None:
    """Return an amount of the base currency in the company's own, exactly."""
    if not isinstance(value, Quantity):
        return value
    return Quantity(currency.of(value.low), currency.of(value.high), currency.code)


def spoken(pack: Pack, question: Question, voices: tuple[Voice, ...], in_gap: bool) -> Iterator[Spoken]:
    """Yield the made-up rows that stand for everybody's answers to one question."""
    agreed = agreed_of(voices)
    if agreed is not None:
        yield AGREED, "", agreed.row.state, plain_value(pack, agreed)
        if in_gap:
            yield from both_sides(pack, question, voices)
        if agreed.answers:
            return
    count = counted(question, voices)
    if count.roles:
        yield from answered(pack, question, voices, count, in_gap)
        return
    if any(voice.row.state == "not_applicable" and voice.row.reason.strip() for voice in voices):
        yield "one_1", "role_1", "not_applicable", None
    silent = any(voice.row.state == "dont_know" for voice in voices)
    for place in range(1, max(count.unheard, silent) + 1):
        yield f"silent_{place}", f"silent_{place}", "dont_know", None


def answered(
    pack: Pack, question: Question, voices: tuple[Voice, ...], count: Counted, in_gap: bool
) -> Iterator[Spoken]:
    """Yield the rows for a question that somebody answered, and a don't know for each role that has nothing else."""
    alone = Counted(count.roles, 0, count.basis)
    if question.kind == "choice" and any(len(voice.levels) > 1 for voice in voices):
        numbered = {f"role_{place}": said for place, said in enumerate(count.roles, 1)}
        yield from unsure(by_role(voices) if in_gap else numbered)
    elif question.kind == "choice":
        kept = gap_levels(pack, voices) if in_gap and not question.fact else {}
        levels = [middle([Fraction(voice.level) for voice in said if voice.level is not None]) for said in count.roles]
        rest = sum(levels, Fraction(0)) - sum(kept.values(), Fraction(0))
        shared = {f"role_{place}": level for place, level in enumerate(evenly(rest, len(levels) - len(kept)), 1)}
        for role, level in (kept | shared).items():
            yield from at_level(question, role, level)
    elif question.numeric:
        number = counted_number(question, alone, ANYTHING)
        if number.low is not None and number.high is not None:
            currency = pack.rubric.currency if question.kind == "money" else ""
            value = Quantity(number.low, number.high, currency)
            yield from standing_for(pack, question, voices, count, value, in_gap)
    elif question.kind == "many":
        chosen = many_cells(question, pack.rubric.values.get(question.id), alone)[0].chosen
        yield from standing_for(pack, question, voices, count, tuple(sorted(chosen or ())), in_gap)
    else:
        yield "one_1", "role_1", "answered", "-"  # texts and dates are never scored
    for place in range(1, count.unheard + 1):
        yield f"silent_{place}", f"silent_{place}", "dont_know", None


def unsure(roles: Mapping[str, Sequence[Voice]]) -> Iterator[Spoken]:
    """Yield what people said, under no names, where somebody isn't sure which option it is: no one answer says it."""
    for role, said in roles.items():
        for place, voice in enumerate(voice for voice in said if voice.answers):
            yield f"{role or 'one'}_{place}", role, "answered", voice.row.value


def standing_for(
    pack: Pack, question: Question, voices: tuple[Voice, ...], count: Counted, value: Value, in_gap: bool
) -> Iterator[Spoken]:
    """Yield one number or set of ticks for everybody's; as the agreed one where both sides of a gap stand beside it."""
    sides = list(both_sides(pack, question, voices)) if in_gap and not count.unheard else []
    if sides:
        yield AGREED, "", "answered", value
        yield from sides
        return
    for place in range(1, (len(count.roles) if count.unheard else 1) + 1):
        yield f"one_{place}", f"role_{place}", "answered", value


def both_sides(pack: Pack, question: Question, voices: tuple[Voice, ...]) -> Iterator[Spoken]:
    """Yield what keeps the medians of the rubric's two roles, where both answered: the middle one or two of each."""
    if question.kind == "choice" and any(len(voice.levels) > 1 for voice in voices):
        yield from unsure(by_role(voices))
        return
    if question.kind == "choice":
        for role, level in gap_levels(pack, voices).items():
            yield from at_level(question, role, level)
        return
    rule = pack.rubric.values.get(question.id)
    sides: dict[str, list[tuple[Fraction, Voice]]] = {}
    for role, said in by_role(voices).items():
        placed = [(steps, voice) for voice in said if (steps := steps_of(question, rule, voice)) is not None]
        if role in (pack.rubric.gap_between or ()) and placed:
            sides[role] = sorted(placed, key=lambda item: item[0])
    if len(sides) == 2:
        for role, ordered in sides.items():
            for nth, (_, voice) in enumerate(ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1]):
                yield f"{role}_{nth}", role, "answered", plain_value(pack, voice)


def questions_in_gaps(pack: Pack) -> frozenset[str]:
    """Return the questions beneath every gap that a rule of the pack reads."""
    rules = json.dumps([pack.documents.get("rubric"), pack.documents.get("advice")])
    return frozenset(
        question for name in set(re.findall(r"\bgap\.(\w+)", rules)) for question in questions_beneath(pack, name)
    )


def gap_levels(pack: Pack, voices: tuple[Voice, ...]) -> dict[str, Fraction]:
    """Return the medians of the rubric's two roles, where both answered."""
    pair = pack.rubric.gap_between or ()
    found = {}
    for role, said in by_role(voices).items():
        levels = [Fraction(voice.level) for voice in said if voice.level is not None]
        if role in pair and levels:
            found[role] = middle(levels)
    return found if len(found) == 2 else {}


def evenly(total: Fraction, roles: int) -> list[Fraction]:
    """Return so many levels, whole or halves, as equal as can be, that add up to a total of halves."""
    halves = int(total * 2)
    return [Fraction(halves // roles + (1 if place < halves % roles else 0), 2) for place in range(roles)]


def at_level(question: Question, role: str, level: Fraction) -> Iterator[Spoken]:
    """Yield one person at an option, or two around the middle between two options."""
    for place in sorted({floor(level), ceil(level)}):
        yield f"{role}_{place}", role, "answered", question.options[place].id


def plain_value(pack: Pack, voice: Voice) -> Value | None:
    """Return a value as scoring reads it: amounts in the base currency, present ids, no free text."""
    row = voice.row
    if row.state != "answered":
        return None
    if voice.number is not None and voice.number.low is not None and voice.number.high is not None:
        money = isinstance(row.value, Quantity) and bool(row.value.currency)
        return Quantity(voice.number.low, voice.number.high, pack.rubric.currency if money else "")
    return "-" if isinstance(row.value, str) and voice.level is None else row.value
