"""Stores to test against: SQLite files, and a real PostgreSQL server of our own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from abm_fit.assessment.model import Assessment
from abm_fit.commands.subjects import open_file
from abm_fit.pack.model import Pack
from abm_fit.resources import packs_folder
from abm_fit.store.opening import open_store
from abm_fit.store.store import Store
from tests.conftest import missing

EXAMPLE = packs_folder() / "abm_fit" / "cases" / "example.yaml"


@pytest.fixture(scope="session")
def example() -> tuple[Pack, Assessment]:
    """Return the default pack and its worked example."""
    return open_file(EXAMPLE, str(packs_folder() / "abm_fit"))


@pytest.fixture
def empty(example: tuple[Pack, Assessment]) -> Assessment:
    """Return the example without any answer."""
    return replace(example[1], log=())


def postgres_programs() -> Path | None:
    """Return the folder with initdb and postgres, or None where there is none."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists():
            return folder
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def as_server(command: list[str]) -> list[str]:
    """Return a command as a user that PostgreSQL accepts: it refuses to run as root."""
    if os.geteuid() != 0:
        return command
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--", *command]


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Start a PostgreSQL server on a free port of this machine, and stop it at the end."""
    programs = postgres_programs()
    if programs is None:
        missing("PostgreSQL is not installed (Debian: postgresql)")
    with tempfile.TemporaryDirectory(prefix="abm-fit-pg-") as name:
        folder = Path(name)
        data = folder / "data"
        if os.geteuid() == 0:
            shutil.chown(folder, "nobody", "nogroup")
        own = {"env": {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": name}, "cwd": name}
        init = [str(programs / "initdb"), "-D", str(data), "-U", "abm", "-A", "trust", "--no-sync"]
        subprocess.run(as_server(init), check=True, capture_output=True, **own)  # type: ignore[call-overload]
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={name} -c fsync=off"
        control = [str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log")]
        subprocess.run(as_server([*control, "-o", options, "start"]), check=True, capture_output=True, **own)  # type: ignore[call-overload]
        try:
            yield f"postgresql://abm@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run(as_server([*control, "-m", "immediate", "stop"]), check=False, capture_output=True, **own)  # type: ignore[call-overload]


@pytest.fixture
def fresh_postgres(postgres_url: str) -> str:
    """Return the address of an empty database on the server."""
    import uuid

    import psycopg

    name = f"t{uuid.uuid4().hex[:12]}"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return postgres_url.removesuffix("postgres") + name


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return where a new store is to be, in a file and in PostgreSQL."""
    if request.param == "sqlite":
        return str(tmp_path / "answers.sqlite3")
    return str(request.getfixturevalue("fresh_postgres"))


@pytest.fixture
def reopen(place: str) -> Iterator[Callable[[], Store]]:
    """Return a function that opens the store anew, as another program would."""
    opened: list[Store] = []

    def opening() -> Store:
        opened.append(open_store(place))
        return opened[-1]

    yield opening
    for store in opened:
        store.close()
