"""PostgreSQL going away while somebody answers: they are told, lose nothing, and go on or leave."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from abm_fit.errors import ExitCode
from abm_fit.pack.model import Pack
from abm_fit.store.opening import open_store
from abm_fit.store.spool import spool_place, waiting
from abm_fit.tui.forming import assessment_from
from abm_fit.tui.screens.setup import EVERY_ROLE, Form
from tests.postgres import Cluster, cluster
from tests.tui.test_real_terminal import Terminal


@pytest.fixture(scope="module")
def server(can_not_be_had: Callable[[str], NoReturn]) -> Iterator[Cluster]:
    """Return a server that may be killed."""
    with cluster() as found:
        if found is None:
            can_not_be_had("no PostgreSQL server on this machine (package postgresql)")
        yield found


@pytest.fixture
def shared(server: Cluster, pack: Pack, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the address of a store on it, with one new assessment."""
    url = server.database()
    monkeypatch.setenv("ABM_FIT_STORE", url)
    store = open_store(url)
    form = Form("Fernhill Example", "2026-Q4", "USD", role=EVERY_ROLE)
    store.create(assessment_from(pack, form, "fernhill", "2026-11-22"), pack.documents)
    store.close()
    return url


def words(drawn: bytes) -> str:
    """Return what was drawn without how."""
    return " ".join(re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]|\x1b.", b" ", drawn).decode(errors="replace").split())


def test_it_is_told_nothing_is_lost_and_the_answers_are_there_when_it_is_back(
    shared: str, server: Cluster, own_user_folders: Path
) -> None:
    terminal = Terminal(sys.executable, "-m", "abm_fit", "assess", "fernhill")
    terminal.wait_for(b"answered")
    terminal.type(b"1")
    terminal.wait_for(b"saved")
    server.kill()
    terminal.type(b"d")
    terminal.wait_for(b"waiting file")
    terminal.wait_for(b"reached")
    assert "can't be reached" in words(terminal.drawn)
    assert b"Traceback" not in terminal.drawn
    terminal.type(b"180k\r")
    terminal.wait_for(b"3 of")
    terminal.type(b"\x11")
    code = terminal.exit_code()
    said = words(terminal.drawn)
    assert code == int(ExitCode.STORE)
    assert "What you confirmed is kept in" in said
    assert "Traceback" not in said
    assert waiting(spool_place(shared)) == 2
    server.start()
    store = open_store(shared)
    assert store.recovered == 2
    assert [row.question for row in store.load("fernhill").log] == ["stage", "reason", "budget"]
    store.close()


def test_once_it_is_back_the_next_answer_takes_everything_along(
    shared: str, server: Cluster, own_user_folders: Path
) -> None:
    terminal = Terminal(sys.executable, "-m", "abm_fit", "assess", "fernhill")
    terminal.wait_for(b"answered")
    server.kill()
    terminal.type(b"1")
    terminal.wait_for(b"waiting file")
    server.start()
    terminal.type(b"d")
    terminal.wait_for(b"saved")
    terminal.type(b"q")
    assert terminal.exit_code() == 0
    store = open_store(shared)
    assert [row.question for row in store.load("fernhill").log] == ["stage", "reason"]
    store.close()
    assert not spool_place(shared).exists()
