"""A brand's logo: a PNG, or an SVG that only draws."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from xml.etree import ElementTree as ET

from abm_fit.report.brand import Image
from abm_fit.wording.spoken import say

MOST_BYTES = 1024 * 1024
MOST_PIXELS = 4000
"""On each side of a PNG: a logo of 6 cm at 600 dpi has 1,400."""

DRAWING = frozenset(
    {
        "svg",
        "g",
        "defs",
        "title",
        "desc",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "metadata",
    }
    | {"linearGradient", "radialGradient", "stop", "clipPath", "mask"}
)
"""The elements an SVG logo may have: those that draw. Text has to be paths, since its font would be missing;
`use` is left out because nested ones multiply without end."""

SVG = "{http://www.w3.org/2000/svg}"


def read_logo(path: Path) -> Image:
    """Read and check a logo.

    Raises:
        ValueError: it can't be read or used; in words.
    """
    try:
        if path.exists() and not path.is_file():
            raise ValueError(say("brand.no_plain_file", file=path.name))
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ValueError(say("brand.unreadable", file=path, error=error.strerror or error)) from error
    if len(content) > MOST_BYTES:
        raise ValueError(say("brand.too_large", file=path.name, most=1))
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return png(content, path.name)
    if path.suffix.lower() == ".svg":
        return svg(content, path.name)
    raise ValueError(say("brand.no_picture", file=path.name))


def png(content: bytes, name: str) -> Image:
    """Check a PNG's head; its pixels are checked by whoever draws them."""
    if len(content) < 33 or content[12:16] != b"IHDR" or b"IEND" not in content[-16:]:
        raise ValueError(say("brand.damaged", file=name))
    width, height = struct.unpack(">II", content[16:24])
    if not (0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS):
        raise ValueError(say("brand.pixels", file=name, width=width, height=height, most=MOST_PIXELS))
    return Image(content, "image/png", width, height)


def svg(content: bytes, name: str) -> Image:
    """Check that an SVG only draws: no script, style sheet, text, picture, entity or outside reference."""
    if re.search(rb"<!\s*(DOCTYPE|ENTITY)", content, re.IGNORECASE) or b"<?xml-stylesheet" in content:
        raise ValueError(say("brand.no_plain_svg", file=name))
    try:
        root = ET.fromstring(content)  # noqa: S314 - entities and DOCTYPE were refused above
    except (ET.ParseError, ValueError, LookupError) as error:
        raise ValueError(say("brand.ill_formed", file=name, error=error)) from error
    if root.tag != f"{SVG}svg":
        raise ValueError(say("brand.no_svg", file=name))
    for element in root.iter():
        check_element(element, name)
    width, height = size_of(root)
    if not (0 < width < 1e6 and 0 < height < 1e6):
        raise ValueError(say("brand.no_size", file=name))
    return Image(content, "image/svg+xml", width, height)


def check_element(element: ET.Element, name: str) -> None:
    """Refuse what does more than draw.

    Raises:
        ValueError: it does.
    """
    tag = str(element.tag)
    foreign = not tag.startswith(SVG)  # editors leave notes of their own, which nobody draws
    short = tag.rsplit("}", 1)[-1]
    if not foreign and short not in DRAWING:
        raise ValueError(say("brand.no_shape", file=name, element=short))
    for key, value in element.attrib.items():
        attribute = key.rsplit("}", 1)[-1].lower()
        if attribute.startswith("on"):
            raise ValueError(say("brand.script", file=name, attribute=attribute))
        if attribute in {"href", "src", "base"} and not value.startswith("#"):
            raise ValueError(say("brand.outside", file=name, attribute=attribute))
        if re.search(r"url\(\s*['\"]?(?!#)", value, re.IGNORECASE) or "@import" in value.lower() or "\\" in value:
            raise ValueError(say("brand.outside", file=name, attribute=attribute))


def size_of(root: ET.Element) -> tuple[float, float]:
    """Return width and height, from the viewBox or else the attributes; zeros where there is neither."""
    try:
        box = [float(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip()) if part]
        if len(box) == 4:
            return box[2], box[3]
        return float(re.sub(r"px$", "", root.get("width", "0"))), float(re.sub(r"px$", "", root.get("height", "0")))
    except ValueError:
        return 0.0, 0.0
