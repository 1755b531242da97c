"""Numbers, money and dates as people of a locale write them. Every rounding is `abm_fit.scoring.rounding`'s."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from abm_fit.errors import NotFoundError
from abm_fit.report.decimals import apart, as_decimal, decimals, figures
from abm_fit.scoring.currency import Currency
from abm_fit.scoring.measured import Span
from abm_fit.scoring.rounding import plain, shown
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from babel import Locale

DASH = "–"

WHOLE_FROM = 1000
"""Amounts from here on are written without cents."""

PERCENT_FIGURES = 3
"""Figures of a computed percentage: with fewer, what is computed on from it comes out otherwise by hand."""

RATE_MOST = 6
DIGITS = "0123456789"

MOST_GIVEN = 4
"""Decimals of a given number that are written; one with more was joined of several people's, and is rounded."""


_SINGULAR = {"people": "person", "companies": "company", "countries": "country", "categories": "category"}


@dataclass(frozen=True)
class Formatter:
    """Writes values for one locale; amounts are given in the base currency and written in the company's own."""

    locale: Locale
    currency: Currency

    def number(self, value: Fraction, places: int | None = None) -> str:
        """Write a number: whole ones without decimals, others with two at most, or with just so many."""
        from babel.numbers import format_decimal

        if places is None:
            places = next((digits for digits in range(2) if (value * 10**digits).denominator == 1), 2)
            places = 0 if abs(value) >= 100 else places
        pattern = "#,##0" + ("." + "0" * places if places else "")
        return format_decimal(as_decimal(value, places), format=pattern, locale=self.locale)

    def score(self, span: Span, cuts: Iterable[Fraction] = (), *, fine: bool = False) -> str:
        """Write a score, or the stretch it lies in, never rounded across a cut; `fine` with two decimals at most."""
        wall = tuple(cuts)
        places = next((n for n in (0, 1) if all(10**n * end % 1 == 0 for end in (span.low, span.high))), 2) * fine
        low, high = self.local(shown(span.low, wall, places)), self.local(shown(span.high, wall, places))
        return low if low == high else f"{low}{DASH}{high}"

    def local(self, number: str) -> str:
        """Put a number that `shown` has rounded into the locale's signs."""
        from babel.numbers import format_decimal

        bare = number.replace(",", "")
        places = len(bare.partition(".")[2])
        pattern = "#,##0" + ("." + "0" * places if places else "")
        return format_decimal(Decimal(bare), format=pattern, locale=self.locale)

    def money(self, value: Fraction) -> str:
        """Write an amount with its currency: whole ones without decimals, and large ones; others with its cents."""
        return self.amount(self.currency.readable(value), self.currency.code)

    def given_money(self, value: Fraction) -> str:
        """Write an amount as somebody typed it, to the cent; what several people's answers made is rounded."""
        own, code = self.currency.of(value), self.currency.code
        exact = (own * 10 ** _cents(code)).denominator == 1
        return self.amount(own, code, exact=True) if exact else self.money(value)

    def amount(self, value: Fraction, code: str, *, exact: bool = False) -> str:
        """Write an amount of a currency; large ones with their cents only where they are to be `exact`."""
        from babel.numbers import format_currency

        places = 0 if value.denominator == 1 or (abs(value) >= WHOLE_FROM and not exact) else _cents(code)
        pattern: str = self.locale.currency_formats["standard"].pattern
        return format_currency(
            as_decimal(value, places),
            code,
            format=pattern.replace("0.00", "0" + ("." + "0" * places if places else "")),
            locale=self.locale,
            currency_digits=False,
        )

    def coded(self, value: Fraction, code: str) -> str:
        """Write an amount of any currency with its three letters before it, as `USD 2,500`."""
        return f"{code}\u00a0{self.number(value)}"

    def rate(self, value: Fraction) -> str:
        """Write an exchange rate with all of its decimals, six at most."""
        places = next((places for places in range(RATE_MOST) if (value * 10**places).denominator == 1), RATE_MOST)
        return self.number(value, places)

    def about(self, span: Span, cuts: Iterable[Fraction] = ()) -> str:
        """Write a computed amount or its range: exact where five figures can say it, else three; whole at a cut.

        Exactly, so that whoever checks a sum by hand meets the printed amount and not a rounded one. An amount that is
        a cut itself, as a constant of the rubric, is written as that constant is.
        """
        wall = tuple(cuts)
        return self.joined(*(self._about(end, wall) for end in (span.low, span.high)))

    def _about(self, value: Fraction, wall: tuple[Fraction, ...]) -> str:
        if value in wall:
            return self.given_money(value)
        own = self.currency.of
        return self.amount(figures(own(value), tuple(own(cut) for cut in wall)), self.currency.code)

    def joined(self, low: str, high: str) -> str:
        """Write a range of amounts; where the currency stands behind, once."""
        if low == high:
            return low
        pattern: str = self.locale.currency_formats["standard"].pattern
        behind = pattern.index("¤") > pattern.index("0")
        end = max(place for place, sign in enumerate(low, 1) if sign.isdigit()) if behind else len(low)
        return f"{low[:end]}{DASH}{high}"

    def percent(self, value: Fraction, places: int = 0) -> str:
        """Write percent points (70 is 70 %)."""
        from babel.numbers import format_percent

        pattern = self.locale.percent_formats[None].pattern.replace(
            "#,##0", "#,##0" + ("." + "0" * places) * bool(places)
        )
        return format_percent(as_decimal(value, places) / 100, format=pattern, locale=self.locale)

    def given(self, span: Span, unit: str, cuts: tuple[Fraction, ...] = ()) -> str:
        """Write a number as somebody gave it, an answer or a constant: rounding is for what is computed."""
        ends = (span.low, span.high)
        if unit == "money":
            return self.joined(*(self.given_money(end) for end in ends))
        places = next((n for n in range(MOST_GIVEN + 1) if all(10**n * end % 1 == 0 for end in ends)), 0)
        if not places:
            return self.quantity(span, unit, cuts=cuts)
        low, high = (self.number(end, places) for end in ends)
        if unit == "percent":
            low, high = (self.percent(end, places) for end in ends)
        words = low if low == high else f"{low}{DASH}{high}"
        if unit == "ratio":
            return f"{words}×"
        return words if unit in {"percent", "count", ""} else f"{words} {_counted(span.high, unit)}"

    def quantity(self, span: Span, unit: str, cuts: tuple[Fraction, ...] = ()) -> str:
        """Write a quantity or the range it lies in, with its unit: `money`, `percent`, `days`, `ratio`, … or words.

        It is never rounded across one of the `cuts`, and a number that is a cut is written exactly.
        """
        low, high = self.one(span.low, unit, cuts), self.one(span.high, unit, cuts)
        if low == high:
            return low
        if unit == "percent":
            first = self.number(span.low, apart(span.low, cuts, decimals(span.low, PERCENT_FIGURES)))
            return f"{first if high.startswith(tuple(DIGITS)) else low}{DASH}{high}"
        return self.joined(low, high) if unit == "money" else f"{self.bare(span.low, unit, cuts)}{DASH}{high}"

    def one(self, value: Fraction, unit: str, cuts: tuple[Fraction, ...] = ()) -> str:
        """Write one value with its unit."""
        if unit == "money":
            return self.money(value)
        if unit == "percent":
            return self.percent(value, apart(value, cuts, decimals(value, PERCENT_FIGURES)))
        bare = self.bare(value, unit, cuts)
        if unit == "ratio":
            return f"{bare}×"
        if unit == "count" or not unit:
            return bare
        return f"{bare} {_counted(value, unit)}"

    def bare(self, value: Fraction, unit: str, cuts: tuple[Fraction, ...] = ()) -> str:
        """Write one value without its unit."""
        if unit == "percent":
            return self.number(value, decimals(value, 2))
        if unit == "ratio":
            if value in cuts:
                return self.local(plain(value))
            return self.local(shown(value, (Fraction(1, 2), Fraction(1), *cuts), max(1, decimals(value, 1))))
        whole = value.denominator == 1 or (unit in {"days", "months", "count"} and value >= 10)
        return self.number(value, apart(value, cuts, 0 if whole else max(1, decimals(value, 1))))

    def day(self, iso: str) -> str:
        """Write an ISO date in full, or shorter where our fonts lack its letters; anything else comes back as it is."""
        from babel.dates import format_date

        from abm_fit.report.characters import bundled_characters

        try:
            day = date.fromisoformat(iso)
        except ValueError:
            return iso
        forms = (format_date(day, format=form, locale=self.locale) for form in ("long", "medium"))
        return next((words for words in forms if bundled_characters().issuperset(map(ord, words))), iso)

    def signed(self, value: Fraction, places: int = 0) -> str:
        """Write a change with its sign."""
        words = self.number(abs(value), places)
        if not any(character in "123456789" for character in words):
            return words
        return f"{'+' if value > 0 else '−'}{words}"


def formatter(locale: str, currency: Currency) -> Formatter:
    """Return the formatter of a locale such as `en_US` or `de_DE`, and of the currency that amounts are shown in.

    Raises:
        NotFoundError: Babel knows no such locale.
    """
    from babel import Locale, UnknownLocaleError

    try:
        return Formatter(Locale.parse(locale.replace("-", "_")), currency)
    except (ValueError, UnknownLocaleError, TypeError):
        raise NotFoundError(say("making.no_locale", locale=locale), hint=say("making.write_locale")) from None


def _counted(value: Fraction, unit: str) -> str:
    """Return what is counted, one of it in the singular: units are the pack's English, whatever the locale."""
    if value != 1:
        return unit
    if unit in _SINGULAR:
        return _SINGULAR[unit]
    return unit.removesuffix("s") if unit.endswith("s") and not unit.endswith("ss") else unit


def _cents(code: str) -> int:
    """Return how many decimals a currency has: the yen has none."""
    from babel.numbers import get_currency_precision

    return get_currency_precision(code)
