"""Effective influence: how much each part of an axis decides once gates are in force."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from abm_fit.pack.nodes import Sum
from abm_fit.proof.everything import Everything
from abm_fit.proof.findings import Influence
from abm_fit.proof.parted import Parted, counts_once
from abm_fit.scoring.gaps import questions_beneath
from abm_fit.scoring.held import Held
from abm_fit.scoring.readings import Key

MOST_WORK = 2000
"""An axis with more parts times questions than this is left out: one not to be taken apart takes four passes a part."""


def influence_of(everything: Everything) -> tuple[Influence, ...]:
    """Return, for every axis with bands, each child's share of all band moves.

    A part's influence is by how many bands the axis moves on average when all answers beneath the part go from their
    lowest to their highest value, all others being uniform and independent: Σ over cut-points of the chance that the
    move crosses it. A Banzhaf index per cut-point; exact.
    """
    found: list[Influence] = []
    for axis in everything.pack.rubric.axes:
        if _weighs(axis) and not _too_large(everything, axis):
            found += _of_axis(everything, axis)
    return tuple(found)


def too_large(everything: Everything) -> tuple[str, ...]:
    """Return the ids of the axes of which the influence is not worked out because there is too much of it."""
    return tuple(axis.id for axis in everything.pack.rubric.axes if _weighs(axis) and _too_large(everything, axis))


def _weighs(axis: Sum) -> bool:
    return len(axis.bands) > 1 and axis.combine == "mean"


def _too_large(everything: Everything, axis: Sum) -> bool:
    return len(axis.points) * len(questions_beneath(everything.pack, axis.id)) > MOST_WORK


def _of_axis(everything: Everything, axis: Sum) -> list[Influence]:
    with_gates = _moved(everything, axis, frozenset())
    without = _moved(everything, axis, frozenset(everything.pack.rubric.gates))
    points = sum(axis.points.values())
    return [
        Influence(
            axis.id,
            child,
            _title(everything, child),
            many,
            Fraction(many, points),
            _share(without, child),
            _share(with_gates, child),
        )
        for child, many in axis.points.items()
    ]


def _share(moved: Mapping[str, Fraction], child: str) -> Fraction:
    whole = sum(moved.values(), Fraction(0))
    return moved[child] / whole if whole else Fraction(0)


def _title(everything: Everything, child: str) -> str:
    rubric, questions = everything.pack.rubric, everything.pack.questionnaire.questions
    if child in questions:
        return questions[child].short
    return rubric.sums[child].title if child in rubric.sums else rubric.tables[child].title


def _moved(everything: Everything, axis: Sum, lifted: frozenset[str]) -> dict[str, Fraction]:
    """Return by how many bands the axis rises on average when each part goes from its lowest to its highest."""
    held = {child: ends(everything, child) for child in axis.points}
    parted = Parted(everything, axis, lifted) if counts_once(everything, axis) else None
    if parted is not None and parted.exact:
        places = parted.mean_places(held)
    else:
        places = {child: [mean_place(everything, axis, each, lifted) for each in both] for child, both in held.items()}
    return {child: high - low for child, (low, high) in places.items()}


def mean_place(everything: Everything, axis: Sum, fixed: Mapping[Key, Held], lifted: frozenset[str]) -> Fraction:
    """Return which place an axis's band has on average over all answers, some of them fixed, by going through them."""
    order = [band.id for band in axis.bands]
    shares = everything.shares(axis.id, everything.search(fixed, lifted=lifted))
    return sum((order.index(word) * share for word, share in shares.items()), Fraction(0))


def ends(everything: Everything, child: str) -> tuple[dict[Key, Held], dict[Key, Held]]:
    """Return the lowest and the highest answers of everything beneath a part."""
    pack = everything.pack
    names = questions_beneath(pack, child) if child not in pack.rubric.tables else pack.rubric.tables[child].inputs
    low: dict[Key, Held] = {}
    high: dict[Key, Held] = {}
    for name in names:
        if name in pack.questionnaire.questions:
            key = everything.key(pack.questionnaire.questions[name])
            tried = sorted(everything.tried.get(key, ()), key=_value)
            if tried:
                low[key], high[key] = tried[0], tried[-1]
    return low, high


def _value(held: Held) -> Fraction:
    return Fraction(0) if held.reading.value is None else held.reading.value.low
