"""Contrast between two colours, as WCAG 2.2 defines it (success criteria 1.4.3 and 1.4.11)."""

from __future__ import annotations

TEXT_LEAST = 4.5
"""Least ratio for text (1.4.3, level AA)."""

SHAPE_LEAST = 3.0
"""Least ratio for lines and shapes that carry meaning (1.4.11, level AA)."""


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 to 1, of `#rrggbb`."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours `#rrggbb`, from 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
