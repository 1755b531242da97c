"""Places in the file system as people type, paste or drop them into a field."""

from __future__ import annotations

import os
from pathlib import Path

from abm_fit.errors import NotFoundError
from abm_fit.wording.spoken import say


def place_typed(text: str) -> Path:
    """Return the path that a text names: `~` is one's own folder, quotes round a dropped path are taken off.

    Raises:
        NotFoundError: it begins with the name of a user who is not known here.
    """
    bare = text.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "'\"":
        bare = bare[1:-1]
    try:
        return Path(bare).expanduser()
    except RuntimeError as error:
        raise NotFoundError(
            say("places.nobody", name=bare.partition("/")[0].removeprefix("~")), hint=say("places.own_folder")
        ) from error


def why_no_folder(place: Path) -> str:
    """Return why files can't be put into a folder that is there or can be made; empty where nothing speaks against."""
    try:
        there = next(one for one in (place, *place.absolute().parents) if one.exists())
        if not there.is_dir():
            if there == place:
                return say("places.file", place=place)
            return say("places.inside_file", file=there, place=place)
        if not os.access(there, os.W_OK | os.X_OK):
            return say("places.not_yours", place=there)
    except OSError as error:
        return say("places.unusable", place=place, why=error.strerror or error)
    return ""
