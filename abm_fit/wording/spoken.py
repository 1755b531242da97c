"""What is said to the person at this terminal, in the language that its environment names."""

from __future__ import annotations

import os
from collections.abc import Mapping

from abm_fit.wording.words import Subjects, Words, language_of


def spoken_language(environment: Mapping[str, str]) -> str:
    """Return the language of a POSIX environment: the first of LC_ALL, LC_MESSAGES and LANG that is set."""
    named = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return language_of(next((name for name in named if name), "en"))


_LANGUAGE = spoken_language(os.environ)

say = Words(_LANGUAGE, Subjects(_LANGUAGE))
"""`say("home.empty")`, `say("walk.saved", name=...)`, `say.count(3, "home.archived")`."""
