"""Answers in plain words, for traces; whoever prints for people formats amounts by locale."""

from __future__ import annotations

from fractions import Fraction

from abm_fit.assessment.model import Answer, Quantity
from abm_fit.assessment.options import options_in_words
from abm_fit.assessment.showing import unit_of_one
from abm_fit.pack.questions import Question
from abm_fit.scoring.currency import Currency
from abm_fit.scoring.measured import Span
from abm_fit.scoring.rounding import plain
from abm_fit.wording.words import ENGLISH


def answer_in_words(question: Question, row: Answer) -> str:
    """Say what a row answers: the options' labels, the amount as given, or the state."""
    if row.state != "answered" or row.value is None:
        return ENGLISH(f"answer.said_{row.state}")
    if isinstance(row.value, Quantity):
        return quantity_in_words(question, row.value)
    return options_in_words(question, (row.value,) if isinstance(row.value, str) else row.value)


def quantity_in_words(question: Question, quantity: Quantity) -> str:
    """Say a number or a range with its unit."""
    unit = {"money": quantity.currency, "percent": "%", "days": ENGLISH("answer.days")}.get(
        question.kind, question.unit
    )
    if quantity.low == quantity.high == 1 and question.kind != "money":
        unit = unit_of_one(unit)
    return span_in_words(quantity.low, quantity.high, unit)


def number_in_words(question: Question, number: Span, currency: Currency) -> str:
    """Say a reading's number or range with its unit, an amount in the currency that amounts are shown in."""
    if question.kind != "money":
        return quantity_in_words(question, Quantity(number.low, number.high))
    return quantity_in_words(
        question, Quantity(currency.readable(number.low), currency.readable(number.high), currency.code)
    )


def span_in_words(low: Fraction, high: Fraction, unit: str = "") -> str:
    """Say `low to high`, or the one number where both are the same."""
    number = plain(low) if low == high else ENGLISH("answer.span", low=plain(low), high=plain(high))
    return f"{number} {unit}".strip()
