"""A PDF's pages as a reader sees them: each word with its place, each heading with the page it stands on."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pypdf

from tests.report.tools.verapdf import CanNotBeHadError

MILLIMETRE = 72 / 25.4
WORD = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')
SIZE = re.compile(r'^width="([\d.]+)" height="([\d.]+)"')


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its edges, in millimetres from the sheet's left and upper edge."""

    text: str
    left: float
    top: float
    right: float
    foot: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page."""

    number: int
    wide: float
    tall: float
    words: tuple[Word, ...]
    """All of it, head and foot lines included."""

    def body(self, head: float = 20.0, foot: float = 19.0) -> tuple[Word, ...]:
        """Return the words between head and foot line; page one has no head line."""
        head = 0.0 if self.number == 1 else head
        return tuple(word for word in self.words if word.top > head and word.foot < self.tall - foot + 1)

    def filled(self) -> float:
        """Return how far down the text of the page reaches, 0 to 1."""
        return max((word.foot for word in self.body()), default=0.0) / (self.tall - 19)


def sheets(pdf: Path) -> list[Sheet]:
    """Return the pages of a PDF.

    Raises:
        CanNotBeHadError: poppler is missing.
    """
    if shutil.which("pdftotext") is None:
        raise CanNotBeHadError("no pdftotext (apt-get install -y poppler-utils)")
    told = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    return [_sheet(number, sheet) for number, sheet in enumerate(told.split("<page ")[1:], start=1)]


def _sheet(number: int, sheet: str) -> Sheet:
    size = SIZE.match(sheet)
    assert size is not None
    words = tuple(
        Word(unescape(text), *(float(edge) / MILLIMETRE for edge in edges)) for *edges, text in WORD.findall(sheet)
    )
    return Sheet(number, float(size[1]) / MILLIMETRE, float(size[2]) / MILLIMETRE, words)


def headings(pdf: Path) -> Iterator[tuple[str, int, float]]:
    """Yield the headings that are bookmarks: title, page number, millimetres from the page's upper edge."""
    reader = pypdf.PdfReader(pdf)

    def walk(items: object) -> Iterator[tuple[str, int, float]]:
        assert isinstance(items, list)
        for item in items:
            if isinstance(item, list):
                yield from walk(item)
            else:
                number = reader.get_destination_page_number(item)
                assert number is not None
                tall = float(reader.pages[number].mediabox.height)
                yield str(item.title), number + 1, (tall - float(item.top or 0)) / MILLIMETRE

    yield from walk(reader.outline)


def outside(pages: list[Sheet], side: float, end: float) -> list[str]:
    """Return the words nearer to the left or right edge than `side`, or to the upper or lower than `end`."""
    return [
        f"page {sheet.number}: {word.text}"
        for sheet in pages
        for word in sheet.words
        if min(word.left, sheet.wide - word.right) < side or min(word.top, sheet.tall - word.foot) < end
    ]


def on_each_other(pages: list[Sheet]) -> list[str]:
    """Return the pairs of words that are printed over each other."""
    found: list[str] = []
    for sheet in pages:
        cores = sorted(
            (w.top + 0.35 * (w.foot - w.top), w.foot - 0.35 * (w.foot - w.top), w.left + 0.3, w.right - 0.3, w.text)
            for w in sheet.words
        )
        for index, (_, foot, left, right, text) in enumerate(cores):
            for other in cores[index + 1 :]:
                if other[0] >= foot:
                    break
                if other[2] < right and left < other[3]:
                    found.append(f"page {sheet.number}: {text} / {other[4]}")
    return found


def alone_at_the_foot(pdf: Path, pages: list[Sheet], least: float) -> list[str]:
    """Return the headings under which less than `least` millimetres of text stand before the page ends."""
    return [
        f"page {number}: {title}"
        for title, number, top in headings(pdf)
        if number > 1 and max((word.foot for word in pages[number - 1].body()), default=0.0) - top < least
    ]


def nearly_empty(pages: list[Sheet], least: float) -> list[str]:
    """Return the pages that are filled less than a share, and stand before another one or at the end."""
    return [f"page {sheet.number}: {sheet.filled():.0%}" for sheet in pages[1:] if sheet.filled() < least]
