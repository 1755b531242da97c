"""Changing an assessment: every change returns a new one, and the answer log only ever grows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from abm_fit.assessment.checking import (
    LONGEST_NOTE,
    checked_currency,
    checked_day,
    checked_name,
    checked_reason,
    checked_value,
)
from abm_fit.assessment.model import AGREED, Answer, Assessment, Evidence, Respondent, Segment, State, Value
from abm_fit.errors import InvalidAnswerError, NotFoundError
from abm_fit.pack.characters import without_control
from abm_fit.pack.model import Pack
from abm_fit.pack.questions import Question
from abm_fit.wording.words import ENGLISH


def new_assessment(
    pack: Pack,
    *,
    assessment_id: str,
    organisation: str,
    period: str,
    currency: str,
    date: str,
    depth: Literal["quick", "full"] = "full",
    segments: tuple[Segment, ...] = (),
    respondents: tuple[Respondent, ...] = (),
    made_up: bool = False,
    about: str = "",
) -> Assessment:
    """Return an assessment in which nothing has been said yet.

    Raises:
        InvalidAnswerError: the organisation or the period is empty or too long, the date is none, or the currency is
            none or one that the pack can't convert.
    """
    return Assessment(
        id=assessment_id,
        organisation=checked_name(organisation, "organisation"),
        period=checked_name(period, "period"),
        currency=convertible(pack, checked_currency(currency)),
        pack_id=pack.id,
        pack_version=pack.version,
        pack_digest=pack.digest,
        depth=depth,
        segments=segments if pack.questionnaire.has_segments else (),
        respondents=respondents,
        date=checked_day(date),
        made_up=made_up,
        about=about,
    )


def convertible(pack: Pack, currency: str) -> str:
    """Return a currency that the pack has a rate for, where it asks for money at all.

    Raises:
        InvalidAnswerError: there is none; amounts in it would count as not known.
    """
    known = (pack.rubric.currency, *pack.rubric.rates)
    asked = any(question.kind == "money" for question in pack.questionnaire.questions.values())
    if asked and currency not in known:
        raise InvalidAnswerError(
            ENGLISH("problem.no_rate", currency=currency),
            hint=ENGLISH("problem.known_rates", known=", ".join(known)),
        )
    return currency


def answer_row(
    question: Question,
    *,
    respondent: str,
    state: State,
    uuid: str,
    at: str,
    segment: str | None = None,
    value: Value | None = None,
    reason: str = "",
    evidence: Evidence = "none",
    note: str = "",
    carried: bool = False,
) -> Answer:
    """Return a row for the log, without its place in it yet (`with_rows` gives that).

    Raises:
        InvalidAnswerError: the question does not take this answer.
    """
    if segment is not None and question.per == "company":
        raise InvalidAnswerError(ENGLISH("problem.asked_once", question=question.short))
    if state == "answered":
        value = checked_value(question, value)
        if question.kind == "choice" and isinstance(value, tuple) and len(value) == len(question.options):
            state, value = "dont_know", None  # any of them is no answer
    elif value is not None:
        raise InvalidAnswerError(ENGLISH("problem.no_value_wanted", question=question.short, state=state))
    if state == "not_applicable":
        reason = checked_reason(question, reason)
    if len(note) > LONGEST_NOTE:
        message = ENGLISH("problem.note_too_long", most=f"{LONGEST_NOTE:,}")
        raise InvalidAnswerError(message, hint=ENGLISH("problem.shorten"))
    return Answer(
        uuid=uuid,
        sequence=0,
        question=question.id,
        respondent=respondent,
        state=state,
        segment=segment,
        value=value,
        reason=reason if state == "not_applicable" else "",
        evidence=evidence,
        note=without_control(note),
        carried=carried,
        at=at,
    )


def with_rows(assessment: Assessment, rows: Iterable[Answer]) -> Assessment:
    """Return the assessment with rows appended, numbered on from the last; rows with a number keep it."""
    last = max((row.sequence for row in assessment.log), default=0)
    added = []
    for row in rows:
        last = row.sequence or last + 1
        added.append(row if row.sequence else replace(row, sequence=last))
    return replace(assessment, log=tuple(sorted((*assessment.log, *added), key=lambda row: row.sequence)))


def with_segment(assessment: Assessment, segment: Segment) -> Assessment:
    """Return the assessment with a segment added, or renamed where its id is there."""
    checked = replace(segment, name=checked_name(segment.name, "segment"))
    if any(item.id == segment.id for item in assessment.segments):
        kept = tuple(checked if item.id == segment.id else item for item in assessment.segments)
        return replace(assessment, segments=kept)
    if any(item.name.casefold() == checked.name.casefold() for item in assessment.segments):
        message = ENGLISH("problem.segment_twice", name=checked.name)
        raise InvalidAnswerError(message, hint=ENGLISH("problem.other_name"))
    return replace(assessment, segments=(*assessment.segments, checked))


def without_segment(assessment: Assessment, segment_id: str) -> Assessment:
    """Return the assessment without a segment; its answers stay in the log and come back if it does."""
    return replace(assessment, segments=tuple(item for item in assessment.segments if item.id != segment_id))


def with_respondent(assessment: Assessment, respondent: Respondent) -> Assessment:
    """Return the assessment with a respondent added, or changed where their id is there."""
    checked = replace(respondent, name=checked_name(respondent.name, "person"))
    if any(item.id == respondent.id for item in assessment.respondents):
        kept = tuple(checked if item.id == respondent.id else item for item in assessment.respondents)
        return replace(assessment, respondents=kept)
    return replace(assessment, respondents=(*assessment.respondents, checked))


def with_agreed(assessment: Assessment) -> Assessment:
    """Return the assessment with the respondent who stands for what the room agreed on."""
    if any(item.id == AGREED for item in assessment.respondents):
        return assessment
    return with_respondent(assessment, Respondent(AGREED, ENGLISH("answer.agreed"), ""))


def with_depth(assessment: Assessment, depth: Literal["quick", "full"]) -> Assessment:
    """Return the assessment with another depth; all answers stay."""
    return replace(assessment, depth=depth)


def with_header(
    assessment: Assessment,
    *,
    organisation: str | None = None,
    period: str | None = None,
    currency: str | None = None,
    date: str | None = None,
    about: str | None = None,
) -> Assessment:
    """Return the assessment with what is said about it changed where given."""
    return replace(
        assessment,
        organisation=assessment.organisation if organisation is None else checked_name(organisation, "organisation"),
        period=assessment.period if period is None else checked_name(period, "period"),
        currency=assessment.currency if currency is None else checked_currency(currency),
        date=assessment.date if date is None else checked_day(date),
        about=assessment.about if about is None else about,
    )


def respondent_of(assessment: Assessment, name: str) -> Respondent:
    """Return a respondent by id or name.

    Raises:
        NotFoundError: nobody goes by it.
    """
    for item in assessment.respondents:
        if name in {item.id, item.name} or item.name.casefold() == name.casefold():
            return item
    known = ", ".join(item.name for item in assessment.respondents)
    hint = ENGLISH("problem.known", known=known) if known else ENGLISH("problem.nobody_known")
    raise NotFoundError(ENGLISH("problem.nobody", name=name), hint=hint)
