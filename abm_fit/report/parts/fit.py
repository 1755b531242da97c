"""Position axes: where each segment stands between the poles, and what pulls it each way."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from abm_fit.pack.nodes import Sum
from abm_fit.report.charts.svg import Chart
from abm_fit.report.charts.tug import Tug, tug_chart
from abm_fit.report.parts.chart_titles import pulls_title
from abm_fit.report.parts.material import NAMED_MOST, Material
from abm_fit.report.parts.position import grid
from abm_fit.report.parts.reasons import strongest
from abm_fit.report.parts.values import Head
from abm_fit.report.parts.values_analysis import Fit, Pull, PullRow, SegmentFit
from abm_fit.scoring.measured import NodeScore, Part, Reading, Span
from abm_fit.scoring.rounding import half_up

BAR_MOST = 70
"""Percent of its cell that the longest bar takes; the rest is for the number."""

NOTHING = Span(Fraction(0), Fraction(0))


def fit(m: Material) -> Fit | None:
    """Fill the part, or nothing where the pack has no position axis."""
    axes = [axis for axis in m.pack.rubric.axes if axis.kind == "position" and m.nodes(axis.id)]
    if not axes:
        return None
    first = m.nodes(axes[0].id)
    segments = tuple(_segment(m, axis, node) for axis in axes for node in m.nodes(axis.id))
    one = "_one" if len(segments) == 1 else ""
    name, lede = m.words(f"fit.name{one}", title=axes[0].title), m.words(f"fit.lede{one}")
    return Fit(
        head=Head("fit", name, _title(m, axes[0], first), lede),
        charts=tuple(_chart(m, axis, m.nodes(axis.id)) for axis in axes),
        grid=grid(m),
        segments=segments,
    )


def pulls_head(m: Material) -> Head:
    """Announce the part on what pulls each segment."""
    w = m.words
    one = m.pack.questionnaire.segment_word
    title = w("fit.pulls_title", one=one) if m.several and one else w("fit.pulls_title_one")
    return Head("pulls", w("fit.pulls_name"), title, w("fit.pulls_lede"))


def _title(m: Material, axis: Sum, nodes: Sequence[NodeScore]) -> str:
    w = m.words
    if len(nodes) == 1 and not nodes[0].label and len(nodes[0].possible) > NAMED_MOST:
        return w("fit.title.open", title=axis.title, score=m.score(nodes[0]), of=m.of_scale(axis.id))
    if len(nodes) == 1:
        return w(
            "fit.title.one",
            title=axis.title,
            score=m.score(nodes[0]),
            of=m.of_scale(axis.id),
            band=m.then_band(nodes[0]),
        )
    ordered = sorted(nodes, key=lambda node: node.score.low + node.score.high)
    low, high = ordered[0], ordered[-1]
    if low.label and low.label == high.label and all(node.label == low.label for node in nodes):
        return w("fit.title.same", many=m.pack.questionnaire.segments_word, band=low.label)
    top = all(high.score.low >= node.score.high for node in nodes if node is not high)
    bottom = all(low.score.high <= node.score.low for node in nodes if node is not low)
    key = {(True, True): "range", (True, False): "high", (False, True): "low", (False, False): "no_order"}[top, bottom]
    return w(
        f"fit.title.{key}",
        one=m.pack.questionnaire.segment_word,
        pole=axis.poles[1],
        high=m.where(high.segment),
        high_band=m.band(high),
        low=m.where(low.segment),
        low_band=m.band(low),
    )


def _chart(m: Material, axis: Sum, nodes: Sequence[NodeScore]) -> Chart:
    rows = [_tug(m, node, axis.poles) for node in nodes]
    title = pulls_title(m, axis, nodes)
    return tug_chart(f"tug-{axis.id}", title, rows, axis.poles, m.bands(axis), m.theme, m.words, ends=m.ends(axis.id))


def _tug(m: Material, node: NodeScore, poles: tuple[str, str]) -> Tug:
    low, high = node.pull_low or NOTHING, node.pull_high or NOTHING
    return Tug(
        name=m.segment_names.get(node.segment or "", node.title),
        low=float(node.score.low),
        high=float(node.score.high),
        score=m.score(node),
        band=m.band(node),
        pull_low=m.middle(low),
        pull_high=m.middle(high),
        pulls=(
            m.words("fit.pull", points=m.fmt.score(low), pole=poles[0]),
            m.words("fit.pull", points=m.fmt.score(high), pole=poles[1]),
        ),
    )


def _segment(m: Material, axis: Sum, node: NodeScore) -> SegmentFit:
    verdict = next((item for item in m.result.verdicts if item.segment == node.segment), None)
    unknown = [part for part in node.parts if part.state == "unknown"]
    return SegmentFit(
        name=m.segment_names.get(node.segment or "", node.title),
        score=f"{m.score(node)} · {m.band(node)}",
        verdict=verdict.label if verdict else "",
        text=(verdict.text or verdict.say) if verdict else "",
        poles=axis.poles,
        low=tuple(_pull(m, node, part) for part in strongest(node, up=False)),
        high=tuple(_pull(m, node, part) for part in strongest(node, up=True)),
        unknown=m.words("fit.unknown", items=m.quoted(unknown)) if unknown else "",
        rows=_rows(m, node),
    )


def _rows(m: Material, node: NodeScore) -> tuple[PullRow, ...]:
    """Show every term with its pull, `points × distance from the middle`, as far as that is certain."""
    found: list[tuple[Fraction, PullRow]] = []
    most = max((part.points for part in node.parts), default=1)
    for part in node.parts:
        if part.value is None:
            continue
        high = max(part.value.low - 50, Fraction(0)) / 50 * part.points
        low = max(50 - part.value.high, Fraction(0)) / 50 * part.points
        reading = _reading(m, node, part)
        row = PullRow(
            title=part.title,
            answer=m.answer(reading) if reading else "",
            value=m.words("fit.value", value=m.value(part.child, part.value), points=part.points),
            low=m.fmt.number(low, 1) if low else "",
            high=m.fmt.number(high, 1) if high else "",
            low_percent=half_up(low / most * BAR_MOST),
            high_percent=half_up(high / most * BAR_MOST),
        )
        found.append((high - low, row))
    return tuple(row for _, row in sorted(found, key=lambda item: -item[0]))


def _reading(m: Material, node: NodeScore, part: Part) -> Reading | None:
    for reading in m.result.readings:
        if reading.question == part.child and reading.segment in {node.segment, None}:
            return reading
    return None


def _pull(m: Material, node: NodeScore, part: Part) -> Pull:
    reading = _reading(m, node, part)
    value = m.value(part.child, part.value) if part.value else ""
    return Pull(
        title=part.title,
        answer=m.answer(reading) if reading else "",
        points=m.words("fit.points", value=value, of=m.of_scale(part.child), points=part.points),
    )
