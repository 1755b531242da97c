"""The mixes as ranges."""

from __future__ import annotations

from abm_fit.report.charts.mix import Group, Share, mix_chart
from abm_fit.report.charts.svg import Chart
from abm_fit.report.parts.chart_titles import mix_title
from abm_fit.report.parts.material import Material
from abm_fit.report.parts.values import Head
from abm_fit.report.parts.values_analysis import Mixes
from abm_fit.scoring.result import MixResult, MixShare


def mixes(m: Material) -> Mixes | None:
    """Fill the part, or nothing where no mix can be named."""
    mix = m.result.mix
    if mix is None or mix.now is None:
        return None
    title = m.words(
        "mix.title_same" if mix.later == mix.now else "mix.title",
        high=mix.high_word,
        now=m.share(mix.now.low, mix.now.high),
        later=m.share(mix.later.low, mix.later.high) if mix.later else m.words("none"),
    )
    return Mixes(
        head=Head("mix", m.words("mix.name"), title, m.words("mix.lede", low=mix.low_word, high=mix.high_word)),
        chart=_chart(m, mix),
        notes=(*mix.floor_say, _weighed(m)),
    )


def _weighed(m: Material) -> str:
    rule = m.pack.rubric.mix
    if rule is None or not m.several:
        return m.words("mix.one", step=rule.step if rule else 1)
    many = m.pack.questionnaire.segments_word
    return m.words("mix.weights", many=many, name=m.name_of(rule.weight), step=rule.step)


def _chart(m: Material, mix: MixResult) -> Chart:
    w = m.words
    whole: list[Share] = []
    if mix.current is not None:
        span = mix.current
        whole.append(Share(w("mix.today"), float(span.low), float(span.high), m.span(span, "percent")))
    whole += _shares(m, mix.now, mix.later)
    groups = [Group(w("mix.all") if m.several else m.result.organisation, tuple(whole), strong=True)]
    if m.several:
        groups += [
            Group(m.segment_names.get(segment, segment), tuple(_shares(m, now, later)))
            for segment, (now, later) in mix.by_segment.items()
            if now is not None
        ]
    title = mix_title(m, mix.high_word, groups)
    return mix_chart("mix-ranges", title, groups, (mix.low_word, mix.high_word), m.theme)


def _shares(m: Material, now: MixShare | None, later: MixShare | None) -> list[Share]:
    found: list[Share] = []
    if now is not None:
        found.append(Share(m.words("mix.now"), now.low, now.high, m.share(now.low, now.high)))
    if later is not None and later != now:
        found.append(Share(m.words("mix.later"), later.low, later.high, m.share(later.low, later.high), settled=True))
    return found
