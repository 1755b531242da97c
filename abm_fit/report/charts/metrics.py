"""How wide a text is when printed, from the advance widths of the bundled sans."""

from __future__ import annotations

_WIDTHS: tuple[tuple[int, str], ...] = (
    (240, " 'ij\xa0ìíîïĩīĭįıĵ"),
    (280, "!,.l¡ĺļľłſ:;"),
    (330, "[]f|¦·(){}²³"),
    (370, "rt¹ŕŗřţťŧ/\\"),
    (400, '-IªºÌÍÎÏĨĪĬĮİ"*'),
    (470, "z°¿źżž?s®śŝşš"),
    (510, "LcvxyçýÿćĉċčĳĹĻĽŁŷJgk¢«»Ĵķ"),
    (540, "aeàáâãäåèéêëāăąēĕėęěĝğġģ"),
    (640, "AKRÀÁÂÃÄÅßĀĂĄŔŖŘCXÇĆĈĊČB"),
    (690, "DUÐÙÚÛÜĎĐŨŪŬŮŰŲ&GHNOQÑÒÓÔÕÖØĜĞĠĢĤŃŅŇŌŎŐ#"),
    (770, "wŵ©"),
    (860, "M¾¼æm½"),
    (930, "@WÆŴ%œŒ—…"),
)
"""Thousandths of an em, rounded; everything else counts as `_OTHER`."""

_OTHER = 590
_WIDTH = {character: width for width, characters in _WIDTHS for character in characters}
_BOLD = 1.05


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a text in the unit of `size`, right to a few percent."""
    em = sum(_WIDTH.get(character, 1000 if ord(character) > 0x2E80 else _OTHER) for character in text) / 1000
    return em * size * (_BOLD if bold else 1)


def fitted(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return the text, cut at the end with an ellipsis where it does not fit."""
    if width(text, size, bold=bold) <= room:
        return text
    while text and width(text + "…", size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip(" ,;:(") + "…"


def wrapped(text: str, room: float, size: float, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """Return the text in at most `most` lines that fit; the last is cut with an ellipsis where more is left.

    A word that is wider than a line goes on in the next.
    """
    lines: list[str] = []
    words = [part for word in text.split() for part in _pieces(word, room, size, bold=bold)]
    while words and len(lines) < most:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size, bold=bold) <= room:
            line = f"{line} {words.pop(0)}"
        if len(lines) == most - 1 and words:
            line = f"{line} {' '.join(words)}"
            words = []
        lines.append(fitted(line, room, size, bold=bold))
    return tuple(lines)


def _pieces(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    """Return a word, or the pieces of it that fit a line each."""
    pieces: list[str] = []
    while len(word) > 1 and width(word, size, bold=bold) > room:
        end = len(word) - 1
        while end > 1 and width(word[:end], size, bold=bold) > room:
            end -= 1
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word]
