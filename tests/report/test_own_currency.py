"""A company reads its amounts in its own currency, as it typed them, in every format; dollars only where named."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from abm_fit.assessment.cases import read_case
from abm_fit.assessment.model import AGREED, Answer, Assessment, Quantity
from abm_fit.pack.model import Pack
from abm_fit.report.context import build_context
from abm_fit.report.formatting import formatter
from abm_fit.report.making import make_report
from abm_fit.report.verify import verify
from abm_fit.report.workbook.making import excel_report
from abm_fit.resources import DEFAULT_PACK, packs_folder
from abm_fit.scoring.comparing import compare
from abm_fit.scoring.currency import Currency
from abm_fit.scoring.engine import score
from abm_fit.scoring.measured import Span
from tests.report.spreadsheet import Spreadsheet
from tests.report.test_workbook import economics_differ, workbook

NAMED = ("own are in USD", "in the rubric)", "Exchange rate of the rubric", "own amounts are in USD")
"""Where dollars may stand: the exchange rate, and the rubric's constants beside what they are in the company's own."""

DOLLARS = re.compile(r"USD|\$")


def case_in(pack: Pack, code: str, times: int = 1) -> Assessment:
    """Return a worked case of a company with another currency; its amounts are so many times as large."""
    file = packs_folder() / DEFAULT_PACK / "cases" / "golden_c_balanced.yaml"
    found = read_case(file, pack).assessment
    log = tuple(
        replace(row, value=Quantity(row.value.low * times, row.value.high * times, code))
        if isinstance(row.value, Quantity) and row.value.currency
        else row
        for row in found.log
    )
    return replace(found, currency=code, log=log)


def agreed(assessment: Assessment, question: str, value: Quantity) -> Assessment:
    """Return an assessment in which the room agrees on an amount."""
    row = Answer("new", len(assessment.log) + 1, question, AGREED, "answered", None, value)
    return replace(assessment, log=(*assessment.log, row))


def spaced(text: str) -> str:
    """Return text with one plain space for every run of white space."""
    return " ".join(text.split())


COMPANIES = [
    ("EUR", 1, "de_DE", ("45.000 €", "900.000 €", "522 €", "13.043 €")),
    ("EUR", 1, "en_IE", ("€45,000", "€900,000", "€522", "€13,043")),
    ("GBP", 1, "en_GB", ("£45,000", "£900,000", "£455", "£11,364")),
    ("CHF", 1, "de_CH", ("CHF 45’000", "CHF 900’000", "CHF 484", "CHF 12’097")),
    ("JPY", 100, "en_US", ("¥4,500,000", "¥90,000,000", "¥96,774", "¥2,419,355")),
]
"""Currency, how much larger amounts are, locale; the deal and the budget as typed, two constants of the rubric."""


@pytest.mark.parametrize(("code", "times", "locale", "shown"), COMPANIES)
def test_every_format_shows_a_company_its_own_currency(
    pack: Pack, code: str, times: int, locale: str, shown: tuple[str, ...], tmp_path: Path, pdf_libraries: None
) -> None:
    assessment = case_in(pack, code, times)
    target = tmp_path / "a.pdf"
    files = make_report(pack, assessment, target=target, formats=("pdf", "md"), template="one-page", locale=locale)
    page = spaced("".join(page.extract_text() for page in pypdf.PdfReader(target).pages))
    html = spaced(files[0].with_suffix(".html").read_text(encoding="utf-8"))
    for text in (page, re.sub(r"<style>.*?</style>|<[^>]+>", "", html)):
        assert shown[0] in text
        assert shown[2] in text
        assert not DOLLARS.search(text)
    lines = target.with_suffix(".md").read_text(encoding="utf-8").replace("\\", "").splitlines()
    whole = [spaced(line) for line in lines]
    for amount in shown:
        assert [line for line in whole if amount in line], amount
    assert not [line for line in whole if DOLLARS.search(line) and not any(name in line for name in NAMED)]
    assert verify(target).holds


def test_a_whole_report_in_euros_names_dollars_only_where_the_rate_and_the_rubric_s_constants_stand(
    four_segments: Path,
) -> None:
    text = spaced("".join(page.extract_text() for page in pypdf.PdfReader(four_segments).pages))
    for name in ("own are in USD", "USD.", "(USD 600 in the rubric)", "(USD 2,500 in the rubric)"):
        assert name in text
    rest = re.sub(r"own are in USD|= [\d.]+ USD|\(USD [\d,]+ in", "", text)
    assert not [rest[max(0, found.start() - 60) : found.end()] for found in DOLLARS.finditer(rest)]


@pytest.mark.parametrize(("code", "times"), [("EUR", 1), ("JPY", 100), ("USD", 1)])
def test_the_workbook_computes_in_the_company_s_currency_with_the_rate_in_a_named_cell(
    pack: Pack, code: str, times: int
) -> None:
    assessment = case_in(pack, code, times)
    result, content = workbook(pack, assessment)
    book = Spreadsheet(content)
    assert economics_differ(book, result) == []
    places = {item.question: row for row, item in enumerate(result.readings, 2)}
    for column in (5, 6):
        assert book.value("Answers", places["acv"], column) == 45000 * times
    if code == "USD":
        assert book.names == {}
        return
    assert book.names == {f"USD_per_{code}": "'Economics'!$C$2"}
    # A deal that is typed over, in the company's currency, moves everything as a new assessment would.
    for column in (5, 6):
        book.change("Answers", places["acv"], column, 80000 * times)
    deal = Quantity(Fraction(80000 * times), Fraction(80000 * times), code)
    assert economics_differ(book, score(pack, agreed(assessment, "acv", deal))) == []


def test_the_workbook_s_texts_name_dollars_only_beside_the_rate(pack: Pack, tmp_path: Path) -> None:
    _, content = workbook(pack, case_in(pack, "EUR"))
    file = tmp_path / "a.xlsx"
    file.write_bytes(content)
    cells = [cell for sheet in load_workbook(file).worksheets for line in sheet.iter_rows() for cell in line]
    texts = [(cell.coordinate, str(cell.value)) for cell in cells if cell.data_type == "s"]
    named = [(place, text) for place, text in texts if DOLLARS.search(text)]
    assert [place for place, text in named if not any(name in text for name in NAMED)] == ["E2"]


def test_what_each_person_said_stands_in_the_workbook_as_people_of_the_locale_write_it(pack: Pack) -> None:
    company = agreed(case_in(pack, "EUR"), "budget", Quantity(Fraction("1234567.5"), Fraction("1234567.5"), "EUR"))
    result = score(pack, company)
    content = excel_report(pack, company, result, locale="de_DE", everybody=True, created=date(2026, 11, 22))
    sheet = load_workbook(io.BytesIO(content))["Each person"]
    said = [spaced(str(line[4].value)) for line in sheet.iter_rows(min_row=2)]
    assert {"1.234.567,5 EUR", "45.000 EUR"} <= set(said)


def test_answers_that_changed_are_written_in_the_company_s_currency_and_the_locale_s_signs(pack: Pack) -> None:
    then = case_in(pack, "EUR")
    now = agreed(then, "acv", Quantity(Fraction(900_000), Fraction(1_200_000), "EUR"))
    result = score(pack, now, analyses=True)
    context = build_context(pack, now, result, locale="de_DE", trend=compare(pack, then, now))
    assert context.changes is not None
    changed = [(spaced(was), spaced(is_)) for _, was, is_ in context.changes.changed]
    assert changed == [("45.000 €", "900.000–1.200.000 €")]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**12), st.fractions(Fraction(1, 1000), 1000, max_denominator=10**5))
def test_an_amount_reads_to_the_cent_as_it_was_typed(cents: int, rate: Fraction) -> None:
    typed = Fraction(cents, 100)
    fmt = formatter("en_US", Currency("EUR", rate))
    amount = typed * rate
    places = 0 if typed.denominator == 1 else 2
    written = fmt.given(Span(amount, amount), "money")
    assert re.sub(r"[^\d.,]", "", written) == f"{Decimal(cents) / 100:,.{places}f}"


def test_the_yen_has_no_decimals_and_is_rounded_whole() -> None:
    fmt = formatter("en_US", Currency("JPY", Fraction(62, 10000)))
    assert fmt.money(Fraction(600)) == "¥96,774"
    assert fmt.money(Fraction(1, 10)) == "¥16"
    assert fmt.given(Span(Fraction(62), Fraction(62)), "money") == "¥10,000"


@pytest.mark.parametrize(
    ("locale", "range_"),
    [
        ("en_US", "$2,500–$4,000"),
        ("de_DE", "2.500–4.000 $"),
        ("fr_CH", "2 500–4 000 $US"),
        ("de_CH", "$ 2’500–$ 4’000"),
    ],
)
def test_a_range_names_a_currency_that_stands_behind_once(locale: str, range_: str) -> None:
    span = Span(Fraction(2500), Fraction(4000))
    fmt = formatter(locale, Currency("USD"))
    for write in (fmt.about, lambda one: fmt.given(one, "money"), lambda one: fmt.quantity(one, "money")):
        assert spaced(write(span).replace("\u202f", " ")) == range_
