"""Readings and answers in words."""

from __future__ import annotations

from abm_fit.pack.questions import Question
from abm_fit.scoring.currency import Currency
from abm_fit.scoring.measured import Reading, Span
from abm_fit.scoring.words import number_in_words
from abm_fit.wording.words import ENGLISH


def number_of(question: Question, reading: Reading) -> Span | None:
    """Return the number that was answered; None where nobody knows, and where it is no question for numbers."""
    return reading.number if question.numeric and reading.state == "known" else None


def reading_in_words(question: Question, reading: Reading, currency: Currency) -> str:
    """Say what is held: the option's label, the ticked options, the number with its unit, or that it is not known."""
    labels = {option.id: option.label for option in question.options}
    if reading.state != "known":
        return ENGLISH(f"answer.held_{reading.state}")
    if question.numeric:
        number = reading.number
        return ENGLISH("answer.held_unknown") if number is None else number_in_words(question, number, currency)
    if question.kind == "many":
        return "; ".join(labels[option] for option in reading.chosen) or ENGLISH("answer.none_of_these")
    if question.kind == "choice":
        return labels.get(reading.option) or ENGLISH("answer.held_unknown")
    return next((said.label for said in reading.said), "")
