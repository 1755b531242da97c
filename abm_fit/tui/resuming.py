"""The assessment that was open last, kept beside what the UI remembers, so that a resumed question needs no database.

Only for the first picture: the store's own is asked for at once and takes its place. A file that is missing, broken or
of another store is the same as none.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import NamedTuple

from abm_fit.assessment.model import Assessment
from abm_fit.assessment.walk import Spot
from abm_fit.pack.model import Pack, pack_to_ask

FILE = "last.json"


def keep_last(folder: Path, store: str, assessment: Assessment, pack: Pack) -> bool:
    """Write the assessment and its pack down; returns whether it could be."""
    from abm_fit.assessment.portable import data_of_row
    from abm_fit.scoring.visibility import hidden_questions
    from abm_fit.store.headers import header_of

    data = {
        "store": store,
        "id": assessment.id,
        "header": header_of(assessment),
        "documents": pack.documents,
        "digest": pack.digest,
        "rows": [data_of_row(row) for row in assessment.log],
        "hidden": [list(key) for key in hidden_questions(pack, assessment)],
    }
    partial = folder / f"{FILE}.{os.getpid()}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        partial.write_text(json.dumps(data), encoding="utf-8")
        partial.replace(folder / FILE)
    except (OSError, TypeError, ValueError):
        return False
    return True


class Kept(NamedTuple):
    """What was open last."""

    assessment: Assessment
    pack: Pack
    hidden: frozenset[Spot]
    """The questions that its answers hide."""


def last_kept(folder: Path, store: str, name: str) -> Kept | None:
    """Return what is kept if it is what a name means for certain: its id, or organisation and period."""
    try:
        data = json.loads((folder / FILE).read_text(encoding="utf-8"))
        if data["store"] != store:
            return None
        from abm_fit.assessment.portable import row_of_data
        from abm_fit.store.headers import assessment_of

        kept = assessment_of(data["id"], data["header"])
        names = (kept.id, f"{kept.organisation} {kept.period}", f"{kept.organisation}, {kept.period}")
        if name.casefold() not in {one.casefold() for one in names}:
            return None
        from abm_fit.pack.asking import questionnaire_of

        rows = tuple(row_of_data(row) for row in data["rows"])
        hidden = frozenset((question, segment) for question, segment in data["hidden"])
        documents = data["documents"]
        pack = pack_to_ask(questionnaire_of(documents["questionnaire"], parse=False), documents, data["digest"])
        return Kept(assessment_of(data["id"], data["header"], rows), pack, hidden)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def brought_together(stored: Assessment, began: Assessment, ours: Assessment) -> Assessment:
    """Return the stored assessment with the rows that were given here since `began` and are still on their way."""
    from dataclasses import replace

    from abm_fit.assessment.editing import with_rows

    known = {row.uuid for row in (*stored.log, *began.log)}
    return with_rows(stored, [replace(row, sequence=0) for row in ours.log if row.uuid not in known])
