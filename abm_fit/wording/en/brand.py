"""What a brand file, a logo or a font is refused with."""

from __future__ import annotations

TEXTS = {
    "brand.known_here": "known here: {keys}",
    "brand.no_part": "is no part of a brand file",
    "brand.missing": "is missing",
    "brand.write_schema": 'write "schema: {format}"',
    "brand.no_colour": "is no colour",
    "brand.write_colour": 'write it as "#14213d", in quotes',
    "brand.no_format": "is no brand format that this version knows",
    "brand.no_text": "should be text",
    "brand.quote_it": "put it in quotes",
    "brand.contrast": "{colour} has a contrast of {ratio}:1 against white; it needs {least}:1",
    "brand.darker": "take a darker shade",
    "brand.no_font_file": "{file} is no .ttf or .otf file",
    "brand.no_plain_file": "{file} is no plain file",
    "brand.too_large": "{file} is larger than {most} MiB",
    "brand.unreadable": "{file} can't be read: {error}",
    "brand.no_font": "{file} is no font that can be read",
    "brand.not_embedded": "{file} says that it may not be embedded in documents",
    "brand.letters": "{file} lacks letters that every report needs (A to Z, digits, punctuation)",
    "brand.no_picture": "{file} is neither a PNG nor an SVG",
    "brand.damaged": "{file} is a damaged PNG",
    "brand.pixels": "{file} is {width}×{height} pixels; at most {most} on each side",
    "brand.no_plain_svg": "{file} has a DOCTYPE or style sheet; save it as plain SVG",
    "brand.ill_formed": "{file} is no well-formed SVG ({error})",
    "brand.no_svg": "{file} is no SVG",
    "brand.no_size": "{file} says neither viewBox nor width and height",
    "brand.no_shape": "{file} holds <{element}>; a logo may only draw shapes (turn text into paths)",
    "brand.script": "{file} holds a script ({attribute})",
    "brand.outside": "{file} refers to something outside itself ({attribute})",
}
