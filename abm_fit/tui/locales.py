"""Where numbers and dates are written how: what a person can choose, with an amount as it is written there."""

from __future__ import annotations

from abm_fit.wording.spoken import say

LOCALES = (
    ("en_US", "45,000.50"),
    ("en_GB", "45,000.50"),
    ("de_DE", "45.000,50"),
    ("de_CH", "45’000.50"),
    ("fr_FR", "45 000,50"),
    ("es_ES", "45.000,50"),
    ("en_IN", "45,000.50"),
    ("ja_JP", "45,000.50"),
)
"""Locale, and how forty-five thousand and a half is written there."""


def locale_choices(now: str) -> list[tuple[str, str]]:
    """Return (words, locale) to choose from, with the present one wherever it comes from."""
    choices = [(f"{say(f'locales.{locale}')}: {sample}", locale) for locale, sample in LOCALES]
    return choices if any(locale == now for _, locale in choices) else [(now, now), *choices]


def known_locale(locale: str) -> bool:
    """Tell whether a locale is one to choose from."""
    return any(locale == one for one, _ in LOCALES)
