"""Ending when the machine says so: a closed window, a shutdown. What was confirmed is saved first."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from threading import Timer

NAMES = ("SIGTERM", "SIGHUP")
"""Told to end; the window was closed."""
PATIENCE_S = 2
"""How long the screen may take to be given back; behind a closed window there is nobody to take it."""


def heed_signals(save: Callable[[], object], leave: Callable[[int], object]) -> None:
    """When told to end: save, leave with the signal's number, and in any case be gone soon."""
    loop = asyncio.get_running_loop()

    def told(number: int) -> None:
        save()
        watchdog = Timer(PATIENCE_S, os._exit, (128 + number,))
        watchdog.daemon = True
        watchdog.start()
        leave(number)

    for name in NAMES:
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError, RuntimeError):  # Windows; a thread that is not the main one
                loop.add_signal_handler(number, told, number)


def end_by(number: int) -> None:
    """End as whoever sent the signal expects."""
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
