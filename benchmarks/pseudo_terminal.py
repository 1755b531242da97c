"""A program in a real pseudo-terminal: when something is drawn, and how long a key takes to be answered.

Textual's Pilot can't measure this: it waits for the app to be idle, whatever the work.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.timing import environment

QUIET_SECONDS = 0.06
"""Nothing drawn for so long means that the frame is complete."""
LONGEST_SECONDS = 2.0
"""A key that draws nothing for so long draws nothing."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """A running program and the terminal it draws on."""

    pid: int
    descriptor: int
    started: float

    def wait_for(self, marker: bytes, seconds: float = 20) -> float:
        """Return when the marker was drawn, in seconds since the start; raises TimeoutError where it never was."""
        drawn, end = b"", time.perf_counter() + seconds
        while time.perf_counter() < end:
            if select.select([self.descriptor], [], [], 0.5)[0]:
                drawn += os.read(self.descriptor, 65536)
                if marker in drawn:
                    return time.perf_counter() - self.started
        message = f"{marker!r} was never drawn; last seen: {drawn[-400:]!r}"
        raise TimeoutError(message)

    def settle(self, quiet: float = QUIET_SECONDS, first: float = QUIET_SECONDS) -> float | None:
        """Read until nothing is drawn any more; return when the last byte came, None where none did.

        `first`: for how long the first byte is waited for.
        """
        last = None
        while select.select([self.descriptor], [], [], first if last is None else quiet)[0]:
            os.read(self.descriptor, 65536)
            last = time.perf_counter()
        return last

    def press(self, key: bytes) -> float | None:
        """Press a key and return the seconds to the last byte it drew; None where it drew nothing."""
        sent = time.perf_counter()
        os.write(self.descriptor, key)
        last = self.settle(first=LONGEST_SECONDS)
        return None if last is None else last - sent


@contextmanager
def opened(command: Sequence[str], *, columns: int = 100, rows: int = 32, home: Path) -> Iterator[Terminal]:
    """Start a command in a pseudo-terminal of that size with a home folder of its own; kill it at the end."""
    started = time.perf_counter()
    pid, descriptor = pty.fork()
    if pid == 0:
        own = environment() | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "HOME": str(home)}
        for kind in ("DATA", "CACHE", "CONFIG", "STATE"):
            own[f"XDG_{kind}_HOME"] = str(home / kind.lower())
        os.execvpe(command[0], list(command), own)  # the child becomes the program
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    try:
        yield Terminal(pid, descriptor, started)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(descriptor)
