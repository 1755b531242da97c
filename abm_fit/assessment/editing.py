"""Changing an assessment: every change returns a new one, and the answer log only ever grows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from abm_fit.assessment.model import AGREED, Answer, Assessment, Evidence, Quantity, Respondent, Segment, State, Value
from abm_fit.assessment.suggesting import did_you_mean
from abm_fit.errors import InvalidAnswerError, NotFoundError
from abm_fit.pack.model import Pack, Question

LONGEST_NAME = 200
"""Characters a name, a period or a reason may have."""
LONGEST_NOTE = 200_000
"""Characters a note may have; reports print the first 2,000."""


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
        InvalidAnswerError: the organisation or the period is empty or too long.
    """
    return Assessment(
        id=assessment_id,
        organisation=checked_name(organisation, "The organisation"),
        period=checked_name(period, "The period"),
        currency=currency.strip().upper(),
        pack_id=pack.id,
        pack_version=pack.version,
        pack_digest=pack.digest,
        depth=depth,
        segments=segments if pack.questionnaire.has_segments else (),
        respondents=respondents,
        date=date,
        made_up=made_up,
        about=about,
    )


def checked_name(text: str, what: str) -> str:
    """Return a name in one line without spaces around it.

    Raises:
        InvalidAnswerError: it is empty or too long.
    """
    name = " ".join(text.split())
    if not name:
        raise InvalidAnswerError(f"{what} needs a name.", hint="Type a few words.")
    if len(name) > LONGEST_NAME:
        raise InvalidAnswerError(f"{what} is longer than {LONGEST_NAME} characters.", hint="Shorten it.")
    return name


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
        raise InvalidAnswerError(f"'{question.short}' is asked once for the company, not for a segment.")
    if state == "answered":
        value = checked_value(question, value)
    elif value is not None:
        raise InvalidAnswerError(f"'{question.short}' can't be '{state}' and have a value.")
    if state == "not_applicable":
        reason = checked_reason(question, reason)
    if len(note) > LONGEST_NOTE:
        raise InvalidAnswerError(f"The note is longer than {LONGEST_NOTE:,} characters.", hint="Shorten it.")
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
        note=note,
        carried=carried,
        at=at,
    )


def checked_reason(question: Question, reason: str) -> str:
    """Return why a question does not apply.

    Raises:
        InvalidAnswerError: the question applies to everyone, or there is no reason.
    """
    if not question.na:
        raise InvalidAnswerError(
            f"'{question.short}' applies to everyone.", hint="If you can't tell, say that you don't know."
        )
    if not reason.strip():
        raise InvalidAnswerError(
            f"'{question.short}' needs a reason why it does not apply.", hint="A few words; the report prints them."
        )
    return reason.strip()


def checked_value(question: Question, value: Value | None) -> Value:
    """Return a value that the question takes.

    Raises:
        InvalidAnswerError: it is of another kind, out of bounds, or no option of the question.
    """
    if question.kind == "choice":
        if not isinstance(value, str):
            raise InvalidAnswerError(f"'{question.short}' takes one of its options.")
        return known_option(question, value)
    if question.kind == "many":
        if not isinstance(value, tuple) or not value:
            raise InvalidAnswerError(f"'{question.short}' takes at least one of its options.")
        return checked_options(question, value)
    if question.numeric:
        if not isinstance(value, Quantity):
            raise InvalidAnswerError(f"'{question.short}' takes a number.")
        return checked_quantity(question, value)
    if not isinstance(value, str) or not value.strip():
        raise InvalidAnswerError(f"'{question.short}' takes {'a date' if question.kind == 'date' else 'a text'}.")
    return checked_date(question, value.strip()) if question.kind == "date" else value.strip()


def known_option(question: Question, option_id: str) -> str:
    """Return an option's id as it is called today; former ids are understood."""
    for option in question.options:
        if option_id == option.id or option_id in option.was:
            return option.id
    known = [option.id for option in question.options]
    raise InvalidAnswerError(
        f"'{option_id}' is no option of '{question.short}' ({question.id}).",
        hint=did_you_mean(option_id, known) or f"Options: {', '.join(known)}.",
    )


def checked_options(question: Question, options: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ticked options, each once, in the question's order."""
    ticked = {known_option(question, option) for option in options}
    alone = [option for option in question.options if option.exclusive and option.id in ticked]
    if alone and len(ticked) > 1:
        raise InvalidAnswerError(f"'{alone[0].label}' can't stand beside other answers.", hint="Untick one of them.")
    return tuple(option.id for option in question.options if option.id in ticked)


def checked_quantity(question: Question, value: Quantity) -> Quantity:
    """Return a number or range within the question's bounds."""
    if value.low > value.high:
        raise InvalidAnswerError(f"'{question.short}': the range ends below where it starts.", hint="Swap its ends.")
    if question.kind == "count" and (value.low.denominator != 1 or value.high.denominator != 1):
        raise InvalidAnswerError(f"'{question.short}' counts whole {question.unit or 'things'}.")
    if question.least is not None and value.low < question.least:
        raise InvalidAnswerError(f"'{question.short}' can't be less than {float(question.least):g}.")
    if question.most is not None and value.high > question.most:
        raise InvalidAnswerError(f"'{question.short}' can't be more than {float(question.most):g}.")
    if value.currency and question.kind != "money":
        raise InvalidAnswerError(f"'{question.short}' is no amount of money.")
    return value


def checked_date(question: Question, text: str) -> str:
    """Return an ISO date."""
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise InvalidAnswerError(f"'{question.short}' takes a date.", hint="Write it as 2027-03-31.") from error


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
    checked = replace(segment, name=checked_name(segment.name, "The segment"))
    if any(item.id == segment.id for item in assessment.segments):
        kept = tuple(checked if item.id == segment.id else item for item in assessment.segments)
        return replace(assessment, segments=kept)
    if any(item.name.casefold() == checked.name.casefold() for item in assessment.segments):
        raise InvalidAnswerError(f"There is a segment '{checked.name}' already.", hint="Choose another name.")
    return replace(assessment, segments=(*assessment.segments, checked))


def without_segment(assessment: Assessment, segment_id: str) -> Assessment:
    """Return the assessment without a segment; its answers stay in the log and come back if it does."""
    return replace(assessment, segments=tuple(item for item in assessment.segments if item.id != segment_id))


def with_respondent(assessment: Assessment, respondent: Respondent) -> Assessment:
    """Return the assessment with a respondent added, or changed where their id is there."""
    checked = replace(respondent, name=checked_name(respondent.name, "Whoever answers"))
    if any(item.id == respondent.id for item in assessment.respondents):
        kept = tuple(checked if item.id == respondent.id else item for item in assessment.respondents)
        return replace(assessment, respondents=kept)
    return replace(assessment, respondents=(*assessment.respondents, checked))


def with_agreed(assessment: Assessment) -> Assessment:
    """Return the assessment with the respondent who stands for what the room agreed on."""
    if any(item.id == AGREED for item in assessment.respondents):
        return assessment
    return with_respondent(assessment, Respondent(AGREED, "Agreed in the room", ""))


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
        organisation=(
            assessment.organisation if organisation is None else checked_name(organisation, "The organisation")
        ),
        period=assessment.period if period is None else checked_name(period, "The period"),
        currency=assessment.currency if currency is None else currency.strip().upper(),
        date=assessment.date if date is None else date,
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
    known = ", ".join(item.name for item in assessment.respondents) or "nobody yet"
    raise NotFoundError(f"Nobody called '{name}' answers here.", hint=f"Known: {known}.")
