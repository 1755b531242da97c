"""A chart's text stands in the PDF as whole lines, where its anchor wants it."""

from __future__ import annotations

from pathlib import Path

import pypdf

from tests.report.small_pages import Render, page

LINES = (
    '<text x="0" y="20" font-size="16">Starts here</text>'
    '<text x="300" y="40" font-size="16" text-anchor="middle">Has its middle here</text>'
    '<text x="600" y="60" font-size="16" text-anchor="end" font-weight="600">Ends here</text>'
)
DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 100" width="600" height="100" font-family="Plex">{}</svg>'
)
STYLE = "@page{size:600px 200px;margin:0}h1,body{margin:0}h1{font-size:10px}svg{display:block}"


def places(pdf: Path) -> dict[str, tuple[float, float]]:
    """Return where each piece of text that is drawn at once starts, in CSS pixels from the left and the foot."""
    found: dict[str, tuple[float, float]] = {}

    def keep(text: str, ctm: list[float], matrix: list[float], *_: object) -> None:
        if text.strip():
            x, y = matrix[4] * ctm[0] + ctm[4], matrix[5] * ctm[3] + ctm[5]
            found[text.strip()] = x / 0.75, y / 0.75

    pypdf.PdfReader(pdf).pages[0].extract_text(visitor_text=keep)
    return found


def test_a_line_is_drawn_whole_at_its_anchor(render: Render, tmp_path: Path) -> None:
    render(page(DRAWN.format("<title>A chart</title>" + LINES), style=STYLE))
    found = places(tmp_path / "out.pdf")
    assert set(found) >= {"Starts here", "Has its middle here", "Ends here"}
    assert abs(found["Starts here"][0]) < 1
    assert 215 < found["Has its middle here"][0] < 245
    assert 520 < found["Ends here"][0] < 545


def test_what_needs_more_than_a_line_is_still_drawn(render: Render, tmp_path: Path) -> None:
    more = '<text x="10" y="80"><tspan>In two</tspan> <tspan fill="#ff0000">parts</tspan></text>'
    turned = '<text x="10 40 70" y="90" rotate="20">abc</text>'
    render(page(DRAWN.format("<title>A chart</title>" + LINES + more + turned), style=STYLE))
    text = pypdf.PdfReader(tmp_path / "out.pdf").pages[0].extract_text()
    for word in ("two", "parts", "a", "b", "c", "Ends here"):
        assert word in text
