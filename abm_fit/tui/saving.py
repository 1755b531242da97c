"""The store, owned by one thread: what screens ask of it goes into a queue and comes back as a call in the UI.

The queue is there from the first key on, while the store itself may still be opening (its libraries take longer to load
than the first screen to paint). Nothing is called saved before its transaction is committed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from abm_fit.errors import AbmFitError, StoreError

if TYPE_CHECKING:
    from abm_fit.assessment.model import Answer
    from abm_fit.store.store import Store

Deliver = Callable[..., object]
"""Runs a function in the UI's own thread: `deliver(function, argument)`."""

PATIENCE_S = 10
"""How long leaving waits for answers that are still on their way to the disk."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do with the store, and whom to tell."""

    do: Callable[[Store], Any]
    done: Callable[[Any], object] | None
    failed: Callable[[AbmFitError], object] | None


class Keeper:
    """A thread that opens the store and does what it is asked, in order."""

    def __init__(self, opener: Callable[[], Store], deliver: Deliver) -> None:
        self._opener = opener
        self._deliver = deliver
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="store", daemon=True)
        self._leaving = threading.Event()
        self.error: AbmFitError | None = None
        """Why the store could not be opened; None while it can."""

    def start(self) -> None:
        """Start opening the store."""
        self._thread.start()

    def ask(
        self,
        do: Callable[[Store], Any],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[AbmFitError], object] | None = None,
    ) -> None:
        """Queue a job; `done` gets what it returns, `failed` the error, both in the UI's thread."""
        self._jobs.put(Job(do, done, failed))

    def save(self, assessment_id: str, rows: Sequence[Answer], told: Callable[[str], object]) -> None:
        """Append answers; `told` gets an empty text once they are committed, else where they wait."""
        self.ask(
            lambda store: store.append(assessment_id, rows),
            lambda _: told(""),
            lambda error: told(f"NOT SAVED: {error.message}"),
        )

    def close(self) -> bool:
        """Finish what is queued and return whether all of it was."""
        self._leaving.set()
        if self._thread.ident is None:
            self.start()
        self._jobs.put(None)
        self._thread.join(PATIENCE_S)
        return not self._thread.is_alive()

    def _work(self) -> None:
        store: Store | None = None
        while (job := self._jobs.get()) is not None:
            try:
                if store is None:
                    store = self._opener()
                    self.error = None
                value = job.do(store)
            except AbmFitError as error:
                if store is None:
                    self.error = error
                self._tell(job.failed, error)
            except Exception as error:  # noqa: BLE001 - the thread must outlive any one job
                self._tell(job.failed, _unexpected(error))
            else:
                self._tell(job.done, value)

    def _tell(self, whom: Callable[[Any], object] | None, what: object) -> None:
        if whom is not None and not self._leaving.is_set():
            self._deliver(whom, what)


def _unexpected(error: Exception) -> AbmFitError:
    from abm_fit.crashes import log_crash

    place = log_crash(error)
    where = f"Where it happened is in {place}." if place else ""
    return StoreError("The store did something unexpected. That is our mistake.", hint=where)
