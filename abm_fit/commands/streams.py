"""stdin, stdout and stderr, whatever the shell gave us: closed, full, or in a code page of its own."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

from abm_fit.errors import ExitCode
from abm_fit.wording.spoken import say


def mend() -> None:
    """Make the three streams usable: a closed one becomes the empty device, and no character can stop the talk.

    What a terminal's code page lacks is shown as `?`; data goes out as UTF-8 in any case (`writing.deliver`).
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  open until the end
        elif isinstance(stream, io.TextIOWrapper) and name != "stderr":
            # A file's name may hold bytes that are no UTF-8; surrogateescape gives them back as they were.
            names_pass = mode == "w" and stream.encoding.lower().replace("-", "") == "utf8"
            stream.reconfigure(errors="surrogateescape" if names_pass else "replace")


def flushed(code: int) -> int:
    """Send out what is still held back and return the exit code, which is another one where that fails."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError) as error:
        return lost(error, code)
    return code


def lost(error: OSError | ValueError, code: int = 0) -> int:
    """Give stdout up and return the exit code: the one given where the reader has just seen enough."""
    _silence()
    return code if isinstance(error, BrokenPipeError) else untold(error)


def untold(error: OSError | ValueError) -> int:
    """Say that the output could not be written, and return the exit code for that."""
    reason = getattr(error, "strerror", None) or str(error)
    print(say("command.output_lost", reason=reason), file=sys.stderr)
    print(say("command.output_elsewhere"), file=sys.stderr)
    return int(ExitCode.STORE)


def _silence() -> None:
    """Let stdout lead nowhere, so that Python does not complain about it once more when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  open until the end
