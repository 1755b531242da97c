"""The appendix as Markdown: how solid, every answer, how the points add up, method, sources, limits."""

from __future__ import annotations

from abm_fit.report.context import Context
from abm_fit.report.markdown_text import bullets, heading, items, picture, plain, table


def appendix(c: Context) -> list[str]:
    """Return everything behind the recommendations."""
    return [*solid(c), *answers(c), *trace(c), *method(c), *heading(c.limits.head), *bullets(c.limits.lines)]


def solid(c: Context) -> list[str]:
    """Return how solid it is."""
    if c.solid is None:
        return []
    part, w = c.solid, c.words
    columns = (
        w("solid.what"),
        w("solid.word"),
        w("front.why"),
        w("solid.margins"),
        w("solid.radius"),
        w("solid.detectable"),
    )
    rows = [(row.title, row.word, row.rule, row.margins, row.radius, row.detectable) for row in part.rows]
    flips = [(row.where, row.to, "; ".join(row.steps)) for row in part.flips]
    swings = (w("answers.question"), w("solid.what"), w("solid.range"))
    return [
        *heading(part.head),
        *picture(part.chart),
        *table(columns, rows),
        *(["### " + plain(w("solid.flips")), ""] if flips else []),
        *table((c.front.segment_word, w("solid.to"), w("solid.changes")), flips),
        *(["### " + plain(w("solid.swings")), ""] if part.swings else []),
        *table(swings, part.swings),
    ]


def answers(c: Context) -> list[str]:
    """Return every answer, and the notes in full."""
    w = c.words
    lines = heading(c.answers.head)
    keys = ("answer", "basis", "evidence", "value", "counts_in")
    columns = [w("answers.question"), c.front.segment_word, *(w(f"answers.{key}") for key in keys)]
    for group in c.answers.groups:
        rows = [(r.question, r.where, r.answer, r.basis, r.evidence, r.value, r.counts) for r in group.rows]
        lines += ["### " + plain(group.title), "", *table(columns, rows)]
        lines += bullets(f"{w('answers.note')}: {note}" for row in group.rows for note in row.notes)
    return lines


def trace(c: Context) -> list[str]:
    """Return every sum with its terms."""
    w = c.words
    if c.trace is None:
        return []
    lines = heading(c.trace.head)
    columns = [w(f"trace.{key}") for key in ("term", "points", "weight", "value", "contribution")]
    for part in c.trace.tables:
        rows = [(row.title, row.points, row.weight, row.value, row.contribution) for row in part.rows]
        total = (w("trace.total"), "", "", "", part.total)
        lines += ["### " + plain(part.title), "", *table(columns, [*rows, total]), *bullets([part.band])]
    steps = [(row.title, row.where, row.reads, row.says) for row in c.trace.steps]
    lines += ["### " + plain(w("trace.steps")), ""] if steps else []
    return [*lines, *table((w("trace.step"), c.front.segment_word, w("trace.reads"), w("trace.says")), steps)]


def method(c: Context) -> list[str]:
    """Return method, constants, sources and the words used."""
    part, w = c.method, c.words
    figures = [(f.title, f.where, f.value, f.formula, f.source) for f in part.policy]
    sources = [(s.title, s.grade, s.date, s.says, s.url) for s in part.sources]
    columns = (w("method.figure"), "", w("method.set_to"), w("answers.note"), w("method.source"))
    return [
        *heading(part.head),
        *items(part.steps),
        *(["### " + plain(w("method.policy")), ""] if figures else []),
        *table(columns, figures),
        *bullets([part.rates]),
        *(["### " + plain(w("method.sources")), ""] if sources else []),
        *table(
            (w("method.source"), w("method.grade"), w("method.date"), w("method.says"), w("method.address")), sources
        ),
        *(["### " + plain(w("method.glossary")), ""] if part.glossary else []),
        *items(part.glossary),
    ]
