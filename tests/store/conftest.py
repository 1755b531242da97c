"""Stores to test on: a SQLite file each, and a private PostgreSQL server where the machine has one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from abm_fit.store.opening import open_store
from abm_fit.store.store import Store
from tests.postgres import Cluster, cluster


@pytest.fixture(scope="session")
def server() -> Iterator[Cluster | None]:
    """Start a PostgreSQL server for this session; None where there is none."""
    with cluster() as server:
        yield server


@pytest.fixture
def postgres(server: Cluster | None, can_not_be_had: Callable[[str], NoReturn]) -> str:
    """Return the URL of an empty database."""
    if server is None:
        can_not_be_had("no PostgreSQL server on this machine (package postgresql)")
    return server.database()


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return where an empty store may be made: a file, then a database."""
    return str(tmp_path / "store.sqlite3") if request.param == "sqlite" else str(request.getfixturevalue("postgres"))


@pytest.fixture
def opened() -> Iterator[Callable[[str], Store]]:
    """Return a way to open a store that is closed after the test."""
    stores: list[Store] = []

    def open_it(place: str) -> Store:
        stores.append(open_store(place))
        return stores[-1]

    yield open_it
    for store in stores:
        store.close()


@pytest.fixture
def store(url: str, opened: Callable[[str], Store]) -> Store:
    """Return an empty store."""
    return opened(url)
