"""What moved is split so that it adds up exactly, and small moves are not sold as progress."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from abm_fit.assessment.model import Answer, Respondent
from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Sum
from abm_fit.scoring.comparing import compare
from abm_fit.scoring.trend import AxisTrend
from tests.scoring.small_packs import answered, bands, choice, make_pack

LADDER = (0, 25, 50, 75, 100)


def pack_of(*, digest: str, **points: int) -> Pack:
    parts = [choice(name, *LADDER) for name in points]
    axis = Sum("ready", "Readiness", points, bands=bands(40, 65), role="axis", kind="level")
    return replace(make_pack([question for question, _ in parts], [rule for _, rule in parts], [axis]), digest=digest)


OLD = pack_of(digest="1", q1=30, q2=40, q3=30)
NEW = pack_of(digest="2", q1=20, q2=40, q3=25, q4=15)
THEN = answered(OLD, {("q1", None): "o2", ("q2", None): "o1", ("q3", None): "o2"})
NOW = answered(NEW, {("q1", None): "o3", ("q2", None): "o2", ("q3", None): "o2", ("q4", None): "o1"})


def effects(axis: AxisTrend) -> Fraction:
    return axis.answers + axis.people + axis.rubric + axis.new_questions


def test_the_worked_example_splits_as_printed() -> None:
    trend = compare(NEW, THEN, NOW, pack_before=OLD)
    (axis,) = trend.axes
    assert axis.then.low == 40
    assert axis.now.low == Fraction("51.25")
    assert round(float(axis.answers), 2) == 17.65
    assert round(float(axis.rubric), 2) == -1.76
    assert round(float(axis.new_questions), 2) == -4.63
    assert axis.total == Fraction("11.25") == effects(axis)
    assert (axis.rescored.low, axis.rescored.high) == (Fraction("32.5"), Fraction("47.5"))
    assert trend.new_questions == ("q4",)
    assert trend.rubric_changed


def test_scoring_the_same_answers_again_moves_nothing() -> None:
    (axis,) = compare(NEW, NOW, NOW).axes
    assert axis.total == effects(axis) == 0
    assert axis.label == "no detectable change"
    assert not axis.crossed


def test_a_small_move_over_a_cut_point_crossed_a_line_and_did_not_move() -> None:
    pack = pack_of(digest="3", **{f"q{i}": 1 for i in range(1, 21)})
    low = {(f"q{i}", None): "o1" if i < 9 else "o2" for i in range(1, 21)}
    then, now = answered(pack, low), answered(pack, low | {("q1", None): "o2"})
    (axis,) = compare(pack, then, now).axes
    assert round(float(axis.detectable), 1) == 6.9
    assert axis.then.low == 40
    assert axis.now.low == Fraction("41.25")
    lower = answered(pack, low | {("q20", None): "o1"})
    (crossing,) = compare(pack, lower, then).axes
    assert (crossing.band_then, crossing.band_now) == ("Band 0", "Band 1")
    assert crossing.label == "no detectable change"
    assert crossing.crossed


def test_a_large_move_is_real_only_where_nothing_open_overlaps() -> None:
    pack = pack_of(digest="4", **{f"q{i}": 1 for i in range(1, 21)})
    low = {(f"q{i}", None): "o1" for i in range(1, 21)}
    high = dict.fromkeys(low, "o3")
    assert compare(pack, answered(pack, low), answered(pack, high)).axes[0].label == "changed"
    open_then = {key: value for place, (key, value) in enumerate(low.items()) if place < 8}
    middling = answered(pack, dict.fromkeys(low, "o2"))
    assert compare(pack, answered(pack, open_then), middling).axes[0].label == "perhaps"


def test_other_people_answering_is_told_apart_from_other_answers() -> None:
    people = (Respondent("r", "R", "sales"), Respondent("m", "M", "marketing"))
    then = replace(NOW, respondents=people[:1])
    more = Answer("9", 9, "q2", "m", "answered", None, "o4")
    now = replace(NOW, respondents=people, log=(*NOW.log, more))
    (axis,) = compare(NEW, then, now).axes
    assert axis.answers == 0
    assert axis.people == axis.total == Fraction(40 * 25, 100)
    assert compare(NEW, then, now).both_times == ("R",)


@settings(max_examples=40, deadline=None)
@given(
    st.fixed_dictionaries({name: st.integers(1, 40) for name in ("q1", "q2", "q3")}),
    st.fixed_dictionaries({name: st.integers(1, 40) for name in ("q1", "q2", "q3", "q4")}),
    st.lists(st.integers(0, 4), min_size=7, max_size=7),
)
def test_p13_effects_sum_to_the_total_and_nothing_moves_between_an_assessment_and_itself(
    old_points: dict[str, int], new_points: dict[str, int], options: list[int]
) -> None:
    old, new = pack_of(digest="1", **old_points), pack_of(digest="2", **new_points)
    then = answered(old, {(name, None): f"o{options[place]}" for place, name in enumerate(old_points)})
    now = answered(new, {(name, None): f"o{options[3 + place]}" for place, name in enumerate(new_points)})
    (axis,) = compare(new, then, now, pack_before=old).axes
    assert axis.total == axis.now.low - axis.then.low == effects(axis)
    (still,) = compare(new, now, now).axes
    assert {still.total, still.answers, still.people, still.rubric, still.new_questions} == {Fraction(0)}
