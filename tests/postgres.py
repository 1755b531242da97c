"""A private PostgreSQL server on a socket in a folder of its own, which can be killed and started again."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path


class Cluster:
    """A server and its data."""

    def __init__(self, binaries: Path, folder: Path) -> None:
        self._binaries, self._folder, self._data = binaries, folder, folder / "data"
        if os.geteuid() == 0:
            os.chown(folder, 65534, 65534)
        _run(binaries / "initdb", "-D", self._data, "-U", "tester", "--auth=trust", "--encoding=UTF8", "--no-sync")
        self._number = count(1)

    def database(self) -> str:
        """Make an empty database and return its address."""
        from sqlalchemy import create_engine, text

        name, where = f"t{next(self._number)}", f"host={self._folder}"
        engine = create_engine(f"postgresql+psycopg://tester@/postgres?{where}", isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return f"postgresql://tester@/{name}?{where}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = f"-c listen_addresses='' -c unix_socket_directories={self._folder} -c fsync=off"
        log = self._folder / "log"
        _run(self._binaries / "pg_ctl", "-D", self._data, "-l", log, "-w", "-o", options, "start")

    def kill(self) -> None:
        """Stop it without a word to anybody who is connected."""
        _run(self._binaries / "pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")


@contextmanager
def cluster() -> Iterator[Cluster | None]:
    """Run a server; None where the machine has none."""
    binaries = _binaries()
    if binaries is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="abmfit-pg-") as name:
        server = Cluster(binaries, Path(name))
        server.start()
        try:
            yield server
        finally:
            with suppress(RuntimeError):  # a test may have killed it
                server.kill()


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
