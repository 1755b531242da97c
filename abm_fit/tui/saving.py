"""The store, owned by one thread: what screens ask of it goes into a queue and comes back as a call in the UI.

The queue is there from the first key on, while the store itself may still be opening (its libraries take longer to load
than the first screen to paint). Nothing is called saved before its transaction is committed.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from abm_fit.errors import AbmFitError, StoreError
from abm_fit.tui.jobs import Aside, Job, Kept, NotStoredError, unexpected
from abm_fit.tui.watch import Watch
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.assessment.model import Answer, Assessment
    from abm_fit.store.store import Store

Deliver = Callable[..., object]
"""Runs a function in the UI's own thread: `deliver(function, argument)`."""

PATIENCE_S = 1
"""How long leaving waits for the store; what is still on its way then goes to the waiting file instead."""
FRAME_S = 0.02
"""How long saving an answer leaves the interpreter to the drawing of the next question."""
RETRY_S = 20
"""How long a store that could not be opened is left alone before the next answer tries again."""


class Keeper:
    """A thread that opens the store and does what it is asked, in order."""

    def __init__(self, opener: Callable[[], Store], deliver: Deliver, aside: Aside) -> None:
        self._opener = opener
        self._deliver = deliver
        self._aside = aside
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="store", daemon=True)
        self._leaving = threading.Event()
        self._asked = 0
        self._done = 0
        # One counter a side: each is written by one thread only.
        self._store: Store | None = None
        self._refused: tuple[float, AbmFitError] | None = None
        self._waiting: dict[int, Kept | None] = {}
        """What is neither committed nor in the waiting file yet, by number; None where it can't wait there."""
        self._nowhere: set[int] = set()
        """Of these, what could be written nowhere so far; it is tried again before whatever comes next."""
        self.put_aside = 0
        """How many things wait in the waiting file because the store could not be had."""
        self.watch = Watch()
        """What others do to what is open here."""
        self.turned_away = False
        """Whether the store could not take some of them, rather than was not asked in time."""
        self._behind = False
        """Whether some of them are still there; they come before whatever is younger."""

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
        waited_for: bool = False,
    ) -> None:
        """Queue a job; `done` gets what it returns, `failed` the error, both in the UI's thread.

        On leaving it is dropped, unless it is to be `waited_for`.
        """
        number = self._asked + 1
        if not waited_for:
            self._queue(Job(do, done, failed, waits))
            return
        self._waiting[number] = None

        def finished(store: Store) -> object:
            value = do(store)
            self._waiting.pop(number, None)
            return value

        self._queue(Job(finished, done, failed, waits, number))

    def save(self, assessment_id: str, rows: Sequence[Answer], told: Callable[[NotStoredError | None], object]) -> None:
        """Append answers; `told` gets None once they are committed, else where they are kept."""
        self._keep(
            lambda store: self.watch.append(store, assessment_id, rows),
            lambda: self._aside.hold(assessment_id, rows),
            told,
            waits=True,
        )

    def create(
        self, assessment: Assessment, documents: Mapping[str, Any], failed: Callable[[AbmFitError], object]
    ) -> None:
        """Keep a new assessment, in the waiting file where the store can't be had."""

        def commit(store: Store) -> None:
            store.create(assessment, documents)
            self.watch.seen(store, assessment.id)

        self._keep(
            commit,
            lambda: self._aside.hold_new(assessment, documents),
            lambda kept: failed(_in_words(kept, say("saving.new_aside", why=kept.message))) if kept else None,
        )

    def change(self, assessment: Assessment, before: Assessment, failed: Callable[[AbmFitError], object]) -> None:
        """Keep what was changed about an assessment, in the waiting file where the store can't be had."""
        self._keep(
            lambda store: store.update_header(assessment, before=before),
            lambda: self._aside.hold_header(assessment, before),
            lambda kept: failed(_in_words(kept, say("saving.change_aside", why=kept.message))) if kept else None,
        )

    def _keep(
        self,
        commit: Callable[[Store], object],
        put_aside: Callable[[], None],
        told: Callable[[NotStoredError | None], object],
        *,
        waits: bool = False,
    ) -> None:
        number = self._asked + 1
        self._waiting[number] = Kept(commit, put_aside)

        def do(store: Store) -> None:
            if self._behind:
                self._aside.give(store)
                self._behind, self.put_aside, self.turned_away = False, 0, False
            for one in (*sorted(self._nowhere), number):
                kept = self._waiting.get(one)
                if kept is not None:
                    kept.commit(store)
                self._settled(one)

        def failed(error: AbmFitError) -> None:
            told(error if isinstance(error, NotStoredError) else None)

        # Put aside in the store's thread at once, so that what is asked for next finds it there.
        self._queue(Job(do, lambda _: told(None), failed, waits, number))

    def _queue(self, job: Job) -> None:
        self._asked += 1
        self._jobs.put(job)

    def _settled(self, number: int) -> None:
        self._waiting.pop(number, None)
        self._nowhere.discard(number)

    @property
    def anything_nowhere(self) -> bool:
        """Whether something that was confirmed is on no disk."""
        return bool(self._nowhere)

    @property
    def idle(self) -> bool:
        """Whether nothing is queued or being done."""
        return self._asked == self._done

    def close(self) -> bool:
        """Finish what has to be kept; returns whether all of it is in the store or in the waiting file."""
        self._leaving.set()
        if not self._waiting:
            # Nothing is waited for: not even for a store that is still being opened.
            return True
        if self._thread.ident is None:
            self.start()
        self._jobs.put(None)
        self._thread.join(PATIENCE_S)
        late = StoreError(say("saving.too_long"))
        held = (self._held(number, late) for number in tuple(self._waiting))
        return not any(one.lost for one in held if one is not None)

    def _held(self, number: int, error: AbmFitError) -> NotStoredError | None:
        """Put what a job keeps into the waiting file and say so; None where it keeps nothing, or no more."""
        if self._waiting.get(number) is None:
            self._waiting.pop(number, None)
            return None
        self._nowhere.add(number)
        for one in sorted(self._nowhere):
            kept = self._waiting.get(one)
            try:
                if kept is not None:
                    kept.put_aside()
            except AbmFitError as worse:
                return NotStoredError(f"{worse.message} {worse.hint}".rstrip(), lost=True)
            self._settled(one)
            self.put_aside += 1
            self._behind = True
        return NotStoredError(error.message, lost=False)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            if self._leaving.is_set() and not job.number:
                continue
            if job.waits:
                self._leaving.wait(FRAME_S)
            try:
                value = job.do(self._opened())
            except AbmFitError as error:
                self._failed(job, error)
            except Exception as error:  # noqa: BLE001 - the thread must outlive any one job
                self._failed(job, unexpected(error))
            else:
                self._tell(job.done, value)
            self._done += 1

    def _failed(self, job: Job, error: AbmFitError) -> None:
        if job.number:
            self.turned_away = True
            error = self._held(job.number, error) or error
        self._tell(job.failed, error)

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


def _in_words(kept: NotStoredError, aside: str) -> StoreError:
    """Return where something is kept as what can be told."""
    return StoreError(say("saving.lost_why", why=kept.message) if kept.lost else aside)
