"""HTML that is read as XML gives the tree that HTML's own parser makes of it; any other is left to that parser."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
import tinyhtml5  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from abm_fit.report.context import Context
from abm_fit.report.html import render_html
from abm_fit.report.parts.material import Material
from abm_fit.report.templates import find_template, our_templates
from abm_fit.report.typesetting.reading import plain_tree

PAGE = '<!DOCTYPE html>\n<html lang="en">\n<head><title>One</title></head>\n<body>{}</body>\n</html>\n'

NAMES = (
    *("p", "b", "a", "span", "div", "h2", "ul", "li", "table", "thead", "tbody", "tr", "td", "th", "section", "svg"),
    *("br", "img", "style", "title", "pre", "dl", "dt", "button", "select", "option", "form", "caption", "col", "text"),
    *("rect", "g", "P", "font", "body", "head", "script", "math", "nobr", "custom-one", "figure", "main", "ol"),
)
TEXTS = (
    "",
    " ",
    "\n",
    "word",
    "&amp;",
    "&lt;b",
    "&#39;",
    "&nbsp;",
    "&#150;",
    "\u00a0",
    "a > b",
    "]]>",
    "\r\n",
    "\x0c",
    "◊",
)
ATTRIBUTES = (
    *("", ' class="x"', ' CLASS="x"', " hidden", ' id="a\nb"', ' title="a > b"', ' xmlns="http://www.w3.org/2000/svg"'),
    *(' viewBox="0 0 1 1"', ' viewbox="0 0 1 1"', ' xml:lang="en"', " class=x", ' href="a&amp;b"', " data-n='1'"),
)


def same(one: Element, other: Element) -> bool:
    """Return whether two trees are the same, down to the last space."""
    return (
        (one.tag, one.attrib, one.text or "", one.tail or "")
        == (other.tag, dict(other.attrib), other.text or "", other.tail or "")
        and len(one) == len(other)
        and all(map(same, one, other))
    )


def by_html(html: str) -> Element:
    """Return the tree of WeasyPrint's own parser."""
    tree: Element = tinyhtml5.parse(html, namespace_html_elements=False)
    return tree


@st.composite
def elements(draw: st.DrawFn, depth: int = 4) -> str:
    """Draw an element with what it holds; now and then it is not closed, or closed at once."""
    name, attributes = draw(st.sampled_from(NAMES)), draw(st.sampled_from(ATTRIBUTES))
    ending = draw(st.sampled_from(("whole", "whole", "whole", "whole", "open", "shut")))
    if ending == "shut":
        return f"<{name}{attributes}/>"
    within = draw(st.lists(elements(depth - 1), max_size=3)) if depth else []
    text = draw(st.sampled_from(TEXTS))
    return f"<{name}{attributes}>{text}{''.join(within)}" + (f"</{name}>" if ending == "whole" else "")


@given(st.lists(st.one_of(elements(), st.sampled_from(TEXTS)), max_size=4))
def test_what_is_read_as_xml_is_what_html_reads(parts: list[str]) -> None:
    html = PAGE.format("".join(parts))
    tree = plain_tree(html)
    assert tree is None or same(tree, by_html(html))


TABLE = "<table>{0}<thead>{0}<tr>{0}<th>{1}</th>{0}</tr></thead><tbody><tr><td>{1}</td></tr></tbody></table>"
HELD = st.recursive(
    st.sampled_from((" ", "\n", "word", "&amp; &lt;", "<br>", '<img src="a.png" alt="A">', "<span/> ")),
    lambda inner: st.builds(
        lambda shape, first, then: shape.replace("{0}", "\n").replace("{1}", first + then),
        st.sampled_from(
            (
                "<p>{1}</p>",
                '<div class="a b">{1}</div>',
                "<ul><li>{1}</li>{0}</ul>",
                "<b>{1}</b>",
                '<a href="#x">{1}</a>',
                TABLE,
                '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>T</title><rect width="9"/></svg>{1}',
                "<h3>{1}</h3>",
                "<tr>{1}</tr>",
                "<th>{1}</th>",
            )
        ),
        inner,
        inner,
    ),
    max_leaves=8,
)


@given(HELD, HELD)
def test_every_nesting_that_html_would_change_is_left_to_it(first: str, then: str) -> None:
    html = PAGE.format(first + then)
    tree = plain_tree(html)
    assert tree is None or same(tree, by_html(html))


@pytest.mark.parametrize(
    "body",
    [
        *("<p>a<p>b", "<p>a<div>b</div></p>", "<table><tr><td>a</td></tr></table>", "<td>a</td>", "<div/>a"),
        *("<table><tbody>a<tr><td>b</td></tr></tbody></table>", '<a href="#">a<b><a href="#">b</a></b></a>'),
        *("&nbsp;", "&#150;", "<!-- a -->", "<P>a</P>", '<p CLASS="a">b</p>', '<p id="a\nb">c</p>', "<pre>\na</pre>"),
        *("<svg><rect/></svg>", "<style>a { content: '&gt;' }</style>", "<ul><li>a<li>b</ul>", "<custom>a</custom>"),
    ],
)
def test_what_html_reads_otherwise_is_left_to_it(body: str) -> None:
    assert plain_tree(PAGE.format(body)) is None


@pytest.mark.parametrize("html", ["", "<p>a</p>", PAGE[15:].format("a"), PAGE.format("a") + "b", "<!doctype html>"])
def test_no_document_is_left_to_html(html: str) -> None:
    assert plain_tree(html) is None


@pytest.mark.parametrize("template", our_templates())
def test_all_our_reports_are_read(template: str, reported: dict[str, tuple[Material, Context]]) -> None:
    for case in ("example", "eight_accounts", "golden_g_nothing_known"):
        html = render_html(reported[case][1], find_template(template), fonts="asset")
        tree = plain_tree(html)
        assert tree is not None
        assert same(tree, by_html(html))
