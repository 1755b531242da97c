"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from abm_fit.errors import UnwritableError
from abm_fit.wording.spoken import say


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give an empty file beside the target to write to; it takes the target's place when the block ends well.

    What was there before stays until then, and stays if the block fails.

    Raises:
        UnwritableError: the folder or the file can't be written.
    """
    draft = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    try:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_dir():
                raise UnwritableError(say("making.a_folder", file=target), hint=say("making.name_a_file"))
            draft.write_bytes(b"")
            yield draft
            draft.replace(target)
        finally:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
    except OSError as error:
        raise UnwritableError(
            say("making.not_written", file=target, error=error.strerror or error), hint=say("making.elsewhere")
        ) from error


def write_bytes(target: Path, content: bytes) -> Path:
    """Write a file whole, make sure that it is on the disk, and return its path.

    Raises:
        UnwritableError: the folder or the file can't be written.
    """
    with replacing(target) as draft, draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return target
