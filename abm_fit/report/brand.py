"""A brand: whose name, logo, colours and fonts a report wears. Read from a small YAML file; never markup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from abm_fit.errors import InvalidFileError, Problem

FontRole = Literal["text", "text_bold", "headings"]
"""Where a font is used: running text, bold text, headings."""


@dataclass(frozen=True, slots=True)
class Image:
    """A checked PNG, or an SVG without script, style sheet or outside reference."""

    content: bytes
    media_type: Literal["image/png", "image/svg+xml"]
    width: float
    height: float
    """Both in pixels of its own; only their ratio matters."""

    @property
    def asset(self) -> str:
        """The name under which the PDF finds it: `asset:` + this."""
        return "brand/logo.png" if self.media_type == "image/png" else "brand/logo.svg"


@dataclass(frozen=True, slots=True)
class Font:
    """A font file that WeasyPrint and browsers take."""

    content: bytes
    ending: Literal[".ttf", ".otf"]
    asset: str
    """The name under which the PDF finds it: `asset:` + this."""
    characters: frozenset[int]
    """The code points that it has a glyph for."""


@dataclass(frozen=True, slots=True)
class Brand:
    """What a brand file says. Empty strings and None mean: as the template has it."""

    name: str = ""
    """Who prepared the report."""
    logo: Image | None = None
    logo_alt: str = ""
    """The logo in words; the name where the file says nothing else."""
    primary: str = ""
    """`#rrggbb`: text on white, and white text on it; at least 4.5:1 against white."""
    accent: str = ""
    """`#rrggbb`: lines and shapes beside a text that says the same; at least 3:1 against white."""
    fonts: Mapping[FontRole, Font] = field(default_factory=dict)
    footer: str = ""
    """A line at the foot of every page."""
    confidentiality: str = ""
    """A line such as "Confidential. For the board of Example Ltd alone"."""

    @property
    def assets(self) -> dict[str, bytes]:
        """The logo's and fonts' bytes by their names, for `write_pdf`."""
        found = {self.logo.asset: self.logo.content} if self.logo else {}
        return found | {font.asset: font.content for font in self.fonts.values()}


def read_brand(path: Path) -> Brand:
    """Read and check a brand file, and the logo and fonts it names; their paths are relative to the file.

    Raises:
        InvalidFileError: with every problem: unknown keys, colours that can't be read on paper (with their contrast),
            a logo or font that can't be used.
    """
    from abm_fit.pack.yaml_reading import read_yaml
    from abm_fit.report.brand_fonts import read_font
    from abm_fit.report.brand_logo import read_logo
    from abm_fit.report.brand_schema import colour_problems, validated

    document = read_yaml(path, what="brand")
    model, problems = validated(document)
    if model is None:
        raise InvalidFileError(tuple(problems))
    problems += colour_problems(model, document)
    logo = None
    fonts: dict[FontRole, Font] = {}
    if model.logo:
        try:
            logo = read_logo(path.parent / model.logo.file)
        except ValueError as error:
            problems.append(
                Problem(str(error), str(path), document.line_of(("logo", "file")), "logo › file", code="ABM-B003")
            )
    roles: tuple[FontRole, ...] = ("text", "text_bold", "headings")
    for role in roles:
        name = getattr(model.fonts, role)
        try:
            if name:
                fonts[role] = read_font(path.parent / name, role)
        except ValueError as error:
            line = document.line_of(("fonts", role))
            problems.append(Problem(str(error), str(path), line, f"fonts › {role}", code="ABM-B004"))
    if problems:
        raise InvalidFileError(tuple(problems))
    return Brand(
        name=model.name,
        logo=logo,
        logo_alt=(model.logo.alt if model.logo else "") or model.name,
        primary=model.colours.primary.lower(),
        accent=model.colours.accent.lower(),
        fonts=fonts,
        footer=model.footer,
        confidentiality=model.confidentiality,
    )


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a brand file."""
    from abm_fit.report.brand_schema import schema

    return schema()
