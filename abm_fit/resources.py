"""Where the bundled questionnaires and report templates are, in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path

from abm_fit.errors import NotFoundError

DEFAULT_PACK = "abm_fit"
"""The pack that is used where none is named."""


def bundled_root() -> Path:
    """Return the folder that holds `questionnaires/` and `report_templates/`.

    A wheel carries them inside the package; a checkout and an editable install have them beside it. The checkout is
    looked at first, because an editable install leaves a frozen copy behind.

    Raises:
        NotFoundError: neither place holds them, so the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    for root in (package.parent, package / "_bundled"):
        if (root / "questionnaires" / DEFAULT_PACK).is_dir() and (root / "report_templates").is_dir():
            return root
    from abm_fit.wording.spoken import say

    raise NotFoundError(say("command.not_bundled"), hint=say("command.install_again"))


def packs_folder() -> Path:
    """Return the folder of the bundled packs, one folder a pack."""
    return bundled_root() / "questionnaires"


def own_packs_folder() -> Path:
    """Return the folder of the user's own packs, one folder a pack; it need not be there."""
    from platformdirs import user_data_dir

    return Path(user_data_dir("abm-fit", appauthor=False)) / "questionnaires"


def templates_folder() -> Path:
    """Return the folder of the bundled report templates, one folder a template."""
    return bundled_root() / "report_templates"
