"""The store, owned by one thread: what screens ask of it goes into a queue and comes back as a call in the UI.

The queue is there from the first key on, while the store itself may still be opening (its libraries take longer to load
than the first screen to paint). Nothing is called saved before its transaction is committed.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from abm_fit.errors import AbmFitError, StoreError

if TYPE_CHECKING:
    from abm_fit.assessment.model import Answer, Assessment
    from abm_fit.store.store import Store

Deliver = Callable[..., object]
"""Runs a function in the UI's own thread: `deliver(function, argument)`."""

PATIENCE_S = 5
"""How long leaving waits for the store; what is still on its way then goes to the waiting file instead."""
FRAME_S = 0.02
"""How long saving an answer leaves the interpreter to the drawing of the next question."""
RETRY_S = 20
"""How long a store that could not be opened is left alone before the next answer tries again."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do with the store, and whom to tell."""

    do: Callable[[Store], Any]
    done: Callable[[Any], object] | None
    failed: Callable[[AbmFitError], object] | None
    waits: bool = False
    """Whether the frame that answers the key comes first."""


class Keeper:
    """A thread that opens the store and does what it is asked, in order."""

    def __init__(
        self,
        opener: Callable[[], Store],
        deliver: Deliver,
        hold: Callable[[str, Sequence[Answer]], None],
        hold_new: Callable[[Assessment, Mapping[str, Any]], None],
    ) -> None:
        self._opener = opener
        self._deliver = deliver
        self._hold = hold
        """Writes answers to the waiting file; raises StoreError where even that can't be done."""
        self._hold_new = hold_new
        """The same for a whole new assessment."""
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="store", daemon=True)
        self._leaving = threading.Event()
        self._asked = 0
        self._done = 0
        # One counter a side: each is written by one thread only.
        self._store: Store | None = None
        self._refused: tuple[float, AbmFitError] | None = None
        self._waiting: dict[int, tuple[str, Sequence[Answer]]] = {}
        """Answers that are neither committed nor in the waiting file yet."""

    def start(self) -> None:
        """Start opening the store."""
        self._thread.start()

    def ask(
        self,
        do: Callable[[Store], Any],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[AbmFitError], object] | None = None,
        *,
        waits: bool = False,
    ) -> None:
        """Queue a job; `done` gets what it returns, `failed` the error, both in the UI's thread."""
        self._asked += 1
        self._jobs.put(Job(do, done, failed, waits))

    def save(self, assessment_id: str, rows: Sequence[Answer], told: Callable[[str], object]) -> None:
        """Append answers; `told` gets an empty text once they are committed, else where they are kept."""
        number = id(rows)
        self._waiting[number] = (assessment_id, rows)

        def commit(store: Store) -> None:
            store.append(assessment_id, rows)
            self._waiting.pop(number, None)

        def put_aside(error: AbmFitError) -> None:
            told(self._put_aside(number, error))

        self.ask(commit, lambda _: told(""), put_aside, waits=True)

    def create(
        self, assessment: Assessment, documents: Mapping[str, Any], failed: Callable[[AbmFitError], object]
    ) -> None:
        """Keep a new assessment, in the waiting file where the store can't be had."""

        def put_aside(error: AbmFitError) -> None:
            try:
                self._hold_new(assessment, documents)
            except AbmFitError as worse:
                failed(worse)
            else:
                failed(StoreError(f"Kept in a waiting file: {error.message}", hint=error.hint))

        self.ask(lambda store: store.create(assessment, documents), None, put_aside)

    @property
    def idle(self) -> bool:
        """Whether nothing is queued or being done."""
        return self._asked == self._done

    def close(self) -> bool:
        """Finish what is queued; returns whether every answer is in the store or in the waiting file."""
        self._leaving.set()
        if self._thread.ident is None:
            self.start()
        self._jobs.put(None)
        self._thread.join(PATIENCE_S)
        late = StoreError("The store took too long.")
        return all(not self._put_aside(number, late).startswith(LOST) for number in tuple(self._waiting))

    def _put_aside(self, number: int, error: AbmFitError) -> str:
        """Write answers to the waiting file and say so."""
        kept = self._waiting.get(number)
        if kept is None:
            return ""
        try:
            self._hold(*kept)
        except AbmFitError as worse:
            return f"{LOST}: {worse.message} {worse.hint}"
        self._waiting.pop(number, None)
        return f"kept in a waiting file ({error.message})"

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            if job.waits:
                self._leaving.wait(FRAME_S)
            try:
                value = job.do(self._opened())
            except AbmFitError as error:
                self._tell(job.failed, error)
            except Exception as error:  # noqa: BLE001 - the thread must outlive any one job
                self._tell(job.failed, _unexpected(error))
            else:
                self._tell(job.done, value)
            self._done += 1

    def _opened(self) -> Store:
        if self._store is None:
            if self._refused and time.monotonic() - self._refused[0] < RETRY_S:
                raise self._refused[1]
            try:
                self._store = self._opener()
            except AbmFitError as error:
                self._refused = (time.monotonic(), error)
                raise
        return self._store

    def _tell(self, whom: Callable[[Any], object] | None, what: object) -> None:
        if whom is not None and not self._leaving.is_set():
            self._deliver(whom, what)


LOST = "NOT SAVED"
"""How a message begins that says an answer is on no disk."""


def _unexpected(error: Exception) -> AbmFitError:
    from abm_fit.crashes import log_crash

    place = log_crash(error)
    where = f"Where it happened is in {place}." if place else ""
    return StoreError("The store did something unexpected. That is our mistake.", hint=where)
