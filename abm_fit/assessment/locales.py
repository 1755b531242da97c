"""How numbers and dates are written where: names of locales as they come from a command line."""

from __future__ import annotations

from abm_fit.errors import NotFoundError
from abm_fit.wording.words import ENGLISH

DEFAULT = "en_US"
"""Known to be there, without loading Babel."""


def check_locale(locale: str) -> None:
    """Refuse a locale that Babel does not know.

    Raises:
        NotFoundError: it doesn't.
    """
    if locale == DEFAULT:
        return
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(locale)
    except (UnknownLocaleError, ValueError, TypeError) as error:
        message = ENGLISH("problem.no_locale", locale=locale[:40])
        raise NotFoundError(message, hint=ENGLISH("problem.write_locale")) from error
