"""The two themes. Every pair of colours that carries text reaches WCAG AA (4.5 to 1); a test computes it."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="abm-dark",
    primary="#7db4f5",
    secondary="#9fb3c8",
    warning="#f0b35a",
    error="#ff9d8a",
    success="#8fc7e8",
    accent="#f0a35a",
    foreground="#e8eaed",
    background="#14181d",
    surface="#1a2027",
    panel="#232b35",
    dark=True,
    variables={
        "ink": "#e8eaed",
        "ink-soft": "#aeb7c2",
        "mark": "#f0a35a",
        "cool": "#7db4f5",
        "chosen": "#2b4566",
        "chosen-ink": "#ffffff",
        "rule": "#3a4552",
        "block-cursor-background": "#2b4566",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#232b35",
        "block-cursor-blurred-foreground": "#e8eaed",
        "block-hover-background": "#232b35",
        "input-selection-background": "#2b4566",
        "footer-key-foreground": "#f0a35a",
        "border": "#7db4f5",
        "border-blurred": "#3a4552",
    },
)

LIGHT = Theme(
    name="abm-light",
    primary="#1d5391",
    secondary="#44535f",
    warning="#8a4b00",
    error="#a12a14",
    success="#1b5c7a",
    accent="#964800",
    foreground="#1b2026",
    background="#fbfaf7",
    surface="#f3f1eb",
    panel="#e8e5dc",
    dark=False,
    variables={
        "ink": "#1b2026",
        "ink-soft": "#4c5660",
        "mark": "#8f4500",
        "cool": "#1d5391",
        "chosen": "#1d5391",
        "chosen-ink": "#ffffff",
        "rule": "#b9b4a6",
        "block-cursor-background": "#bcd4f2",
        "block-cursor-foreground": "#1b2026",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#dfe6ee",
        "block-cursor-blurred-foreground": "#1b2026",
        "block-hover-background": "#e8e5dc",
        "input-selection-background": "#bcd3ee",
        "footer-key-foreground": "#8f4500",
        "border": "#1d5391",
        "border-blurred": "#b9b4a6",
    },
)

THEMES = {theme.name: theme for theme in (DARK, LIGHT)}
"""Every theme by name."""

TEXT_ON = (
    ("ink", ("background", "surface", "panel")),
    ("ink-soft", ("background", "surface", "panel", "block-cursor-background", "block-cursor-blurred-background")),
    ("mark", ("background", "surface", "panel", "block-cursor-background", "block-cursor-blurred-background")),
    ("cool", ("background", "surface", "panel")),
    ("error", ("background", "surface", "panel")),
    ("chosen-ink", ("chosen",)),
    ("block-cursor-foreground", ("block-cursor-background",)),
    ("block-cursor-blurred-foreground", ("block-cursor-blurred-background",)),
    ("footer-key-foreground", ("background", "panel")),
)
"""Which text colour stands on which grounds; what the contrast test goes through."""


def colours(theme: Theme) -> dict[str, str]:
    """Return a theme's colours by the names that the style sheet uses."""
    named = {name: getattr(theme, name) for name in ("background", "surface", "panel", "primary", "accent", "error")}
    return {**named, **theme.variables}


def other(name: str) -> str:
    """Return the name of the theme to change to: light for dark, dark for light."""
    return DARK.name if name == LIGHT.name else LIGHT.name
