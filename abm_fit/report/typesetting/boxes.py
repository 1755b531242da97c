"""Boxes: what a style alone settles about them, settled once for each style."""

from __future__ import annotations

from dataclasses import dataclass

from weasyprint.css.properties import Dimension  # type: ignore[import-untyped]
from weasyprint.formatting_structure.boxes import Box  # type: ignore[import-untyped]
from weasyprint.layout import percent  # type: ignore[import-untyped]

from abm_fit.report.typesetting.adapting import Theirs, replace

ACROSS = ("margin_left", "margin_right", "padding_left", "padding_right", "width", "min_width", "max_width")
DOWN = ("margin_top", "margin_bottom", "padding_top", "padding_bottom", "height", "min_height", "max_height")
BORDERS = ("border_top_width", "border_right_width", "border_bottom_width", "border_left_width")
CORNERS = tuple(f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left"))
SQUARE = dict.fromkeys(CORNERS, (0, 0))

_theirs_sizes, _theirs_corners = percent.resolve_percentages, percent.resolve_radii_percentages
_theirs_in_flow = Box.is_in_normal_flow


def quicken_boxes() -> None:
    """Settle once what WeasyPrint works out again for each box, and for each page that it is tried on."""
    replace(_theirs_sizes, sizes)
    replace(_theirs_corners, corners)
    Box.is_in_normal_flow = is_in_normal_flow


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes that a style gives to a box."""

    fixed: dict[str, Theirs]
    shares: tuple[tuple[str, float], ...]
    """Those in percent of the width of what the box stands in."""
    borders: dict[str, Theirs]
    """Widths that a table may have settled already, where borders collapse."""


def sizes_of(style: Theirs) -> Sizes | None:
    """Return the sizes of a style; None where they need more than the width around the box."""
    if style["box_sizing"] != "content-box":
        return None
    fixed, shares = {}, []
    for name in ACROSS + DOWN:
        value = style[name]
        if value == "auto":
            fixed[name] = 0 if name in ("min_width", "min_height") else "auto"
        elif not isinstance(value, Dimension):
            return None
        elif value.unit == "px":
            fixed[name] = value.value
        elif value.unit == "%" and name in ACROSS:
            shares.append((name, value.value))
        else:
            return None
    borders = {name: style[name] for name in BORDERS}
    if style["border_collapse"] == "collapse":
        return Sizes(fixed, tuple(shares), borders)
    return Sizes(fixed | borders, tuple(shares), {})


def sizes(box: Theirs, containing_block: Theirs) -> None:
    """Give a box its sizes."""
    known = box.style.__dict__
    if "_sizes" not in known:
        known["_sizes"] = sizes_of(box.style)
    found = known["_sizes"]
    if found is None:
        _theirs_sizes(box, containing_block)
        return
    given = box.__dict__
    given.update(found.fixed)
    if found.shares:
        width = containing_block.width if isinstance(containing_block, Box) else containing_block[0]
        for name, share in found.shares:
            given[name] = width * share / 100
    for name, border in found.borders.items():
        if not hasattr(box, name):
            given[name] = border


def corners(box: Theirs) -> None:
    """Give a box the radii of its corners."""
    known = box.style.__dict__
    if "_square" not in known:
        known["_square"] = all((0, "px") in box.style[corner] for corner in CORNERS)
    if known["_square"]:
        box.__dict__.update(SQUARE)
    else:
        _theirs_corners(box)


def is_in_normal_flow(box: Theirs) -> bool:
    """Return whether a box follows the one before it."""
    style = box.style
    if style["float"] == "none" and style["position"] in ("static", "relative"):
        return True
    in_flow: bool = _theirs_in_flow(box)
    return in_flow
