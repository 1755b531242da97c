"""Numbers as people write them: read right, shown in full, and read back as the same."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_fit.assessment.amounts import example_of, parse_value
from abm_fit.assessment.model import Quantity
from abm_fit.assessment.showing import show_value, type_value
from abm_fit.errors import InvalidAnswerError
from abm_fit.pack.questions import Kind, Question
from tests.assessment.workshop import asked, tenth

LOCALES = ("en_US", "de_DE", "fr_FR", "en_IN", "ja_JP")


def plain(kind: Kind, unit: str = "") -> Question:
    return Question(id="q", section="s", ask="?", short="Thing", kind=kind, unit=unit, least=Fraction(0))


def ends(question: Question, text: str, locale: str = "en_US") -> tuple[Fraction | int, Fraction | int, str]:
    value = parse_value(question, text, currency="USD", locale=locale)
    assert isinstance(value, Quantity)
    return value.low, value.high, value.currency


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("180k", 180_000, 180_000, "USD"),
        ("€45.000", 45_000, 45_000, "EUR"),
        ("45,000 USD", 45_000, 45_000, "USD"),
        ("45'000 CHF", 45_000, 45_000, "CHF"),
        ("2,5 Mio", 2_500_000, 2_500_000, "USD"),
        ("1.2m", 1_200_000, 1_200_000, "USD"),
        ("USD 5 million", 5_000_000, 5_000_000, "USD"),
        ("12 lakh INR", 1_200_000, 1_200_000, "INR"),
        ("40–80k", 40_000, 80_000, "USD"),
        ("40 to 80k EUR", 40_000, 80_000, "EUR"),
        ("€40k-€80k", 40_000, 80_000, "EUR"),
        ("500-2k", 500, 2_000, "USD"),
        ("300 TEUR", 300_000, 300_000, "EUR"),
        ("45T€", 45_000, 45_000, "EUR"),
        ("between 1 and 2 million", 1_000_000, 2_000_000, "USD"),
        ("zwischen 40 und 80k EUR", 40_000, 80_000, "EUR"),
        ("from 20k to 30k", 20_000, 30_000, "USD"),
        ("40000..80000", 40_000, 80_000, "USD"),
        ("~50", 50, 50, "USD"),
        ("about 50", 50, 50, "USD"),
        ("T€ 45-60", 45_000, 60_000, "EUR"),
        ("TEUR 45 - 60", 45_000, 60_000, "EUR"),
        ("T€ 45 bis T€ 60", 45_000, 60_000, "EUR"),
        ("45-60 T€", 45_000, 60_000, "EUR"),
        ("kEUR 45", 45_000, 45_000, "EUR"),
        ("45 Tsd. Euro", 45_000, 45_000, "EUR"),
        ("1 Mio. - 2 Mio. €", 1_000_000, 2_000_000, "EUR"),
        ("US$45k", 45_000, 45_000, "USD"),
        ("45 thousand pounds", 45_000, 45_000, "GBP"),
        ("CHF 45'000.-", 45_000, 45_000, "CHF"),
        ("45.000,- €", 45_000, 45_000, "EUR"),
        ("45k or so", 45_000, 45_000, "USD"),
        ("1.234.567,50", Fraction(123456750, 100), Fraction(123456750, 100), "USD"),
    ],
)
def test_money_is_read_as_people_write_it(text: str, low: int, high: int, currency: str) -> None:
    assert ends(plain("money"), text) == (low, high, currency)


A_YEAR = ("200k a year", "200k p.a.", "200k pa", "€200k/year", "200.000 € im Jahr", "200k annually", "200 k per annum")


@pytest.mark.parametrize("text", A_YEAR)
def test_an_amount_a_year_is_read_where_one_year_is_asked_for_and_nowhere_else(text: str) -> None:
    yearly = replace(plain("money"), ask="How much does it cost in a year?")
    assert ends(yearly, text)[:2] == (200_000, 200_000)
    for ask in ("What does a customer buy within three years?", "What is one order worth?"):
        with pytest.raises(InvalidAnswerError, match="no amount a year"):
            ends(replace(yearly, ask=ask), text)
    with pytest.raises(InvalidAnswerError):
        ends(yearly, "200k a month")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("90 days", 90, 90),
        ("90", 90, 90),
        ("3-4 months", 91, 122),
        ("2 weeks", 14, 14),
        ("half a year", 183, 183),
        ("3 Monate", 91, 91),
        ("3 bis 4 Monate", 91, 122),
        ("2 Wochen", 14, 14),
        ("von 1 bis 2 Jahre", 365, 730),
        ("a quarter", 91, 91),
        ("six months", 183, 183),
        ("ein halbes Jahr", 183, 183),
        ("6 Mon.", 183, 183),
        ("4 wks", 28, 28),
        ("1 year", 365, 365),
        ("30 days - 2 months", 30, 61),
    ],
)
def test_time_is_kept_in_days(text: str, low: int, high: int) -> None:
    assert ends(plain("days"), text) == (low, high, "")


def test_percent_points_and_counts() -> None:
    assert ends(plain("percent"), "70 %") == (70, 70, "")
    assert ends(plain("percent"), "60-75%") == (60, 75, "")
    assert ends(plain("percent"), "0,7") == (tenth(7), tenth(7), "")
    assert ends(plain("count", "accounts"), "1.200 accounts") == (1200, 1200, "")


def test_a_unit_with_a_number_in_it_is_not_the_answer() -> None:
    assert ends(plain("number", "of 20"), "14 of 20") == (14, 14, "")
    assert ends(plain("number", "of 20"), "14 to 16 of 20") == (14, 16, "")


def test_the_locale_settles_what_could_be_two_numbers_and_the_echo_says_which() -> None:
    assert ends(plain("number"), "1.234", "en_US")[0] == Fraction(1234, 1000)
    assert ends(plain("number"), "1.234", "de_DE")[0] == 1234
    assert show_value(plain("money"), Quantity(Fraction(1234), Fraction(1234), "EUR"), locale="de_DE") == "1.234 EUR"
    assert ends(plain("money"), "1.234", "en_US")[0] == 1234, "nobody writes an amount to three decimals"


def test_one_of_something_is_not_written_as_many() -> None:
    one, two = (Quantity(Fraction(number), Fraction(number)) for number in (1, 2))
    assert show_value(plain("number", "people"), one) == "1"
    assert show_value(plain("number", "people"), two) == "2 people"
    assert show_value(plain("number", "of 20"), one) == "1 of 20"
    assert show_value(plain("days"), one) == "1 day"
    assert show_value(plain("percent"), one) == "1 %"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nothing",
        "1e400",
        "9" * 400,
        "-5",
        "12 EUR - 14 USD",
        "1,2,3.4.5",
        "80k-40k",
        "٣٤",
        "5 apples",
        "45k+",
        "up to 45k",
        "45k a month",
        "NaN",
        "\0",
        "%",
    ],
)
def test_what_can_not_be_read_is_refused_with_words_that_help(text: str) -> None:
    with pytest.raises(InvalidAnswerError) as refused:
        parse_value(plain("money"), text, currency="USD")
    assert refused.value.hint
    assert len(refused.value.message) < 200


def test_the_example_that_a_refusal_gives_works() -> None:
    assert "€45.000" in example_of(plain("money"))
    for text in ("45000", "45k", "€45.000", "2.5m", "40-80k"):
        parse_value(plain("money"), text, currency="USD")


def test_below_zero_only_where_the_question_allows_it() -> None:
    growth = replace(plain("number"), least=None)
    assert ends(growth, "-5")[0] == -5
    assert ends(growth, "-2,5", "de_DE")[0] == -tenth(25)


@pytest.mark.parametrize(("text", "locale"), [("2027-04-01", "en_US"), ("1.4.2027", "de_DE"), ("4/1/2027", "en_US")])
def test_dates_follow_the_locale_and_are_kept_in_one_form(text: str, locale: str) -> None:
    assert parse_value(asked("renewal"), text, currency="USD", locale=locale) == "2027-04-01"


@pytest.mark.parametrize("locale", ["en_US", "de_DE", "fr_FR"])
@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("31 March 2027", "2027-03-31"),
        ("March 31st, 2027", "2027-03-31"),
        ("31. März 2027", "2027-03-31"),
        ("31-Mar-2027", "2027-03-31"),
        ("end of February 2028", "2028-02-29"),
        ("Ende März 2027", "2027-03-31"),
        ("March 2027", "2027-03-01"),
        ("März 2027", "2027-03-01"),
        ("30 Sept. 2027", "2027-09-30"),
    ],
)
def test_a_month_may_be_a_word_and_without_a_day_is_its_first(text: str, iso: str, locale: str) -> None:
    assert parse_value(asked("renewal"), text, currency="USD", locale=locale) == iso


NO_DATES = (
    "soon",
    "2027-02-30",
    "99/99/2027",
    "",
    "mid March 2027",
    "March",
    "30 February 2027",
    "Q1 2027",
    "1 or 2 May 2027",
)


@pytest.mark.parametrize("text", NO_DATES)
def test_a_date_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(InvalidAnswerError):
        parse_value(asked("renewal"), text, currency="USD", locale="de_DE")


cents = st.integers(0, 10**14).map(lambda number: Fraction(number, 100))
whole = st.integers(0, 10**12).map(Fraction)


def ranges(numbers: st.SearchStrategy[Fraction], currency: str = "") -> st.SearchStrategy[Quantity]:
    return st.tuples(numbers, numbers).map(lambda two: Quantity(min(two), max(two), currency))


@given(value=ranges(cents, "EUR"), locale=st.sampled_from(LOCALES))
def test_money_shown_is_read_back_as_the_same(value: Quantity, locale: str) -> None:
    question = plain("money")
    assert parse_value(question, show_value(question, value, locale=locale), currency="USD", locale=locale) == value
    assert parse_value(question, type_value(value, locale=locale), currency="USD", locale=locale) == value


@pytest.mark.parametrize(
    ("kind", "unit"), [("days", ""), ("count", "accounts"), ("count", "full-time people"), ("number", "of 20")]
)
@given(value=ranges(whole), locale=st.sampled_from(LOCALES))
def test_whole_numbers_shown_are_read_back_as_the_same(kind: Kind, unit: str, value: Quantity, locale: str) -> None:
    question = plain(kind, unit)
    assert parse_value(question, show_value(question, value, locale=locale), currency="", locale=locale) == value


@given(value=ranges(st.integers(0, 1000).map(tenth)), locale=st.sampled_from(LOCALES))
def test_percent_shown_is_read_back_as_the_same(value: Quantity, locale: str) -> None:
    question = plain("percent")
    assert parse_value(question, show_value(question, value, locale=locale), currency="", locale=locale) == value


@given(text=st.text(max_size=60), kind=st.sampled_from(["money", "days", "count", "number", "percent", "date", "text"]))
def test_whatever_is_typed_is_read_or_refused(text: str, kind: Kind) -> None:
    with suppress(InvalidAnswerError):
        value = parse_value(plain(kind, "people"), text, currency="USD", locale="de_DE")
        assert isinstance(value, str if kind in {"date", "text"} else Quantity)
