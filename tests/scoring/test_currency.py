"""Amounts are shown in the company's own currency: as they were typed, and never saying more than holds."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_fit.assessment.cases import read_case
from abm_fit.assessment.model import AGREED, Answer, Assessment, Quantity
from abm_fit.pack.loading import load_pack
from abm_fit.pack.model import Pack
from abm_fit.report.context import build_context
from abm_fit.scoring.currency import Currency, currency_of, rounded, told_in
from abm_fit.scoring.engine import score
from abm_fit.scoring.result import Result
from abm_fit.scoring.words import number_in_words

FOLDER = Path(__file__).parents[2] / "questionnaires" / "abm_fit"
EURO = Currency("EUR", Fraction(115, 100))


@pytest.fixture(scope="module")
def pack() -> Pack:
    """Return the bundled pack."""
    return load_pack(FOLDER)


def case_in(pack: Pack, name: str, code: str) -> Assessment:
    """Return a worked case of a company with another currency that typed the same numbers."""
    found = read_case(FOLDER / "cases" / f"{name}.yaml", pack).assessment
    log = tuple(
        replace(row, value=replace(row.value, currency=code))
        if isinstance(row.value, Quantity) and row.value.currency
        else row
        for row in found.log
    )
    return replace(found, currency=code, log=log)


def answered(assessment: Assessment, question: str, segment: str | None, value: Quantity) -> Assessment:
    """Return an assessment in which the room agrees on a number."""
    row = Answer("new", len(assessment.log) + 1, question, AGREED, "answered", segment, value)
    return replace(assessment, log=(*assessment.log, row))


rates = st.fractions(min_value=Fraction(1, 1000), max_value=1000, max_denominator=10**6)
cents = st.integers(min_value=0, max_value=10**14)


@given(rates, cents)
def test_an_amount_comes_back_as_it_was_typed(rate: Fraction, typed: int) -> None:
    currency, amount = Currency("EUR", rate), Fraction(typed, 100)
    assert currency.readable(amount * rate) == amount
    assert currency.beside(amount * rate, Fraction(0)) == amount


@given(rates, st.fractions(min_value=1, max_value=10**12), st.fractions(min_value=1, max_value=10**12))
def test_an_amount_that_is_said_to_be_enough_is_enough(rate: Fraction, amount: Fraction, held: Fraction) -> None:
    currency = Currency("EUR", rate)
    said, exact = currency.beside(amount, held), currency.of(amount)
    assert said >= exact if amount > held else said <= exact
    assert abs(said - exact) <= max(exact / 100, Fraction(1, 100))


@given(st.fractions(min_value=1, max_value=10**12))
def test_rounding_keeps_three_figures(amount: Fraction) -> None:
    assert abs(rounded(amount) - amount) <= max(amount / 200, Fraction(1, 200))
    assert rounded(rounded(amount)) == rounded(amount)


def test_without_a_rate_amounts_stay_in_the_base_currency() -> None:
    known = {"EUR": EURO.rate}
    assert currency_of("EUR", "USD", known) == EURO
    assert currency_of("XTS", "USD", known) == currency_of("USD", "USD", known) == Currency("USD")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("0 to 3,000 USD for checked contacts", "0 to 2,610 EUR for checked contacts"),
        ("2,000–5,000 USD", "1,740–4,350 EUR"),
        ("From 11.50 USD on, 50 to 60 days", "From 10 EUR on, 50 to 60 days"),
        ("Deals of 50,000, or 3 USDX", "Deals of 50,000, or 3 USDX"),
        ("none", "none"),
    ],
)
def test_amounts_in_a_pack_s_texts_are_told_in_the_company_s_currency(text: str, told: str) -> None:
    assert told_in(text, "USD", EURO) == told


@pytest.mark.parametrize("code", ["EUR", "GBP", "CHF", "JPY", "SEK"])
def test_a_result_says_its_amounts_in_the_currency_they_were_typed_in(pack: Pack, code: str) -> None:
    typed = Quantity(Fraction("44999.99"), Fraction("1234567.01"), code)
    result = score(pack, answered(case_in(pack, "golden_c_balanced", code), "budget", None, typed))
    assert (result.currency, result.shown_in) == ("USD", Currency(code, pack.rubric.rates[code]))
    number = result.reading("budget").number
    assert number is not None
    question = pack.questionnaire.questions["budget"]
    assert number_in_words(question, number, result.shown_in) == f"44,999.99 to 1,234,567.01 {code}"


def test_a_gate_says_its_amounts_in_the_company_s_currency_in_the_report_s_reasons_too(pack: Pack) -> None:
    gates = {
        name: replace(gate, say="It takes 50,000 USD.", lifts_when="A deal brings 50,000 USD.")
        for name, gate in pack.rubric.gates.items()
    }
    told_pack = replace(pack, rubric=replace(pack.rubric, gates=gates))
    result = score(told_pack, case_in(pack, "gates_on_fit", "EUR"), analyses=True)
    assert {(gate.say, gate.lifts_when) for gate in result.gates} == {
        ("It takes 43,500 EUR.", "A deal brings 43,500 EUR.")
    }
    context = build_context(told_pack, case_in(pack, "gates_on_fit", "EUR"), result)
    assert "It takes 43,500 EUR." in {reason.text for reason in context.front.reasons}


def test_no_text_of_a_euro_company_s_result_names_dollars(pack: Pack) -> None:
    results = [score(pack, case_in(pack, file.stem, "EUR")) for file in sorted((FOLDER / "cases").glob("*.yaml"))]
    assert {action.cost for result in results for action in result.plan} >= {"0 to 2,610 EUR for checked contacts"}
    for result in results:
        texts = [text for part in (*result.plan, *result.gates, *result.decisions) for text in words_of(part)]
        assert not [text for text in texts if "USD" in text]


def words_of(part: object) -> list[str]:
    """Return what a part of a result says."""
    return [str(getattr(part, name)) for name in getattr(part, "__slots__", ())]


@pytest.mark.parametrize("name", ["golden_c_balanced", "golden_d_land_and_expand", "reference_machines_400k"])
def test_a_changed_amount_is_round_in_the_company_s_currency_and_changes_the_verdict_once_typed(
    pack: Pack, name: str
) -> None:
    assessment = case_in(pack, name, "EUR")
    result = score(pack, assessment, analyses=True)
    assert result.analyses is not None
    alone = [(flip, flip.steps[0]) for flip in result.analyses.flips if len(flip.steps) == 1]
    money = [(flip, step) for flip, step in alone if step.question == "acv"]
    assert money
    for flip, step in money:
        assert step.after_number is not None
        own = EURO.of(step.after_number.low)
        assert own.denominator == 1
        assert len(str(own.numerator).rstrip("0")) <= 3
        assert step.after == f"{own.numerator:,} EUR"
        typed = answered(assessment, "acv", step.segment, Quantity(own, own, "EUR"))
        assert label_of(score(pack, typed), flip.segment) == flip.label


def label_of(result: Result, segment: str | None) -> str:
    """Return the verdict on a segment in words."""
    return result.verdict(segment).label
