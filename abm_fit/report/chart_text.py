"""Text of a chart, drawn a line at a time: WeasyPrint sets the text of an SVG letter by letter.

Loaded by the render child alone, next to WeasyPrint. A line set whole keeps its kerning, can be searched and copied as
one, and takes a tenth of the render less.
"""

from __future__ import annotations

from math import inf
from typing import Any

from weasyprint import svg as weasyprint_svg  # type: ignore[import-untyped]
from weasyprint.css.properties import INITIAL_VALUES  # type: ignore[import-untyped]
from weasyprint.draw import text as drawing  # type: ignore[import-untyped]
from weasyprint.matrix import Matrix  # type: ignore[import-untyped]
from weasyprint.svg.text import Style, TextBox  # type: ignore[import-untyped]
from weasyprint.svg.text import text as letter_by_letter
from weasyprint.text.line_break import split_first_line  # type: ignore[import-untyped]

PLAIN = {"x", "y", "fill", "font-family", "font-size", "font-weight", "text-anchor"}
"""What may stand at a `<text>` itself for it to be set as one line; whatever else does is left to WeasyPrint."""

SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a line stands before its place, by `text-anchor`."""


def set_whole_lines() -> None:
    """Have the SVG that is drawn from now on in this process set its plain texts as whole lines."""
    drawn = weasyprint_svg.SVG.draw_node

    def draw_node(svg: Any, node: Any, *more: Any, **named: Any) -> None:  # noqa: ANN401 - theirs, without types
        # WeasyPrint looks the function up by tag, and treats what is not its own as a shape.
        weasyprint_svg.TAGS["text"] = one_line if is_one_line(node) else letter_by_letter
        drawn(svg, node, *more, **named)

    weasyprint_svg.SVG.draw_node = draw_node


def is_one_line(node: Any) -> bool:  # noqa: ANN401 - theirs, without types
    """Return whether a node is a `<text>` that needs no more than a place, a font and a colour."""
    if node.tag != "text" or not node.text or list(node):
        return False
    own = {key for key in node._etree_node.attrib if not key.startswith("{")}  # noqa: SLF001 - the rest is inherited
    places = (node.get("x", ""), node.get("y", ""))
    return own <= PLAIN and all(place.replace(".", "", 1).removeprefix("-").isdigit() for place in places)


def one_line(svg: Any, node: Any, font_size: float) -> None:  # noqa: ANN401 - theirs, without types
    """Draw a text where its anchor wants it."""
    style = Style()
    style.update(INITIAL_VALUES)
    style.font_config = svg.font_config
    style["font_family"] = [family.strip(" \"'") for family in node.get("font-family", "sans-serif").split(",")]
    style["font_weight"] = int(node.get("font-weight", 400))
    style["font_size"] = font_size
    layout, _, _, width, _, baseline = split_first_line(node.text, style, svg.context, inf, 0)
    left = float(node.get("x")) - width * SHARES.get(node.get("text-anchor", "start"), 0.0)
    svg.stream.push_state()
    fill, stroke = svg.set_graphical_state(node, font_size)
    svg.stream.begin_text()
    svg.fill_stroke(fill, stroke, text=True)
    layout.reactivate(style)
    box = TextBox(layout, style)
    box.baseline = baseline
    drawing.draw_first_line(svg.stream, box, "none", "none", Matrix(d=-1, e=left, f=float(node.get("y"))))
    svg.stream.end_text()
    svg.stream.pop_state()
