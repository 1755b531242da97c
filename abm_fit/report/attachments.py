"""What a PDF carries, so that its numbers can be checked: the answers it was computed from, and the result.

Two files: `assessment.json`, a portable file with the pack in it, and `report.json`, which says how the report was made
and what came out. Where not asked for in full, the answers are aggregated (see `aggregate`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from abm_fit import __version__
from abm_fit.assessment.model import Assessment, PortableFile
from abm_fit.pack.model import Pack
from abm_fit.report.aggregate import aggregate
from abm_fit.report.data import compact, result_data
from abm_fit.report.pdf import Attached
from abm_fit.scoring.result import Result
from abm_fit.wording.words import words_for

if TYPE_CHECKING:
    from abm_fit.report.making import Choices

ANSWERS = "assessment.json"
RECORD = "report.json"
SCHEMA = "abm-fit/report@1"


def attachments(pack: Pack, assessment: Assessment, result: Result, choices: Choices) -> tuple[Attached, ...]:
    """Return what the PDF is to carry; nothing where that was asked for."""
    from abm_fit.assessment.portable import dump_portable

    if choices.attach == "none":
        return ()
    kept = assessment if choices.attach == "full" else aggregate(pack, assessment)
    named = replace(kept, pack_digest=pack.digest)
    answers = dump_portable(PortableFile(named, pack.documents), "json").encode()
    words = words_for(choices.locale)
    about = words("carried.full" if choices.attach == "full" else "carried.aggregated")
    return (
        Attached(ANSWERS, about, answers),
        Attached(RECORD, words("carried.record"), compact(record(result, choices))),
    )


def record(result: Result, choices: Choices) -> dict[str, Any]:
    """Return how the report was made and what came out, as plain data."""
    return {
        "schema": SCHEMA,
        "engine": __version__,
        "answers": choices.attach,
        "template": choices.template if choices.template == choices.folder.name else "a template of one's own",
        "locale": choices.locale,
        "paper": choices.paper,
        "result": result_data(result, choices.attach),
    }
