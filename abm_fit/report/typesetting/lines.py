"""Lines of text: shaped once, then drawn as they were laid out.

WeasyPrint lays a line out, throws Pango's layout of it away, and makes another one to draw it; and it makes a font, a
language and a context for each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf

from weasyprint.draw import text as drawing  # type: ignore[import-untyped]
from weasyprint.text import line_break  # type: ignore[import-untyped]
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p  # type: ignore[import-untyped]
from weasyprint.text.fonts import font_features, get_font_description  # type: ignore[import-untyped]

from abm_fit.report.typesetting.adapting import Theirs, replace
from abm_fit.report.typesetting.glyphs import plain, written

PARAGRAPHS = re.compile("[\n\r\u2029]")
"""Where Pango begins another paragraph."""

FEATURES = (
    *("font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps", "font_variant_numeric"),
    *("font_variant_alternates", "font_variant_east_asian", "font_feature_settings"),
)
"""Properties that ask for features of a font."""

LEAST = 1e-6
"""The smallest font that is drawn, in pixels."""

_theirs = line_break.Layout
_theirs_set_up, _theirs_set_text, _theirs_reactivate = _theirs.setup, _theirs.set_text, _theirs.reactivate
_theirs_split, _theirs_strut = line_break.split_first_line, line_break.strut
_theirs_draw = drawing.draw_first_line


def quicken_lines() -> None:
    """Have each line shaped once in this process."""
    _theirs.setup, _theirs.set_text = set_up, set_text
    _theirs.reactivate, _theirs.deactivate = reactivate, keep
    replace(_theirs_split, first_line)
    replace(_theirs_strut, strut)
    replace(_theirs_draw, drawn)


@dataclass(frozen=True, slots=True)
class Setting:
    """What every layout of one style has in common."""

    context: Theirs
    font: Theirs
    language: Theirs


def set_up(layout: Theirs, style: Theirs) -> None:
    """Begin a layout with the font and the language of its style."""
    known = style.__dict__
    if "_setting" not in known:
        known["_setting"] = setting_of(style)
    setting = known["_setting"]
    if setting is None:
        _theirs_set_up(layout, style)
        return
    layout.style, layout.language, layout.first_line_direction = style, setting.language, 0
    layout.ascent = layout.underline_position = layout.strikethrough_position = None
    layout.layout = ffi.gc(pango.pango_layout_new(setting.context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, False)
    pango.pango_layout_set_font_description(layout.layout, setting.font)


def setting_of(style: Theirs) -> Setting | None:
    """Return a style's setting; None where it has lines drawn along its text, or asks for features of its font."""
    if style["text_decoration_line"] != "none" or font_features(*(style[name] for name in FEATURES)):
        return None
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, line_break.PANGO_DIRECTION[style["direction"]])
    override = style["font_language_override"]
    name = style["lang"] if override == "normal" else line_break.LST_TO_ISO.get(override.lower(), override)
    language = pango.pango_language_get_default()
    if name:
        letters, _ = unicode_to_char_p(name)
        language = pango.pango_language_from_string(letters)
        pango.pango_context_set_language(context, language)
    return Setting(context, get_font_description(style), language)


def set_text(layout: Theirs, text: str, justify: bool = False) -> None:
    """Give a layout its text; what is one paragraph is said to be one, or Pango shapes it again when it is drawn."""
    pango.pango_layout_set_single_paragraph_mode(layout.layout, not PARAGRAPHS.search(text))
    _theirs_set_text(layout, text, justify)


def keep(_layout: Theirs) -> None:
    """Leave a layout as it is until it is drawn."""


def reactivate(layout: Theirs, style: Theirs) -> None:
    """Make a layout ready to be drawn: it is, unless its words are spread over the line."""
    if layout.justification_spacing or layout.style is not style:
        _theirs_reactivate(layout, style)


def drawn(stream: Theirs, box: Theirs, text_overflow: str, block_ellipsis: Theirs, matrix: Theirs) -> Theirs:
    """Draw a line, and return its pictures. One that may be cut has a layout of its own: cutting changes it."""
    if text_overflow == "ellipsis" or block_ellipsis != "none":
        kept = box.pango_layout
        box.pango_layout = line_break.Layout(box.style, kept.justification_spacing, kept.max_width)
        box.pango_layout.set_text(kept.text, justify=True)
    elif plain() and box.text.strip() and box.style["font_size"] >= LEAST:
        stretches = written(stream, box)
        if stretches is not None:
            stream.set_text_matrix(*matrix.values)
            for font, size, text in stretches:
                stream.set_font_size(font.hash, size)
                stream.show_text(text)
            return []
    return _theirs_draw(stream, box, text_overflow, block_ellipsis, matrix)


def first_line(
    text: str,
    style: Theirs,
    context: Theirs,
    max_width: Theirs,
    justification_spacing: Theirs,
    is_line_start: bool = True,
    minimum: bool = False,
) -> Theirs:
    """Return the first line of a text: where all of it has been laid out on one, that one, if it is not too wide."""
    lines = style.__dict__.setdefault("_lines", {})
    bounded = not justification_spacing and max_width is not None and max_width != inf
    if bounded and (line := lines.get(text)) and line[3] <= max_width:
        return line
    line = _theirs_split(text, style, context, max_width, justification_spacing, is_line_start, minimum)
    _layout, _length, resume_at, width, _height, _baseline = line
    if bounded and resume_at is None and width <= max_width:
        lines[text] = line
    return line


def strut(style: Theirs) -> Theirs:
    """Return the height and the baseline of an empty line, found once for each style."""
    known = style.__dict__
    if "_strut" not in known:
        known["_strut"] = _theirs_strut(style)
    return known["_strut"]
