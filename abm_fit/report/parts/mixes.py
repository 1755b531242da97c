"""Where each segment stands on both axes, and the mixes as ranges."""

from __future__ import annotations

from abm_fit.report.charts.grid import Axis, Spot, grid_chart
from abm_fit.report.charts.mix import Share, mix_chart
from abm_fit.report.charts.svg import Chart
from abm_fit.report.parts.material import Material
from abm_fit.report.parts.values import Head, Mixes
from abm_fit.scoring.result import MixResult, MixShare, NodeScore, Span


def mixes(m: Material) -> Mixes | None:
    """Fill the part, or nothing where no mix can be named."""
    mix = m.result.mix
    if mix is None or mix.now is None:
        return None
    title = m.words(
        "mix.title",
        high=mix.high_word,
        now=m.share(mix.now.low, mix.now.high),
        later=m.share(mix.later.low, mix.later.high) if mix.later else m.words("none"),
    )
    return Mixes(
        head=Head("mix", m.words("mix.name"), title, m.words("mix.lede", low=mix.low_word, high=mix.high_word)),
        chart=_chart(m, mix),
        grid=grid(m),
        notes=(*mix.floor_say, m.words("mix.weights" if m.several else "mix.one")),
    )


def _chart(m: Material, mix: MixResult) -> Chart:
    w = m.words
    rows: list[Share] = []
    if mix.current is not None:
        rows.append(_today(m, w("mix.today"), mix.current))
    rows += _share(m, w("mix.now_all" if m.several else "mix.now"), mix.now, strong=True)
    rows += _share(m, w("mix.later_all" if m.several else "mix.later"), mix.later, strong=True)
    if m.several:
        for segment, (now, later) in mix.by_segment.items():
            name = m.segment_names.get(segment, segment)
            rows += _share(m, w("mix.segment_now", name=name), now)
            if later != now:
                rows += _share(m, w("mix.segment_later", name=name), later)
    title = w("mix.chart", high=mix.high_word)
    return mix_chart("mix-ranges", title, rows, (mix.low_word, mix.high_word), m.theme)


def _today(m: Material, name: str, span: Span) -> Share:
    return Share(name, float(span.low), float(span.high), m.span(span, "percent"))


def _share(m: Material, name: str, share: MixShare | None, *, strong: bool = False) -> list[Share]:
    if share is None:
        return []
    return [Share(name, share.low, share.high, m.share(share.low, share.high), strong)]


def grid(m: Material) -> Chart | None:
    """Draw the first two axes against each other, a spot a segment; nothing where there is only one axis."""
    axes = m.pack.rubric.axes
    if len(axes) < 2 or not axes[0].bands or not axes[1].bands:
        return None
    across, up = axes[0], axes[1]
    ups = {node.segment: node for node in m.nodes(up.id)}
    spots: list[Spot] = []
    for node in m.nodes(across.id):
        other = ups.get(node.segment) or ups.get(None)
        if other is not None:
            spots.append(_spot(m, node, other))
    if not spots:
        return None
    title = m.words("mix.grid", across=across.title, up=up.title.lower())
    return grid_chart("grid", title, Axis(across.title, m.bands(across)), Axis(up.title, m.bands(up)), spots, m.theme)


def _spot(m: Material, across: NodeScore, up: NodeScore) -> Spot:
    return Spot(
        name=m.segment_names.get(across.segment or "", m.result.organisation),
        across=(float(across.score.low), float(across.score.high)),
        up=(float(up.score.low), float(up.score.high)),
        words=f"{across.title} {m.score(across)} ({m.band(across)}), {up.title} {m.score(up)} ({m.band(up)})",
    )
