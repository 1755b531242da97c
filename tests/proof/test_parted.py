"""An axis taken apart says of each part what all answers say, gone through by a search or scored company by company."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import prod
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abm_fit.pack.loading import load_pack
from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Gate, Sum
from abm_fit.pack.parsing import parse_expression
from abm_fit.proof.everything import Everything
from abm_fit.proof.influencing import ends, influence_of, mean_place
from abm_fit.proof.parted import Parted, counts_once
from abm_fit.proof.spreads import Spread, unit_of
from abm_fit.scoring.engine import score
from tests.scoring.drawn_packs import Drawn, drawn
from tests.scoring.small_packs import answered, bands, choice, make_pack

DEFAULT = Path(__file__).parents[2] / "questionnaires" / "abm_fit"

CONDITIONS = (
    "q0 < 50",
    "inner < 40",
    "q0 + q1 < 80",
    "q1 + q2 < 90",
    "q2 + q3 > 60 and q1 < 50",
    "inner < 60 and aside > 20",
    "aside + q3 < 70",
    "ready > 50 and q2 < 50",
    "not (q1 < 50) or aside < 20",
)
"""Gates on one part, on several at once, on sums, and on an answer beside the axis."""


def gated(conditions: list[tuple[str, str]]) -> Pack:
    """Return a pack whose axis has a sum and two questions as its parts, with these gates as caps or raises."""
    parts = [choice(f"q{place}", 0, 40 + 10 * place, 100) for place in range(4)] + [choice("aside", 0, 30, 90)]
    inner = Sum("inner", "Inner", {"q0": 2, "q1": 3}, role="dimension")
    ready = Sum("ready", "Ready", {"inner": 5, "q2": 3, "q3": 4}, bands=bands(30, 55, 80), role="axis", kind="level")
    gates = [
        Gate(f"g{place}", "Gate", parse_expression(when), **{effect: {"ready": "b2" if effect == "raises" else "b1"}})  # type: ignore[arg-type]
        for place, (when, effect) in enumerate(conditions)
    ]
    return make_pack([each for each, _ in parts], [rule for _, rule in parts], [inner, ready], gates=gates)


def by_scoring(everything: Everything, part: str, end: int) -> Fraction:
    """Return the mean place of the axis's band over all answers, with a part at its lowest (0) or highest (1)."""
    pack = everything.pack
    held = {name: answer.reading.option for (name, _), answer in ends(everything, part)[end].items()}
    questions = pack.questionnaire.questions.values()
    options = [[held[q.id]] if q.id in held else [option.id for option in q.options] for q in questions]
    order = [band.id for band in pack.rubric.sums["ready"].bands]
    places = []
    for every in product(*options):
        company = answered(pack, {(q.id, None): option for q, option in zip(questions, every, strict=True)})
        nodes = score(pack, company).nodes
        places.append(order.index(next(node.band for node in nodes if node.node == "ready")))
    return Fraction(sum(places), len(places))


@pytest.mark.parametrize("when", CONDITIONS)
@pytest.mark.parametrize("effect", ["caps", "raises"])
def test_the_mean_place_of_a_band_is_that_of_all_companies_scored(when: str, effect: str) -> None:
    everything = Everything(gated([(when, effect)]))
    axis = everything.pack.rubric.sums["ready"]
    parted = Parted(everything, axis, frozenset())
    assert parted.exact
    found = parted.mean_places({part: ends(everything, part) for part in axis.points})
    assert found == {part: [by_scoring(everything, part, 0), by_scoring(everything, part, 1)] for part in axis.points}


def same_by_search(everything: Everything, lifted: frozenset[str]) -> int:
    """Hold every axis that can be taken apart against searches, and return how many there were."""
    many = 0
    for axis in everything.pack.rubric.axes:
        if counts_once(everything, axis) and (parted := Parted(everything, axis, lifted)).exact:
            held = {part: ends(everything, part) for part in axis.points}
            searched = {part: [mean_place(everything, axis, each, lifted) for each in held[part]] for part in held}
            assert parted.mean_places(held) == searched
            many += 1
    return many


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(CONDITIONS), st.sampled_from(["caps", "raises"])), min_size=1, max_size=4))
def test_several_gates_together_say_what_a_search_says(conditions: list[tuple[str, str]]) -> None:
    everything = Everything(gated(conditions))
    assert same_by_search(everything, frozenset()) == (0 if torn(conditions) else 1)
    assert same_by_search(everything, frozenset(["g0"])) == (0 if torn(conditions[1:]) else 1)


def torn(conditions: list[tuple[str, str]]) -> bool:
    """Tell whether a condition reads an answer of a sum together with one outside, and a gate hangs on the sum."""
    read = {when for when, _ in conditions}
    return "q1 + q2 < 90" in read and any("inner" in when for when in read)


@settings(max_examples=40, deadline=None)
@given(drawn())
def test_an_axis_of_any_pack_says_what_a_search_says_or_is_not_taken_apart(case: Drawn) -> None:
    everything = Everything(case.pack)
    same_by_search(everything, frozenset())
    same_by_search(everything, frozenset(case.pack.rubric.gates))


def test_both_axes_of_the_default_pack_are_taken_apart() -> None:
    everything = Everything(load_pack(DEFAULT))
    for axis in everything.pack.rubric.axes:
        assert counts_once(everything, axis)
        assert Parted(everything, axis, frozenset()).exact
    assert len(influence_of(everything)) == sum(len(axis.points) for axis in everything.pack.rubric.axes)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.lists(st.tuples(st.integers(-5, 9), st.integers(1, 4)), min_size=1, max_size=15), max_size=4),
    st.none() | st.integers(-20, 40),
    st.none() | st.integers(-20, 40),
)
def test_ways_are_counted_as_one_would_by_hand(
    units: list[list[tuple[int, int]]], low: int | None, high: int | None
) -> None:
    nothing = frozenset[tuple[str]]()
    told = [unit_of((nothing, step, many) for step, many in unit) for unit in units]
    slot = 8 + prod(sum(many for _, many in unit) for unit in units).bit_length() // 8 * 8
    spread = Spread(slot, 0, {nothing: 1}).joined(told, frozenset)
    by_hand: dict[int, int] = {0: 1}
    for unit in units:
        after: dict[int, int] = {}
        for (total, many), (step, more) in product(by_hand.items(), unit):
            after[total + step] = after.get(total + step, 0) + many * more
        by_hand = after
    assert [(total, many) for _, total, many in spread.totals()] == sorted(by_hand.items())
    inside = [
        many for total, many in by_hand.items() if (low is None or low <= total) and (high is None or total < high)
    ]
    assert spread.within(spread.rows[nothing], low, high) == sum(inside)
