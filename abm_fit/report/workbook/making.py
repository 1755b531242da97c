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
from abm_fit.report.workbook.answers import write_answers
from abm_fit.report.workbook.figures import Figures
from abm_fit.report.workbook.scores import Scores
from abm_fit.report.workbook.writing import Book
from abm_fit.scoring.measured import Reading, Said
from abm_fit.scoring.result import Result
from abm_fit.wording.words import words_for

ABOUT = (
    "Blue figures may be changed; everything else follows. Nothing here changes the assessment itself.",
    "Answers holds what was said. Scores starts from the values there (columns H and I),",
    "Economics from the numbers there (columns E and F) and from its own constants.",
    "Low and high are the ends of what is possible, given what is not known. Where both are equal, it is known.",
    "“no limit”: nothing bounds that answer; type a figure over it. #N/A, #VALUE! or #DIV/0!: there is no number.",
    "Gates, the verdict table and the analyses are not computed here: after a change, ask abm-fit again.",
)


AMOUNTS = "Amounts are in {own}. The rubric's own are in {base}: the rate stands at the top of Economics, in blue."


def excel_report(
    pack: Pack, assessment: Assessment, result: Result, *, locale: str, everybody: bool, created: date
) -> bytes:
    """Return the workbook: verdict, answers, scores and economics; with each person's answers where asked for."""
    m = Material(pack, assessment, result, formatter(locale, result.shown_in), words_for(locale), DEFAULT_THEME)
    book = Book()
    write_verdict(book, m)
    answers = write_answers(book, m)
    Scores(book, m, answers).write()
    Figures(book, m, answers).write()
    if everybody:
        write_people(book, m)
    return book.content(created)


def write_verdict(book: Book, m: Material) -> None:
    """Write the first sheet: what came out, and how the workbook is to be read."""
    sheet = book.sheet("Verdict", (34, 44, 90))
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
    about = [*ABOUT]
    if result.shown_in.code != result.currency:
        about.append(AMOUNTS.format(own=result.shown_in.code, base=result.currency))
    rows += [("", "", ""), *(("How to read this workbook" if not n else "", "", line) for n, line in enumerate(about))]
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


def write_people(book: Book, m: Material) -> None:
    """Write what each person said."""
    sheet = book.sheet("Each person", (44, 16, 20, 18, 40, 14, 60))
    book.heads(sheet, 1, ("Question", "Segment", "Person", "Role", "Answer", "Evidence", "Note"))
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
                said.evidence if said.evidence != "none" else "",
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
