"""The light form of answers in a worked case: ids, numbers and ranges as a person writes them in YAML."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from abm_fit.assessment.editing import answer_row
from abm_fit.assessment.exact_numbers import number_of
from abm_fit.assessment.model import Answer, Evidence, Quantity, State, Value
from abm_fit.errors import InvalidAnswerError
from abm_fit.pack.questions import Question
from abm_fit.wording.words import ENGLISH

NAMESPACE = bytes.fromhex("6f1a5a3e52d34b8e9a613f0f8f1d2c07")
"""Ids of cases and of their rows are made from it and their place, so that the same case gives the same report."""

UNSAID = ("dont_know", "later")


def id_of(place: str) -> str:
    """Return the UUID of a place, of version 5 (RFC 9562); importing `uuid` takes longer than reading a case."""
    made = bytearray(hashlib.sha1(NAMESPACE + place.encode(), usedforsecurity=False).digest()[:16])
    made[6] = made[6] & 0x0F | 0x50
    made[8] = made[8] & 0x3F | 0x80
    text = made.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


@dataclass(frozen=True, slots=True)
class Said:
    """One answer of a case with its place in the file."""

    path: tuple[str, ...]
    question: str
    respondent: str
    segment: str | None
    raw: Any


def said_in(data: Mapping[str, Any], first: str) -> Iterator[Said]:
    """Yield every answer of a case in the order of the file; plain ones are the first respondent's."""
    yield from _of_one(data, first, ())
    for respondent, part in (data.get("by_respondent") or {}).items():
        yield from _of_one(part, respondent, ("by_respondent", respondent))


def _of_one(part: Mapping[str, Any], respondent: str, path: tuple[str, ...]) -> Iterator[Said]:
    for question, raw in (part.get("answers") or {}).items():
        yield Said((*path, "answers", question), question, respondent, None, raw)
    for segment, answers in (part.get("by_segment") or {}).items():
        for question, raw in (answers or {}).items():
            yield Said((*path, "by_segment", segment, question), question, respondent, segment, raw)


def row_of(said: Said, question: Question, *, currency: str, seed: str, at: str) -> Answer:
    """Return the log row of one answer.

    Raises:
        InvalidAnswerError: the question does not take it.
    """
    raw, evidence, note = said.raw, "none", ""
    state: State = "answered"
    value: Value | None = None
    reason = ""
    if isinstance(raw, Mapping) and "not_applicable" in raw:
        state, reason = "not_applicable", str(raw["not_applicable"])
    else:
        if isinstance(raw, Mapping):
            evidence, note = raw.get("evidence", "none"), str(raw.get("note", ""))
            raw = raw.get("value")
        if isinstance(raw, str) and raw in UNSAID:
            state = cast("State", raw)
        else:
            value = value_of(question, raw, currency)
    # The answer is part of its row's id, so that a corrected case brings its new answers when it is taken in again.
    key = f"{seed}/{said.question}/{said.segment or ''}/{said.respondent}/{said.raw!r}"
    return answer_row(
        question,
        respondent=said.respondent,
        segment=said.segment,
        state=state,
        value=value,
        reason=reason,
        evidence=cast("Evidence", evidence),
        note=note,
        uuid=id_of(key),
        at=at,
    )


def value_of(question: Question, raw: object, currency: str) -> Value:
    """Return a value from what YAML gave for it."""
    if question.numeric:
        return quantity_of(question, raw, currency)
    if question.kind == "many":
        if not isinstance(raw, list) or not all(isinstance(item, str) for item in raw):
            message = ENGLISH("answer_file.takes_list", question=question.short)
            raise InvalidAnswerError(message, hint=ENGLISH("answer_file.write_list"))
        return tuple(raw)
    if question.kind == "choice" and isinstance(raw, list) and all(isinstance(item, str) for item in raw):
        return tuple(raw)
    if not isinstance(raw, str):
        raise InvalidAnswerError(
            ENGLISH(
                "answer_file.takes_option" if question.options else "answer_file.takes_text", question=question.short
            )
        )
    return raw


def quantity_of(question: Question, raw: object, currency: str) -> Quantity:
    """Return a number or a range: `400000`, `"40000..80000"`, `"250000 EUR"`."""
    text, money = str(raw), currency if question.kind == "money" else ""
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        message = ENGLISH("answer_file.takes_number", question=question.short)
        raise InvalidAnswerError(message, hint=ENGLISH("answer_file.write_number"))
    head, _, tail = text.rpartition(" ")
    if question.kind == "money" and head and len(tail) == 3 and tail.isalpha() and tail.isupper():
        text, money = head, tail
    low, dots, high = text.partition("..")
    try:
        return Quantity(number_of(low), number_of(high if dots else low), money)
    except ValueError as error:
        message = ENGLISH("answer_file.no_number", question=question.short, text=raw)
        raise InvalidAnswerError(message, hint=ENGLISH("answer_file.write_money")) from error


def light_of(row: Answer, question: Question, currency: str) -> Any:  # noqa: ANN401  plain data of a document
    """Return the light form of a log row: the reverse of `row_of`."""
    if row.state == "not_applicable":
        return {"not_applicable": row.reason}
    plain: Any = row.state if row.state in UNSAID else plain_value(row.value, question, currency)
    if row.evidence == "none" and not row.note:
        return plain
    more = {"evidence": row.evidence} if row.evidence != "none" else {}
    return {"value": plain, **more, **({"note": row.note} if row.note else {})}


def plain_value(value: Value | None, question: Question, currency: str) -> Any:  # noqa: ANN401  plain data
    """Return a value as YAML writes it."""
    if not isinstance(value, Quantity):
        return list(value) if isinstance(value, tuple) else value
    from abm_fit.assessment.exact_numbers import text_of

    text = text_of(value.low) if not value.is_range else f"{text_of(value.low)}..{text_of(value.high)}"
    if question.kind == "money" and value.currency and value.currency != currency:
        return f"{text} {value.currency}"
    whole = value.low.denominator == 1 and not value.is_range
    return int(value.low) if whole else text
