"""How numbers and dates are written where: names of locales as they come from a command line."""

from __future__ import annotations

from abm_fit.errors import NotFoundError

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
        raise NotFoundError(f"There is no locale '{locale[:40]}'.", hint="Write it as en_US, en_GB, de_DE.") from error
