"""What an answer or a header must keep, whatever way it came in; each check returns the value as it is kept."""

from __future__ import annotations

from abm_fit.assessment.model import Quantity, Value
from abm_fit.errors import InvalidAnswerError
from abm_fit.pack.characters import without_control
from abm_fit.pack.questions import Question
from abm_fit.pack.suggesting import did_you_mean

LONGEST_NAME = 200
"""Characters a name, a period or a reason may have."""
LONGEST_NOTE = 200_000
"""Characters a note may have; reports print the first 2,000."""


def checked_name(text: str, what: str) -> str:
    """Return a name in one line without spaces around it.

    Raises:
        InvalidAnswerError: it is empty or too long.
    """
    name = " ".join(without_control(text).split())
    if not name:
        raise InvalidAnswerError(f"{what} needs a name.", hint="Type a few words.")
    if len(name) > LONGEST_NAME:
        raise InvalidAnswerError(f"{what} is longer than {LONGEST_NAME} characters.", hint="Shorten it.")
    return name


def checked_currency(text: str) -> str:
    """Return a currency's three letters; raises InvalidAnswerError."""
    code = text.strip().upper()
    if len(code) != 3 or not code.isascii() or not code.isalpha():
        raise InvalidAnswerError(f"'{text[:40]}' is no currency.", hint="Write three letters: USD, EUR, GBP.")
    return code


def checked_day(text: str) -> str:
    """Return an ISO date, or nothing where none is set; raises InvalidAnswerError."""
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError as error:
        raise InvalidAnswerError(f"'{text[:40]}' is no date.", hint="Write it as 2027-03-31.") from error


def checked_reason(question: Question, reason: str) -> str:
    """Return why a question does not apply.

    Raises:
        InvalidAnswerError: the question applies to everyone, or there is no reason.
    """
    if not question.na:
        raise InvalidAnswerError(
            f"'{question.short}' applies to everyone.", hint="If you can't tell, say that you don't know."
        )
    reason = without_control(reason).strip()
    if not reason:
        raise InvalidAnswerError(
            f"'{question.short}' needs a reason why it does not apply.", hint="A few words; the report prints them."
        )
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
            raise InvalidAnswerError(f"'{question.short}' takes at least one of its options.")
        return checked_options(question, value)
    if question.numeric:
        if not isinstance(value, Quantity):
            raise InvalidAnswerError(f"'{question.short}' takes a number.")
        return checked_quantity(question, value)
    said = without_control(value).strip() if isinstance(value, str) else ""
    if not said:
        raise InvalidAnswerError(f"'{question.short}' takes {'a date' if question.kind == 'date' else 'a text'}.")
    return checked_date(question, said) if question.kind == "date" else said


def checked_choice(question: Question, value: Value | None) -> Value:
    """Return an option, or the several that are possible, each once, in the question's order."""
    if isinstance(value, str):
        return known_option(question, value)
    if not isinstance(value, tuple) or not value:
        raise InvalidAnswerError(f"'{question.short}' takes one of its options, or those that are possible.")
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
        f"'{option_id}' is no option of '{question.short}' ({question.id}).",
        hint=did_you_mean(option_id, known, f"Options: {', '.join(known)}."),
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
        raise InvalidAnswerError(
            f"'{question.short}' counts whole {question.unit or 'things'}.", hint="Leave the fraction out."
        )
    if question.least is not None and value.low < question.least:
        raise InvalidAnswerError(
            f"'{question.short}' can't be less than {float(question.least):g}.", hint=_bounds(question)
        )
    if question.most is not None and value.high > question.most:
        raise InvalidAnswerError(
            f"'{question.short}' can't be more than {float(question.most):g}.", hint=_bounds(question)
        )
    if value.currency and question.kind != "money":
        raise InvalidAnswerError(f"'{question.short}' is no amount of money.", hint="Leave the currency out.")
    return value


def _bounds(question: Question) -> str:
    """Return what a number of the question may be, and what is left where the true one is outside of it."""
    least = "" if question.least is None else f"{float(question.least):g}"
    most = "" if question.most is None else f"{float(question.most):g}"
    span = f"from {least} to {most}" if least and most else f"{least} or more" if least else f"{most} or less"
    nearest = f", {most} for anything above" if most else ""
    return f"Give a number, {span}{nearest}; or say that you don't know."


def checked_date(question: Question, text: str) -> str:
    """Return an ISO date."""
    try:
        return checked_day(text)
    except InvalidAnswerError as error:
        raise InvalidAnswerError(f"'{question.short}' takes a date.", hint=error.hint) from error
