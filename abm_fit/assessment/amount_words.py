"""The words and signs that people write beside a number, and what they mean."""

from __future__ import annotations

import re
from fractions import Fraction

from abm_fit.errors import InvalidAnswerError
from abm_fit.pack.questions import Question
from abm_fit.wording.words import ENGLISH

FACTORS: dict[str, int] = {
    "dozen": 12,
    "k": 10**3,
    "thousand": 10**3,
    "grand": 10**3,
    "tsd": 10**3,
    "tausend": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mm": 10**6,
    "mio": 10**6,
    "mil": 10**6,
    "million": 10**6,
    "millions": 10**6,
    "millionen": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "mrd": 10**9,
    "billion": 10**9,
    "lakh": 10**5,
    "lakhs": 10**5,
    "crore": 10**7,
    "crores": 10**7,
}
"""Words and letters after a number, and what they multiply it by."""

_MONTH, _QUARTER = Fraction(365, 12), Fraction(365, 4)
DAYS: dict[str, Fraction] = {
    **dict.fromkeys(("d", "day", "days", "tag", "tage", "tagen"), Fraction(1)),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks", "woche", "wochen"), Fraction(7)),
    **dict.fromkeys(("mo", "mos", "mon", "mth", "mths", "month", "months", "monat", "monate", "monaten"), _MONTH),
    **dict.fromkeys(("quarter", "quarters", "quartal", "quartale"), _QUARTER),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years", "jahr", "jahre", "jahren"), Fraction(365)),
}
"""Units of time in days; a month is a twelfth of 365 days."""

SIGNS: dict[str, str] = {
    "€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₺": "TRY", "₽": "RUB",
    "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "pound": "GBP", "pounds": "GBP",
    "franken": "CHF", "francs": "CHF", "yen": "JPY", "rupees": "INR",
}  # fmt: skip
"""Currency signs and words; one shared by several currencies means the most common of them; the echo says which."""

NUMBERS = {
    word: number
    for number, words in enumerate(
        ("zero null", "one ein eine einen einem", "two zwei", "three drei", "four vier", "five fünf", "six sechs",
         "seven sieben", "eight acht", "nine neun", "ten zehn", "eleven elf", "twelve zwölf")
    )
    for word in words.split()
}  # fmt: skip
"""Numbers that are written as words."""

FILLERS = frozenset({"a", "an", "per", "about", "people", "accounts", "companies"})
"""Words that may stand beside a number and add nothing."""

_A_YEAR = re.compile(
    r"(?<=[\w€$£¥₹₩₺₽.)])\s*(?:/\s*(?:year|yr|jahr|a)|(?:a|per|each|every)\s+(?:year|yr|annum)|p\.?\s?a\.?|"
    r"yearly|annually|(?:pro|im)\s+jahr|jährlich)\s*$",
    re.IGNORECASE,
)
_THOUSAND_EURO = re.compile(r"(?:\b|(?<=\d))[TK] ?(?:EUR(?![A-Z])|€)", re.IGNORECASE)
_THOUSAND_FIRST = re.compile(r"^k EUR\s*([^k]+)$")
_DOLLARS = re.compile(r"\bUS ?\$", re.IGNORECASE)
_PRICE_DASH = re.compile(r"(?<=\d)[.,][-–—]{1,2}(?!\s*\d)")
_OR_SO = re.compile(r"\s+or so$|^some\s+(?=\d)|^rund\s+|^etwa\s+|^ungefähr\s+", re.IGNORECASE)
_OF_ONE_YEAR = re.compile(r"\b(?:year|yearly|annual|annually|jahr|jährlich\w*)\b", re.IGNORECASE)
_OF_SEVERAL = re.compile(r"\b(?:years|jahre|jahren)\b", re.IGNORECASE)
_FIRST_WORD = re.compile(r"^[^\W\d_]+(?=\s)")


def plainly(question: Question, text: str) -> str:
    """Return a typed amount in the spellings that every amount may have: `T€ 45-60` as `45-60 k EUR`.

    Raises:
        InvalidAnswerError: it is an amount a year, and the question asks for something else.
    """
    bare = _OR_SO.sub("", text)
    if question.kind == "money":
        bare = _money(question, bare)
    bare = re.sub(r"^(?:half an?|(?:ein|eine|einem)\s+halbe[snrm]?)\s", "0.5 ", bare, flags=re.IGNORECASE)
    bare = re.sub(r"^an?\s", "1 ", bare, flags=re.IGNORECASE)
    return _FIRST_WORD.sub(lambda found: str(NUMBERS.get(found[0].lower(), found[0])), bare)


def _money(question: Question, text: str) -> str:
    bare = _A_YEAR.sub("", text)
    asked = f"{question.ask} {question.short} {question.unit}"
    if bare != text and (_OF_SEVERAL.search(asked) or not _OF_ONE_YEAR.search(asked)):
        message = ENGLISH("amount.not_a_year", question=question.short)
        raise InvalidAnswerError(message, hint=ENGLISH("amount.the_whole"))
    bare = _PRICE_DASH.sub("", _DOLLARS.sub("$", bare))
    return _THOUSAND_FIRST.sub(r"\1 k EUR", _THOUSAND_EURO.sub(" k EUR", bare).strip())
