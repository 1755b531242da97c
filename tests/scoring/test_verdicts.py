"""A verdict is certain, provisional or not given, by rule; a quick assessment says no more than it may."""

# ruff: noqa: ANN401

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import MixRange, Outcome, Row, Sum, Table
from abm_fit.pack.parsing import parse_expression
from abm_fit.pack.rules import Choice, Coverage, Decision, Floor, Mix
from abm_fit.scoring.engine import score
from abm_fit.scoring.result import MixShare, Result
from tests.scoring.small_packs import answered, bands, choice, make_pack, number

OUTCOMES = tuple(
    Outcome(name, name.title(), now=MixRange(*now), later=MixRange(*now), texts={"early": f"{name} early"})
    for name, now in (("low", (0, 10)), ("middle", (40, 60)), ("high", (90, 100)))
)
ROWS = tuple(Row({"s": frozenset((f"b{place}",))}, OUTCOMES[place].id) for place in range(3))


def pack_of(**rubric: Any) -> Pack:
    parts = [
        choice("a", 0, 50, 100, per="segment"),
        choice("b", 0, 50, 100, per="segment"),
        number("share", per="segment"),
    ]
    node = Sum("s", "S", {"a": 8, "b": 2}, bands=bands(30, 70), role="axis", per="segment")
    table = Table("verdict", "Verdict", ("s",), OUTCOMES, ROWS, role="verdict", per="segment")
    route = Decision("route", "Route", (Choice("early", "Early", None),), role="route")
    rubric = {"coverage": Coverage(quick_caps={"s": "b1"}), "decisions": {"route": route}, **rubric}
    return make_pack([q for q, _ in parts], [r for _, r in parts], [node], tables=[table], segments=True, **rubric)


def scored(
    pack: Pack, x: tuple[Any, Any], y: tuple[Any, Any] = ("o0", "o0"), shares: Any = (5, 5), **more: Any
) -> Result:
    given = {
        ("a", "x"): x[0], ("b", "x"): x[1], ("share", "x"): shares[0],
        ("a", "y"): y[0], ("b", "y"): y[1], ("share", "y"): shares[1],
    }  # fmt: skip
    return score(pack, replace(answered(pack, given, segments=("x", "y")), **more))


def test_one_outcome_whatever_is_open_is_certain_at_any_coverage() -> None:
    verdict = scored(pack_of(), ("o2", None)).verdict("x")
    assert (verdict.status, verdict.outcome, verdict.decided_early, verdict.exact) == ("certain", "high", True, True)
    assert verdict.text == "high early"


def test_two_outcomes_with_enough_known_are_provisional() -> None:
    verdict = scored(pack_of(coverage=Coverage(axis=60)), ("o1", None)).verdict("x")
    assert verdict.possible == ("middle",)
    close = pack_of(coverage=Coverage(axis=60))
    close = replace(
        close, rubric=replace(close.rubric, sums={"s": replace(close.rubric.sums["s"], bands=bands(30, 55))})
    )
    verdict = scored(close, ("o1", None)).verdict("x")
    # Between 40 and 60 the middle is 50, below the cut of 55.
    assert (verdict.status, verdict.outcome, verdict.possible) == ("provisional", "middle", ("middle", "high"))


def test_too_little_known_gives_no_verdict_and_says_what_is_missing() -> None:
    verdict = scored(pack_of(), (None, "o1")).verdict("x")
    assert (verdict.status, verdict.outcome, verdict.label) == ("none", "", "")
    assert verdict.possible == ("low", "middle", "high")
    assert verdict.missing == ("S: 20 % is known, 70 % is needed",)


def test_a_quick_assessment_is_capped_and_says_so() -> None:
    verdict = scored(pack_of(), ("o2", "o2"), depth="quick").verdict("x")
    assert (verdict.status, verdict.outcome, verdict.capped_by_quick) == ("provisional", "middle", True)
    low = scored(pack_of(), ("o0", "o0"), depth="quick").verdict("x")
    assert (low.status, low.outcome, low.capped_by_quick) == ("certain", "low", False)


MIX = Mix("verdict", "share", floors=(Floor("volume", 30, parse_expression("any(share > 9)"), "Keep volume."),))


def test_the_mix_weighs_the_ends_by_share_and_rounds_to_the_step() -> None:
    mix = scored(pack_of(mix=MIX), ("o1", "o1"), ("o0", "o0"), (6, 4)).mix
    assert mix is not None
    # 0.6 × 40..60 + 0.4 × 0..10 = 24..40
    assert mix.now == MixShare(25, 40)
    assert mix.by_segment == {"x": (MixShare(40, 60), MixShare(40, 60)), "y": (MixShare(0, 10), MixShare(0, 10))}


def test_the_mix_is_never_all_or_nothing_where_both_kinds_of_segment_exist() -> None:
    mix = scored(pack_of(mix=MIX), ("o2", "o2"), ("o0", "o0"), (0, 8)).mix
    assert mix is not None
    assert mix.now == MixShare(0, 10)
    both = scored(pack_of(mix=MIX), ("o2", "o2"), ("o0", "o0"), (Fraction(1, 100), 8)).mix
    assert both is not None
    assert both.now == MixShare(5, 10)


def test_the_floor_is_reserved_first() -> None:
    mix = scored(pack_of(mix=MIX), ("o2", "o2"), ("o2", "o2"), (10, 4)).mix
    assert mix is not None
    assert (mix.now, mix.floor, mix.floor_say) == (MixShare(70, 70), 30, ("Keep volume.",))


def test_no_overall_mix_where_a_segment_has_no_verdict_and_equal_weights_where_shares_are_unknown() -> None:
    none = scored(pack_of(mix=MIX), (None, None), ("o0", "o0")).mix
    assert none is not None
    assert (none.now, none.by_segment["y"][0]) == (None, MixShare(0, 10))
    equal = scored(pack_of(mix=MIX), ("o1", "o1"), ("o0", "o0"), (None, 4)).mix
    assert equal is not None
    assert (equal.now, equal.weights["x"]) == (MixShare(20, 35), None)


def test_a_decision_is_the_first_line_that_holds_and_all_that_can_where_it_is_open() -> None:
    lines = (
        Choice("many", "Many", parse_expression('all(verdict == "high")')),
        Choice("some", "Some", parse_expression('any(s.band >= "b1")')),
        Choice("none", "None", None),
    )
    pack = pack_of(decisions={"headline": Decision("headline", "Headline", lines, role="headline")})
    sure = scored(pack, ("o1", "o1")).headline
    assert sure is not None
    assert (sure.choice, sure.possible) == ("some", ("some",))
    loose = scored(pack, (None, "o0")).headline
    assert loose is not None
    assert (loose.choice, loose.possible) == ("", ("some", "none"))
