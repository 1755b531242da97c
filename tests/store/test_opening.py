"""Where a store can't be opened, it is said why in words, and nothing there is changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from abm_fit.errors import StoreError
from abm_fit.store.opening import open_store, store_place
from abm_fit.store.store import Store
from tests.assessment.workshop import assessment, documents

Open = Callable[[str], Store]


def test_the_users_own_folder_unless_somewhere_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert store_place().endswith("abm-fit/assessments.sqlite3")
    monkeypatch.setenv("ABM_FIT_STORE", "/elsewhere/a.db")
    assert store_place() == "/elsewhere/a.db"
    assert store_place("/named/b.db") == "/named/b.db"


def test_a_store_of_a_newer_version_is_refused_and_left_alone(url: str, opened: Open) -> None:
    from sqlalchemy import text

    store = opened(url)
    with store._engine.begin() as connection:
        connection.execute(text("UPDATE abm_fit_store SET value = '99'"))
    with pytest.raises(StoreError, match="99") as refused:
        open_store(url)
    assert "newest" in refused.value.hint


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear all, " * 500)
    with pytest.raises(StoreError, match="no store"):
        open_store(str(path))
    assert path.read_text() == "Dear all, " * 500


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE songs (title TEXT)")
    other.commit()
    with pytest.raises(StoreError, match="another program"):
        open_store(str(path))
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]
    other.close()


def test_a_folder_that_can_not_be_made_or_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for place in (tmp_path / "file" / "a.db", Path("/proc/a.db"), tmp_path):
        with pytest.raises(StoreError) as refused:
            open_store(str(place))
        assert refused.value.hint


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ann:s3cret@127.0.0.1:1/x",
        "mysql://ann:s3cret@host/x",
        "postgresql://ann:s3cret@host:port/x",
        "nonsense://ann:s3cret",
        "://s3cret",
    ],
)
def test_an_address_nobody_answers_at_is_said_without_the_password(address: str) -> None:
    with pytest.raises(StoreError) as refused:
        open_store(address)
    assert "s3cret" not in str(refused.value)
    assert refused.value.hint


def test_a_database_that_is_not_there_is_said(postgres: str) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        open_store(postgres.replace("/t", "/nowhere", 1) if "@/t" in postgres else postgres)


def test_reading_waits_for_no_writer(tmp_path: Path, opened: Open) -> None:
    path = tmp_path / "a.db"
    opened(str(path)).create(assessment(), documents())
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    assert opened(str(path)).load("a-1") == assessment()
    writer.execute("ROLLBACK")
    writer.close()


def test_a_store_kept_busy_is_said(tmp_path: Path, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("abm_fit.store.opening.BUSY_MS", 50)
    path = tmp_path / "a.db"
    store = opened(str(path))
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="busy"):
        store.create(assessment(), documents())
    writer.execute("ROLLBACK")
    writer.close()
