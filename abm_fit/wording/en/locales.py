"""The places that numbers can be written as in."""

from __future__ import annotations

TEXTS = {
    "locales.en_US": "United States",
    "locales.en_GB": "United Kingdom",
    "locales.de_DE": "Germany",
    "locales.de_CH": "Switzerland",
    "locales.fr_FR": "France",
    "locales.es_ES": "Spain",
    "locales.en_IN": "India",
    "locales.ja_JP": "Japan",
}
