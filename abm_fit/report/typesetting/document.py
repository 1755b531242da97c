"""The document that WeasyPrint is given."""

from __future__ import annotations

import logging

import cssselect2  # type: ignore[import-untyped]
from weasyprint import HTML  # type: ignore[import-untyped]

from abm_fit.report.typesetting.adapting import Theirs, known
from abm_fit.report.typesetting.reading import plain_tree

BASE = "asset:"


class Read(HTML):  # type: ignore[misc]  # WeasyPrint carries no types
    """A document whose tree is there already."""

    def __init__(self, tree: Theirs, fetcher: Theirs) -> None:
        logging.getLogger("weasyprint.progress").info("Step 1 - Reading HTML")
        self.base_url, self.url_fetcher, self.media_type = BASE, fetcher, "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(tree, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def document_of(html: str, fetcher: Theirs) -> Theirs:
    """Return WeasyPrint's document of finished HTML, the only one that this process lays out."""
    tree = None
    if known():
        quicken(html)
        tree = plain_tree(html)
    return HTML(string=html, base_url=BASE, url_fetcher=fetcher) if tree is None else Read(tree, fetcher)


def quicken(html: str) -> None:
    """Have WeasyPrint take less time over a document; what this needs may not be there in versions of it to come."""
    from abm_fit.report.typesetting.boxes import quicken_boxes
    from abm_fit.report.typesetting.cascade import quicken_styles
    from abm_fit.report.typesetting.lines import quicken_lines

    quicken_styles(html)
    quicken_lines()
    quicken_boxes()
