"""The walk: what is asked of whom and in which order, where we are, and a way back from everything."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from abm_fit.assessment.editing import with_depth, with_rows
from abm_fit.assessment.reviewing import answered_by_others, review
from abm_fit.assessment.walk import (
    Walk,
    answered,
    at,
    at_next_open,
    at_section,
    moved,
    redo_row,
    redone,
    start_walk,
    undo_row,
    undone,
    with_assessment,
)
from tests.assessment.workshop import assessment, pack, row, said

HABITS = ("habit_a", "habit_b", "habit_c", "habit_d")


def walk(*rows: Any, by: str = "cy") -> Walk:  # noqa: ANN401
    return start_walk(pack(), said(*rows), by)


def test_a_sections_facts_are_walked_segment_after_segment() -> None:
    assert walk().spots[:5] == (
        ("acv", "big"),
        ("cycle", "big"),
        ("acv", "small"),
        ("cycle", "small"),
        ("budget", None),
    )


def test_people_are_asked_what_their_role_is_asked() -> None:
    assert ("budget", None) in walk(by="cy").spots, "without a role everything is asked"
    assert ("budget", None) not in walk(by="ann").spots


def test_the_quick_walk_asks_less_and_keeps_the_answers() -> None:
    quick = start_walk(pack(), with_depth(said(row("goal", "grow")), "quick"), "ann")
    assert {spot[0] for spot in quick.spots} == {"acv", "margin", "shared_list"}
    assert quick.assessment.log


def test_hidden_questions_are_not_asked_and_not_counted() -> None:
    hidden = frozenset({("cycle", "big")})
    some = start_walk(pack(), assessment(), "ann", hidden)
    assert ("cycle", "big") not in some.spots
    assert some.progress().asked == start_walk(pack(), assessment(), "ann").progress().asked - 1


def test_we_resume_at_the_first_open_question() -> None:
    begun = walk(row("acv", state="dont_know", by="cy", segment="big"))
    assert begun.spot == ("cycle", "big")
    assert begun.progress("money").answered == 1


def test_later_is_open_and_dont_know_is_not() -> None:
    some = walk(row("goal", state="later", by="cy"), row("margin", state="dont_know", by="cy"))
    assert ("goal", None) in some.open_spots()
    assert ("margin", None) not in some.open_spots()


def test_next_open_follows_the_order_given_else_goes_on_and_round() -> None:
    here = at(walk(), ("goal", None))
    assert at_next_open(here).spot == ("acv", "big"), "nothing open after the last: from the top"
    assert at_next_open(here, order=[("renewal", None)]).spot == ("renewal", None)
    assert at_next_open(at(here, ("budget", None))).spot == ("margin", None)


def test_moving_stops_at_both_ends_and_jumping_to_what_is_not_asked_stays() -> None:
    first = walk()
    assert moved(first, -3).spot == first.spots[0]
    assert moved(first, 10**6).spot == first.spots[-1]
    assert at(first, ("budget", "big")).spot == first.spot
    assert at_section(first, "team").spot == ("shared_list", None)


def test_search_finds_all_words_anywhere_in_a_question() -> None:
    assert walk().search("none THESE") == (("channels", None),)
    assert walk().search("zebra") == ()


def test_undo_brings_back_what_stood_before_and_redo_gives_it_again() -> None:
    first = answered(walk(), row("shared_list", "some", by="cy"))
    second = answered(first, row("shared_list", "all", by="cy", note="sure"))
    back = undo_row(second, uuid="x1", at_time="t")
    assert back is not None
    assert back.value == "some"
    once = undone(second, back)
    assert once.spot == ("shared_list", None)
    again = undo_row(once, uuid="x2", at_time="t")
    assert again is not None
    assert again.state == "cleared"
    none = undone(once, again)
    assert none.assessment.current() == {}
    assert undo_row(none, uuid="x3", at_time="t") is None
    there = redo_row(none, uuid="x4", at_time="t")
    assert there is not None
    twice = redo_row(redone(none, there), uuid="x5", at_time="t")
    assert twice is not None
    assert (twice.value, twice.note) == ("all", "sure")
    assert len(none.assessment.log) == 4, "undoing adds rows, and takes none away"


STEPS = st.lists(st.tuples(st.sampled_from(["none", "some", "all"]), st.sampled_from(HABITS)), max_size=8)


@given(STEPS)
def test_undoing_everything_and_redoing_it_comes_back_to_the_same_answers(steps: list[tuple[str, str]]) -> None:
    state = start = walk(row("habit_a", "most", by="cy"))
    for value, question in steps:
        state = answered(state, row(question, value, by="cy"))
    said_then = {key: one.value for key, one in state.assessment.current().items()}
    number = 0
    while (back := undo_row(state, uuid=f"b{(number := number + 1)}", at_time="t")) is not None:
        state = undone(state, back)
    values = {key: one.value for key, one in state.assessment.current().items()}
    assert values == {key: one.value for key, one in start.assessment.current().items()}
    while (forth := redo_row(state, uuid=f"f{(number := number + 1)}", at_time="t")) is not None:
        state = redone(state, forth)
    assert {key: one.value for key, one in state.assessment.current().items()} == said_then


def test_a_newer_assessment_keeps_our_place_where_it_is_still_asked() -> None:
    here = at(walk(), ("acv", "small"))
    assert with_assessment(here, assessment()).spot == ("acv", "small")
    fewer = replace(assessment(), segments=assessment().segments[:1])
    assert with_assessment(here, fewer).spot == ("acv", "big")


def test_review_lists_what_deserves_a_second_look() -> None:
    rows = [row(one, "all", by="cy") for one in HABITS]
    found = review(walk(*rows, row("goal", state="later", by="cy"), row("people", state="dont_know", by="cy")))
    assert found.later == (("goal", None),)
    assert found.dont_know == (("people", None),)
    assert {spot[0] for spot in found.unevidenced} == set(HABITS)
    assert ("margin", None) in found.open
    assert found.alike == ("team",)
    assert not found.empty


def test_answers_that_no_option_goes_by_any_more_do_not_stop_the_review() -> None:
    old = replace(row("habit_a", "all", by="cy"), value="gone")
    assert review(walk(old)).unevidenced == ()


def test_shown_evidence_and_confirmed_answers_are_left_alone() -> None:
    shown = row("habit_a", "all", by="cy", evidence="shown")
    carried = row("habit_b", "none", by="cy", carried=True)
    found = review(walk(shown, carried))
    assert found.unevidenced == ()
    assert found.carried == (("habit_b", None),)


def test_what_others_say_is_everybody_elses() -> None:
    some = said(row("goal", "grow"), row("goal", "rest", by="bo"))
    assert [one.respondent for one in answered_by_others(some, ("goal", None), "ann")] == ["bo"]


def test_what_was_carried_over_is_walked_again_until_it_is_confirmed() -> None:
    before = walk()
    assert before.spot is not None
    question, segment = before.spot
    taken_over = row(question, state="dont_know", by="cy", segment=segment, carried=True)
    carried = with_assessment(before, with_rows(before.assessment, [taken_over]))
    assert carried.spot == before.spot
    assert carried.progress().answered == 0
    confirmed = answered(carried, replace(taken_over, uuid="confirmed", sequence=0, carried=False))
    assert before.spot not in confirmed.open_spots()
