"""The first pages of a report as Markdown: what stands above it, page one, and what it rests on."""

from __future__ import annotations

from abm_fit.report.context import Context
from abm_fit.report.markdown_text import arithmetic, bullets, heading, items, plain, table, under
from abm_fit.report.parts.values import Item


def title(c: Context) -> list[str]:
    """Return what stands on every page of the others."""
    about = [
        c.meta.made_up,
        c.meta.confidentiality,
        c.meta.date,
        c.meta.prepared_by,
        c.meta.version_line,
        c.meta.footer,
    ]
    return [f"# {plain(c.meta.title)}", "", *bullets(about)]


def front(c: Context) -> list[str]:
    """Return page one, and what the report rests on."""
    part, w = c.front, c.words
    columns = [part.segment_word, w("front.weight"), *part.axis_titles, part.head.name, w("front.sure")]
    rows = [
        [
            line.name,
            line.weight,
            *line.scores,
            line.verdict,
            line.status,
            *((line.now, line.later) if part.share_titles else ()),
        ]
        for line in part.segments
    ]
    tiles = [Item(tile.label, tile.value, tile.note) for tile in (*part.tiles, *part.mixes)]
    return [
        *heading(part.head),
        *([f"**{plain(part.word)}**", ""] if part.word else []),
        *([plain(part.route), ""] if part.route else []),
        *bullets(part.notices),
        *items(tiles),
        *table([*columns, *part.share_titles], rows),
        *bullets(f"{line.name}: {line.say}" if line.name else line.say for line in part.segments if line.say),
        *under(w("front.why"), items(part.reasons)),
        *(arithmetic(part.arithmetic, part.arithmetic_title) if part.arithmetic else []),
        *under(w("front.find_out"), items(part.asks)),
        *under(part.steps_title, items(part.steps)),
        *bullets([part.effort]),
        *under(w("front.cost"), bullets([part.takes])),
        *under(w("front.refused"), bullets(part.refused)),
        *under(w("front.solid"), items([part.solid]) if part.solid else []),
        *heading(c.basis.head),
        *items(c.basis.facts),
        *under(w("basis.find_out"), items(c.basis.find_out)),
    ]
