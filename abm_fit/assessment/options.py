"""Options as people name them: several of a choice mean one of these, not sure which."""

from __future__ import annotations

import re

from abm_fit.assessment.model import Value
from abm_fit.errors import InvalidAnswerError
from abm_fit.pack.questions import Question
from abm_fit.wording.words import ENGLISH

_EITHER = re.compile(r"\s*(?:\bor\b|[/,])\s*", re.IGNORECASE)

_LEAST = 2
"""A single letter is a slip, or a command typed as a capital, rather than the beginning of a label."""

_NUMBERS = re.compile(r"[\d\s,/]+(?:\bor\b[\d\s,/]+)*")


def options_in_words(question: Question, options: tuple[str, ...]) -> str:
    """Return the labels of several options; former ids are understood."""
    labels = {name: option.label for option in question.options for name in (*option.was, option.id)}
    said = [labels.get(option, option) for option in options]
    if question.kind == "choice" and len(said) > 1:
        return ENGLISH("answer.either", others=", ".join(said[:-1]), last=said[-1])
    return "; ".join(said)


def options_named(question: Question, line: str) -> Value:
    """Return the options that a line names by number from 1: `2`, of a choice also `2 or 3`, `2/3`, `2,3`; or by words.

    Words are an option's label, its id or the beginning of one label alone, in any case. What begins with a digit and
    is no whole label is read as numbers.

    Raises:
        InvalidAnswerError: it names nothing, or something else.
    """
    if (worded := _worded(question, line)) is not None:
        return worded if question.kind == "choice" else (worded,)
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


def _worded(question: Question, line: str) -> str | None:
    """Return the option that words name; a whole label or id before a beginning, and None where several match."""
    words = _plain(line)
    if not words or _NUMBERS.fullmatch(words):
        return None
    labels = {option.id: _plain(option.label) for option in question.options}
    whole = [name for name, label in labels.items() if words == label]
    ids = [name for name in labels if words == name.casefold()]
    begun = (
        []
        if words[0].isdigit() or len(words) < _LEAST
        else [name for name, label in labels.items() if label.startswith(words)]
    )
    for found in (whole, ids, begun):
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
