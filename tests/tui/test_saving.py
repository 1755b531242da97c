"""Nothing confirmed is lost: not while the store opens, not when it can't be had, not between two sessions."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from time import sleep
from typing import NoReturn

import pytest

from abm_fit.assessment.model import Answer, Assessment
from abm_fit.assessment.portable import read_portable
from abm_fit.errors import StoreError
from abm_fit.pack.model import Pack
from abm_fit.store.opening import open_store
from abm_fit.store.spool import spool_place, waiting
from abm_fit.store.store import Store
from abm_fit.tui.app import AbmFitApp
from abm_fit.tui.aside import WaitingFile
from abm_fit.tui.remembered import LastPlace, Remembered, load_remembered, save_remembered, with_place
from abm_fit.tui.resuming import brought_together, keep_last, last_kept
from abm_fit.tui.saving import Keeper
from abm_fit.wording.spoken import say
from tests.tui.conftest import press, screen_text, settle, walking

LOST = say("saving.lost")
ROW = Answer("u1", 0, "stage", "ann", "dont_know")


def broken() -> NoReturn:
    raise StoreError("The store is on fire.", hint="Put it out.")


def keeper(told: list[object], *, held: list[object], room: bool = True) -> Keeper:
    """Return a keeper whose store can't be opened."""

    class Aside:
        def hold(self, what: object, rows: object) -> None:
            if not room:
                raise StoreError("No room.")
            held.append((what, rows))

        hold_new = hold_header = hold

        def give(self, store: object) -> None:
            raise AssertionError(store)

    return Keeper(broken, lambda whom, what: told.append(whom(what)), Aside())


def test_without_a_store_answers_go_to_the_waiting_file_and_it_says_so() -> None:
    told: list[object] = []
    held: list[object] = []
    words: list[object] = []
    one = keeper(told, held=held)
    one.save("a1", (ROW,), words.append)
    assert one.close()
    assert held == [("a1", (ROW,))]


def test_where_nothing_can_be_written_it_never_says_saved() -> None:
    one = keeper([], held=[], room=False)
    one.save("a1", (ROW,), lambda _: None)
    assert not one.close()


async def test_answers_given_while_the_store_is_away_are_there_when_it_is_back(
    tmp_path: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "store.sqlite3"
    app = AbmFitApp(str(place), state=tmp_path / "state")
    monkeypatch.setattr(app.keeper, "_opener", broken)
    async with app.run_test(size=(80, 24)) as pilot:
        await walking(pilot, pack)
        await press(pilot, "1", "d")
        text = screen_text(app)
        assert LOST not in text
        assert "saved" not in text.replace("saved as", "")
    assert app.finish()
    assert waiting(spool_place(str(place))) > 0
    store = open_store(str(place))
    (summary,) = store.summaries()
    assert [row.question for row in store.load(summary.id).log] == ["stage", "reason"]
    store.close()


async def test_a_named_assessment_is_resumed_from_what_was_kept_and_takes_over_others_answers(
    new_app: Callable[[], AbmFitApp], store_file: Path, tmp_path: Path, pack: Pack
) -> None:
    first = new_app()
    async with first.run_test(size=(80, 24)) as pilot:
        await walking(pilot, pack)
        await press(pilot, "1")
    assert first.finish()
    store = open_store(str(store_file))
    store.append("fernhill", [Answer("other", 0, "budget", "controller", "dont_know")])
    store.close()
    second = AbmFitApp(str(store_file), "Fernhill Example 2026-Q4", tmp_path / "state")
    async with second.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "1 of 38 answered" in screen_text(second)
        assert second.session is not None
        assert {row.uuid for row in second.session.assessment.log} >= {"other"}


def test_what_is_kept_is_read_back_whole(tmp_path: Path, pack: Pack, example: Assessment) -> None:
    assert keep_last(tmp_path, "here", example, pack)
    found = last_kept(tmp_path, "here", example.id)
    assert found is not None
    assert found[0] == example
    assert found[1].digest == pack.digest
    assert last_kept(tmp_path, "elsewhere", example.id) is None
    assert last_kept(tmp_path, "here", "another") is None


@pytest.mark.parametrize("content", ["", "[]", "{", '{"version": 1, "stores": 3}', "\0\0", "{" * 9000])
def test_a_broken_memory_is_no_memory(tmp_path: Path, content: str) -> None:
    for name in ("ui.json", "last.json"):
        (tmp_path / name).write_text(content)
    assert load_remembered(tmp_path, "here") == Remembered()
    assert last_kept(tmp_path, "here", "any") is None


def test_stores_do_not_remember_each_others_organisations(tmp_path: Path) -> None:
    mine = with_place(Remembered(theme="abm-light"), LastPlace("a1", "stage", None, "ann"))
    assert save_remembered(tmp_path, "one", mine)
    assert save_remembered(tmp_path, "two", Remembered(theme="abm-light"))
    assert load_remembered(tmp_path, "one") == mine
    assert load_remembered(tmp_path, "two").places == {}
    assert json.loads((tmp_path / "ui.json").read_text())["theme"] == "abm-light"


def test_rows_on_their_way_are_neither_lost_nor_doubled(example: Assessment) -> None:
    from abm_fit.assessment.editing import with_rows

    ours = with_rows(example, [ROW])
    together = brought_together(example, example, ours)
    assert [row.uuid for row in together.log][-1] == "u1"
    assert brought_together(ours, example, ours) == ours


def test_leaving_does_not_wait_for_a_store_that_nothing_is_on_its_way_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("abm_fit.tui.saving.PATIENCE_S", 600)
    never = Event()
    one = Keeper(never.wait, lambda *_: None, WaitingFile(None))  # type: ignore[arg-type]
    one.start()
    one.ask(lambda store: store.summaries())
    assert one.close()
    never.set()


def test_what_waited_reaches_the_store_before_what_was_confirmed_later(
    tmp_path: Path, pack: Pack, example: Assessment
) -> None:
    place = str(tmp_path / "store.sqlite3")
    away = True
    told: list[object] = []

    def opener() -> Store:
        nonlocal away
        if away:
            away = False
            raise StoreError("The store is on fire.")
        return open_store(place)

    one = Keeper(opener, lambda whom, what: whom(what), WaitingFile(place))
    renamed = replace(example, organisation="Renamed Example")
    one.create(example, pack.documents, lambda error: told.append(error.message))
    one.start()
    while not one.idle:
        sleep(0.01)
    assert told == ["The new assessment is kept in a waiting file (The store is on fire.)."]
    one._refused = None
    one.save(example.id, (ROW,), told.append)
    one.change(renamed, example, lambda error: told.append(error.message))
    assert one.close()
    store = open_store(place)
    kept = store.load(example.id)
    assert kept.organisation == "Renamed Example"
    assert kept.log[-1].uuid == "u1"
    assert waiting(spool_place(place)) == 0
    store.close()


def test_a_change_of_the_set_up_waits_for_the_store_too(tmp_path: Path, pack: Pack, example: Assessment) -> None:
    place = str(tmp_path / "store.sqlite3")
    store = open_store(place)
    store.create(example, pack.documents)
    store.close()
    one = Keeper(broken, lambda *_: None, WaitingFile(place))
    one.change(replace(example, organisation="Renamed Example", currency="EUR"), example, lambda _: None)
    assert one.close()
    assert one.put_aside == 1
    store = open_store(place)
    assert (store.load(example.id).organisation, store.load(example.id).currency) == ("Renamed Example", "EUR")
    store.close()


async def test_what_no_disk_takes_is_not_left_and_ends_up_in_a_file_that_can_be_imported(
    tmp_path: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = AbmFitApp(str(tmp_path / "store.sqlite3"), state=tmp_path / "state")
    monkeypatch.setattr(app.keeper, "_opener", broken)

    def no_room(*_: object) -> None:
        raise StoreError("No room.", hint="Make some.")

    for name in ("hold", "hold_new", "hold_header"):
        monkeypatch.setattr(app.aside, name, no_room)
    async with app.run_test(size=(80, 24)) as pilot:
        await walking(pilot, pack)
        await press(pilot, "1")
        assert LOST in screen_text(app)
        assert "No room." in screen_text(app)
        await press(pilot, "escape")
        assert "on no disk" in " ".join(screen_text(app).split())
        assert app.session is not None
    assert not app.finish()
    rescued = app.rescue()
    assert rescued is not None
    assert rescued.parent == tmp_path
    store = open_store(str(tmp_path / "another.sqlite3"))
    name, rows = store.take_in(read_portable(rescued))
    assert (name, rows) == ("fernhill", 1)
    store.close()


def test_what_could_be_written_nowhere_is_written_with_the_next_answer(
    tmp_path: Path, pack: Pack, example: Assessment
) -> None:
    place = str(tmp_path / "store.sqlite3")
    full = True
    told: list[object] = []
    aside = WaitingFile(place)

    def opener() -> Store:
        if full:
            broken()
        return open_store(place)

    def hold_new(*_: object) -> None:
        raise StoreError("No room.")

    aside.hold_new = hold_new  # type: ignore[method-assign,assignment]
    one = Keeper(opener, lambda whom, what: whom(what), aside)
    one.create(example, pack.documents, lambda error: told.append(error.message))
    one.start()
    while not one.idle:
        sleep(0.01)
    assert one.anything_nowhere
    full, one._refused = False, None
    one.save(example.id, (ROW,), told.append)
    while not one.idle:
        sleep(0.01)
    assert not one.anything_nowhere
    assert one.close()
    assert str(told[0]).startswith(LOST)
    assert told[1:] == [None]
    store = open_store(place)
    assert store.load(example.id).log[-1].uuid == "u1"
    store.close()
