"""Where each segment stands on both axes at once."""

from __future__ import annotations

from collections.abc import Sequence

from abm_fit.pack.nodes import Sum
from abm_fit.report.charts.grid import Axis, Spot, grid_chart
from abm_fit.report.charts.svg import Chart
from abm_fit.report.parts.material import Material
from abm_fit.scoring.measured import NodeScore

Pair = tuple[NodeScore, NodeScore]
"""A segment on the axis across, and on the one upwards, which may be the company's."""


def grid(m: Material) -> Chart | None:
    """Draw the first two axes against each other, a spot a segment; nothing where there is only one axis."""
    axes = m.pack.rubric.axes
    if len(axes) < 2 or not axes[0].bands or not axes[1].bands:
        return None
    across, up = axes[0], axes[1]
    ups = {node.segment: node for node in m.nodes(up.id)}
    pairs: list[Pair] = []
    for node in m.nodes(across.id):
        other = ups.get(node.segment) or ups.get(None)
        if other is not None:
            pairs.append((node, other))
    if not pairs:
        return None
    first, second = (Axis(axis.title, m.bands(axis), m.ends(axis.id)) for axis in (across, up))
    spots = [_spot(m, *pair) for pair in pairs]
    return grid_chart("grid", _title(m, across, up, pairs), first, second, spots, m.theme)


def _title(m: Material, across: Sum, up: Sum, pairs: Sequence[Pair]) -> str:
    """Say where the one segment stands, or between which two the others lie."""
    ordered = sorted((node for node, _ in pairs), key=lambda node: node.score.low + node.score.high)
    low, high, level = ordered[0], ordered[-1], pairs[0][1]
    if len(pairs) == 1:
        bands = {"band": _band(m, low), "level_band": _band(m, level)}
        return m.words("grid.one", across=across.title, score=m.score(low), up=up.title, level=m.score(level), **bands)
    if level.segment is not None:
        return m.words("grid.many", across=across.title, up=up.title)
    return m.words(
        "grid.level",
        across=across.title,
        low=m.score(low),
        low_name=m.where(low.segment),
        high=m.score(high),
        high_name=m.where(high.segment),
        up=up.title,
        level=m.score(level),
    )


def _band(m: Material, node: NodeScore) -> str:
    return f" ({m.band(node)})" if m.band(node) else ""


def _spot(m: Material, across: NodeScore, up: NodeScore) -> Spot:
    return Spot(
        name=m.segment_names.get(across.segment or "", m.result.organisation),
        across=(float(across.score.low), float(across.score.high)),
        up=(float(up.score.low), float(up.score.high)),
        words=f"{across.title} {m.score(across)} ({m.band(across)}), {up.title} {m.score(up)} ({m.band(up)})",
    )
