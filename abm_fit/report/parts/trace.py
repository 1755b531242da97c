"""How the points add up: every sum with its terms."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil

from abm_fit.report.decimals import decimals
from abm_fit.report.parts.material import Material
from abm_fit.report.parts.tables import table_lines
from abm_fit.report.parts.values import Head
from abm_fit.report.parts.values_appendix import Trace, TraceLine, TraceMatrix, TraceTable
from abm_fit.scoring.measured import NodeScore, Part, Span

PLACES = 2
ACROSS = 3
"""Segments beside each other, at most."""


def trace(m: Material) -> Trace | None:
    """Show every sum, the axes first and under each what it is made of; nothing where the pack has none."""
    order = _order(m)
    counted = [m.nodes(id_) for id_ in order if m.pack.rubric.sums[id_].points]
    tables = tuple(_table(m, node) for nodes in counted for node in nodes)
    blocks = tuple(block for nodes in counted for block in _blocks(m, nodes))
    steps = table_lines(m)
    if not tables and not steps:
        return None
    name, title, lede = (m.words(f"trace.{key}{'' if tables else '_steps'}") for key in ("name", "title", "lede"))
    return Trace(Head("trace", name, title, lede), tables, blocks, steps)


def _blocks(m: Material, nodes: Sequence[NodeScore]) -> list[TraceTable | TraceMatrix]:
    """Put a sum's segments beside each other where their weights are the same, as evenly as may be."""
    weights = {tuple(part.weight for part in node.parts) for node in nodes}
    if len(nodes) < 2 or len(weights) > 1:
        return [_table(m, node) for node in nodes]
    across = ceil(len(nodes) / ceil(len(nodes) / ACROSS))
    return [_matrix(m, nodes[first : first + across]) for first in range(0, len(nodes), across)]


def _matrix(m: Material, nodes: Sequence[NodeScore]) -> TraceMatrix:
    tables = [_table(m, node) for node in nodes]
    return TraceMatrix(
        title=nodes[0].title,
        columns=tuple(m.segment_names.get(node.segment or "", "") for node in nodes),
        rows=tuple(
            (lines[0].title, lines[0].points, tuple((line.value, line.contribution) for line in lines))
            for lines in zip(*(table.rows for table in tables), strict=True)
        ),
        totals=tuple((table.band, table.total) for table in tables),
    )


def _order(m: Material) -> list[str]:
    sums = m.pack.rubric.sums
    order: list[str] = []

    def take(id_: str) -> None:
        if id_ in sums and id_ not in order:
            order.append(id_)
            for child in sums[id_].points:
                take(child)

    for axis in m.pack.rubric.axes:
        take(axis.id)
    for id_ in sums:
        take(id_)
    return order


def _table(m: Material, node: NodeScore) -> TraceTable:
    rule = m.pack.rubric.sums[node.node]
    total = _exact(m, node.score)
    band = m.band(node) if rule.bands else ""
    if band and node.band_by_points and node.band and node.band != node.band_by_points:
        band = m.words("trace.capped", points=m.band_label(node.node, node.band_by_points), band=band)
    return TraceTable(
        title=m.named(node.node, node.segment),
        rows=tuple(_line(m, part, rule.combine) for part in node.parts),
        total=total,
        band=band,
        ranges=not all(part.contribution.exact for part in node.parts),
    )


def _line(m: Material, part: Part, combine: str) -> TraceLine:
    weight = m.fmt.percent(part.weight * 100, decimals(part.weight * 100, 4)) if combine == "mean" else str(part.points)
    if part.value is None:
        return TraceLine(part.title, str(part.points), m.words("none"), m.words("na"), m.words("none"))
    return TraceLine(
        part.title, str(part.points), weight, m.fmt.score(part.value, fine=True), _exact(m, part.contribution)
    )


def _exact(m: Material, span: Span) -> str:
    low, high = _two(m, span.low), _two(m, span.high)
    return low if low == high else f"{low}–{high}"


def _two(m: Material, value: Fraction) -> str:
    return m.fmt.number(value, PLACES)
