"""Where a template is: one of ours by name, or a folder of the user's."""

from __future__ import annotations

import difflib
from pathlib import Path

from abm_fit.errors import NotFoundError
from abm_fit.resources import templates_folder

BASE = "base"
"""The folder that our templates share; no template by itself."""


def find_template(name: str) -> Path:
    """Return a template's folder.

    Raises:
        NotFoundError: it is neither one of ours nor a folder.
    """
    ours = templates_folder()
    names = sorted(path.name for path in ours.iterdir() if path.is_dir() and path.name != BASE)
    if name in names:
        return ours / name
    folder = Path(name)
    if folder.is_dir():
        return folder
    near = difflib.get_close_matches(name, names, 1)
    hint = f"Did you mean {near[0]}?" if near else "Ours: " + ", ".join(names) + "; or name a folder."
    raise NotFoundError(f"There is no report template '{name}'.", hint=hint)


def readable_folders(template: Path) -> tuple[Path, ...]:
    """Return the folders that a template may read while it is rendered: its own, and what our templates share."""
    return (template, templates_folder() / BASE)
