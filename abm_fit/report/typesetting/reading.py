"""Finished HTML into the tree that WeasyPrint lays out.

WeasyPrint's parser, in Python, takes 6 % of a report's render. What our templates write is well-formed XML too, which
the standard library reads in C, in a tenth of the time. The two languages differ in places, so only HTML of which both
parsers make one and the same tree is read this way; for all other, a template of somebody else's, `plain_tree` gives
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

DOCTYPE = "<!doctype html>"
SVG = "{http://www.w3.org/2000/svg}"
XMLNS = "{http://www.w3.org/2000/xmlns/}xmlns"
"""The attribute that HTML keeps of `xmlns`, and XML does not."""

VOID = frozenset({"br", "hr", "img", "meta", "wbr"})
"""Elements that HTML never closes."""

OPEN = re.compile(rf"<({'|'.join(sorted(VOID))})\b([^<>]*?)/?>")
CLOSED = re.compile(r"<([^\s<>/]+)[^<>]*/>")

ELSEWHERE = re.compile(
    r"<[!?]"  # comments, sections of XML, instructions
    r"|[\x00-\x08\x0b-\x1f\x7f]"  # characters that one of the two replaces or refuses
    r"|&(?!(?:amp|lt|gt|quot|#34|#39|#x27);)"  # names that XML does not know, numbers that HTML reads otherwise
    r"|<[^<>]*[\n\t]"  # XML turns a line's end within an attribute into a space
    r"|=[\"'][^\"'<>]*>"  # an attribute with a bare bracket, which would hide such an end
)
"""What the two languages read in different ways, before any element is looked at."""

DRAWN = frozenset(
    SVG + name for name in ("circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "text", "tspan")
)
SHAPES = frozenset(name.removeprefix(SVG) for name in DRAWN)
CASED = frozenset({"viewBox", "preserveAspectRatio"})
"""Attributes of SVG whose capitals HTML knows; it takes those of every other attribute away."""

PHRASES = frozenset(
    {"a", "abbr", "b", "br", "cite", "code", "em", "i", "img", "mark", "q", "s", "small", "span", "strong"}
) | {"sub", "sup", "time", "u", "wbr", SVG + "svg"}
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
FLOW = (
    PHRASES
    | HEADINGS
    | {"article", "aside", "blockquote", "div", "figcaption", "figure", "footer", "header", "hr", "main", "nav", "ol"}
    | {"p", "section", "table", "ul"}
)
NONE: frozenset[str] = frozenset()

MODEL: dict[str, frozenset[str]] = {
    "html": frozenset({"head", "body"}),
    "head": frozenset({"meta", "title", "style"}),
    "body": FLOW,
    "title": NONE,
    "style": NONE,
    **dict.fromkeys(FLOW - PHRASES - HEADINGS | {"li", "td", "th", "caption"}, FLOW),
    **dict.fromkeys(PHRASES | HEADINGS | {"p"}, PHRASES),
    **dict.fromkeys(VOID, NONE),
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "table": frozenset({"caption", "thead", "tbody", "tfoot"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tfoot": frozenset({"tr"}),
    "tr": frozenset({"td", "th"}),
    SVG + "svg": DRAWN | {SVG + "title"},
    SVG + "title": NONE,
    **dict.fromkeys(DRAWN, DRAWN | {SVG + "title"}),
}
"""Which elements an element may hold for HTML to leave them there: it moves and closes others by rules of its own."""

SPACED = frozenset({"html", "head", "table", "thead", "tbody", "tfoot", "tr"})
"""Elements that HTML moves any text out of, save for spaces."""


def plain_tree(html: str) -> ET.Element | None:
    """Return the tree of an HTML document, or None where HTML's own parser might make another one."""
    doctype, rest = html[: len(DOCTYPE)], html[len(DOCTYPE) :]
    closed = set(CLOSED.findall(rest))
    if doctype.lower() != DOCTYPE or ELSEWHERE.search(rest) or not closed <= VOID | SHAPES:
        return None
    try:
        root = ET.fromstring(OPEN.sub(r"<\1\2/>", rest))  # noqa: S314 - no entities: nothing is declared
    except (ET.ParseError, ValueError):
        return None
    if root.tag != "html" or [child.tag for child in root] != ["head", "body"] or not all(map(fits, root.iter())):
        return None
    drawings = list(root.iter(SVG + "svg"))
    if rest.count("xmlns") != len(drawings) or not all((style.text or "") in rest for style in root.iter("style")):
        return None
    for drawing in drawings:
        drawing.set(XMLNS, SVG[1:-1])
    return settled(root, rest.rpartition("</html>")[2])


def fits(element: ET.Element) -> bool:
    """Return whether HTML would leave an element's children, its text and its attributes as they stand."""
    tag = element.tag
    allowed = MODEL.get(tag)
    if allowed is None or any(child.tag not in allowed for child in element):
        return False
    if tag in SPACED and any(text.strip(" \n\t") for text in texts(element)):
        return False
    if tag == "a" and sum(1 for _ in element.iter("a")) > 1:
        return False
    return all((name.islower() and name[0] != "{") or (tag[0] == "{" and name in CASED) for name in element.attrib)


def texts(element: ET.Element) -> Iterator[str]:
    """Yield the texts that stand directly in an element."""
    yield element.text or ""
    for child in element:
        yield child.tail or ""


def settled(root: ET.Element, after: str) -> ET.Element:
    """Return a tree with the spaces at its edges where HTML puts them."""
    body = root[1]
    root.text = None
    spaces, body.tail = (body.tail or "") + after, None
    if len(body):
        body[-1].tail = (body[-1].tail or "") + spaces
    else:
        body.text = (body.text or "") + spaces
    return root
