"""Numbers are read as people write them, and what is echoed is what counts."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_fit.assessment.amounts import parse_value
from abm_fit.assessment.model import Quantity
from abm_fit.assessment.showing import show_value, type_value
from abm_fit.errors import InvalidAnswerError
from abm_fit.pack.model import Kind, Question

LOCALES = ("en_US", "de_DE", "fr_FR", "en_IN", "ja_JP")


def question(kind: Kind, unit: str = "") -> Question:
    """Return a question of a kind."""
    return Question("x", "s", "How much?", "Amount", kind, unit=unit, least=Fraction(0))


READ: list[tuple[Kind, str, str, str, tuple[int | str, int | str, str]]] = [
    ("money", "", "en_US", "180k", (180_000, 180_000, "USD")),
    ("money", "", "en_US", "€45.000", (45_000, 45_000, "EUR")),
    ("money", "", "en_US", "45,000 GBP", (45_000, 45_000, "GBP")),
    ("money", "", "de_DE", "2,5 Mio", (2_500_000, 2_500_000, "USD")),
    ("money", "", "en_US", "2,5 Mio", (2_500_000, 2_500_000, "USD")),
    ("money", "", "en_US", "1.2m", (1_200_000, 1_200_000, "USD")),
    ("money", "", "en_US", "40-80k", (40_000, 80_000, "USD")),
    ("money", "", "en_US", "40–80 k", (40_000, 80_000, "USD")),
    ("money", "", "en_US", "$40k to $80k", (40_000, 80_000, "USD")),
    ("money", "", "en_US", "about 50k", (50_000, 50_000, "USD")),
    ("money", "", "fr_CH", "1'250.50", ("1250.5", "1250.5", "USD")),
    ("money", "", "en_US", "EUR 3 500", (3_500, 3_500, "EUR")),
    ("money", "", "en_IN", "12 lakh", (1_200_000, 1_200_000, "USD")),
    ("money", "", "de_DE", "1.234,56", ("1234.56", "1234.56", "USD")),
    ("days", "", "en_US", "3-4 months", (91, 122, "")),
    ("days", "", "en_US", "90", (90, 90, "")),
    ("days", "", "en_US", "2 weeks", (14, 14, "")),
    ("percent", "", "en_US", "70 %", (70, 70, "")),
    ("percent", "", "de_DE", "33,5", ("33.5", "33.5", "")),
    ("count", "accounts", "en_US", "2.000 accounts", (2_000, 2_000, "")),
    ("count", "accounts", "en_US", "200..300", (200, 300, "")),
    ("number", "months", "en_US", "2 quarters", (6, 6, "")),
]


@pytest.mark.parametrize(("kind", "unit", "locale", "text", "means"), READ)
def test_what_people_write_is_understood(
    kind: Kind, unit: str, locale: str, text: str, means: tuple[int | str, int | str, str]
) -> None:
    low, high, currency = means
    expected = Quantity(Fraction(low), Fraction(high), currency)
    assert parse_value(question(kind, unit), text, currency="USD", locale=locale) == expected


@pytest.mark.parametrize(
    "text",
    ["", "abc", "-5", "1e400", "9" * 400, "12 bananas", "80k-40k", "EUR 40k - USD 50k", "١٢٣", "[/x]", "1 2 x 3"],
)
def test_what_cannot_be_read_is_said_with_an_example(text: str) -> None:
    with pytest.raises(InvalidAnswerError) as caught:
        parse_value(question("money"), text, currency="USD")
    assert caught.value.hint


@pytest.mark.parametrize("locale", LOCALES)
@given(st.integers(0, 10**12), st.integers(0, 10**12), st.sampled_from(["USD", "EUR", "JPY", "GBP"]), st.integers(0, 2))
def test_an_amount_typed_as_it_is_offered_is_the_same_again(
    locale: str, one: int, other: int, currency: str, places: int
) -> None:
    scale = 10**places
    value = Quantity(Fraction(min(one, other), scale), Fraction(max(one, other), scale), currency)
    assert parse_value(question("money"), type_value(value, locale=locale), currency="USD", locale=locale) == value


@pytest.mark.parametrize("locale", LOCALES)
@given(st.integers(0, 10**12), st.sampled_from(["USD", "EUR"]))
def test_the_echo_of_a_whole_amount_means_the_same_amount(locale: str, amount: int, currency: str) -> None:
    value = Quantity(Fraction(amount), Fraction(amount), currency)
    echo = show_value(question("money"), value, locale=locale)
    assert parse_value(question("money"), echo, currency="USD", locale=locale) == value


@given(st.text(max_size=60))
def test_no_text_whatever_does_more_than_be_refused(text: str) -> None:
    for kind in ("money", "days", "percent", "count"):
        try:
            value = parse_value(question(kind), text, currency="USD")  # type: ignore[arg-type]
        except InvalidAnswerError:
            continue
        assert isinstance(value, Quantity)
        assert 0 <= value.low <= value.high
