"""The colours and type of a report, as one value that CSS and charts read alike."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, fields, replace

HEX = re.compile(r"#[0-9a-fA-F]{6}")
FAMILY = re.compile(r"[A-Za-z0-9][A-Za-z0-9 \-]{0,60}")


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as `#rrggbb` and font families. Orange and blue tell poles and levels apart, never red and green.

    Every text colour keeps at least 4.5:1 on the ground it is used on.
    """

    ink: str = "#16232c"
    muted: str = "#52626e"
    line: str = "#ccd5da"
    wash: str = "#f3f6f7"
    shade: str = "#e4eaed"
    """A strip that something is measured against."""
    paper: str = "#ffffff"
    ground: str = "#0b3142"
    """The dark band of page one."""
    on_ground: str = "#ffffff"
    ground_muted: str = "#b9cdd6"
    brand: str = "#0e5a6b"
    """Headings' rules, numbers that matter, the high pole."""
    brand_wash: str = "#dcebee"
    brand_tint: str = "#8fb8c1"
    """Where something lies on a strip; never under text."""
    accent: str = "#dd8433"
    """Marks the one thing to see."""
    on_accent: str = "#16232c"
    accent_text: str = "#9a4f0b"
    """The accent dark enough for text on paper."""
    accent_wash: str = "#fbead8"
    low: str = "#c8712a"
    """The low pole of a position."""
    high: str = "#17597f"
    """The high pole of a position."""
    serif: str = "Source Serif Pro"
    sans: str = "IBM Plex Sans"

    def __post_init__(self) -> None:
        """Refuse anything that is no plain colour or family name: these values are written into CSS."""
        for field in fields(self):
            value = getattr(self, field.name)
            pattern = FAMILY if field.name in {"serif", "sans"} else HEX
            if not pattern.fullmatch(value):
                raise ValueError(f"theme {field.name}: {value!r} is not plain")

    def level(self, value: float) -> tuple[str, str]:
        """Return the fill and the text colour of a cell that holds 0 to 100, in five half-open steps."""
        steps = (
            (20, self.accent, self.on_accent),
            (40, mixed(self.accent, "#ffffff", 0.5), self.ink),
            (60, "#e9eef0", self.ink),
            (80, mixed(self.high, "#ffffff", 0.6), self.ink),
        )
        for below, fill, text in steps:
            if value < below:
                return fill, text
        return self.high, "#ffffff"

    def amount(self, value: float) -> tuple[str, str]:
        """Return the fill and the text colour of a cell where more, of 0 to 100, is neither better nor worse."""
        if value >= 75:
            return self.high, "#ffffff"
        return (self.wash if value < 25 else mixed(self.high, "#ffffff", 0.8 if value < 50 else 0.6)), self.ink


DEFAULT_THEME = Theme()

BRAND_TEXT = "Brand Text"
BRAND_HEADINGS = "Brand Headings"


def themed(primary: str, accent: str, fonts: Container[str] = ()) -> Theme:
    """Return the theme of a brand: its colours in place of ours, and shades of them where we use shades.

    Args:
        primary: `#rrggbb` that white text can be read on, or empty for ours.
        accent: `#rrggbb` for shapes, or empty for ours.
        fonts: which of `text` and `headings` the brand brings fonts for.
    """
    theme = DEFAULT_THEME
    if primary:
        wash, ground = mixed(primary, "#ffffff", 0.86), mixed(primary, "#000000", 0.35)
        tint = mixed(primary, "#ffffff", 0.55)
        theme = replace(theme, brand=primary, high=primary, brand_wash=wash, brand_tint=tint, ground=ground)
        theme = replace(theme, ground_muted=mixed(ground, "#ffffff", 0.75))
    if accent:
        dark = accent
        while _luminance(dark) > 0.17:  # 4.5:1 on white and its own wash needs about this
            dark = mixed(dark, "#000000", 0.08)
        wash, on_accent = mixed(accent, "#ffffff", 0.85), readable(accent, theme.ink, "#ffffff")
        theme = replace(theme, accent=accent, low=accent, accent_text=dark, accent_wash=wash, on_accent=on_accent)
    if "text" in fonts:
        theme = replace(theme, sans=BRAND_TEXT)
    if "headings" in fonts:
        theme = replace(theme, serif=BRAND_HEADINGS)
    return theme


def readable(ground: str, *texts: str) -> str:
    """Return the text colour with the most contrast on a ground."""
    from abm_fit.report.contrast import contrast

    return max(texts, key=lambda text: contrast(ground, text))


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour so far on the way from one to the other, 0 to 1."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _luminance(colour: str) -> float:
    from abm_fit.report.contrast import luminance

    return luminance(colour)
