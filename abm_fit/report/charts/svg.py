"""The few shapes our charts are made of. Every text is escaped; numbers are written short."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Literal

from abm_fit.report.theme import Theme

WIDTH = 680.0
"""Units across a chart: the text width of a page."""

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Chart:
    """A finished chart."""

    id: str
    title: str
    """Its message, in a sentence."""
    alt: str
    """What it shows, with every number, for those who can't see it."""
    svg: str


def chart(id_: str, title: str, alt: str, height: float, shapes: Iterable[str], theme: Theme) -> Chart:
    """Put shapes into an `<svg>` whose first child is the text alternative."""
    body = "".join(shapes)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {num(height)}" width="{WIDTH:g}" '
        f'height="{num(height)}" role="img" font-family="{escape(theme.sans)}" font-size="11.5" fill="{theme.ink}">'
        f"<title>{escape(title)} {escape(alt)}</title>{body}</svg>"
    )
    return Chart(id_, title, alt, svg)


def num(value: float) -> str:
    """Write a coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def rect(
    x: float, y: float, width: float, height: float, fill: str, *, radius: float = 0, stroke: str = "", dash: str = ""
) -> str:
    """Draw a rectangle."""
    more = f' rx="{num(radius)}"' if radius else ""
    more += f' stroke="{stroke}"' if stroke else ""
    more += f' stroke-dasharray="{dash}"' if dash else ""
    return f'<rect x="{num(x)}" y="{num(y)}" width="{num(max(width, 0))}" height="{num(height)}" fill="{fill}"{more}/>'


def line(x1: float, y1: float, x2: float, y2: float, colour: str, *, width: float = 1, dash: str = "") -> str:
    """Draw a line."""
    more = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{num(x1)}" y1="{num(y1)}" x2="{num(x2)}" y2="{num(y2)}" stroke="{colour}" '
        f'stroke-width="{width:g}"{more}/>'
    )


def dot(x: float, y: float, radius: float, fill: str, *, stroke: str = "", width: float = 2) -> str:
    """Draw a circle."""
    more = f' stroke="{stroke}" stroke-width="{width:g}"' if stroke else ""
    return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(radius)}" fill="{fill}"{more}/>'


def path(points: Iterable[tuple[float, float]], colour: str, *, width: float = 2) -> str:
    """Draw a line through points."""
    steps = " ".join(f"{'L' if index else 'M'}{num(x)} {num(y)}" for index, (x, y) in enumerate(points))
    return f'<path d="{steps}" fill="none" stroke="{colour}" stroke-width="{width:g}"/>'


def text(
    x: float,
    y: float,
    words: str,
    *,
    fill: str = "",
    size: float = 0,
    bold: bool = False,
    anchor: Anchor = "start",
) -> str:
    """Write one line of text; `y` is its base line."""
    more = f' fill="{fill}"' if fill else ""
    more += f' font-size="{size:g}"' if size else ""
    more += ' font-weight="600"' if bold else ""
    more += f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{num(x)}" y="{num(y)}"{more}>{escape(words)}</text>'
