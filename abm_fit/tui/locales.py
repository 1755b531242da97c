"""Where numbers and dates are written how: what a person can choose, with an amount as it is written there."""

from __future__ import annotations

LOCALES = (
    ("en_US", "United States", "45,000.50"),
    ("en_GB", "United Kingdom", "45,000.50"),
    ("de_DE", "Germany", "45.000,50"),
    ("de_CH", "Switzerland", "45’000.50"),
    ("fr_FR", "France", "45 000,50"),
    ("es_ES", "Spain", "45.000,50"),
    ("en_IN", "India", "45,000.50"),
    ("ja_JP", "Japan", "45,000.50"),
)
"""Locale, the place, and how forty-five thousand and a half is written there; the words are English everywhere."""


def locale_choices(now: str) -> list[tuple[str, str]]:
    """Return (words, locale) to choose from, with the present one wherever it comes from."""
    choices = [(f"{place}: {sample}", locale) for locale, place, sample in LOCALES]
    return choices if any(locale == now for _, locale in choices) else [(now, now), *choices]


def known_locale(locale: str) -> bool:
    """Tell whether a locale is one to choose from."""
    return any(locale == one for one, _, _ in LOCALES)
