"""How solid the verdict is: margins, smallest flips, and what errors in weights and answers could do."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from abm_fit.report.charts.robustness import Slice, Stack, Stacks, robustness_chart
from abm_fit.report.charts.svg import Chart
from abm_fit.report.parts.chart_titles import solid_title
from abm_fit.report.parts.material import Material
from abm_fit.report.parts.undecided import next_question, open_bands, still_open
from abm_fit.report.parts.values import Head, Item
from abm_fit.report.parts.values_appendix import FlipLine, SolidLine
from abm_fit.report.parts.values_appendix import Solid as SolidPart
from abm_fit.scoring.analysed import Flip, Solidity, Step
from abm_fit.scoring.measured import NodeScore, Span
from abm_fit.wording.words import capitalised

WEAKEST_FIRST = ("open", "fragile", "fair", "solid")
SWINGS = 8
FLIPS = 8
NEARLY = Fraction(199, 2)
"""Percent from which a share would be rounded to all."""


def front_solid(m: Material) -> Item | None:
    """Say on page one how solid the weakest band is, with its margin and the smallest flip."""
    analyses = m.result.analyses
    if analyses is None or not analyses.solidity:
        return None
    if any(item.word == "open" for item in analyses.solidity):
        parts = [still_open(m, analyses.solidity), next_question(m)]
        return Item(m.words("solid.word_open"), " ".join(part for part in parts if part))
    weakest = min(analyses.solidity, key=lambda item: (WEAKEST_FIRST.index(item.word), _near(item)))
    margin = m.listed(_margins(m, weakest))
    title = m.named(weakest.node, weakest.segment)
    parts = [m.words("solid.weakest" if margin else "solid.weakest_bare", title=title, margin=margin)]
    flip = smallest_flip(m)
    if flip is not None:
        parts.append(m.words("solid.flip", steps=_steps(m, flip), label=flip.label, where=_in(m, flip)))
    return Item(m.words(f"solid.word_{weakest.word}"), " ".join(part for part in parts if part))


def smallest_flip(m: Material) -> Flip | None:
    """Return the flip with the fewest changes, and of these the one that moves its answers least.

    What is still possible as things stand is no flip of anything, so flips of open verdicts are left out.
    """
    certain = {verdict.segment for verdict in m.result.verdicts if verdict.status == "certain"}
    every = m.result.analyses.flips if m.result.analyses else ()
    flips = [flip for flip in every if flip.steps and (flip.segment in certain or not m.result.verdicts)]
    if not flips:
        return None
    return min(flips, key=lambda flip: (len(flip.steps), sum(abs(s.after_value - s.before_value) for s in flip.steps)))


def margins(m: Material, item: Solidity) -> str:
    """Say how many points it is to the next cut on both sides."""
    found = _margins(m, item)
    return capitalised(m.listed(found)) + "." if found else ""


def _margins(m: Material, item: Solidity) -> list[str]:
    found: list[str] = []
    if item.margin_down is not None:
        found.append(m.words("solid.down", points=m.fmt.number(item.margin_down, 1)))
    if item.margin_up is not None:
        found.append(m.words("solid.up", points=m.fmt.number(item.margin_up, 1)))
    return found


def _near(item: Solidity) -> Fraction:
    known = [margin for margin in (item.margin_down, item.margin_up) if margin is not None]
    return min(known, default=Fraction(100))


def _in(m: Material, flip: Flip) -> str:
    where = m.where(flip.segment)
    return f" ({where})" if where else ""


def _steps(m: Material, flip: Flip) -> str:
    return m.listed([step_words(m, step, flip.segment) for step in flip.steps])


def step_words(m: Material, step: Step, known: str | None = None) -> str:
    """Say one change of an answer; its segment is left out where it is `known` already."""
    segment = None if step.segment == known else step.segment
    return m.words(
        "solid.step",
        question=m.named(step.question, segment),
        before=answer_words(m, step.question, step.before, step.before_number),
        after=answer_words(m, step.question, step.after, step.after_number),
    )


def answer_words(m: Material, id_: str, said: str, number: Span | None) -> str:
    """Write an answer that scoring put in words; one that is a number as people of the locale write it."""
    return said if number is None else m.answer_span(m.question(id_), number)


def solid(m: Material) -> SolidPart | None:
    """Fill the appendix, or nothing where the analyses were not made."""
    analyses = m.result.analyses
    if analyses is None or not analyses.solidity:
        return None
    w = m.words
    words = [item.word for item in analyses.solidity]
    least: str = next(word for word in WEAKEST_FIRST if word in words)
    if set(words) == {"open"}:
        least = "all_open"
    swings = sorted(
        ((swing, item) for item in analyses.solidity if item.word != "open" for swing in item.tornado if swing.crosses),
        key=lambda pair: -(pair[0].high - pair[0].low),
    )
    return SolidPart(
        head=Head(
            "solid",
            w("solid.name"),
            w(f"solid.title_{least}"),
            w("solid.lede" if m.result.gates else "solid.lede_no_gates"),
        ),
        chart=_chart(m),
        rows=tuple(_line(m, item) for item in analyses.solidity),
        flips=tuple(
            FlipLine(m.where(flip.segment), flip.label, tuple(step_words(m, step, flip.segment) for step in flip.steps))
            for flip in analyses.flips[:FLIPS]
        ),
        swings=tuple(
            (
                m.named(swing.question, item.segment),
                m.named(item.node, item.segment),
                f"{m.fmt.number(swing.low, 1)}–{m.fmt.number(swing.high, 1)}",
            )
            for swing, item in swings[:SWINGS]
        ),
    )


def _line(m: Material, item: Solidity) -> SolidLine:
    node = next((n for n in m.nodes(item.node) if n.segment == item.segment), None)
    decided = item.word != "open"
    return SolidLine(
        title=m.named(item.node, item.segment),
        word=m.words(f"solid.word_{item.word}"),
        rule=m.localised(item.rule) if decided else m.words("solid.nothing_yet"),
        margins=margins(m, item) if decided else capitalised(open_bands(m, node)) + "." if node else "",
        radius=m.fmt.percent(item.radius * 100) if decided and item.radius is not None else m.words("none"),
        detectable=m.fmt.number(item.detectable, 1) if decided else m.words("none"),
    )


def _chart(m: Material) -> Chart | None:
    groups: list[Stacks] = []
    for item in m.result.analyses.solidity if m.result.analyses else ():
        node = next((n for n in m.nodes(item.node) if n.segment == item.segment), None)
        if node is None or item.word == "open":
            continue
        varied = (("solid.weightings", item.acceptability), ("solid.noise", item.noise))
        bars = tuple(Stack(m.words(key), _slices(m, node, shares)) for key, shares in varied if shares)
        if bars:
            groups.append(Stacks(m.named(item.node, item.segment), bars))
    if not groups:
        return None
    return robustness_chart("robustness", solid_title(m, groups), groups, m.theme)


def _slices(m: Material, node: NodeScore, shares: Mapping[str, Fraction]) -> tuple[Slice, ...]:
    return tuple(
        Slice(
            m.band_label(node.node, band.id),
            float(shares[band.id] * 100),
            _share(m, shares[band.id] * 100),
            band.id == (node.band_by_points or node.band),
        )
        for band in m.pack.rubric.sums[node.node].bands
        if shares.get(band.id)
    )


def _share(m: Material, percent: Fraction) -> str:
    """Write a share; one that is nearly all or nearly nothing is not rounded to all or nothing."""
    if NEARLY < percent < 100:
        return m.words("over", value=m.fmt.percent(Fraction(99)))
    return m.words("under", value=m.fmt.percent(Fraction(1))) if 0 < percent < 100 - NEARLY else m.fmt.percent(percent)
