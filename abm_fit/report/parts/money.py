"""Economics and capacity, with the user's own numbers."""

from __future__ import annotations

from abm_fit.pack.rules import Economics, Statement, Tier
from abm_fit.report.charts.affordability import Bearing, Cost, affordability_chart
from abm_fit.report.charts.svg import Chart
from abm_fit.report.parts.arithmetic import arithmetic_of, said
from abm_fit.report.parts.arithmetic import by_segment as differs
from abm_fit.report.parts.chart_titles import money_title
from abm_fit.report.parts.material import Material
from abm_fit.report.parts.values import Arithmetic, FactLine, Head
from abm_fit.report.parts.values_analysis import Money, TierLine
from abm_fit.scoring.measured import Quantified, Span


def money(m: Material) -> Money | None:
    """Fill the part, or nothing where the pack has no economics."""
    economics = m.pack.rubric.economics
    if economics is None:
        return None
    arithmetic = [arithmetic_of(m, segment) for segment in m.segment_names] if economics.statements else []
    return Money(
        head=Head("money", m.words("money.name"), _title(m, economics), m.words("money.lede")),
        chart=_chart(m, economics),
        # What is said of the company alone stands once.
        arithmetic=tuple(dict.fromkeys(item for item in arithmetic if item)),
        tiers=tuple(
            line
            for segment in m.segment_names
            for index, tier in enumerate(economics.tiers)
            for line in _tier(m, segment, tier, first=index == 0)
        ),
        capacity=_capacity(m, economics),
        facts=_facts(m, economics),
        caveat=m.words("money.caveat") if economics.tiers else "",
    )


def _span(m: Material, id_: str, segment: str | None) -> Span | None:
    try:
        return m.result.quantity(id_, segment).span
    except KeyError:
        return None


def _title(m: Material, economics: Economics) -> str:
    """Say which depths the accounts can pay for."""
    if not economics.tiers:
        return economics.title
    paid: dict[str, list[str]] = {}
    open_: list[str] = []
    for segment in m.segment_names:
        ratios = [_span(m, tier.ratio, segment) for tier in economics.tiers]
        able = [tier for tier, ratio in zip(economics.tiers, ratios, strict=True) if ratio and ratio.low >= 1]
        if able:
            paid.setdefault(able[-1].label.split(",")[0], []).append(segment)
        elif any(ratio is None or ratio.low < 1 <= ratio.high for ratio in ratios[:1]):
            open_.append(segment)
    w = m.words
    if not paid:
        return _title_open(m, economics.tiers[0], open_) if open_ else w("money.title_none")
    if not m.several:
        return w("money.title_one", tier=next(iter(paid)))
    parts = [w("money.title_part", names=_names(m, names), tier=tier) for tier, names in paid.items()]
    none = [item for item in m.segment_names if item not in open_ and not any(item in names for names in paid.values())]
    parts += [w("money.title_part_open", names=_names(m, open_))] if open_ else []
    parts += [w("money.title_part_none", names=_names(m, none))] if none else []
    return w("money.title_many", parts="; ".join(parts))


def _names(m: Material, segments: list[str]) -> str:
    return m.listed([m.segment_names[item] for item in segments])


def _title_open(m: Material, lightest: Tier, open_: list[str]) -> str:
    """Say that the lightest depth may pay or not: between which amounts, or that there is no number yet."""
    able, cost = (_span(m, id_, open_[0]) for id_ in (lightest.affordable, lightest.cost))
    if m.several:
        return m.words("money.title_between_many", names=_names(m, open_))
    if able is None or cost is None:
        return m.words("money.title_open")
    return m.words("money.title_between", able=m.span(able, "money"), cost=m.span(cost, "money"))


def _chart(m: Material, economics: Economics) -> Chart | None:
    rows: list[Bearing] = []
    costs: dict[str, Cost] = {}
    for segment, name in m.segment_names.items():
        for tier in economics.tiers[:1]:
            span = _span(m, tier.affordable, segment)
            if span is not None and span.high > 0:
                shown = m.span(span, "money")
                rows.append(
                    Bearing(name if m.several else m.result.organisation, float(span.low), float(span.high), shown)
                )
    for tier in economics.tiers:
        span = _span(m, tier.cost, None)
        if span is not None:
            costs[tier.id] = Cost(tier.label.split(",")[0], float(span.high), m.span(span, "money"))
    if not rows or not costs:
        return None
    depths = tuple(costs.values())
    return affordability_chart("affordability", money_title(m, rows, depths), rows, depths, m.theme, m.words)


def _tier(m: Material, segment: str, tier: Tier, *, first: bool) -> list[TierLine]:
    ratio = _span(m, tier.ratio, segment)
    w = m.words
    if ratio is None:
        word = w("money.word_unknown")
    elif ratio.low >= 1:
        word = w("money.word_pays")
    elif ratio.high < 1:
        word = w("money.word_not")
    else:
        word = w("money.word_open")

    def show(id_: str, unit: str) -> str:
        return m.span(_span(m, id_, segment), unit)

    return [
        TierLine(
            segment=m.segment_names[segment],
            first=first,
            tier=tier.label,
            cost=show(tier.cost, "money"),
            affordable=show(tier.affordable, "money"),
            ratio=show(tier.ratio, "ratio"),
            break_even=show(tier.break_even, "money"),
            uplift=m.uplift(_span(m, tier.uplift, segment)),
            word=word,
        )
    ]


def _capacity(m: Material, economics: Economics) -> tuple[Arithmetic, ...]:
    """Return what holds for the company once, and what differs by segment under each."""
    common: list[Statement] = []
    by_segment: list[Statement] = []
    for statement in economics.capacity:
        (by_segment if differs(m, statement) else common).append(statement)
    blocks: list[Arithmetic] = []
    if not m.several:
        lines = said(m, economics.capacity, m.lead_segment)
        return (Arithmetic("", lines),) if lines else ()
    if common:
        blocks.append(Arithmetic("", said(m, common, None)))
    if by_segment:
        blocks += [Arithmetic(name, said(m, by_segment, segment)) for segment, name in m.segment_names.items()]
    return tuple(blocks)


def _facts(m: Material, economics: Economics) -> tuple[FactLine, ...]:
    return tuple(
        fact_line(m, item) for id_ in economics.facts for item in m.result.quantities if item.id == id_ and item.span
    )


def fact_line(m: Material, item: Quantified) -> FactLine:
    """Show a quantity with where it comes from."""
    value = m.quantity(item)
    if item.assumed and item.span and not item.span.exact:
        value += f" ({m.words('money.assumed')})"
    return FactLine(
        item.title, m.where(item.segment), value, item.note or m.formula(item.formula), m.source(item.source)
    )
