"""Numbers as people write them, and back: `180k`, `€45.000`, `2,5 Mio`, `3-4 months`, `40–80k`, `70 %`."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from math import floor

from abm_fit.assessment.amount_words import DAYS, FACTORS, FILLERS, SIGNS, plainly
from abm_fit.assessment.checking import checked_quantity, checked_value
from abm_fit.assessment.dates import iso_date
from abm_fit.assessment.exact_numbers import MOST_DIGITS
from abm_fit.assessment.model import Quantity, Value
from abm_fit.errors import InvalidAnswerError
from abm_fit.pack.questions import Question
from abm_fit.wording.words import ENGLISH

MOST_CHARACTERS = 120
"""Characters an amount may have: both ends of a range with their words."""

_ABOUT = re.compile(r"^(?:~|≈|about|approx\.?|approximately|around|ca\.?|circa|roughly)\s*", re.IGNORECASE)
_RANGE = re.compile(r"(?<=[\w%€$£¥₹\s.])\s*(?:\.\.+|…|–|—|-|\bto\b|\bbis\b)\s*(?=[\d€$£¥₹~A-Z.])", re.IGNORECASE)
_BETWEEN = re.compile(r"^(?:between|zwischen)\s+(.+?)\s+(?:and|und)\s+", re.IGNORECASE)
_FROM = re.compile(r"^(?:from|von)\s+(?=.+\b(?:to|bis)\b)", re.IGNORECASE)
_END = re.compile(r"^(?P<before>\D*?)(?P<digits>\d[\d.,'’\u00a0\u202f ]*|\.\d+)(?P<after>.*)$", re.DOTALL)


def parse_value(question: Question, text: str, *, currency: str, locale: str = "en_US") -> Value:
    """Return the value that a typed text means for a question.

    Money without a currency is in `currency`. Where 1.234 could be two numbers, the locale decides; show the value back
    before it counts.

    Raises:
        InvalidAnswerError: it can't be read, or the question does not take it; the hint shows what works.
    """
    if not question.numeric:
        return checked_value(question, iso_date(text, locale) if question.kind == "date" else text)
    return checked_quantity(question, _quantity(question, text, currency, locale))


def example_of(question: Question) -> str:
    """Return what a good answer looks like."""
    return ENGLISH(f"amount.write_{question.kind}")


def _quantity(question: Question, text: str, currency: str, locale: str) -> Quantity:
    if len(text) > MOST_CHARACTERS:
        raise _unreadable(question, text)
    bare = _ABOUT.sub("", _without_unit(question, " ".join(text.split())))
    bare = plainly(question, _FROM.sub("", _BETWEEN.sub(r"\1 to ", bare)))
    if not bare:
        raise _unreadable(question, text)
    ends = _RANGE.split(bare, maxsplit=1)
    read = [_end(question, part, text, locale) for part in ends]
    (low, low_factor, low_money), (high, high_factor, high_money) = read[0], read[-1]
    if low_money and high_money and low_money != high_money:
        raise InvalidAnswerError(ENGLISH("amount.two_currencies", text=text), hint=ENGLISH("amount.in_one"))
    if len(read) == 2 and low_factor is None:
        # "40-80k" is forty to eighty thousand, "3-4 months" both in months; yet "500-2k" starts at five hundred.
        low_factor = high_factor if low <= high or question.kind == "days" else None
    money = (high_money or low_money or currency) if question.kind == "money" else ""
    ends_in_units = (low * (low_factor or 1), high * (high_factor or 1))
    if question.kind == "days":
        ends_in_units = (Fraction(half_up(ends_in_units[0])), Fraction(half_up(ends_in_units[1])))
    return Quantity(*ends_in_units, money)


def _without_unit(question: Question, text: str) -> str:
    """Return the text without the question's own unit behind a number; a unit may hold digits ("14 of 20")."""
    unit = " ".join(question.unit.split())
    return re.sub(rf"(?<=[\d\s]){re.escape(unit)}(?!\w)", " ", text, flags=re.IGNORECASE).strip() if unit else text


def half_up(number: Fraction) -> int:
    """Round to a whole number, halves up."""
    return floor(number + Fraction(1, 2))


def _end(question: Question, part: str, text: str, locale: str) -> tuple[Fraction, Fraction | None, str]:
    """Return one end's number, what its unit multiplies it by (None without one), and its currency."""
    found = _END.match(part.strip())
    if found is None:
        raise _unreadable(question, text)
    whole = question.kind in {"money", "count"}
    number = _number(found["digits"].strip(), locale, lambda: _unreadable(question, text), whole=whole)
    before = found["before"]
    if before.strip() in {"-", "−"} and (question.least is None or question.least < 0):
        before, number = "", -number
    words = re.findall(r"[^\W\d_]+|[€$£¥₹₩₺₽%]", f"{before} {found['after']}")
    factor: Fraction | None = None
    money = ""
    for word in words:
        step = _factor(question, word)
        if step is not None:
            factor = step * (factor or 1)
        elif question.kind == "money" and (code := _currency(word)):
            money = code
        elif not _filler(question, word):
            raise _unreadable(question, text)
    leftover = re.sub(r"[^\W\d_]+|[€$£¥₹₩₺₽%.\s/]", "", f"{before}{found['after']}")
    if leftover:
        raise _unreadable(question, text)
    return number, factor, money


def _factor(question: Question, word: str) -> Fraction | None:
    lower = word.lower()
    if question.kind == "days" and lower in DAYS:
        return DAYS[lower]
    if question.kind == "number" and question.unit == "months" and lower in DAYS:
        return DAYS[lower] / DAYS["month"]
    if question.kind in {"money", "count", "number"} and lower in FACTORS:
        return Fraction(FACTORS[lower])
    return None


def _currency(word: str) -> str:
    if word.lower() in SIGNS:
        return SIGNS[word.lower()]
    if len(word) != 3 or not word.isascii():
        return ""
    from babel.numbers import list_currencies

    return word.upper() if word.upper() in list_currencies() else ""


def _filler(question: Question, word: str) -> bool:
    """Whether a word may stand beside a number and adds nothing."""
    units = {word.lower() for word in question.unit.split()}
    own = {"percent": {"%", "percent", "pct", "prozent"}}.get(question.kind, set())
    return word.lower() in own | units | FILLERS


def _number(digits: str, locale: str, unreadable: Callable[[], InvalidAnswerError], *, whole: bool) -> Fraction:
    """Return a number with separators of thousands and decimals as the locale, or plainly the number itself, has them.

    `whole`: a lone separator before three digits groups thousands in any locale, since nobody writes an amount or a
    count to three decimals.
    """
    text = re.sub(r"[\s'’\u00a0\u202f]", "", digits).rstrip(".,")
    if sum(sign.isdigit() for sign in text) > MOST_DIGITS:
        raise unreadable()
    point = _decimal_sign(text, locale, whole=whole)
    thousands = {",": ".", ".": ","}[point]
    groups = text.replace(thousands, "")
    units, _, part = groups.partition(point)
    if not (units or part) or not (units + part).isascii() or not (units + part).isdigit() or point in part:
        raise unreadable()
    return Fraction(f"{units or '0'}.{part or '0'}")


def _decimal_sign(text: str, locale: str, *, whole: bool) -> str:
    """Return which of `.` and `,` starts the decimals in this text."""
    if "." in text and "," in text:
        return "." if text.rindex(".") > text.rindex(",") else ","
    sign = "." if "." in text else ","
    if sign not in text:
        return "."
    other = "," if sign == "." else "."
    if text.count(sign) > 1:
        return other  # 1.234.567 groups thousands
    before, after = text.split(sign)
    if len(after) != 3 or not before or len(before) > 3 or before == "0":
        return sign  # 45.5, 0,125: no group of thousands looks like that
    if whole:
        return other
    from babel import Locale

    return "," if Locale.parse(locale).number_symbols["latn"]["decimal"] == "," else "."


def _unreadable(question: Question, text: str) -> InvalidAnswerError:
    short = text if len(text) <= 40 else text[:39] + "…"
    message = ENGLISH("amount.unreadable", text=short, question=question.short)
    return InvalidAnswerError(message, hint=example_of(question))
