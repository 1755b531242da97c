"""The colours and type of a report, as one value that CSS and charts read alike."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

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
    paper: str = "#ffffff"
    ground: str = "#0b3142"
    """The dark band of page one."""
    on_ground: str = "#ffffff"
    ground_muted: str = "#b9cdd6"
    brand: str = "#0e5a6b"
    """Headings' rules, numbers that matter, the high pole."""
    brand_wash: str = "#dcebee"
    accent: str = "#dd8433"
    """Marks the one thing to see."""
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
            (20, self.accent, self.ink),
            (40, "#f2bd8c", self.ink),
            (60, "#e9eef0", self.ink),
            (80, "#9dc4d3", self.ink),
        )
        for below, fill, text in steps:
            if value < below:
                return fill, text
        return self.high, "#ffffff"


DEFAULT_THEME = Theme()
