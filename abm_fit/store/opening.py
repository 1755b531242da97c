"""Opening the store: a SQLite file by default, PostgreSQL by URL."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from abm_fit.errors import AbmFitError, StoreError
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor

    from abm_fit.store.store import Store

READING = "abm_fit_reading"
"""The execution option of a connection that only reads, and so waits for no writer."""
ENVIRONMENT = "ABM_FIT_STORE"
"""The environment variable that names the store."""
SQLITE_BEGINS = b"SQLite format 3\0"
"""The first bytes of every SQLite file that is not empty."""
BUSY_MS = 10_000
"""How long a writer waits for another one."""


def store_place(url: str | None = None) -> str:
    """Return where the store is: the URL or path that was named, else the user's own data folder."""
    named = url or os.environ.get(ENVIRONMENT)
    if named:
        return named
    from platformdirs import user_data_dir

    return str(Path(user_data_dir("abm-fit", appauthor=False)) / "assessments.sqlite3")


def open_store(url: str | None = None) -> Store:
    """Open the store, make its tables where it is new, and take in the answers that waited for it.

    Raises:
        StoreError: it can't be reached, read or written, is no store of ours, or was made by a newer abm-fit.
    """
    from abm_fit.store.spool import replay, spool_place
    from abm_fit.store.store import Store
    from abm_fit.store.troubles import translated

    place = store_place(url)
    engine = postgres_engine(place) if "://" in place else sqlite_engine(file_of(place))
    try:
        with translated(shown_place(place)):
            prepare(engine, shown_place(place))
    except StoreError:
        engine.dispose()
        raise
    store = Store(engine, shown_place(place))
    spool = spool_place(place)
    if spool.exists():
        with suppress(AbmFitError, OSError):  # what waits goes on waiting; the store itself is open
            store.recovered = replay(spool, store)
    return store


def file_of(place: str) -> Path:
    """Return the file that a store's path means, with `~` for the home folder where there is one."""
    try:
        return Path(place).expanduser()
    except RuntimeError:  # there is no such user; then it is a name like any other
        return Path(place)


def shown_place(place: str) -> str:
    """Return where the store is without a password."""
    if "://" not in place:
        return place
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        return make_url(place).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return place.partition("://")[0] + "://…"


def postgres_engine(url: str) -> Engine:
    """Return an engine over PostgreSQL; other databases are refused."""
    from sqlalchemy import create_engine
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        message = say("store.no_address", place=shown_place(url))
        raise StoreError(message, hint=say("store.write_address")) from error
    if parsed.get_backend_name() != "postgresql":
        raise StoreError(say("store.other_database", database=parsed.get_backend_name()), hint=say("store.write_place"))
    try:
        import psycopg  # noqa: F401  only to see whether it is there
    except ImportError as error:
        raise StoreError(say("store.no_driver"), hint=say("store.install_driver")) from error
    seconds = {"connect_timeout": 10}
    return create_engine(parsed.set(drivername="postgresql+psycopg"), connect_args=seconds, pool_pre_ping=True)


def sqlite_engine(path: Path) -> Engine:
    """Return an engine over a SQLite file that survives a crash at any moment."""
    from sqlalchemy import create_engine, event
    from sqlalchemy.engine import URL

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        refuse_others(path)
    except OSError as error:
        message = say("store.unusable", place=path, reason=error.strerror)
        raise StoreError(message, hint=say("store.other_file")) from error
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_MS / 1000})

    @event.listens_for(engine, "connect")
    def _on_connect(connection: DBAPIConnection, _record: object) -> None:
        # Transactions are begun by us (below), so that the write lock is taken before the last number is read.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (f"busy_timeout={BUSY_MS}", "foreign_keys=ON", "synchronous=FULL"):
            cursor.execute(f"PRAGMA {pragma}")
        write_ahead(cursor)
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get(READING, False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def write_ahead(cursor: DBAPICursor) -> None:
    """Let readers read while somebody writes.

    SQLite does not wait its turn for this one switch, whatever its timeout: where two open a new file at once, one is
    told that it is locked. So we wait.
    """
    import sqlite3
    import time

    until = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)


def refuse_others(path: Path) -> None:
    """Pass a path that is free or holds a database; SQLite itself would write over a file of a few bytes.

    Raises:
        StoreError: something else is there.
    """
    if not path.exists():
        return
    if not path.is_file():
        raise StoreError(say("store.no_plain_file", place=path), hint=say("store.other_file"))
    with path.open("rb") as file:
        begins = file.read(len(SQLITE_BEGINS))
    if begins and begins != SQLITE_BEGINS:
        raise StoreError(say("store.no_store", place=path), hint=say("store.other_file"))


def prepare(engine: Engine, place: str) -> None:
    """Make the tables where there are none; refuse a store of another version."""
    from sqlalchemy import insert, inspect, select

    from abm_fit.store.tables import SCHEMA_VERSION, about, metadata

    with engine.connect().execution_options(**{READING: True}) as connection:
        known = inspect(connection).has_table(about.name)
    with engine.connect().execution_options(**{READING: known}) as connection, connection.begin():
        if not known and engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7226349)")  # two first openings queue here
        names = set(inspect(connection).get_table_names())
        if about.name not in names:
            if engine.dialect.name == "sqlite" and names:
                raise StoreError(say("store.other_program", place=place), hint=say("store.other_file"))
            metadata.create_all(connection)
            connection.execute(insert(about).values(key="schema_version", value=str(SCHEMA_VERSION)))
            return
        version = connection.execute(select(about.c.value).where(about.c.key == "schema_version")).scalar()
    if version != str(SCHEMA_VERSION):
        message = say("store.other_version", place=place, theirs=version, ours=SCHEMA_VERSION)
        raise StoreError(message, hint=say("store.newest"))
