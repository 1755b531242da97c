"""The whole workbook."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from abm_fit.assessment.model import Answer, Assessment, Key, Quantity
from abm_fit.assessment.showing import show_value
from abm_fit.pack.model import Pack
from abm_fit.report.formatting import formatter
from abm_fit.report.parts.material import Material
from abm_fit.report.theme import DEFAULT_THEME
from abm_fit.report.workbook.answers import NUMBERS, VALUES, write_answers
from abm_fit.report.workbook.figures import Figures
from abm_fit.report.workbook.scores import Scores
from abm_fit.report.workbook.writing import Book
from abm_fit.scoring.measured import Reading, Said
from abm_fit.scoring.result import Result
from abm_fit.wording.words import words_for


def excel_report(
    pack: Pack, assessment: Assessment, result: Result, *, locale: str, everybody: bool, created: date
) -> bytes:
    """Return the workbook: verdict, answers, scores and economics; with each person's answers where asked for."""
    m = Material(pack, assessment, result, formatter(locale, result.shown_in), words_for(locale), DEFAULT_THEME)
    book = Book(m.words)
    write_verdict(book, m)
    answers = write_answers(book, m)
    Scores(book, m, answers).write()
    Figures(book, m, answers).write()
    if everybody:
        write_people(book, m)
    return book.content(created)


def write_verdict(book: Book, m: Material) -> None:
    """Write the first sheet: what came out, and how the workbook is to be read."""
    sheet = book.sheet("book.verdict", (34, 44, 90))
    result = m.result
    rows: list[tuple[str, str, str]] = [
        (result.organisation, result.period, m.words("meta.made_up") if result.made_up else ""),
        ("", "", ""),
    ]
    if result.headline is not None:
        rows.append((result.headline.title, result.headline.label or m.words("front.none_word"), result.headline.say))
    for verdict in result.verdicts:
        label = verdict.label or m.words("front.none_word")
        rows.append((m.segment_names.get(verdict.segment or "", ""), label, verdict.say))
    for decision in result.decisions:
        where = m.where(decision.segment)
        title = f"{decision.title} ({where})" if where else decision.title
        rows.append((title, decision.label or m.words("none"), decision.say))
    rows += [("", "", ""), *(("" if n else m.words("book.how"), "", line) for n, line in enumerate(about(m)))]
    version = m.words(
        "meta.version",
        pack=m.pack.questionnaire.title,
        pack_version=result.pack_version,
        engine=result.engine,
        digest=result.pack_digest[:12],
    )
    for row, texts in enumerate([*rows, ("", "", version)], 1):
        for column, text in enumerate(texts, 1):
            book.text(sheet, row, column, text, bold=column == 1 or row == 1)


def about(m: Material) -> tuple[str, ...]:
    """Return how the workbook is to be read, line by line."""
    w, own, base = m.words, m.result.shown_in.code, m.result.currency
    figures = w("book.figures")
    return (
        w("book.about_blue"),
        w("book.about_scores", answers=w("book.answers"), scores=w("book.scores"), low=VALUES[0], high=VALUES[1]),
        w("book.about_figures", figures=figures, low=NUMBERS[0], high=NUMBERS[1]),
        w("book.about_ends"),
        w("book.about_no_limit", no_limit=w("book.no_limit")),
        w("book.about_gates"),
        *([w("book.about_amounts", own=own, base=base, figures=figures)] if own != base else []),
    )


PEOPLE = ("book.question", "book.segment", "book.person", "book.role", "book.answer", "book.evidence", "book.note")
"""Keys of the heads over what each person said."""


def write_people(book: Book, m: Material) -> None:
    """Write what each person said."""
    sheet = book.sheet("book.people", (44, 16, 20, 18, 40, 14, 60))
    book.heads(sheet, 1, PEOPLE)
    names = {person.id: person.name for person in m.assessment.respondents}
    current = m.assessment.current()
    row = 2
    for reading in m.result.readings:
        for said in reading.said:
            texts = (
                m.question(reading.question).short,
                m.where(reading.segment),
                names.get(said.respondent, said.respondent),
                m.role(said.role),
                _said(m, current, reading, said),
                m.words(f"evidence.{said.evidence}") if said.evidence != "none" else "",
                "; ".join(part for part in (said.reason, said.note) if part),
            )
            for column, text in enumerate(texts, 1):
                book.text(sheet, row, column, text)
            row += 1


def _said(m: Material, current: Mapping[Key, Answer], reading: Reading, said: Said) -> str:
    """Return what a person said; a number as people of the report's locale write it."""
    places = ((reading.question, segment, said.respondent) for segment in (reading.segment, None))
    row = next((current[place] for place in places if place in current), None)
    if row is None or row.state != "answered" or not isinstance(row.value, Quantity):
        return said.label
    return show_value(m.question(reading.question), row.value, locale=str(m.fmt.locale))
