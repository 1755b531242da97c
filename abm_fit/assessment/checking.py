"""What an answer or a header must keep, whatever way it came in; each check returns the value as it is kept."""

from __future__ import annotations

from typing import Literal

from abm_fit.assessment.model import Quantity, Value
from abm_fit.errors import InvalidAnswerError
from abm_fit.pack.characters import without_control
from abm_fit.pack.questions import Question
from abm_fit.pack.suggesting import did_you_mean
from abm_fit.wording.words import ENGLISH

LONGEST_NAME = 200
"""Characters a name, a period or a reason may have."""
LONGEST_NOTE = 200_000
"""Characters a note may have; reports print the first 2,000."""


def checked_name(text: str, what: Literal["organisation", "period", "segment", "person"]) -> str:
    """Return a name in one line without spaces around it.

    Raises:
        InvalidAnswerError: it is empty or too long.
    """
    name = " ".join(without_control(text).split())
    if not name:
        raise InvalidAnswerError(ENGLISH(f"problem.unnamed_{what}"), hint=ENGLISH("problem.few_words"))
    if len(name) > LONGEST_NAME:
        message = ENGLISH(f"problem.long_{what}", most=LONGEST_NAME)
        raise InvalidAnswerError(message, hint=ENGLISH("problem.shorten"))
    return name


def checked_currency(text: str) -> str:
    """Return a currency's three letters; raises InvalidAnswerError."""
    code = text.strip().upper()
    if len(code) != 3 or not code.isascii() or not code.isalpha():
        message = ENGLISH("problem.no_currency", text=text[:40])
        raise InvalidAnswerError(message, hint=ENGLISH("problem.three_letters"))
    return code


def checked_day(text: str) -> str:
    """Return an ISO date, or nothing where none is set; raises InvalidAnswerError."""
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError as error:
        message = ENGLISH("problem.no_date", text=text[:40])
        raise InvalidAnswerError(message, hint=ENGLISH("problem.write_date")) from error


def checked_reason(question: Question, reason: str) -> str:
    """Return why a question does not apply.

    Raises:
        InvalidAnswerError: the question applies to everyone, or there is no reason.
    """
    if not question.na:
        message = ENGLISH("problem.applies", question=question.short)
        raise InvalidAnswerError(message, hint=ENGLISH("problem.say_unknown"))
    reason = without_control(reason).strip()
    if not reason:
        message = ENGLISH("problem.no_reason", question=question.short)
        raise InvalidAnswerError(message, hint=ENGLISH("problem.reason_printed"))
    return reason


def checked_value(question: Question, value: Value | None) -> Value:
    """Return a value that the question takes.

    Raises:
        InvalidAnswerError: it is of another kind, out of bounds, or no option of the question.
    """
    if question.kind == "choice":
        return checked_choice(question, value)
    if question.kind == "many":
        if not isinstance(value, tuple) or not value:
            raise InvalidAnswerError(ENGLISH("problem.takes_several", question=question.short))
        return checked_options(question, value)
    if question.numeric:
        if not isinstance(value, Quantity):
            raise InvalidAnswerError(ENGLISH("problem.takes_number", question=question.short))
        return checked_quantity(question, value)
    said = without_control(value).strip() if isinstance(value, str) else ""
    is_date = question.kind == "date"
    if not said:
        raise InvalidAnswerError(
            ENGLISH("problem.takes_date" if is_date else "problem.takes_text", question=question.short)
        )
    return checked_date(question, said) if is_date else said


def checked_choice(question: Question, value: Value | None) -> Value:
    """Return an option, or the several that are possible, each once, in the question's order."""
    if isinstance(value, str):
        return known_option(question, value)
    if not isinstance(value, tuple) or not value:
        raise InvalidAnswerError(ENGLISH("problem.takes_one", question=question.short))
    possible = {known_option(question, option) for option in value}
    ordered = tuple(option.id for option in question.options if option.id in possible)
    return ordered if len(ordered) > 1 else ordered[0]


def known_option(question: Question, option_id: str) -> str:
    """Return an option's id as it is called today; former ids are understood."""
    for option in question.options:
        if option_id == option.id or option_id in option.was:
            return option.id
    known = [option.id for option in question.options]
    raise InvalidAnswerError(
        ENGLISH("problem.no_option", option=option_id, question=question.short, id=question.id),
        hint=did_you_mean(option_id, known, ENGLISH("problem.options", known=", ".join(known))),
    )


def checked_options(question: Question, options: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ticked options, each once, in the question's order."""
    ticked = {known_option(question, option) for option in options}
    alone = [option for option in question.options if option.exclusive and option.id in ticked]
    if alone and len(ticked) > 1:
        message = ENGLISH("problem.stands_alone", option=alone[0].label)
        raise InvalidAnswerError(message, hint=ENGLISH("problem.untick"))
    return tuple(option.id for option in question.options if option.id in ticked)


def checked_quantity(question: Question, value: Quantity) -> Quantity:
    """Return a number or range within the question's bounds."""
    name = question.short
    if value.low > value.high:
        raise InvalidAnswerError(ENGLISH("problem.backwards", question=name), hint=ENGLISH("problem.swap"))
    if question.kind == "count" and (value.low.denominator != 1 or value.high.denominator != 1):
        message = ENGLISH("problem.whole", question=name, unit=question.unit or ENGLISH("problem.things"))
        raise InvalidAnswerError(message, hint=ENGLISH("problem.no_fraction"))
    if question.least is not None and value.low < question.least:
        message = ENGLISH("problem.too_little", question=name, least=f"{float(question.least):g}")
        raise InvalidAnswerError(message, hint=_bounds(question))
    if question.most is not None and value.high > question.most:
        message = ENGLISH("problem.too_much", question=name, most=f"{float(question.most):g}")
        raise InvalidAnswerError(message, hint=_bounds(question))
    if value.currency and question.kind != "money":
        message = ENGLISH("problem.no_money", question=name)
        raise InvalidAnswerError(message, hint=ENGLISH("problem.no_currency_wanted"))
    return value


def _bounds(question: Question) -> str:
    """Return what a number of the question may be, and what is left where the true one is outside of it."""
    least = "" if question.least is None else f"{float(question.least):g}"
    most = "" if question.most is None else f"{float(question.most):g}"
    if not most:
        return ENGLISH("problem.at_least", least=least)
    return ENGLISH("problem.from_to", least=least, most=most) if least else ENGLISH("problem.at_most", most=most)


def checked_date(question: Question, text: str) -> str:
    """Return an ISO date."""
    try:
        return checked_day(text)
    except InvalidAnswerError as error:
        raise InvalidAnswerError(ENGLISH("problem.takes_date", question=question.short), hint=error.hint) from error
