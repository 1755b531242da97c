"""Where a template is: one of ours by name, or a folder of the user's."""

from __future__ import annotations

from pathlib import Path

from abm_fit.errors import NotFoundError
from abm_fit.pack.suggesting import did_you_mean
from abm_fit.resources import templates_folder
from abm_fit.wording.spoken import say

BASE = "base"
"""The folder that our templates share; no template by itself."""


def our_templates() -> tuple[str, ...]:
    """Return the names of the bundled templates."""
    folders = (path for path in templates_folder().iterdir() if path.is_dir())
    return tuple(sorted(path.name for path in folders if path.name != BASE))


def find_template(name: str) -> Path:
    """Return a template's folder.

    Raises:
        NotFoundError: it is neither one of ours nor a folder.
    """
    names = our_templates()
    if name in names:
        return templates_folder() / name
    folder = Path(name)
    try:
        if folder.is_dir():
            return folder
    except (OSError, ValueError):  # too long for a name: then it names nothing
        pass
    hint = did_you_mean(name, names, say("template.ours", names=", ".join(names)))
    raise NotFoundError(say("template.unknown", name=name), hint=hint)


def readable_folders(template: Path) -> tuple[Path, ...]:
    """Return the folders that a template may read while it is rendered: its own, and what our templates share."""
    return (template, templates_folder() / BASE)
