"""Readings and answers in words."""

from __future__ import annotations

from abm_fit.assessment.model import Quantity
from abm_fit.pack.questions import Question
from abm_fit.scoring.measured import Reading
from abm_fit.scoring.words import quantity_in_words

_STATES = {"unknown": "not known", "not_applicable": "not applicable", "hidden": "not asked"}


def reading_in_words(question: Question, reading: Reading, currency: str = "") -> str:
    """Say what is held: the option's label, the ticked options, the number with its unit, or that it is not known.

    `currency` is what money is in: the base currency.
    """
    labels = {option.id: option.label for option in question.options}
    if reading.state != "known":
        return _STATES[reading.state]
    if question.numeric:
        number = reading.number
        if number is None:
            return _STATES["unknown"]
        return quantity_in_words(
            question, Quantity(number.low, number.high, currency if question.kind == "money" else "")
        )
    if question.kind == "many":
        return "; ".join(labels[option] for option in reading.chosen) or "none of these"
    if question.kind == "choice":
        return labels.get(reading.option, _STATES["unknown"])
    return next((said.label for said in reading.said), "")
