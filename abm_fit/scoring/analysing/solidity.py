"""How solid an axis's band is: distance, weights, noise, and the word with the rule that gave it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import Literal

from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Sum
from abm_fit.scoring.analysed import Solidity, Swing
from abm_fit.scoring.analysing.cuts import Cuts, cuts_of
from abm_fit.scoring.analysing.leaves import Leaf, leaves_of
from abm_fit.scoring.analysing.slips import Slips
from abm_fit.scoring.measured import NodeScore
from abm_fit.scoring.methods.acceptability import band_acceptability
from abm_fit.scoring.methods.adding import over
from abm_fit.scoring.methods.change import minimal_detectable_change
from abm_fit.scoring.methods.noise import Noisy, band_probabilities, moved, shifted, variance
from abm_fit.scoring.methods.radius import stability_radius
from abm_fit.scoring.methods.tornado import swings
from abm_fit.scoring.result import Result
from abm_fit.scoring.rounding import shown
from abm_fit.wording.words import ENGLISH

Word = Literal["solid", "fair", "fragile", "open"]

Ends = tuple[Fraction | None, Fraction | None]
"""From the first to below the second; None: no end."""

SOLID_RADIUS, SOLID_SHARE = Fraction(1, 4), Fraction(9, 10)
FRAGILE_RADIUS, FRAGILE_SHARE = Fraction(1, 10), Fraction(6, 10)
"""Our own lines between solid, fair and fragile; printed with every word that they give."""


def solidity_of(pack: Pack, result: Result, slips: Slips) -> tuple[Solidity, ...]:
    """Judge every axis that has bands, in every segment.

    The figures hold the gates as they are; the word also heeds what one answer a single step off does to a gate.
    """
    found = []
    for axis in pack.rubric.axes:
        if not axis.bands:
            continue
        for node in result.nodes:
            leaves = leaves_of(pack, result, axis, node.segment) if node.node == axis.id else ()
            if leaves:
                cuts = cuts_of(pack, result, axis, node.segment)
                found.append(_judge(pack, axis, node, leaves, cuts, slips))
    return tuple(found)


def noise_of(pack: Pack, leaf: Leaf) -> Noisy:
    """Return what a leaf may truly be; what is unknown, or not asked of people, is held where it stands."""
    assumed = pack.rubric.robustness
    if not leaf.certain or leaf.reading is None:
        return Noisy(leaf.weight, ((leaf.middle, Fraction(1)),))
    if leaf.numeric:
        by, chance = assumed.number_shift, assumed.number_chance
        return Noisy(leaf.weight, moved(leaf.middle, by, chance, leaf.scale[0], leaf.scale[-1]))
    return Noisy(leaf.weight, shifted(leaf.middle, leaf.scale, assumed.shift))


def error_variance(pack: Pack, leaves: Sequence[Leaf]) -> Fraction:
    """Return the variance of a score under answer noise; a mean over n roles has an n-th of one person's."""
    return _variance(leaves, [noise_of(pack, leaf) for leaf in leaves])


def _variance(leaves: Sequence[Leaf], noisy: Sequence[Noisy]) -> Fraction:
    return variance(noisy, [voices(leaf) for leaf in leaves])


def voices(leaf: Leaf) -> int:
    """Return over how many roles an answer is the mean; 1 for an agreed or authoritative one."""
    reading = leaf.reading
    if reading is None or reading.basis != "role_balanced":
        return 1
    return max(1, len({said.role for said in reading.said if said.state == "answered" and said.role}))


def _judge(pack: Pack, axis: Sum, node: NodeScore, leaves: tuple[Leaf, ...], cuts: Cuts, slips: Slips) -> Solidity:
    weights = [leaf.weight for leaf in leaves]
    values = [leaf.middle for leaf in leaves]
    whole = sum(weights, Fraction(0))
    starts = cuts.starts
    noisy = [noise_of(pack, leaf) for leaf in leaves]
    score = (node.score.low + node.score.high) / 2
    margin_down = min((node.score.low - start for start in starts if start <= node.score.low), default=None)
    margin_up = min((start - node.score.high for start in starts if start > node.score.high), default=None)
    ends = cuts.around(score)
    radii = [stability_radius(weights, values, start / whole) for start in ends if start is not None]
    solidity = Solidity(
        segment=node.segment,
        node=axis.id,
        word="open",
        rule="",
        margin_down=margin_down,
        margin_up=margin_up,
        radius=min((Fraction(0) if radius is None else radius for radius in radii), default=None),
        acceptability=cuts.by_band(band_acceptability(values, [start / whole for start in starts])),
        noise=cuts.by_band(band_probabilities(noisy, starts)),
        detectable=minimal_detectable_change(_variance(leaves, noisy)),
        tornado=_tornado(leaves, values, score, ends),
    )
    slip = ENGLISH("scored.slip_by_points") if _slip(noisy, values, score, ends) else ""
    if not slip and len(node.possible) == 1 and slips.leave(axis, node.segment, node.possible[0]):
        slip = ENGLISH("scored.slip_by_gate")
    word, rule = _word(solidity, node, slip)
    return _with_word(solidity, word, rule)


def _tornado(leaves: Sequence[Leaf], values: Sequence[Fraction], score: Fraction, ends: Ends) -> tuple[Swing, ...]:
    swinging = swings(
        score,
        [(leaf.weight, value, leaf.scale[0], leaf.scale[-1]) for leaf, value in zip(leaves, values, strict=True)],
    )
    bars = [
        Swing(leaf.child, low, high, _beyond(low, ends) or _beyond(high, ends))
        for leaf, (low, high) in zip(leaves, swinging, strict=True)
    ]
    widths = [bar.high - bar.low for bar in bars]
    scale = lcm(*(width.denominator for width in widths))
    widest = sorted(zip(bars, widths, strict=True), key=lambda pair: -over(pair[1], scale))
    return tuple(bar for bar, _ in widest)


def _slip(noisy: Sequence[Noisy], values: Sequence[Fraction], score: Fraction, ends: Ends) -> bool:
    """Tell whether an answer, one option off, changes the band by its points alone."""
    low, high = (None if end is None else (end - score).as_integer_ratio() for end in ends)
    for item, value in zip(noisy, values, strict=True):
        points, per = item.weight.as_integer_ratio()
        here, part = value.as_integer_ratio()
        for other, _ in item.outcomes[1:]:
            # By how much the score moves, as a whole number over another, which is quicker to compare.
            way = points * (other.numerator * part - here * other.denominator)
            whole = per * part * other.denominator
            if (low is not None and way * low[1] < low[0] * whole) or (
                high is not None and way * high[1] >= high[0] * whole
            ):
                return True
    return False


def _beyond(score: Fraction, ends: Ends) -> bool:
    """Tell whether a score lies outside the stretch of one band."""
    low, high = ends
    return (low is not None and score < low) or (high is not None and score >= high)


def _word(solidity: Solidity, node: NodeScore, slip: str) -> tuple[Word, str]:
    if len(node.possible) != 1:
        return "open", ENGLISH("scored.open", bands=len(node.possible))
    share = solidity.acceptability[node.possible[0]]
    if solidity.radius is None and not slip:
        return "solid", ENGLISH("scored.gates_alone")
    reasons = []
    if solidity.radius is not None and solidity.radius < FRAGILE_RADIUS:
        reasons.append(ENGLISH("scored.points_off", radius=_percent(solidity.radius)))
    if share < FRAGILE_SHARE:
        reasons.append(ENGLISH("scored.few_agree", share=_percent(share)))
    if slip:
        reasons.append(slip)
    if reasons:
        return "fragile", "; ".join(reasons)
    return _solid_or_fair(solidity, share)


def _solid_or_fair(solidity: Solidity, share: Fraction) -> tuple[Word, str]:
    assert solidity.radius is not None
    margin = min(margin for margin in (solidity.margin_down, solidity.margin_up) if margin is not None)
    half = solidity.detectable / 2
    solid = margin >= half and solidity.radius >= SOLID_RADIUS and share >= SOLID_SHARE
    return "solid" if solid else "fair", ENGLISH(
        "scored.solid" if solid else "scored.fair",
        margin=shown(margin, (half,), 1),
        half=shown(half, (margin,), 1),
        radius=_percent(solidity.radius),
        share=_percent(share),
    )


def _percent(share: Fraction) -> str:
    lines = (FRAGILE_RADIUS, SOLID_RADIUS, FRAGILE_SHARE, SOLID_SHARE, Fraction(1))
    return shown(share * 100, [line * 100 for line in lines])


def _with_word(solidity: Solidity, word: Word, rule: str) -> Solidity:
    from dataclasses import replace

    return replace(solidity, word=word, rule=rule)
