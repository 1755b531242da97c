"""A new period that starts from the last one's answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from abm_fit.assessment.checking import checked_name
from abm_fit.assessment.editing import with_rows
from abm_fit.assessment.model import Assessment
from abm_fit.pack.model import Pack


def next_period(
    last: Assessment, pack: Pack, *, assessment_id: str, period: str, date: str, new_uuid: Callable[[], str], at: str
) -> Assessment:
    """Return an assessment of another period with last time's current answers, each marked as carried.

    A carried answer counts until it is confirmed or changed. Evidence and notes come along; what was put off does not,
    nor what this pack no longer asks.
    """
    fresh = replace(
        last,
        id=assessment_id,
        period=checked_name(period, "period"),
        date=date,
        pack_id=pack.id,
        pack_version=pack.version,
        pack_digest=pack.digest,
        follows=last.id,
        log=(),
    )
    kept = [row for row in sorted(last.current().values(), key=lambda row: row.sequence) if row.state != "later"]
    asked = pack.questionnaire.questions
    rows = [replace(row, uuid=new_uuid(), sequence=0, carried=True, at=at) for row in kept if row.question in asked]
    return with_rows(fresh, rows)
