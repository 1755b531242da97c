"""The crash log: where in the code it happened, and never what anybody answered."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from pathlib import Path


def log_crash(error: BaseException) -> Path | None:
    """Append the error's type and call stack to the user's log and return its path; None where it can't be written.

    Local variables and the error's own words are left out: either may hold answers.
    """
    import traceback

    from platformdirs import user_log_dir

    from abm_fit import __version__

    frames = "".join(traceback.format_tb(error.__traceback__))
    entry = (
        f"{datetime.now(UTC).isoformat(timespec='seconds')} abm-fit {__version__} {type(error).__name__}\n{frames}\n"
    )
    path = Path(user_log_dir("abm-fit", appauthor=False)) / "crashes.log"
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write(entry)
        return path
    return None
