"""A brand's own fonts."""

from __future__ import annotations

from pathlib import Path

from abm_fit.report.brand import Font, FontRole
from abm_fit.wording.spoken import say

MOST_BYTES = 4 * 1024 * 1024


def read_font(path: Path, role: FontRole) -> Font:
    """Read a font file.

    Raises:
        ValueError: it can't be read, is too large, no TTF or OTF, or may not be embedded; in words.
    """
    from io import BytesIO

    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    ending = path.suffix.lower()
    if ending not in {".ttf", ".otf"}:
        raise ValueError(say("brand.no_font_file", file=path.name))
    try:
        if path.exists() and not path.is_file():
            raise ValueError(say("brand.no_plain_file", file=path.name))
        if path.stat().st_size > MOST_BYTES:
            raise ValueError(say("brand.too_large", file=path.name, most=4))
        content = path.read_bytes()
    except OSError as error:
        raise ValueError(say("brand.unreadable", file=path, error=error.strerror or error)) from error
    try:
        with TTFont(BytesIO(content)) as font:
            characters = frozenset(font.getBestCmap() or ())
            forbidden = "OS/2" in font and font["OS/2"].fsType & 0x000F == 0x0002
    except Exception as error:  # the parser meets hostile bytes here and raises whatever its layers raise
        raise ValueError(say("brand.no_font", file=path.name)) from error
    if forbidden:
        raise ValueError(say("brand.not_embedded", file=path.name))
    if not set(range(0x20, 0x7F)) <= characters:
        raise ValueError(say("brand.letters", file=path.name))
    known_ending = ".otf" if ending == ".otf" else ".ttf"
    return Font(content, known_ending, f"brand/{role}{known_ending}", characters)  # type: ignore[arg-type]
