"""Whether a PDF's pages say what a finished HTML report says."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise

from abm_fit.report.characters import bundled_characters

INLINE = frozenset({"a", "abbr", "b", "br", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "wbr"})
"""Elements within a statement; every other one begins a new statement."""

SILENT = frozenset({"style", "script", "title", "head", "desc", "metadata"})
"""Elements whose text is not on the page."""

VOID = frozenset({"br", "wbr", "meta", "link", "img", "hr", "input", "col"})

MOST_UNCUT = 40
"""Letters of a statement that may stand on two pages: a shorter one would be found in nearly any two."""

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Statement:
    """What stands together in a report."""

    text: str
    pieces: tuple[str, ...]
    """The same, cut where an inline element begins or ends: a page may draw these apart from each other."""


class Statements(HTMLParser):
    """Collects the statements of an HTML report, without the sections and classes that are left out."""

    def __init__(self, left_out: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Statement] = []
        self._left_out = left_out
        self._open: list[tuple[str, bool]] = []
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if tag not in INLINE:
            self._end_statement()
        elif tag in {"br", "wbr"}:
            self._text.append(" ")
        if tag not in VOID:
            given = dict(attrs)
            marks = {given.get("id") or "", *(given.get("class") or "").split()}
            self._open.append((tag, tag in SILENT or bool(marks & self._left_out)))

    def handle_endtag(self, tag: str) -> None:
        """End an element, and those in it that were never ended."""
        if tag not in INLINE:
            self._end_statement()
        names = [name for name, _ in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        """Take text."""
        if not any(silent for _, silent in self._open):
            self._text.append(data)

    def close(self) -> None:
        """End the last statement."""
        super().close()
        self._end_statement()

    def _end_statement(self) -> None:
        text = " ".join("".join(self._text).split())
        pieces = tuple(piece.strip() for piece in self._text if piece.strip())
        self._text.clear()
        if text:
            self.found.append(Statement(text, pieces))


def statements_of(html: str, left_out: frozenset[str] = frozenset()) -> list[Statement]:
    """Return the statements of an HTML report in order; sections by id and elements by class can be left out."""
    parser = Statements(left_out)
    parser.feed(html)
    parser.close()
    return parser.found


def squeezed(text: str) -> str:
    """Return text as it is compared: letters, digits and what belongs to numbers, in one case, without spaces.

    Line breaks, hyphens and ligatures of a page fall away by that, and so do letters that our fonts lack: a brand's
    font may have them, and the brand is not at hand when a report is checked.
    """
    folded, ours = unicodedata.normalize("NFKC", text).casefold(), bundled_characters()
    return "".join(sign for sign in folded if (sign.isalnum() and ord(sign) in ours) or sign in ".,%")


def not_on_pages(statements: list[Statement], pages: tuple[str, ...]) -> list[str]:
    """Return the statements that the pages do not make as often as the report does, and the numbers not shown."""
    texts = [squeezed(page) for page in pages]
    said = Counter(squeezed(statement.text) for statement in statements)
    missing = [
        statement.text
        for statement in dict.fromkeys(statements)
        if times(statement.text, texts) < said[squeezed(statement.text)]
        and not all(times(piece, texts) >= said[squeezed(statement.text)] for piece in statement.pieces)
    ]
    shown = {number for page in pages for number in NUMBER.findall(page)}
    stated = {number for statement in statements for number in NUMBER.findall(statement.text)}
    whole = "".join(texts)
    missing += sorted(number for number in stated - shown if squeezed(number) not in whole)
    return missing


def times(text: str, texts: list[str]) -> int:
    """Return how often pages say a text, on one page or across two; what has no letter is said any number of times."""
    wanted = squeezed(text)
    if not wanted:
        return sum(map(len, texts))
    return sum(page.count(wanted) for page in texts) + across(wanted, texts)


def across(wanted: str, texts: list[str]) -> int:
    """Return over how many breaks a statement begins on one page and goes on on the next; short ones are never cut."""
    if len(wanted) < MOST_UNCUT:
        return 0
    return sum(_goes_on(wanted, text, following) for text, following in pairwise(texts))


def _goes_on(wanted: str, text: str, following: str) -> bool:
    begun = 0
    while begun < len(wanted) and wanted[: begun + 1] in text:
        begun += 1
    return any(wanted[split:] in following for split in range(min(begun, len(wanted) - 1), 0, -1))
