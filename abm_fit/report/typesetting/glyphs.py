"""Glyphs of a line as they are written to the PDF, each worked out once: a report has twenty thousand, of few kinds."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from weasyprint.text.ffi import FROM_UNITS, ffi, pango  # type: ignore[import-untyped]

from abm_fit.report.typesetting.adapting import Theirs

FIELDS = 5
"""Of a glyph in memory, each an integer of four bytes: its number, its width, two offsets, and flags."""

OLDEST = 14802
"""Pango from which on a glyph's font says its size."""

Pieces = dict[tuple[int, int], str]
"""What stands in the PDF for a glyph of some width, in one font at one size."""


class Written(NamedTuple):
    """A stretch of a line in one font."""

    font: Theirs
    size: float
    text: str


@cache
def plain() -> bool:
    """Return whether Pango's glyphs lie in memory as they are read here."""
    return bool(ffi.sizeof("PangoGlyphInfo") == 4 * FIELDS and pango.pango_version() >= OLDEST)


def written(stream: Theirs, box: Theirs) -> list[Written] | None:
    """Return a line as it is written; None where it has more than plain glyphs, which WeasyPrint writes."""
    found: list[Written] = []
    previous = None
    pango.pango_layout_set_single_paragraph_mode(box.pango_layout.layout, True)
    line, _ = box.pango_layout.get_first_line()
    run = line.runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        face = item.item.analysis.font
        if face != previous:
            font, size = stream.add_font(face)
            if font.png or font.svg or font.colr or font.bitmap:
                return None
            previous = face
            found.append(Written(font, size, ""))
        text = in_one_run(stream, box, item, found[-1])
        if text is None:
            return None
        found[-1] = found[-1]._replace(text=found[-1].text + text)
    return found


def in_one_run(stream: Theirs, box: Theirs, item: Theirs, where: Written) -> str | None:
    """Return the glyphs of one run; None where one is unknown, empty or moved, or where they run backwards."""
    if item.item.analysis.level % 2:
        return None
    count = item.glyphs.num_glyphs
    numbers = memoryview(ffi.buffer(item.glyphs.glyphs, 4 * FIELDS * count)).cast("B").cast("i").tolist()
    ids, widths = numbers[0::FIELDS], numbers[1::FIELDS]
    if not ids or any(numbers[2::FIELDS]) or any(numbers[3::FIELDS]):
        return None
    if min(ids) < 0 or max(ids) >= pango.PANGO_GLYPH_EMPTY:
        return None
    pieces: Pieces = where.font.__dict__.setdefault("_pieces", {}).setdefault(where.size, {})
    for place, kind in enumerate(zip(ids, widths, strict=True)):
        if kind not in pieces:
            pieces[kind] = piece(stream, box, item, place, where)
    text = "<" + "".join([pieces[kind] for kind in zip(ids, widths, strict=True)])
    return text[:-1] if text.endswith("<") else text + ">"


def piece(stream: Theirs, box: Theirs, item: Theirs, place: int, where: Written) -> str:
    """Return what stands in the PDF for a glyph: its number, and how far the next one is from where it would be."""
    glyph = item.glyphs.glyphs[place]
    number, widths, characters = glyph.glyph, where.font.widths, where.font.to_unicode
    if number not in characters:
        characters[number] = characters_of(box, item, place)
    if number not in widths:
        pango.pango_font_get_glyph_extents(item.item.analysis.font, number, stream.ink_rect, stream.logical_rect)
        widths[number] = round(stream.logical_rect.width * 1000 * FROM_UNITS / where.size)
    kerning = widths[number] - glyph.geometry.width * 1000 * FROM_UNITS / where.size
    return f"{number:04x}>{int(kerning)}<" if kerning else f"{number:04x}"


def characters_of(box: Theirs, item: Theirs, place: int) -> str:
    """Return the characters that a glyph stands for."""
    clusters, within = item.glyphs.log_clusters, item.item
    end = within.length if place == item.glyphs.num_glyphs - 1 else clusters[place + 1]
    encoded = box.pango_layout.text.encode()
    text: str = encoded[within.offset + clusters[place] : within.offset + end].decode()
    return text
