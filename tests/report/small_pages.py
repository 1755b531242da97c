"""Small pages of HTML to render."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from abm_fit.report.pdf import Rendered

DAY = date(2026, 11, 22)

PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A report</title><style>'
    '@font-face{{font-family:Plex;src:url("asset:fonts/IBMPlexSans-Regular.ttf")}}'
    "html{{font-family:Plex}}{style}</style>{head}</head><body><h1>A report</h1>{body}</body></html>"
)

Render = Callable[..., Rendered]


def page(body: str = "<p>Text</p>", *, style: str = "", head: str = "") -> str:
    """Return a small page of HTML."""
    return PAGE.format(body=body, style=style, head=head)
