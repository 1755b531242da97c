"""Answers in words, for people: amounts by locale, options by their label."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from abm_fit.assessment.exact_numbers import MOST_DIGITS
from abm_fit.assessment.model import Answer, Quantity, Value
from abm_fit.assessment.options import options_in_words
from abm_fit.pack.questions import Question
from abm_fit.wording.words import ENGLISH

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from decimal import Decimal

PLACES = 6
"""Decimals that an echo shows before it rounds."""
PATTERN = "#,##0." + "#" * PLACES
"""How numbers are grouped in every locale; the locale gives the signs."""


def show_answer(question: Question, answer: Answer, *, locale: str = "en_US") -> str:
    """Return an answer in words: its value, or its state."""
    if answer.state != "answered" or answer.value is None:
        return ENGLISH(f"answer.state_{answer.state}")
    return show_value(question, answer.value, locale=locale)


def show_value(question: Question, value: Value, *, locale: str = "en_US") -> str:
    """Return a value in words; numbers in full, so that what was typed can be checked."""
    if isinstance(value, Quantity):
        high = show_number(question, value.high, value.currency, locale)
        return ENGLISH("answer.span", low=bare_number(value.low, locale), high=high) if value.is_range else high
    if isinstance(value, tuple):
        return options_in_words(question, value)
    labels = {option.id: option.label for option in question.options}
    return labels.get(value, value)


def show_number(question: Question, number: Fraction, currency: str, locale: str) -> str:
    """Return one number with its currency or unit."""
    if currency:
        from babel.numbers import format_currency

        with _all_digits():
            return format_currency(
                decimal_of(number), currency, locale=locale, currency_digits=False, format=f"{PATTERN} ¤¤"
            )
    unit = {"percent": "%", "days": ENGLISH("answer.days")}.get(question.kind, question.unit)
    if number == 1:
        unit = unit_of_one(unit)
    text = bare_number(number, locale)
    return f"{text} {unit}" if unit else text


def unit_of_one(unit: str) -> str:
    """Return what stands after the number 1: packs name units in the plural, and `1 people` reads like a mistake."""
    if unit == "%" or unit.startswith("of "):
        return unit
    return ENGLISH("answer.day") if unit == ENGLISH("answer.days") else ""


def bare_number(number: Fraction, locale: str) -> str:
    """Return a number as the locale writes it, in full up to `PLACES` decimals."""
    from babel.numbers import format_decimal

    with _all_digits():
        return format_decimal(decimal_of(number), format=PATTERN, locale=locale)


def _all_digits() -> AbstractContextManager[object]:
    """Let decimals be as long as an answer may be; by themselves they end at 28 digits."""
    from decimal import localcontext

    return localcontext(prec=4 * MOST_DIGITS)


def decimal_of(number: Fraction) -> Decimal:
    """Return a number as Babel takes it: exact up to `PLACES` decimals, rounded to two where it goes on further."""
    from decimal import Decimal

    places = PLACES if (number * 10**PLACES).denominator == 1 else 2
    return Decimal(round(number * 10**places)).scaleb(-places)


def type_value(value: Value, *, locale: str = "en_US") -> str:
    """Return a quantity as it may be typed again; `parse_value` reads it back to the same value."""
    from abm_fit.assessment.exact_numbers import text_of

    if not isinstance(value, Quantity):
        return value if isinstance(value, str) else ", ".join(value)
    from babel import Locale

    comma = Locale.parse(locale).number_symbols["latn"]["decimal"] == ","
    ends = [text_of(end) for end in ((value.low, value.high) if value.is_range else (value.low,))]
    written = " - ".join(end.replace(".", ",") if comma else end for end in ends)
    return f"{written} {value.currency}".strip()
