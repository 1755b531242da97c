"""The fixed words of reports and screens, in one place and by key, ready for translation.

A language is a mapping of keys to sentences with `{named}` places. Values put into them are never read as sentences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from abm_fit.report.wording.english import ENGLISH

LANGUAGES: Mapping[str, Mapping[str, str]] = MappingProxyType({"en": ENGLISH})
"""Every language there is. A further one is a file beside `wording/english.py` with the same keys."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; called with a key it gives the sentence."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the sentence of a key with its places filled; raises KeyError for a key there is none of."""
        return self.texts[key].format_map(values)

    def count(self, number: int, key: str, /, **values: object) -> str:
        """Return `key.one` or `key.many` with `{n}` as a figure and `{word}`, `{Word}` as a word."""
        word = self.number(number)
        filled = {"n": number, "word": word, "Word": capitalised(word), **values}
        return self(f"{key}.one" if number == 1 else f"{key}.many", **filled)

    def number(self, number: int) -> str:
        """Return a small whole number as a word, others as figures."""
        return self.texts.get(f"number.{number}", str(number))

    def joined(self, items: Sequence[str], how: str) -> str:
        """Join items with commas and, before the last, `and` or `or`."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self(how)} {items[-1]}"


def words_for(locale: str) -> Words:
    """Return the words of a locale's language; English where there is none."""
    language = locale.replace("-", "_").partition("_")[0].lower()
    found = language if language in LANGUAGES else "en"
    return Words(found, LANGUAGES[found])


def capitalised(sentence: str) -> str:
    """Return a sentence with its first letter large, the rest untouched."""
    return sentence[:1].upper() + sentence[1:]


def lower_first(sentence: str) -> str:
    """Return a sentence with its first letter small, unless its first word is an abbreviation."""
    abbreviated = not (sentence[1:2].islower() or sentence[1:2] == " ")
    return sentence if abbreviated else sentence[:1].lower() + sentence[1:]
