"""An assessment in a file of its own, for when the store does not have all of it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abm_fit.assessment.model import Assessment
    from abm_fit.pack.model import Pack

ANYWHERE: tuple[Callable[[], Path], ...] = (Path.cwd, Path.home, lambda: Path(tempfile.gettempdir()))
"""Where to try, in this order."""


def file_of(
    assessment: Assessment, pack: Pack, prefix: str, places: Iterable[Callable[[], Path]] = ANYWHERE
) -> Path | None:
    """Write an assessment into a new file that only its owner can read, in the first place that takes one.

    None if no place does; raises nothing: it is the last thing that is tried.
    """
    from abm_fit.assessment.model import PortableFile
    from abm_fit.assessment.portable import dump_portable

    text = dump_portable(PortableFile(assessment, pack.documents), "json")
    for place in places:
        with suppress(OSError, RuntimeError):
            descriptor, name = tempfile.mkstemp(".json", prefix, place())
            try:
                with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                    file.write(text)
                    file.flush()
                    os.fsync(file.fileno())
            except OSError:
                Path(name).unlink()
                raise
            return Path(name)
    return None
