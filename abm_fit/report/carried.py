"""Reading a report's PDF back: its pages' text, its seal, and the files it carries."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from abm_fit.assessment.model import Assessment
from abm_fit.errors import InvalidFileError, Problem
from abm_fit.pack.model import Pack
from abm_fit.report.attachments import ANSWERS, RECORD, SCHEMA
from abm_fit.report.sealing import holds
from abm_fit.wording.spoken import say

MOST_BYTES = 64 * 1024 * 1024
"""The largest PDF that is read; a long report has one."""


@dataclass(frozen=True, slots=True)
class CarriedReport:
    """A PDF, opened."""

    seal: bool | None
    """Whether the file is as it was written; None where it was never sealed."""
    pages: tuple[str, ...]
    """The text of each page, in drawing order."""
    files: dict[str, bytes]
    """What it carries, by name."""


def open_pdf(path: Path) -> CarriedReport:
    """Read a PDF.

    Raises:
        InvalidFileError: there is none, it is too large, or no PDF that can be read.
    """
    import io

    from pypdf import PdfReader

    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise unusable(path, say("verifying.no_plain_file"))
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise unusable(path, say("verifying.file_unreadable", error=error.strerror or error)) from None
    if len(content) > MOST_BYTES:
        raise unusable(path, say("verifying.too_large"))
    if not content.startswith(b"%PDF-"):
        raise unusable(path, say("verifying.no_pdf"))
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it has to say comes as an error below
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise unusable(path, say("verifying.password"))
        pages = tuple(page.extract_text() for page in reader.pages)
        files = {name: bytes(found[0]) for name, found in reader.attachments.items() if found}
    except InvalidFileError:
        raise
    except Exception as error:  # a damaged file makes the reader fail in any way
        raise unusable(path, say("verifying.unreadable", error=error)[:300]) from error
    return CarriedReport(holds(content), pages, files)


def unusable(path: Path, message: str) -> InvalidFileError:
    """Return the error for a file that is no report."""
    return InvalidFileError((Problem(message, str(path)),), hint=say("verifying.name_a_report"))


def record_of(carried: CarriedReport, path: Path) -> dict[str, Any]:
    """Return the carried record of how the report was made and what came out.

    Raises:
        InvalidFileError: it is damaged, or of a version that is not known here.
    """
    try:
        data = json.loads(carried.files[RECORD])
    except (ValueError, RecursionError, KeyError) as error:
        raise unusable(path, say("verifying.part_unreadable", file=RECORD)) from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not isinstance(data.get("result"), dict):
        raise unusable(path, say("verifying.part_unknown", file=RECORD))
    return data


def answers_of(carried: CarriedReport, path: Path) -> tuple[Pack, Assessment]:
    """Return the carried assessment with its pack, both checked as any file from outside is.

    Raises:
        InvalidFileError: with everything that is wrong with them.
    """
    from abm_fit.assessment.portable import MOST_BYTES as MOST_ANSWERS
    from abm_fit.assessment.portable import portable_of
    from abm_fit.pack.loading import check_documents
    from abm_fit.pack.yaml_reading import read_yaml_text

    try:
        text = carried.files[ANSWERS].decode("utf-8")
    except (KeyError, UnicodeDecodeError) as error:
        raise unusable(path, say("verifying.part_unreadable", file=ANSWERS)) from error
    place = f"{path} › {ANSWERS}"
    file = portable_of(read_yaml_text(text, place, what="assessment", most_bytes=MOST_ANSWERS))
    return check_documents(file.documents, place), file.assessment
