"""What a report's files are called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from abm_fit.assessment.model import Assessment
from abm_fit.errors import NotFoundError
from abm_fit.wording.spoken import say

FORMATS = ("html", "md", "json", "xlsx", "pdf")
"""Every format by file ending, in the order in which they are written: the PDF, which may fail, is last."""

LONGEST = 80
"""Letters of a name; file systems take 255 bytes, and a letter may have four."""


def report_stem(assessment: Assessment, template: str) -> str:
    """Return a file name without ending, from organisation and period; the template's, where it isn't the full one.

    Letters and digits of any script stay; everything else becomes a hyphen.
    """
    words = [assessment.organisation, assessment.period]
    if template != "consulting":
        words.append(Path(template).name)
    text = unicodedata.normalize("NFKC", " ".join(words)).lower()
    text = re.sub(r"[^\w]+|_+", "-", text).strip("-")[:LONGEST].strip("-")
    return f"abm-fit-{text}" if text else "abm-fit-report"


def targets(place: Path, stem: str, formats: tuple[str, ...]) -> dict[str, Path]:
    """Return each format's file.

    A place with an ending of ours is a file and names all of them; every other place is a folder.
    """
    if place.suffix.lower().removeprefix(".") in FORMATS and not place.is_dir():
        return {ending: place.with_suffix(f".{ending}") for ending in formats}
    return {ending: place / f"{stem}.{ending}" for ending in formats}


def with_html(formats: Sequence[str]) -> tuple[str, ...]:
    """Return the formats to write, in our order, with the HTML wherever there is a PDF.

    Raises:
        NotFoundError: one of them is none of ours.
    """
    unknown = [ending for ending in formats if ending not in FORMATS]
    if unknown or not formats:
        raise NotFoundError(
            say("making.no_format", format=", ".join(unknown)), hint=say("making.formats", formats=", ".join(FORMATS))
        )
    return tuple(ending for ending in FORMATS if ending in formats or (ending == "html" and "pdf" in formats))
