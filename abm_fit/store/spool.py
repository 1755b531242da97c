"""Where confirmed answers wait while the store can't take them: a file beside it, forced to the disk line by line.

Whatever waits is taken in when the store is opened next. Doing so twice adds nothing twice, so that a crash in between
loses nothing either.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from abm_fit.assessment.model import Answer, Assessment, PortableFile
from abm_fit.assessment.portable import data_of, data_of_row, row_of_data
from abm_fit.errors import AbmFitError, StoreError
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.store.store import Store


def spool_place(place: str) -> Path:
    """Return the waiting file of a store: beside a SQLite file, in the user's data folder for PostgreSQL.

    `place` is what `store_place` gives; of a URL only a digest shows.
    """
    if "://" not in place:
        from abm_fit.store.opening import file_of

        path = file_of(place)
        return path.with_name(f"{path.name}.waiting.jsonl")
    from platformdirs import user_data_dir

    digest = hashlib.sha256(place.encode()).hexdigest()[:16]
    return Path(user_data_dir("abm-fit", appauthor=False)) / f"{digest}.waiting.jsonl"


def hold(spool: Path, assessment_id: str, rows: Iterable[Answer]) -> None:
    """Keep confirmed rows until the store takes them; they are on the disk when this returns.

    Raises:
        StoreError: they can't be written here either.
    """
    # A row that was given in this session has no number yet, or one that the store will replace.
    _write(spool, [{"assessment": assessment_id, "row": data_of_row(row)} for row in rows])


def hold_new(spool: Path, file: PortableFile) -> None:
    """Keep an assessment that the store does not know yet, with its pack, until the store takes it.

    Raises:
        StoreError: it can't be written here either.
    """
    _write(spool, [{"file": data_of(file)}])


def hold_header(spool: Path, assessment: Assessment, before: Assessment) -> None:
    """Keep what was changed about an assessment since `before` until the store takes it.

    Raises:
        StoreError: it can't be written here either.
    """
    from abm_fit.store.headers import header_of

    headers = {"header": header_of(assessment), "before": header_of(before)}
    _write(spool, [{"assessment": assessment.id, **headers}])


def waiting(spool: Path) -> int:
    """Return how many entries wait; a line that was cut off by a crash was never confirmed and does not count."""
    return len(_entries(spool))


def replay(spool: Path, store: Store) -> int:
    """Give the store what waits and return how many rows it took; what it does not take goes on waiting."""
    if not spool.exists():
        return 0
    taken, left = 0, []
    with _locked(spool):
        for entry in _entries(spool):
            try:
                taken += _give(store, entry)
            except (AbmFitError, ValueError, KeyError, TypeError, AttributeError):
                left.append(entry)  # the store is busy or does not know it, or somebody changed the line by hand
        _keep_only(spool, left)
    return taken


def _give(store: Store, entry: dict[str, Any]) -> int:
    if "row" in entry:
        return len(store.append(entry["assessment"], (row_of_data(entry["row"]),)))
    if "header" in entry:
        from abm_fit.store.headers import assessment_of

        changed, before = (assessment_of(entry["assessment"], entry[name]) for name in ("header", "before"))
        store.update_header(changed, before=before)
        return 0
    from abm_fit.assessment.portable import portable_of
    from abm_fit.pack.document import Document

    return store.take_in(portable_of(Document(entry["file"], "", dict)))[1]


def _entries(spool: Path) -> list[dict[str, Any]]:
    try:
        lines = spool.read_bytes().split(b"\n")
    except FileNotFoundError:
        return []
    except OSError as error:
        message = say("store.unreadable", place=spool, reason=error.strerror)
        raise StoreError(message, hint=say("store.check_owner")) from error
    found = []
    for line in lines:
        with suppress(ValueError):
            entry = json.loads(line)
            if isinstance(entry, dict):
                found.append(entry)
    return found


def _write(spool: Path, entries: list[dict[str, Any]]) -> None:
    # Each line starts with a line break, so that one cut off by a crash can't swallow the next.
    content = b"".join(b"\n" + json.dumps(entry).encode("ascii") + b"\n" for entry in entries)
    try:
        spool.parent.mkdir(parents=True, exist_ok=True)
        with _locked(spool), spool.open("ab", buffering=0) as file:
            _all_of(file.fileno(), content)
            os.fsync(file.fileno())
    except OSError as error:
        message = say("store.nowhere", place=spool, reason=error.strerror)
        raise StoreError(message, hint=say("store.make_room")) from error


def _all_of(descriptor: int, content: bytes) -> None:
    while content:
        content = content[os.write(descriptor, content) :]


def _keep_only(spool: Path, entries: list[dict[str, Any]]) -> None:
    """Leave only what was not taken; if that can't be written all stays, and taking it again changes nothing."""
    begun = spool.with_name(f"{spool.name}.tmp")
    with suppress(OSError):
        if not entries:
            spool.unlink(missing_ok=True)
            return
        with begun.open("wb") as file:
            file.write(b"".join(json.dumps(entry).encode("ascii") + b"\n" for entry in entries))
            file.flush()
            os.fsync(file.fileno())
        begun.replace(spool)


@contextmanager
def _locked(spool: Path) -> Iterator[None]:
    """Keep other sessions out while lines are added or taken; where the system has no such locks, go without."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with spool.with_name(f"{spool.name}.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
