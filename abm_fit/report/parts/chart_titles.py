"""The titles of charts: each says in a sentence what its chart shows."""

from __future__ import annotations

from collections.abc import Sequence

from abm_fit.pack.nodes import Sum
from abm_fit.report.charts.affordability import Bearing, Cost
from abm_fit.report.charts.heat import HeatRow
from abm_fit.report.charts.mix import Group
from abm_fit.report.charts.robustness import Stacks
from abm_fit.report.charts.timeline import Bar
from abm_fit.report.charts.trend import Move
from abm_fit.report.parts.material import Material
from abm_fit.scoring.measured import NodeScore
from abm_fit.wording.words import lower_first

LOW = 40.0
"""Percent of its scale under which a question's cell is coloured as a warning."""

ALL = 100.0
"""Percent."""


def pulls_title(m: Material, axis: Sum, nodes: Sequence[NodeScore]) -> str:
    """Say how strongly both poles pull; of several positions, at which ends they pull hardest."""
    low_pole, high_pole = axis.poles
    if len(nodes) == 1:
        low, high = _pulls(m, nodes[0])
        return m.words("fit.chart_one", low=low, low_pole=low_pole, high=high, high_pole=high_pole)
    ordered = sorted(nodes, key=lambda node: _net(m, node))
    least, most = ordered[0], ordered[-1]
    names = {"least": m.where(least.segment), "most": m.where(most.segment)}
    poles = {"low_pole": low_pole, "high_pole": high_pole}
    if _net(m, least) < 0 < _net(m, most):
        pulls = {"low": _pulls(m, least)[0], "high": _pulls(m, most)[1]}
        return m.words("fit.chart_apart", **names, **pulls, **poles)
    key, one, other = ("high", high_pole, low_pole) if _net(m, least) >= 0 else ("low", low_pole, high_pole)
    hardest = names["most" if key == "high" else "least"]
    return m.words("fit.chart_same", pole=one, other=other, name=hardest)


def _pulls(m: Material, node: NodeScore) -> tuple[str, str]:
    spans = (node.pull_low, node.pull_high)
    low, high = (m.fmt.score(span) if span else "0" for span in spans)
    return low, high


def _net(m: Material, node: NodeScore) -> float:
    low, high = (m.middle(span) if span else 0.0 for span in (node.pull_low, node.pull_high))
    return high - low


def level_title(m: Material, name: str, rows: Sequence[HeatRow], *, better: bool) -> str:
    """Say how many questions stand low on their scale, and how many are not known."""
    cells = [cell for row in rows for cell in row.cells if cell.shown != m.words("na")]
    if not better or not m.hundred or not cells:
        return m.words("level.chart", title=name)
    low = sum(cell.value is not None and cell.value < LOW for cell in cells)
    open_ = sum(cell.value is None for cell in cells)
    said = {"all": m.words.number(len(cells)), "cut": f"{LOW:g}"}
    said["open"] = m.words.count(open_, "level.chart_open") if open_ else ""
    return m.words.count(low, "level.chart_low", **said) if low else m.words("level.chart_none", **said)


def mix_title(m: Material, high: str, groups: Sequence[Group]) -> str:
    """Say how the share goes from today to the destination; of several parts, which one has most of it."""
    if len(groups) < 3:
        shares = [
            m.words("mix.chart_step", when=lower_first(share.when), share=share.shown) for share in groups[0].shares
        ]
        return m.words("mix.chart", high=high, shares=", ".join(shares))
    parts = sorted(groups[1:], key=lambda group: group.shares[-1].low + group.shares[-1].high)
    least, most = parts[0], parts[-1]
    return m.words(
        "mix.chart_many",
        high=high,
        most=most.name,
        most_share=most.shares[-1].shown,
        least=least.name,
        least_share=least.shares[-1].shown,
    )


def money_title(m: Material, rows: Sequence[Bearing], costs: Sequence[Cost]) -> str:
    """Say what an account can bear, and what the lightest depth costs."""
    most, lightest = max(rows, key=lambda row: row.high), min(costs, key=lambda cost: cost.amount)
    key = "money.chart_many" if len(rows) > 1 else "money.chart"
    return m.words(key, name=most.name, able=most.shown, tier=lightest.name, cost=lightest.shown)


def solid_title(m: Material, groups: Sequence[Stacks]) -> str:
    """Say how seldom the band of the points comes out, at worst."""
    here = [
        (part.share, part.shown, group.name)
        for group in groups
        for bar in group.bars
        for part in bar.slices
        if part.here
    ]
    if not here:
        return m.words("solid.chart_none")
    least, shown, name = min(here)
    if least == ALL:
        return m.words("solid.chart_all")
    return m.words("solid.chart", share=shown, name=name)


def plan_title(m: Material, bars: Sequence[Bar]) -> str:
    """Say how much of the plan is due first."""
    first = min(bar.days for bar in bars)
    due = sum(bar.days == first for bar in bars)
    if due == len(bars):
        return m.words.count(due, "plan.chart_all", days=first)
    return m.words.count(due, "plan.chart", days=first, all=m.words.number(len(bars)))


def changes_title(m: Material, moves: Sequence[Move], perhaps: int) -> str:
    """Say how many scores moved for certain or else perhaps, and how they are drawn."""
    sure, every = sum(move.sure for move in moves), m.words.number(len(moves))
    if sure:
        return m.words.count(sure, "changes.chart", all=every)
    if perhaps:
        return m.words.count(perhaps, "changes.chart_perhaps", all=every)
    return m.words("changes.chart_none", all=every)
