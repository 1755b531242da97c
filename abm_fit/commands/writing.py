"""Writing a file that a command was asked for: whole or not at all."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from pathlib import Path

from abm_fit.errors import UnwritableError
from abm_fit.wording.spoken import say


def write_text(target: Path, text: str) -> None:
    """Write a file through a temporary one beside it, so that a failure leaves what was there.

    Raises:
        UnwritableError: the folder or the file can't be written.
    """
    import tempfile  # most commands write no file, and this loads a lot

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=target.suffix)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        message = say("command.unwritable", place=target, reason=error.strerror or error)
        raise UnwritableError(message, hint=say("command.other_folder")) from error


def deliver(text: str, target: str | None) -> None:
    """Write to the file that was named, or to stdout; data is UTF-8 whatever the terminal speaks."""
    if target is not None and target != "-":
        write_text(Path(target), text)
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(text)


def print_json(data: object) -> None:
    """Print one JSON document."""
    deliver(json.dumps(data, indent=2, ensure_ascii=False) + "\n", None)
