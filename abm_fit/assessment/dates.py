"""Dates as people write them: `31.3.2027`, `March 31, 2027`, `Ende März 2027`."""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import suppress

DAY_FIRST = re.compile(r"\d{1,2}[-/. ]+\d{1,2}[-/. ]+\d{4}")
YEAR_FIRST = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
_WORDS = re.compile(r"\d+|[^\W\d_]+")
_FIRST = frozenset({"start", "beginning", "begin", "anfang", "beginn"})
_LAST = frozenset({"end", "ende"})
_EMPTY = frozenset({"st", "nd", "rd", "th", "of", "the", "on", "by", "until", "am", "bis", "zum", "den"})


def iso_date(text: str, locale: str) -> str:
    """Return a date in ISO form, anything else as it is.

    A year written first settles the order, else the locale does. A month without a day is its first: a deadline that is
    read so is never missed.
    """
    bare = text.strip()
    if YEAR_FIRST.fullmatch(bare):
        year, month, day = re.split(r"[-/.]", bare)
        return f"{year}-{month:0>2}-{day:0>2}"
    if any(character.isalpha() for character in bare):
        return _named(bare, locale) or bare
    if not DAY_FIRST.fullmatch(bare):
        return bare
    from babel.dates import parse_date

    with suppress(ValueError, IndexError, KeyError):
        return parse_date(bare, locale=locale).isoformat()
    return bare


def _named(text: str, locale: str) -> str:
    """Return a date with its month as a word; empty where it is none, or could be several."""
    words = [word.casefold() for word in _WORDS.findall(text)]
    names = _months(locale)
    months = [names[word] for word in words if word in names]
    years = [word for word in words if word.isdecimal() and len(word) == 4]
    days = [int(word) for word in words if word.isdecimal() and len(word) <= 2]
    edges = [word for word in words if word in _FIRST | _LAST]
    known = len(months) + len(years) + len(days) + len(edges) + sum(word in _EMPTY for word in words)
    if len(months) != 1 or len(years) != 1 or len(days) + len(edges) > 1 or known != len(words):
        return ""
    year, month = int(years[0]), months[0]
    day = days[0] if days else monthrange(max(1, year), month)[1] if edges and edges[0] in _LAST else 1
    return f"{year:04}-{month:02}-{day:02}"


def _months(locale: str) -> dict[str, int]:
    """Return the months' names, whole and cut short, in the locale's language, English and German."""
    from babel.dates import get_month_names

    return {
        name.casefold().rstrip("."): number
        for language in ("de", "en", locale)
        for width in ("abbreviated", "wide")
        for number, name in get_month_names(width, locale=language).items()
    } | {"sept": 9, "maerz": 3}
