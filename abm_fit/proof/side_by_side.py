"""Independent pieces of work, done one after the other or by several processes side by side: the results are the same.

Processes are forked, so that pieces may be any functions and only their results travel. The parent works along, and
does itself whatever no child has brought back: an error comes up as it does where there is one process alone.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, Protocol, TypeVar

T = TypeVar("T")

PIECES_A_PROCESS = 8
"""A process is not worth its start for fewer pieces."""

_MOST_TICKETS = 2000
"""So many tickets of two bytes always fit into a pipe that nobody reads yet."""

_STOPS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""How a process is asked to end."""


class Run(Protocol):
    """Does pieces of work that are independent of each other."""

    def __call__(self, pieces: Sequence[Callable[[], T]]) -> list[T]:
        """Return what each piece gives, in their order; raise what the first one raises that raises something."""


def in_turn(pieces: Sequence[Callable[[], T]]) -> list[T]:
    """Do pieces one after the other."""
    return [piece() for piece in pieces]


def best_way() -> Run:
    """Return how work is done quickest here: side by side where forking is safe and there are processors for it."""
    many = processors_here()
    return side_by_side(many) if many > 1 else in_turn


def processors_here() -> int:
    """Return how many processes work at once here; 1 where this one must work alone."""
    return processors() if may_fork() else 1


def may_fork() -> bool:
    """Tell whether this process can be forked: not where the system's own libraries keep threads, nor beside any."""
    import threading

    return sys.platform == "linux" and threading.active_count() == 1


def processors(root: Path = Path("/")) -> int:
    """Return how many processors this process may use: those it is bound to, within its control group's share.

    `root` is where the system's files are.
    """
    bound = len(os.sched_getaffinity(0))
    try:
        group = (root / "proc/self/cgroup").read_text(encoding="utf-8").partition("0::/")[2].partition("\n")[0]
        share, period = (root / "sys/fs/cgroup" / group / "cpu.max").read_text(encoding="utf-8").split()
        return bound if share == "max" else max(1, min(bound, ceil(int(share) / int(period))))
    except (OSError, ValueError):
        return bound


def side_by_side(most: int) -> Run:
    """Return what does pieces in up to so many processes, this one among them; in turn where they are few."""

    def run(pieces: Sequence[Callable[[], T]]) -> list[T]:
        processes = min(most, len(pieces) // PIECES_A_PROCESS)
        if processes < 2:
            return in_turn(pieces)
        tickets = _tickets(pieces)
        try:
            with _children(processes - 1, pieces, tickets) as children:
                found = dict(_done(pieces, tickets))
                for child in children:
                    found |= child.found()
        finally:
            os.close(tickets)
        return [found[place] if place in found else piece() for place, piece in enumerate(pieces)]

    return run


class _Child(NamedTuple):
    process: int
    results: int
    """The end of a pipe to read them from."""

    def found(self) -> dict[int, Any]:
        """Return what the child has done, by place; nothing where it died before it could say."""
        with os.fdopen(os.dup(self.results), "rb") as stream:
            try:
                return dict(pickle.load(stream))  # noqa: S301 - our own child wrote it
            except (EOFError, pickle.UnpicklingError):
                return {}


@contextmanager
def _children(many: int, pieces: Sequence[Callable[[], T]], tickets: int) -> Iterator[list[_Child]]:
    """Start children, fewer where the system has no room for them; none outlives the block, however that ends."""
    children: list[_Child] = []
    try:
        with suppress(OSError):
            for _ in range(many):
                with _undisturbed():
                    children.append(_started(pieces, tickets))
        yield children
    finally:
        for child in children:
            os.kill(child.process, signal.SIGKILL)
            os.waitpid(child.process, 0)
            os.close(child.results)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let no signal come between a child's start and the moment from which both know what to do about it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _started(pieces: Sequence[Callable[[], T]], tickets: int) -> _Child:
    parent = os.getpid()
    reading, writing = os.pipe()
    try:
        process = os.fork()
        if not process:
            _serve(parent, pieces, tickets, writing)
    except OSError:
        os.close(reading)
        raise
    finally:
        os.close(writing)
    return _Child(process, reading)


def _serve(parent: int, pieces: Sequence[Callable[[], T]], tickets: int, results: int) -> NoReturn:
    """Do pieces in a child, tell the parent and end, whatever happens: nothing the parent has begun goes on here."""
    try:
        for each in _STOPS:
            if signal.getsignal(each) is not signal.SIG_IGN:
                signal.signal(each, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)
        found = dict(_done(pieces, tickets, parent))
        with os.fdopen(results, "wb") as stream:
            stream.write(pickle.dumps(found))
    finally:
        os._exit(0)


def _tickets(pieces: Sequence[object]) -> int:
    """Return the end of a pipe from which whoever has time takes a ticket, which stands for a piece or several."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as stream:
        stream.write(b"".join(place.to_bytes(2, "big") for place in range(min(len(pieces), _MOST_TICKETS))))
    return reading


def _done(pieces: Sequence[Callable[[], T]], tickets: int, parent: int | None = None) -> Iterator[tuple[int, T]]:
    """Go on taking tickets as long as the parent is there; yield the places of pieces with what they give."""
    while (parent is None or os.getppid() == parent) and (ticket := os.read(tickets, 2)):
        for place in range(int.from_bytes(ticket, "big"), len(pieces), _MOST_TICKETS):
            with suppress(Exception):  # what raises is done again in its turn, where it is heard
                yield place, pieces[place]()
