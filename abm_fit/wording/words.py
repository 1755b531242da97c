"""A language's sentences by key, with their places filled; values put into them are never read as sentences.

A language is a folder beside this file. A sentence has `{named}` places. The part of its key before the first full stop
names its file; the report's, which are all needed at once, share `report.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module

LANGUAGES = ("en",)
"""Every language there is. A further one is a folder beside `en/`: the same files with the same keys."""


class Words:
    """The words of one language; called with a key it gives the sentence."""

    # No dataclass: making one takes as long as reading all that home says, and home waits for it.
    __slots__ = ("language", "texts")

    def __init__(self, language: str, texts: Mapping[str, str]) -> None:
        self.language = language
        self.texts = texts

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the sentence of a key with its places filled; raises KeyError for a key there is none of."""
        text = self.texts[key]
        return text.format_map(values) if values else text

    def count(self, number: int, key: str, /, **values: object) -> str:
        """Return `key.one` or `key.many` with `{n}` as a figure and `{word}`, `{Word}` as a word."""
        word = self.number(number)
        filled = {"n": number, "word": word, "Word": capitalised(word), **values}
        return self(f"{key}.one" if number == 1 else f"{key}.many", **filled)

    def number(self, number: int) -> str:
        """Return a small whole number as a word, others as figures."""
        return self.texts[f"number.{number}"] if 0 <= number <= 9 else str(number)

    def joined(self, items: Sequence[str], how: str) -> str:
        """Join items with commas and, before the last, `and` or `or`."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self(how)} {items[-1]}"


class Subjects(dict[str, str]):
    """One language's sentences, a file of them read when the first of its keys is asked for."""

    def __init__(self, language: str) -> None:
        super().__init__(_file_of(language, "common"))
        self._language = language

    def __missing__(self, key: str) -> str:
        """Take in the key's file; raises KeyError where it holds no such key."""
        texts = _file_of(self._language, key.partition(".")[0])
        self.update(texts)
        return texts[key]


def _file_of(language: str, subject: str) -> Mapping[str, str]:
    try:
        texts: Mapping[str, str] = import_module(f"abm_fit.wording.{language}.{subject}").TEXTS
    except ModuleNotFoundError as error:
        raise KeyError(subject) from error
    return texts


def language_of(locale: str) -> str:
    """Return the language that a locale's words are in; English where its own is none of ours."""
    language = locale.replace("-", "_").partition("_")[0].lower()
    return language if language in LANGUAGES else "en"


def words_for(locale: str) -> Words:
    """Return the words of reports in a locale's language."""
    language = language_of(locale)
    return Words(language, _file_of(language, "report"))


ENGLISH = Words("en", Subjects("en"))
"""What the pure rooms say: their sentences stand among a pack's own, whatever language the screen is in."""


def capitalised(sentence: str) -> str:
    """Return a sentence with its first letter large, the rest untouched."""
    return sentence[:1].upper() + sentence[1:]


def lower_first(sentence: str) -> str:
    """Return a sentence with its first letter small, unless its first word is an abbreviation."""
    abbreviated = not (sentence[1:2].islower() or sentence[1:2] == " ")
    return sentence if abbreviated else sentence[:1].lower() + sentence[1:]
