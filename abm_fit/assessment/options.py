"""Options as people name them: several of a choice mean one of these, not sure which."""

from __future__ import annotations

import re

from abm_fit.assessment.model import Value
from abm_fit.errors import InvalidAnswerError
from abm_fit.pack.questions import Question
from abm_fit.wording.words import ENGLISH

_EITHER = re.compile(r"\s*(?:\bor\b|[/,])\s*", re.IGNORECASE)


def options_in_words(question: Question, options: tuple[str, ...]) -> str:
    """Return the labels of several options; former ids are understood."""
    labels = {name: option.label for option in question.options for name in (*option.was, option.id)}
    said = [labels.get(option, option) for option in options]
    if question.kind == "choice" and len(said) > 1:
        return ENGLISH("answer.either", others=", ".join(said[:-1]), last=said[-1])
    return "; ".join(said)


def options_named(question: Question, line: str) -> Value:
    """Return the options whose numbers a line names, from 1: `2`; of a choice also `2 or 3`, `2/3`, `2,3`.

    Raises:
        InvalidAnswerError: it names something else.
    """
    choice = question.kind == "choice"
    hint = ENGLISH("problem.type_option" if choice else "problem.type_options", most=len(question.options))
    parts = _EITHER.split(line.strip()) if choice else line.replace(",", " ").split()
    chosen = []
    for part in parts:
        number = int(part) if part.isascii() and part.isdigit() and len(part) < 4 else 0
        if not 1 <= number <= len(question.options):
            raise InvalidAnswerError(ENGLISH("problem.no_answer", text=part or line), hint=hint)
        chosen.append(question.options[number - 1].id)
    return chosen[0] if choice and len(set(chosen)) == 1 else tuple(chosen)
