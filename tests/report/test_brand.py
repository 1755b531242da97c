"""A brand file is read whole or refused with everything that is wrong with it."""

from __future__ import annotations

import json
import shutil
import struct
import zlib
from pathlib import Path

import pytest

from abm_fit.errors import InvalidFileError
from abm_fit.report.brand import json_schema, read_brand
from abm_fit.report.contrast import contrast
from abm_fit.resources import packs_folder, templates_folder

HEAD = "schema: abm-fit/brand@1\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"{}>{}</svg>'


def png(width: int, height: int) -> bytes:
    """Return a small grey picture."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height))))
    return b"\x89PNG\r\n\x1a\n" + head + pixels + chunk(b"IEND", b"")


def brand_file(folder: Path, text: str) -> Path:
    """Write a brand file."""
    path = folder / "brand.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def problems_of(path: Path) -> str:
    """Return everything that is wrong with a brand file."""
    with pytest.raises(InvalidFileError) as caught:
        read_brand(path)
    return str(caught.value)


def test_a_whole_brand_is_read(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png(20, 10))
    shutil.copy(templates_folder() / "base" / "fonts" / "SourceSerifPro-Regular.ttf", tmp_path / "head.ttf")
    brand = read_brand(
        brand_file(
            tmp_path,
            "name: Studio Example (made up)\nlogo: {file: logo.png}\ncolours: {primary: '#123ABC', accent: '#c05000'}\n"
            "fonts: {headings: head.ttf}\nfooter: At the foot\nconfidentiality: For the board alone\n",
        )
    )
    assert brand.name == brand.logo_alt == "Studio Example (made up)"
    assert brand.primary == "#123abc"
    assert brand.logo is not None
    assert (brand.logo.width, brand.logo.height) == (20, 10)
    assert set(brand.assets) == {"brand/logo.png", "brand/headings.ttf"}
    assert (brand.footer, brand.confidentiality) == ("At the foot", "For the board alone")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)  # just too light for text
    assert contrast("#767676", "#ffffff") == pytest.approx(4.542, abs=0.001)


def test_a_colour_without_contrast_is_refused_with_its_ratio(tmp_path: Path) -> None:
    said = problems_of(brand_file(tmp_path, "colours:\n  primary: '#777777'\n  accent: '#ffe000'\n"))
    assert "brand.yaml:3" in said
    assert "4.47:1" in said
    assert "4.5:1" in said
    assert "3.0:1" in said


def test_all_problems_are_told_together(tmp_path: Path) -> None:
    said = problems_of(brand_file(tmp_path, "colors: {}\ncolours: {primary: red}\nname: 7\n"))
    assert "did you mean `colours`?" in said
    assert "is no colour" in said
    assert "should be text" in said


BAD_LOGOS = {
    "script": SVG.format("", "<script>alert(1)</script>"),
    "handler": SVG.format(' onload="alert(1)"', "<path d='M0 0h9'/>"),
    "outside picture": SVG.format("", "<image href='http://example.com/a.png'/>"),
    "outside reference": SVG.format("", "<path d='M0 0h9' fill='url(http://example.com/a.svg#b)'/>"),
    "style sheet": SVG.format("", "<style>@import 'http://example.com/a.css';</style>"),
    "entity": '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("", "&a;"),
    "foreign object": SVG.format("", "<foreignObject/>"),
    "text": SVG.format("", "<text>Studio</text>"),
    "no size": SVG.format("", "").replace(' viewBox="0 0 40 10"', ""),
    "no SVG": "<html/>",
    "not well formed": "<svg",
}


@pytest.mark.parametrize("kind", BAD_LOGOS)
def test_a_logo_that_does_more_than_draw_is_refused(kind: str, tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(BAD_LOGOS[kind], encoding="utf-8")
    assert "logo › file" in problems_of(brand_file(tmp_path, "logo: {file: logo.svg}\n"))


def test_a_drawing_is_taken(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(SVG.format("", "<g><path d='M0 0h9' fill='url(#a)'/></g>"), encoding="utf-8")
    logo = read_brand(brand_file(tmp_path, "logo: {file: logo.svg, alt: A line}\n")).logo
    assert logo is not None
    assert (logo.width, logo.height) == (40, 10)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.png", png(5000, 1), "5000×1 pixels"),
        ("a.png", png(9, 9)[:40], "damaged"),
        ("a.gif", b"GIF89a", "neither a PNG nor an SVG"),
        ("a.png", png(9, 9) + b"x" * (1 << 20), "larger than 1 MiB"),
    ],
)
def test_a_picture_that_can_not_be_used_is_refused(name: str, content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    assert said in problems_of(brand_file(tmp_path, f"logo: {{file: {name}}}\n"))


def test_what_is_no_font_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"\0\1\0\0" + b"\xff" * 400)
    said = problems_of(brand_file(tmp_path, "fonts: {text: a.ttf, headings: b.ttf, text_bold: c.woff}\n"))
    assert "a.ttf is no font" in said
    assert "b.ttf can't be read" in said
    assert "c.woff is no .ttf" in said


def test_the_published_schema_is_up_to_date() -> None:
    published = packs_folder() / "schema" / "brand.json"
    assert json.loads(published.read_text(encoding="utf-8")) == json_schema()
