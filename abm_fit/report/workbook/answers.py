"""The sheet of answers: what the assessment says to every question, with the figures that scores and economics use."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from abm_fit.pack.questions import Question
from abm_fit.report.parts.material import Material
from abm_fit.report.workbook.formulas import NO_LIMIT, Ends
from abm_fit.report.workbook.writing import Book, Number, address
from abm_fit.scoring.currency import Currency
from abm_fit.scoring.measured import Reading

SHEET = "book.answers"

COLUMNS = (
    "book.section",
    "book.question",
    "book.segment",
    "book.answer",
    "book.number_low",
    "book.number_high",
    "book.unit",
    "book.value_low",
    "book.value_high",
    "book.evidence",
    "book.given",
    "book.known",
)
"""Keys of the heads."""

NUMBERS, VALUES = "EF", "HI"
"""The columns with both ends of a question's number, and of its value."""

Key = tuple[str, str | None]
"""Question id; segment id, or None."""

Numbers = tuple[Number, Number]
"""The low and the high end."""


@dataclass(frozen=True, slots=True)
class AnswerCells:
    """Where each answer's figures stand."""

    numbers: dict[Key, Ends]
    values: dict[Key, Ends]
    given: dict[Key, str]
    """Where it stands whether there is an answer, or a sourced range, to compute with: 1 or 0."""
    known: dict[Key, str]
    """Where it stands whether somebody knows: 1 or 0."""


def write_answers(book: Book, m: Material) -> AnswerCells:
    """Write the sheet."""
    sheet = book.sheet(SHEET, (20, 52, 16, 40, 14, 14, 10, 10, 10, 14, 8, 8))
    book.heads(sheet, 1, COLUMNS)
    cells = AnswerCells({}, {}, {}, {})
    sections = {section.id: section.title for section in m.pack.questionnaire.sections}
    for row, reading in enumerate(m.result.readings, 2):
        question = m.question(reading.question)
        evidence = {said.evidence for said in reading.said if said.state == "answered"} - {"none"}
        texts = {
            1: sections.get(question.section, ""),
            2: question.ask,
            3: m.where(reading.segment),
            4: m.answer(reading) if reading.state != "hidden" else m.words("answer.na"),
            7: m.result.shown_in.code if question.kind == "money" else question.unit or unit_of(m, question.kind),
            10: "; ".join(m.words(f"evidence.{kind}") for kind in sorted(evidence)),
        }
        for column, text in texts.items():
            book.text(sheet, row, column, text)
        key = (reading.question, reading.segment)
        numbers = shown_numbers(m.result.shown_in, reading, question)
        cells.known[key] = write_known(book, row, reading, question, numbers)
        cells.given[key] = write_given(book, row, reading, question)
        if question.numeric:
            positive = question.least is not None and question.least >= 0
            cells.numbers[key] = two_cells(book, row, NUMBERS, reading, numbers, positive=positive)
        rule = m.pack.rubric.values.get(reading.question)
        if rule is not None and rule.scored:
            lowest = min((*rule.options.values(), *(value for _, value in (rule.curve.points if rule.curve else ()))))
            values = (reading.value.low, reading.value.high) if reading.value else (-NO_LIMIT, NO_LIMIT)
            cells.values[key] = two_cells(book, row, VALUES, reading, values, positive=lowest >= 0)
    return cells


def unit_of(m: Material, kind: str) -> str:
    """Return what a number of a kind counts."""
    return {"percent": "%", "days": m.words("book.days")}.get(kind, "")


def write_known(book: Book, row: int, reading: Reading, question: Question, numbers: Numbers) -> str:
    """Write whether somebody knows; what nobody knows today becomes known once its figures are changed."""
    sheet = book.sheets[SHEET]
    if reading.state != "unknown":
        return book.number(sheet, row, 12, int(reading.state != "hidden"))
    span, letters = reading.value, VALUES
    if span is None and not question.numeric:
        return book.number(sheet, row, 12, 0)
    if question.numeric or span is None:
        (low, high), letters = (float(end) for end in numbers), NUMBERS
    else:
        low, high = float(span.low), float(span.high)
    formula = f"IF(AND({letters[0]}{row}={low!r},{letters[1]}{row}={high!r}),0,1)".replace("e", "E")
    return book.formula(sheet, row, 12, formula, Fraction(0), 0)


def write_given(book: Book, row: int, reading: Reading, question: Question) -> str:
    """Write whether there is anything to compute with: an answer, a sourced range, or the options of a choice."""
    sheet = book.sheets[SHEET]
    if reading.state in {"hidden", "not_applicable"}:
        return book.number(sheet, row, 11, 0)
    if not question.numeric or reading.state == "known" or reading.assumed:
        return book.number(sheet, row, 11, 1)
    return book.formula(sheet, row, 11, f"L{row}", Fraction(0), 0)


def shown_numbers(currency: Currency, reading: Reading, question: Question) -> Numbers:
    """Return both ends of a reading's number, or what bounds an answer that nobody gave; amounts as they are shown."""
    if reading.number is not None:
        ends: Numbers = (reading.number.low, reading.number.high)
    else:
        low = -NO_LIMIT if question.least is None else question.least
        ends = (low, NO_LIMIT if question.most is None else question.most)
    if question.kind != "money":
        return ends
    low, high = (currency.of(end) if isinstance(end, Fraction) else end for end in ends)
    return low, high


def two_cells(book: Book, row: int, letters: str, reading: Reading, ends: Numbers, *, positive: bool) -> Ends:
    """Write both ends of a reading's number or value, which may be changed, into the columns of two letters."""
    sheet, columns = book.sheets[SHEET], [ord(letter) - ord("A") + 1 for letter in letters]
    if reading.state in {"hidden", "not_applicable"}:
        for place in columns:
            book.text(sheet, row, place, book.words("na"))
    else:
        for place, end in zip(columns, ends, strict=True):
            book.number(sheet, row, place, end, given=True)
    low, high = (address(sheet, letter, row) for letter in letters)
    return Ends(low, high, positive)
