"""Level axes as each role sees them, from its own answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from abm_fit.report.charts.heat import Cell, HeatRow, heat_chart
from abm_fit.report.charts.svg import Chart
from abm_fit.report.parts.material import Material
from abm_fit.scoring.analysed import RoleLevel, RoleView
from abm_fit.scoring.measured import NodeScore, Part

Rated = Mapping[str, Mapping[str, RoleLevel]]
"""By role id and part: how the role rates it."""


def by_role(m: Material, node: NodeScore, name: str) -> Chart | None:
    """Draw a row a part and a cell a role; nothing where fewer than two roles judged something of the axis."""
    views = m.result.analyses.people.roles if m.result.analyses else ()
    parts = {part.child for part in node.parts}
    rated = {
        view.role: {
            level.node: level for level in view.levels if level.node in parts and level.segment in {node.segment, None}
        }
        for view in views
    }
    rating = [view for view in views if rated[view.role]]
    if len(rating) < 2:
        return None
    told = [part for part in node.parts if any(part.child in rated[view.role] for view in rating)]
    suffix = f"-{node.segment}" if node.segment else ""
    rows = [_row(m, part, rating, rated) for part in told]
    return heat_chart(f"roles-{node.node}{suffix}", m.words("level.by_role", title=name), rows, m.theme)


def _row(m: Material, part: Part, rating: Sequence[RoleView], rated: Rated) -> HeatRow:
    value = None if part.value is None else m.along(part.child, part.value)
    shown = m.words("na") if part.value is None else m.value(part.child, part.value)
    return HeatRow(part.title, value, shown, tuple(_cell(m, view, rated[view.role].get(part.child)) for view in rating))


def _cell(m: Material, view: RoleView, level: RoleLevel | None) -> Cell:
    if level is None:
        return Cell(view.label, None, m.words("none"))
    value = m.along(level.node, level.score) if level.score.exact else None
    name = m.words("level.own", role=view.label, own=level.own, of=level.of)
    return Cell(name, value, m.value(level.node, level.score))
