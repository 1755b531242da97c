"""Running one command: what its errors become, and what happens when the mistake is ours."""

from __future__ import annotations

import errno
import gc
import os
import sys
from typing import TYPE_CHECKING

from abm_fit.cli import command_module
from abm_fit.commands.streams import untold
from abm_fit.errors import AbmFitError, ExitCode
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    import argparse

STOPPED_BY_USER = 130
"""The shell's exit status for Ctrl-C."""

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
"""What the system says where stdout leads to a disk that is full or failing."""


def talk(text: str = "") -> None:
    """Talk to the person: stderr, so that stdout stays data."""
    print(text, file=sys.stderr)


def end_in_order() -> None:
    """Make being told to stop unwind what is going on, so that no program that we started outlives us."""
    import signal

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # Windows has no SIGHUP
            signal.signal(getattr(signal, name), _stop)


def _stop(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)  # as a shell says that a signal ended it


SELDOM = (50_000, 20, 100)
"""When the collector of garbage looks for some, in a process that does one thing and ends: hardly ever before a file is
scored, yet often enough to keep a long check small."""


def run_alone(options: argparse.Namespace) -> int:
    """Run the one command that a process is there for, and leave to the system what is still there when it ends.

    Python would go through all of it once more, and find nothing that must be closed unless a store was opened.
    """
    if options.command not in (None, "assess"):
        gc.set_threshold(*SELDOM)
    code = run(options)
    if "sqlalchemy" not in sys.modules:
        gc.freeze()
    return code


def run(options: argparse.Namespace) -> int:
    """Run the parsed command and return the exit code; a user never sees a traceback unless --debug asks for it."""
    try:
        if options.command is None:
            return open_ui(options)
        return int(command_module(options.command).run(options))
    except AbmFitError as error:
        talk(f"abm-fit: {error}")
        return int(error.exit_code)
    except KeyboardInterrupt:
        talk(say("command.stopped"))
        return STOPPED_BY_USER
    except BrokenPipeError:
        return int(ExitCode.OK)  # whoever read our output has seen enough
    except Exception as error:
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            return untold(error)
        if options.debug:
            raise
        return own_mistake(error)


def can_draw() -> bool:
    """Whether a terminal is there that screens can be drawn in; they are read from stdin and drawn on stderr."""
    return os.environ.get("TERM") != "dumb" and all(one.isatty() for one in (sys.stdin, sys.stdout, sys.stderr))


def open_ui(options: argparse.Namespace) -> int:
    """Open the terminal UI, or say what to do where there is no terminal."""
    if not can_draw():
        talk(say("command.no_terminal"))
        talk(say("command.by_line"))
        talk(say("command.see_demo"))
        return int(ExitCode.USAGE)
    from abm_fit.tui.app import run as run_ui

    return run_ui(store_url=options.store)


def own_mistake(error: BaseException) -> int:
    """Write where it happened to the log, without any answer in it, and say so."""
    from abm_fit.crashes import log_crash

    place = log_crash(error)
    talk(say("command.our_mistake"))
    talk(say("command.all_saved_and_log", place=place) if place else say("command.all_saved"))
    return int(ExitCode.CRASH)
