"""Level axes: the heat map of dimensions and questions, and what holds the level down most."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from abm_fit.pack.nodes import Sum
from abm_fit.report.charts.heat import Cell, HeatRow, heat_chart
from abm_fit.report.parts.by_role import by_role
from abm_fit.report.parts.chart_titles import level_title
from abm_fit.report.parts.extremes import lowest
from abm_fit.report.parts.material import Material
from abm_fit.report.parts.values import Head
from abm_fit.report.parts.values_analysis import Level
from abm_fit.scoring.held import value_limits
from abm_fit.scoring.measured import NodeScore, Part, Reading

WEAKEST = 5


def levels(m: Material) -> tuple[Level, ...]:
    """Fill one part for each level axis and segment."""
    return tuple(
        _level(m, axis, node) for axis in m.pack.rubric.axes if axis.kind != "position" for node in m.nodes(axis.id)
    )


def _level(m: Material, axis: Sum, node: NodeScore) -> Level:
    rows = tuple(_row(m, node, part) for part in node.parts)
    least = lowest(m, node.parts)
    told = least if len(least) < sum(part.value is not None for part in node.parts) else []
    where = m.where(node.segment)
    name = f"{axis.title}, {where}" if where else axis.title
    band = m.words("comma_band", band=m.band(node)) if m.band(node) else ""
    title = m.words("level.title", title=name, score=m.score(node), band=band)
    if told:
        title += m.words.count(len(told), "level.lowest", parts=m.listed([part.title for part in told]))
    suffix, better = f"-{node.segment}" if node.segment else "", axis.kind == "level"
    return Level(
        head=Head(f"level-{axis.id}{suffix}", name, title, m.words("level.lede")),
        chart=heat_chart(
            f"heat-{axis.id}{suffix}", level_title(m, name, rows, better=better), rows, m.theme, better=better
        ),
        legend=_legend(m, rows),
        weakest=_weakest(m, node) if axis.kind == "level" else (),
        evidenced=_evidenced(m, node),
        by_role=by_role(m, node, name),
    )


def _legend(m: Material, rows: Sequence[HeatRow]) -> str:
    """Explain the cells of a heat map that are no plain number, as far as there are such."""
    weak = m.words("level.weak")
    cells = [cell for row in rows for cell in row.cells]
    open_ = any(cell.value is None and cell.shown != m.words("na") for cell in cells)
    said = [("level.legend_open", open_), ("level.legend_weak", any(cell.shown == weak for cell in cells))]
    return " ".join(m.words(key) for key, there in said if there)


def _row(m: Material, node: NodeScore, part: Part) -> HeatRow:
    child = next((item for item in m.nodes(part.child) if item.segment in {node.segment, None}), None)
    parts = child.parts if child else (part,)
    value = None if part.value is None else m.along(part.child, part.value)
    shown = m.words("na") if part.value is None else m.value(part.child, part.value)
    return HeatRow(part.title, value, shown, tuple(_cell(m, node.segment, item) for item in parts))


def _cell(m: Material, segment: str | None, part: Part) -> Cell:
    reading = _reading(m, segment, part)
    if part.value is None:
        return Cell(part.title, None, m.words("na"))
    if reading is not None and reading.weak:
        return Cell(part.title, 0.0, m.words("level.weak"))
    if part.state == "unknown":
        return Cell(part.title, None, m.words("level.open", span=m.value(part.child, part.value)))
    if not part.value.exact:
        return Cell(part.title, None, m.value(part.child, part.value))
    return Cell(part.title, m.along(part.child, part.value), m.value(part.child, part.value))


def _reading(m: Material, segment: str | None, part: Part) -> Reading | None:
    """Return what a segment, or the company, answered to the question of a part."""
    mine = (item for item in m.result.readings if item.question == part.child)
    return next((item for item in mine if item.segment in {segment, None}), None)


def _weakest(m: Material, node: NodeScore) -> tuple[tuple[str, str, str, str], ...]:
    """Return the questions that could still bring the axis most points, where the company can change them."""
    found: list[tuple[Fraction, tuple[str, str, str, str]]] = []
    for dimension, weight in _leaves(m, node):
        rule = m.pack.rubric.values.get(dimension.child)
        if dimension.value is None or rule is None or not rule.actionable:
            continue
        best = value_limits(m.pack.questionnaire.questions[dimension.child], rule)[1]
        gain = weight * (best - dimension.value.low)
        reading = _reading(m, node.segment, dimension)
        if gain > 0 and reading is not None:
            value = m.words("level.weak_short") if reading.weak else m.value(dimension.child, dimension.value)
            points = m.fmt.signed(gain, 1)
            if not dimension.value.exact:
                points = m.words("level.gain_most", points=points)
            row = (dimension.title, m.answer(reading), value, points)
            found.append((gain, row))
    return tuple(row for _, row in sorted(found, key=lambda item: -item[0])[:WEAKEST])


def _leaves(m: Material, node: NodeScore, weight: Fraction = Fraction(1)) -> list[tuple[Part, Fraction]]:
    """Return the questions under a node with their share of it."""
    found: list[tuple[Part, Fraction]] = []
    for part in node.parts:
        child = next((item for item in m.nodes(part.child) if item.segment in {node.segment, None}), None)
        share = weight * part.weight
        found += _leaves(m, child, share) if child else [(part, share)]
    return found


def _evidenced(m: Material, node: NodeScore) -> str:
    analyses = m.result.analyses
    key = f"{node.node}@{node.segment}" if node.segment else node.node
    span = analyses.evidenced.get(key) if analyses else None
    return m.words("level.evidenced", span=m.value(node.node, span)) if span is not None else ""
