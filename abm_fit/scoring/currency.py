"""The currency that amounts are shown in: the company's own, at the rubric's pinned rate.

Scoring computes in the rubric's base currency. Whoever shows an amount divides it by the rate, which gives back exactly
what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from abm_fit.scoring.rounding import half_up, plain

CENTS = 100

WHOLE_FROM = 100
"""Amounts from here on that have to be rounded lose their cents."""

FIGURES = 1000
"""Three figures are less than this, of some power of ten."""


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency that amounts are shown in."""

    code: str
    rate: Fraction = Fraction(1)
    """Units of the base currency for one unit of it; 1 for the base currency itself."""

    @property
    def foreign(self) -> bool:
        """Whether it is another than the base currency."""
        return self.rate != 1

    def of(self, amount: Fraction) -> Fraction:
        """Return an amount of the base currency in this one, exactly."""
        return amount / self.rate

    def to_the_cent(self, amount: Fraction) -> bool:
        """Tell whether an amount of the base currency can be said in this one without rounding, as what was typed."""
        return not self.foreign or (self.of(amount) * CENTS).denominator == 1

    def readable(self, amount: Fraction) -> Fraction:
        """Return an amount of the base currency in this one: to the cent where it was given so, else in whole units.

        Less than a hundred units keep their cents.
        """
        own = self.of(amount)
        if self.to_the_cent(amount):
            return own
        return Fraction(half_up(own)) if abs(own) >= WHOLE_FROM else half_up(own * CENTS) / Fraction(CENTS)

    def beside(self, amount: Fraction, other: Fraction) -> Fraction:
        """Return an amount of the base currency in this one with three figures: rounded away from another one.

        What is said to be enough is enough: rounded towards the other it might not be.
        """
        own = self.of(amount)
        if self.to_the_cent(amount):
            return own
        step = _step(own)
        return -(-own // step) * step if amount > other else own // step * step


def currency_of(code: str, base: str, rates: Mapping[str, Fraction]) -> Currency:
    """Return the currency of a code; the base currency where there is no rate for it."""
    return Currency(code, rates[code]) if code != base and code in rates else Currency(base)


def rounded(amount: Fraction) -> Fraction:
    """Return an amount with three figures."""
    step = _step(amount)
    return amount if (amount / step).denominator == 1 else half_up(amount / step) * step


def _step(amount: Fraction) -> Fraction:
    step = Fraction(1, CENTS)
    while abs(amount) >= FIGURES * step:
        step *= 10
    return step


_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


def amounts_in(text: str, code: str, write: Callable[[Fraction], str], new_code: str) -> str:
    """Return a pack's text with its amounts of a currency written anew, under another code.

    An amount is one number, or two with "to", "and" or a dash between them, followed by the currency's code:
    `2,000 to 5,000 USD`. Nothing else of the text is touched.
    """
    if code not in text:
        return text

    def anew(found: re.Match[str]) -> str:
        numbers = [write(Fraction(number.replace(",", ""))) for number in (found[1], found[3]) if number]
        return f"{(found[2] or '').join(numbers)} {new_code}"

    pattern = rf"(?<![\d,.])({_NUMBER})(?:( to | and |[–-])({_NUMBER}))? {re.escape(code)}\b"
    return re.sub(pattern, anew, text)


def told_in(text: str, base: str, currency: Currency) -> str:
    """Return a pack's text with the amounts of its base currency in another one, with three figures."""
    if currency.code == base:
        return text
    return amounts_in(text, base, lambda amount: plain(rounded(currency.of(amount))), currency.code)
