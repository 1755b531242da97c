"""The brand file's format, as pydantic models."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from abm_fit.errors import Problem
from abm_fit.pack.document import Document
from abm_fit.pack.suggesting import did_you_mean
from abm_fit.report.contrast import SHAPE_LEAST, TEXT_LEAST, contrast
from abm_fit.wording.spoken import say

FORMAT = "abm-fit/brand@1"

Line = Annotated[str, Field(max_length=200)]
Colour = Annotated[str, Field(pattern=r"^(#[0-9a-fA-F]{6})?$")]
PathText = Annotated[str, Field(max_length=500)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class LogoPart(_Part):
    """The logo: a PNG or SVG file, and what it shows in words."""

    file: Annotated[PathText, Field(min_length=1, description="PNG or SVG, relative to this file")]
    alt: Line = Field("", description="What it shows, for those who don't see it; the name where left out")


class ColoursPart(_Part):
    """Colours, each as "#rrggbb"."""

    primary: Colour = Field("", description="For text on white, and under white text: contrast 4.5:1 against white")
    accent: Colour = Field("", description="For lines and shapes: contrast 3:1 against white")


class FontsPart(_Part):
    """Fonts, each a complete TTF or OTF file, relative to this file."""

    text: PathText = Field("", description="Running text")
    text_bold: PathText = Field("", description="Bold running text")
    headings: PathText = Field("", description="Headings")


class BrandFile(_Part):
    """A brand: whose name, logo, colours and fonts a report wears."""

    format: Literal["abm-fit/brand@1"] = Field(alias="schema")
    name: Line = Field("", description="Who prepared the report")
    logo: LogoPart | None = None
    colours: ColoursPart = ColoursPart(primary="", accent="")
    fonts: FontsPart = FontsPart(text="", text_bold="", headings="")
    footer: Line = Field("", description="A line at the foot of every page")
    confidentiality: Line = Field("", description='Such as "Confidential. For the board alone"')


def schema() -> dict[str, Any]:
    """Return the JSON Schema."""
    made = BrandFile.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def validated(document: Document) -> tuple[BrandFile | None, list[Problem]]:
    """Return the model, or None and everything that is wrong with the file's form."""
    try:
        return BrandFile.model_validate(document.data), []
    except ValidationError as error:
        return None, [problem_of(document, item["loc"], item["type"], item["msg"]) for item in error.errors()]


KEYS = {
    (): ("schema", "name", "logo", "colours", "fonts", "footer", "confidentiality"),
    ("logo",): ("file", "alt"),
    ("colours",): ("primary", "accent"),
    ("fonts",): ("text", "text_bold", "headings"),
}
"""The keys that each place knows."""


def problem_of(document: Document, place: tuple[str | int, ...], kind: str, message: str) -> Problem:
    """Put one finding of pydantic into our words."""
    hint = ""
    if kind == "extra_forbidden":
        known = KEYS.get(tuple(str(part) for part in place[:-1]), ())
        hint = did_you_mean(str(place[-1]), known, say("brand.known_here", keys=", ".join(known)))
        message = say("brand.no_part")
    elif kind == "missing":
        message = say("brand.missing")
        hint = say("brand.write_schema", format=FORMAT) if place == ("schema",) else ""
    elif kind == "string_pattern_mismatch":
        message, hint = say("brand.no_colour"), say("brand.write_colour")
    elif kind == "literal_error":
        message, hint = say("brand.no_format"), FORMAT
    elif kind == "string_type":
        message, hint = say("brand.no_text"), say("brand.quote_it")
    where = " › ".join(str(part) for part in place)
    return Problem(message, document.file, document.line_of(place), where, hint, "ABM-B001")


def colour_problems(model: BrandFile, document: Document) -> list[Problem]:
    """Return what is wrong with the colours: each with the contrast it has and the one it needs."""
    found = []
    for name, colour, least in (
        ("primary", model.colours.primary, TEXT_LEAST),
        ("accent", model.colours.accent, SHAPE_LEAST),
    ):
        if colour and (ratio := contrast(colour, "#ffffff")) < least:
            tenths = int(ratio * 100) / 100  # cut, not rounded: 4.499 must not read as 4.5
            message = say("brand.contrast", colour=colour, ratio=f"{tenths:.2f}", least=least)
            line = document.line_of(("colours", name))
            found.append(Problem(message, document.file, line, f"colours › {name}", say("brand.darker"), "ABM-B002"))
    return found
