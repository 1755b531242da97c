"""How solid a result is, in the form in which a report reads it: the published worked example and its two words."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from abm_fit.pack.nodes import Sum
from abm_fit.scoring.analysed import Solidity
from abm_fit.scoring.engine import score
from abm_fit.scoring.result import Result
from tests.scoring.small_packs import answered, bands, choice, make_pack
from tests.scoring.test_worked_examples import ANSWERS, acme


def acme_result(**changes: object) -> Result:
    pack = acme()
    answers = {**ANSWERS, **changes}
    return score(pack, answered(pack, {(name, None): value for name, value in answers.items()}), analyses=True)


def solidity_of(result: Result) -> Solidity:
    assert result.analyses is not None
    (found,) = result.analyses.solidity
    return found


def test_acme_is_solid_with_the_printed_figures() -> None:
    found = solidity_of(acme_result())
    assert found.word == "solid"
    assert (found.margin_down, found.margin_up) == (Fraction("9.47"), Fraction("10.53"))
    assert found.radius is not None
    assert round(float(found.radius), 3) == 0.855
    assert {band: round(float(share), 4) for band, share in found.acceptability.items()} == {
        "dg": 0, "dg_led": 0.0007, "abm_led": 0.9993, "abm": 0,
    }  # fmt: skip
    assert sum(found.acceptability.values()) == 1
    assert round(float(found.noise["abm_led"]), 4) == 0.9997
    assert round(float(found.detectable), 1) == 7.3
    assert [bar.high - bar.low for bar in found.tornado] == sorted(
        (bar.high - bar.low for bar in found.tornado), reverse=True
    )
    first = found.tornado[0]
    assert (first.low, first.high) == (Fraction("51.71"), Fraction("73.71"))


def test_one_step_from_a_cut_point_is_fragile_and_an_open_band_is_nothing_yet() -> None:
    parts = [choice(name, 0, 25, 50, 75, 100) for name in ("q1", "q2")]
    ready = Sum("ready", "Ready", {"q1": 1, "q2": 1}, bands=bands(40), role="axis", kind="level")
    pack = make_pack([question for question, _ in parts], [rule for _, rule in parts], [ready])
    near = score(pack, answered(pack, {("q1", None): "o2", ("q2", None): "o2"}), analyses=True)
    found = solidity_of(near)
    assert found.word == "fragile"
    assert "a single step off" in found.rule
    assert found.margin_down == 10
    assert found.margin_up is None
    unknown = score(pack, answered(pack, {("q1", None): "o2", ("q2", None): None}), analyses=True)
    assert solidity_of(unknown).word == "open"


def test_points_that_barely_tip_the_scale_have_the_radius_of_their_margin() -> None:
    """Answers 100 and 0 with points 1 and 1 against 45: ρ solves (1−ρ)·100 = 45·((1−ρ) + (1+ρ))."""
    parts = [choice(name, 0, 100) for name in ("q1", "q2")]
    ready = Sum("ready", "Ready", {"q1": 1, "q2": 1}, bands=bands(45), role="axis", kind="level")
    pack = make_pack([question for question, _ in parts], [replace(rule) for _, rule in parts], [ready])
    found = solidity_of(score(pack, answered(pack, {("q1", None): "o1", ("q2", None): "o0"}), analyses=True))
    assert found.radius == Fraction(1, 10)
    assert found.acceptability == {"b0": Fraction(45, 100), "b1": Fraction(55, 100)}


def test_an_answer_that_counts_twice_swings_and_errs_as_one() -> None:
    parts = [choice("q1", 0, 50, 100), choice("q2", 0, 50, 100)]
    rules = [rule for _, rule in parts]
    inner = Sum("inner", "Inner", {"q1": 1, "q2": 1}, role="dimension")
    twice = Sum("ready", "Ready", {"inner": 1, "q1": 1}, bands=bands(40), role="axis", kind="level")
    once = Sum("ready", "Ready", {"q1": 3, "q2": 1}, bands=bands(40), role="axis", kind="level")
    packs = [make_pack([question for question, _ in parts], rules, sums) for sums in ([inner, twice], [once])]
    first, other = (
        solidity_of(score(pack, answered(pack, {("q1", None): "o1", ("q2", None): "o1"}), analyses=True))
        for pack in packs
    )
    assert first == other
    assert [bar.question for bar in first.tornado] == ["q1", "q2"]
