"""The store keeps what it was given, in order, on a file and on PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from abm_fit.assessment.carrying import next_period
from abm_fit.assessment.editing import with_respondent, with_rows, with_segment, without_segment
from abm_fit.assessment.model import PortableFile, Respondent, Segment
from abm_fit.errors import NotFoundError, StoreError
from abm_fit.store.store import Store
from tests.assessment.workshop import assessment, documents, pack, row, said

Open = Callable[[str], Store]


def test_what_was_given_is_there_after_opening_again(url: str, opened: Open) -> None:
    full = said(row("goal", "grow", note="a\0b \ud83d 東京"), row("habit_a", "all", evidence="shown"))
    assert opened(url).create(full, documents()) == full
    assert opened(url).load("a-1") == full
    assert opened(url).documents(full.pack_digest) == documents()


def test_rows_are_numbered_on_and_never_added_twice(store: Store) -> None:
    store.create(said(row("goal", "grow")), documents())
    fresh = [row("goal", "rest"), row("people", state="dont_know")]
    assert [one.sequence for one in store.append("a-1", fresh)] == [2, 3]
    assert store.append("a-1", fresh) == ()
    assert [one.sequence for one in store.load("a-1").log] == [1, 2, 3]


def test_the_same_row_ids_in_another_assessment_are_other_rows(store: Store) -> None:
    first = said(row("goal", "grow"))
    store.create(first, documents())
    assert store.create(replace(first, id="a-2"), documents()).log == first.log


def test_an_id_that_is_taken_is_not_written_over(store: Store) -> None:
    store.create(said(row("goal", "grow")), documents())
    with pytest.raises(StoreError):
        store.create(assessment(), documents())
    assert len(store.load("a-1").log) == 1


def test_a_revision_is_another_one_once_anything_was_said_or_changed(store: Store) -> None:
    begun = store.create(said(row("goal", "grow")), documents())
    first = store.revision("a-1")
    assert store.revision("a-1") == first
    store.append("a-1", [row("goal", "rest")])
    second = store.revision("a-1")
    assert second.rows == first.rows + 1 == 2
    store.update_header(replace(begun, period="2027-Q1"), before=begun)
    assert store.revision("a-1") not in (first, second)
    with pytest.raises(NotFoundError):
        store.revision("a-2")


def test_two_peoples_changes_to_the_header_both_stay(store: Store) -> None:
    begun = store.create(assessment(), documents())
    ours = with_segment(with_respondent(begun, Respondent("di", "Di", "finance")), Segment("big", "Giants"))
    theirs = without_segment(with_respondent(begun, Respondent("ed", "Ed", "sales")), "small")
    store.update_header(ours, before=begun)
    store.update_header(replace(theirs, period="2027-Q1"), before=begun)
    now = store.load("a-1")
    assert {one.id for one in now.respondents} == {"ann", "bo", "cy", "di", "ed"}
    assert now.segments == (Segment("big", "Giants"),)
    assert now.period == "2027-Q1"


def test_without_the_state_before_nobody_is_dropped_either(store: Store) -> None:
    begun = store.create(assessment(), documents())
    store.update_header(with_respondent(begun, Respondent("di", "Di", "finance")))
    store.update_header(with_respondent(begun, Respondent("ed", "Ed", "sales")))
    assert {one.id for one in store.load("a-1").respondents} >= {"di", "ed"}


def test_a_file_taken_in_however_often_adds_its_rows_once(store: Store) -> None:
    ours = said(row("goal", "grow"))
    theirs = said(row("goal", "rest", by="bo"))
    assert store.take_in(PortableFile(ours, documents())) == ("a-1", 1)
    assert store.take_in(PortableFile(theirs, documents())) == ("a-1", 1)
    assert store.take_in(PortableFile(theirs, documents())) == ("a-1", 0)
    assert [one.value for one in store.load("a-1").log] == ["grow", "rest"]


def test_a_migration_keeps_the_old_pack_and_the_whole_log(store: Store) -> None:
    old = store.create(said(row("goal", "grow")), documents())
    changed = documents() | {"advice": {"schema": "abm-fit/advice@1", "pack": "workshop", "limits": ["One."]}}
    new = with_rows(replace(old, pack_digest="f" * 64, pack_version="2.0.0"), [row("goal", "rest")])
    store.migrate(new, changed)
    assert store.load("a-1") == new
    assert store.documents("f" * 64) == changed
    assert store.documents(old.pack_digest) == documents()


def test_the_list_has_the_last_changed_first_and_not_what_was_put_away(store: Store) -> None:
    store.create(assessment(), documents())
    numbers = iter(range(9))
    new = {"assessment_id": "a-2", "period": "2027-Q1", "date": "", "at": ""}
    store.create(next_period(said(row("goal", "x")), pack(), new_uuid=lambda: f"c{next(numbers)}", **new), documents())
    assert {(one.id, one.rows, one.made_up) for one in store.summaries()} == {("a-1", 0, True), ("a-2", 1, True)}
    store.archive("a-2")
    assert [one.id for one in store.summaries()] == ["a-1"]
    assert store.load("a-2").period == "2027-Q1", "put away, not deleted"


def test_names_are_found_by_parts_and_said_to_be_several_or_nearly_right(store: Store) -> None:
    store.create(replace(assessment(), id="12345678-a"), documents())
    store.create(replace(assessment(), id="87654321-b", period="2027-Q1"), documents())
    assert store.find("example tools (made up) 2027-q1").id == "87654321-b"
    assert store.find("2026-Q4").id == "12345678-a"
    assert store.find("8765").id == "87654321-b"
    with pytest.raises(NotFoundError, match="several"):
        store.find("Example")
    with pytest.raises(NotFoundError) as refused:
        store.find("Exmple Tools (made up) 2026-Q4")
    assert "Did you mean `Example Tools (made up) 2026-Q4`?" in str(refused.value)


def test_what_is_not_there_is_said(store: Store) -> None:
    for ask in (
        lambda: store.load("nope"),
        lambda: store.find("nope"),
        lambda: store.documents("nope"),
        lambda: store.append("nope", [row("goal", "x")]),
        lambda: store.update_header(replace(assessment(), id="nope")),
    ):
        with pytest.raises(NotFoundError):
            ask()


def test_hostile_names_are_only_names(store: Store) -> None:
    name = "'; DROP TABLE abm_fit_answers; -- \0 \ud800 [/x]"
    kept = store.create(replace(assessment(), organisation=name), documents())
    assert kept.organisation == name
    assert store.summaries()[0].organisation == name
