"""Stores to test on: a SQLite file each, and a private PostgreSQL server where the machine has one."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import NoReturn

import pytest

from abm_fit.store.opening import open_store
from abm_fit.store.store import Store

_NUMBER = count(1)


def _binaries() -> Path | None:
    """Return the folder that holds `initdb` and `pg_ctl`."""
    named = shutil.which("initdb")
    folders = [Path(named).resolve().parent] if named else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "pg_ctl").exists() and (folder / "initdb").exists()), None)


def _run(*command: str | Path) -> None:
    """Run a command of the server's as somebody who is not root, which PostgreSQL refuses to be run by."""
    as_somebody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    done = subprocess.run([*as_somebody, *map(str, command)], capture_output=True, text=True, check=False, cwd="/")
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stdout}{done.stderr}")


@pytest.fixture(scope="session")
def server() -> Iterator[str | None]:
    """Start a PostgreSQL server for this session on a socket in a folder of its own; None where there is none."""
    binaries = _binaries()
    if binaries is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="abmfit-pg-") as name:
        folder = Path(name)
        data, log = folder / "data", folder / "log"
        if os.geteuid() == 0:
            os.chown(folder, 65534, 65534)
        user = "-U", "tester"
        _run(binaries / "initdb", "-D", data, *user, "--auth=trust", "--encoding=UTF8", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        _run(binaries / "pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")
        try:
            yield f"postgresql://tester@/postgres?host={folder}"
        finally:
            _run(binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


@pytest.fixture
def postgres(server: str | None, can_not_be_had: Callable[[str], NoReturn]) -> str:
    """Return the URL of an empty database."""
    if server is None:
        can_not_be_had("no PostgreSQL server on this machine (package postgresql)")
    from sqlalchemy import create_engine, text

    name = f"t{next(_NUMBER)}"
    engine = create_engine(server.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.replace("/postgres?", f"/{name}?")


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
