"""Whether a report's numbers follow from the answers it carries.

Three checks. The seal: is the file, byte for byte, as it was written? The result: does what the PDF carries as its
result follow from the answers and the pack that it carries, with this engine? The pages: do they say what follows?
From aggregated answers, all that rests on who said something can't be recomputed, and is left out: where people
differ, who answered, evidence, notes, and what changed since last time.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from abm_fit import __version__
from abm_fit.assessment.model import Assessment
from abm_fit.errors import AbmFitError
from abm_fit.pack.model import Pack
from abm_fit.report.attachments import RECORD
from abm_fit.report.carried import CarriedReport, answers_of, open_pdf, record_of, unusable
from abm_fit.report.differences import OF_PEOPLE, Difference, differences
from abm_fit.report.statements import not_on_pages, statements_of
from abm_fit.wording.spoken import say

MOST_LINES = 20
"""Differences that are printed; the rest are counted."""

NOT_OF_AGGREGATES = frozenset(
    {"basis", "people", "by-role", "answers", "changes", "talk", "evidenced", "rates", "kicker", "stand-in"}
)
"""Sections and classes of a page that aggregated answers can't bear out, and the running numbers of parts."""

NOT_OF_ANSWERS = frozenset({"changes", "kicker", "stand-in"})
"""The same for full answers: an earlier period's are not carried."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What a report was found to be."""

    holds: bool
    """Whether everything that could be checked is right, and something could be."""
    seal: bool | None
    engine: str
    """The version that made the report; empty where it carries nothing."""
    differences: tuple[Difference, ...]
    """(where, what the report carries, what follows)."""
    not_stated: tuple[str, ...]
    """What follows from the answers and stands on no page."""
    lines: tuple[str, ...]
    """All of it in words."""


def verify(path: Path) -> Verification:
    """Check a report's PDF.

    Raises:
        InvalidFileError: it is no PDF, or what it carries can't be read at all.
    """
    carried = open_pdf(path)
    if RECORD not in carried.files:
        line = say("verifying.nothing")
        return Verification(False, carried.seal, "", (), (), (*seal_lines(carried.seal), line))
    record = record_of(carried, path)
    pack, assessment = answers_of(carried, path)
    if pack.digest != assessment.pack_digest:
        raise unusable(path, say("verifying.other_pack"))
    full = record.get("answers") == "full"
    computed, html = recomputed(pack, assessment, record)
    found = tuple(differences(record["result"], computed, frozenset() if full else OF_PEOPLE))
    made_by = str(record.get("engine", ""))
    missing: tuple[str, ...] = ()
    if html and made_by == __version__:
        wanted = statements_of(html, NOT_OF_ANSWERS if full else NOT_OF_AGGREGATES)
        missing = tuple(not_on_pages(wanted, carried.pages))
    lines = (
        *seal_lines(carried.seal),
        *engine_lines(made_by, pack),
        *result_lines(found),
        *page_lines(carried, missing, compared=bool(html) and made_by == __version__),
        *limit_lines(full=full),
    )
    holds = carried.seal is True and not found and not missing
    return Verification(holds, carried.seal, made_by, found, missing, lines)


def recomputed(pack: Pack, assessment: Assessment, record: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """Return the result that follows from the answers, and the report's HTML; empty for a template of somebody's own.

    The HTML is none of the brand's: its names and lines are added to what is compared, never taken away.
    """
    from abm_fit.report.context import build_context
    from abm_fit.report.data import result_data
    from abm_fit.report.html import render_html
    from abm_fit.report.templates import find_template, our_templates
    from abm_fit.scoring.engine import score

    result = score(pack, assessment, analyses=True)
    data = result_data(result, str(record.get("answers")))
    template, locale = str(record.get("template")), str(record.get("locale"))
    if template not in our_templates():
        return data, ""
    try:
        context = build_context(pack, assessment, result, locale=locale)
        return data, render_html(context, find_template(template), fonts="asset")
    except AbmFitError:  # a record that names a locale nobody has: its pages can't be set up again
        return data, ""


def seal_lines(seal: bool | None) -> tuple[str, ...]:
    """Say whether the file is as it was written."""
    if seal is None:
        return (say("verifying.seal_none"),)
    return (say("verifying.seal_whole" if seal else "verifying.seal_broken"),)


def engine_lines(made_by: str, pack: Pack) -> tuple[str, ...]:
    """Say what made it and what checks it."""
    return (
        say(
            "verifying.engine",
            made_by=made_by,
            pack=pack.id,
            pack_version=pack.version,
            digest=pack.digest[:12],
            engine=__version__,
        ),
    )


def result_lines(found: tuple[Difference, ...]) -> tuple[str, ...]:
    """Say whether the carried result follows from the carried answers."""
    if not found:
        return (say("verifying.same"),)
    shown = [say("verifying.difference", where=where, was=was, now=now) for where, was, now in found[:MOST_LINES]]
    return (say.count(len(found), "verifying.different"), *listed(shown, len(found)))


def page_lines(carried: CarriedReport, missing: tuple[str, ...], *, compared: bool) -> tuple[str, ...]:
    """Say whether the pages say what follows."""
    if not compared:
        return (say("verifying.not_compared"),)
    if not missing:
        return (say.count(len(carried.pages), "verifying.pages_say"),)
    shown = [say("verifying.missing", text=text[:120]) for text in missing[:MOST_LINES]]
    return (say.count(len(missing), "verifying.not_stated"), *listed(shown, len(missing)))


def listed(lines: list[str], number: int) -> tuple[str, ...]:
    """Return lines below a finding, and how many more there are."""
    more = [say("verifying.more", number=number - len(lines))] if number > len(lines) else []
    return tuple(f"  {line}" for line in (*lines, *more))


def limit_lines(*, full: bool) -> tuple[str, ...]:
    """Say what could not be checked."""
    if full:
        return (say("verifying.limit_full"),)
    return (say("verifying.limit_aggregate"),)
