"""The walk: every question once, back and on, nothing asked that is hidden, undo and redo."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from abm_fit.assessment.editing import with_depth
from abm_fit.assessment.model import Respondent
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
from tests.assessment.examples import example, said


def fresh(respondent: str = "sales_lead", *, empty: bool = True) -> Walk:
    """Return a walk over the example, without its answers where asked."""
    pack, assessment = example()
    return start_walk(pack, replace(assessment, log=()) if empty else assessment, respondent)


def test_everything_asked_of_a_role_comes_once_and_nothing_else() -> None:
    walk = fresh()
    questions = walk.pack.questionnaire.questions
    assert len(set(walk.spots)) == len(walk.spots)
    assert all("sales" in questions[question].roles for question, _ in walk.spots)
    per_segment = {spot for spot in walk.spots if questions[spot[0]].per == "segment"}
    assert {segment for _, segment in per_segment} == set(walk.assessment.segment_ids)


def test_somebody_without_a_role_is_asked_everything() -> None:
    pack, assessment = example()
    anybody = replace(assessment, respondents=(Respondent("x", "X", ""),), log=())
    asked = {question for question, _ in start_walk(pack, anybody, "x").spots}
    assert asked == set(pack.questionnaire.questions)


def test_a_segments_facts_are_asked_together() -> None:
    walk = fresh("controller")
    section = dict(walk.sections)["deal"]
    segments = [segment for _, segment in section]
    assert segments == sorted(segments, key=walk.assessment.segment_ids.index)


def test_the_quick_walk_asks_only_quick_questions_and_keeps_all_answers() -> None:
    walk = fresh(empty=False)
    quick = with_assessment(walk, with_depth(walk.assessment, "quick"))
    assert {spot[0] for spot in quick.spots} < {spot[0] for spot in walk.spots}
    assert all(quick.pack.questionnaire.questions[question].quick for question, _ in quick.spots)
    assert quick.assessment.log == walk.assessment.log


def test_hidden_questions_are_not_asked_and_we_never_stand_on_one() -> None:
    walk = fresh()
    assert walk.spot is not None
    hidden = frozenset({walk.spot})
    later = with_assessment(walk, walk.assessment, hidden)
    assert walk.spot not in later.spots
    assert later.spot in later.spots


@given(st.lists(st.sampled_from(["next", "back", "open", "section", "answer", "undo", "redo"]), max_size=40))
def test_any_way_through_keeps_us_on_a_question_that_is_asked(steps: list[str]) -> None:
    walk = fresh()
    for number, step in enumerate(steps):
        if step == "answer":
            assert walk.spot is not None
            row = said(f"u{number}", walk.spot[0], state="dont_know", segment=walk.spot[1])
            walk = answered(walk, row)
        elif step == "undo":
            taken = undo_row(walk, uuid=f"u{number}", at_time="t")
            walk = undone(walk, taken) if taken else walk
        elif step == "redo":
            given_again = redo_row(walk, uuid=f"u{number}", at_time="t")
            walk = redone(walk, given_again) if given_again else walk
        else:
            last_section = walk.sections[-1][0]
            moves = {"next": moved(walk, 1), "back": moved(walk, -1), "open": at_next_open(walk)}
            walk = moves.get(step) or at_section(walk, last_section)
        assert walk.spot in walk.spots
        assert [row.sequence for row in walk.assessment.log] == list(range(1, len(walk.assessment.log) + 1))


def test_undo_then_redo_is_where_we_were_and_the_log_only_grew() -> None:
    walk = fresh()
    one = answered(walk, said("1", "one_list", "own"))
    two = answered(one, said("2", "one_list", "agreed"))
    row = undo_row(two, uuid="3", at_time="t")
    assert row is not None
    back = undone(two, row)
    assert back.assessment.current() == {
        key: replace(value, uuid="3", sequence=3, at="t") for key, value in one.assessment.current().items()
    }
    again = redo_row(back, uuid="4", at_time="t")
    assert again is not None
    assert redone(back, again).assessment.current()[again.key].value == "agreed"
    assert len(redone(back, again).assessment.log) == 4


def test_undoing_the_first_answer_clears_it() -> None:
    walk = answered(fresh(), said("1", "one_list", "own"))
    row = undo_row(walk, uuid="2", at_time="t")
    assert row is not None
    assert undone(walk, row).assessment.current() == {}


def test_a_resumed_walk_stands_where_an_uninterrupted_one_would() -> None:
    walk = fresh()
    for number in range(5):
        assert walk.spot is not None
        walk = at_next_open(answered(walk, said(f"u{number}", walk.spot[0], state="dont_know", segment=walk.spot[1])))
        assert start_walk(walk.pack, walk.assessment, walk.respondent).spot == walk.spot


def test_what_was_put_off_counts_as_open() -> None:
    walk = fresh()
    assert walk.spot is not None
    later = answered(walk, said("1", walk.spot[0], state="later", segment=walk.spot[1]))
    assert walk.spot in later.open_spots()
    assert later.progress().answered == 0


def test_search_finds_questions_by_their_words() -> None:
    walk = fresh()
    found = walk.search("accounts")
    assert found
    assert at(walk, found[0]).spot == found[0]
    assert walk.search("no such words anywhere") == ()
