"""What one transaction reads and writes: an assessment's header, its log, and the pack it was answered with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from abm_fit.assessment.model import Answer, Assessment
from abm_fit.errors import NotFoundError
from abm_fit.store.headers import header_of, row_of_text, text_of_row
from abm_fit.store.tables import answers, assessments, packs
from abm_fit.wording.spoken import say


def columns(assessment: Assessment) -> dict[str, Any]:
    """Return what is kept of an assessment beside its log, as of this moment."""
    return {
        "organisation": storable(assessment.organisation),
        "period": storable(assessment.period),
        "pack_digest": assessment.pack_digest,
        "header": header_of(assessment),
        "changed": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def storable(text: str) -> str:
    """Return a text as every database takes it; the header's JSON has it as it was."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def there(connection: Connection, assessment_id: str, *, lock: bool = False) -> bool:
    """Tell whether an assessment is kept; with `lock` nobody else writes to it until the transaction ends."""
    query = select(assessments.c.id).where(assessments.c.id == assessment_id)
    # PostgreSQL: writers of one assessment queue here. SQLite has one writer at a time anyhow.
    return connection.execute(query.with_for_update() if lock else query).first() is not None


def require(connection: Connection, assessment_id: str) -> None:
    """Lock an assessment for writing; raises NotFoundError."""
    if not there(connection, assessment_id, lock=True):
        raise NotFoundError(say("store.no_assessment", id=assessment_id), hint=say("store.see_list"))


def log_of(connection: Connection, assessment_id: str) -> tuple[Answer, ...]:
    """Return the log of an assessment, in the order in which it grew."""
    query = select(answers.c.row, answers.c.sequence).where(answers.c.assessment == assessment_id)
    found = connection.execute(query.order_by(answers.c.sequence)).all()
    return tuple(replace(row_of_text(row), sequence=sequence) for row, sequence in found)


def keep_pack(connection: Connection, assessment: Assessment, documents: Mapping[str, Any]) -> None:
    """Keep the pack of an assessment, unless it is there already."""
    digest = assessment.pack_digest
    if connection.execute(select(packs.c.digest).where(packs.c.digest == digest)).first() is None:
        text = json.dumps(documents)
        values = {"pack_id": assessment.pack_id, "version": assessment.pack_version, "documents": text}
        connection.execute(insert(packs).values(digest=digest, **values))


def append(connection: Connection, assessment_id: str, rows: Iterable[Answer]) -> tuple[Answer, ...]:
    """Add the rows that are not there yet, and return them with their numbers."""
    last = connection.execute(
        select(func.coalesce(func.max(answers.c.sequence), 0)).where(answers.c.assessment == assessment_id)
    ).scalar_one()
    uuids = [row.uuid for row in rows]
    seen: set[str] = set()
    for start in range(0, len(uuids), 500):  # databases bound how many values one query may name
        some = select(answers.c.uuid).where(
            answers.c.assessment == assessment_id, answers.c.uuid.in_(uuids[start : start + 500])
        )
        seen |= set(connection.execute(some).scalars())
    fresh = [row for row in rows if row.uuid not in seen]
    numbered = tuple(replace(row, sequence=last + place) for place, row in enumerate(fresh, start=1))
    if numbered:
        values = [
            {"uuid": row.uuid, "assessment": assessment_id, "sequence": row.sequence, "row": text_of_row(row)}
            for row in numbered
        ]
        connection.execute(insert(answers), values)
        changed = {"changed": datetime.now(UTC).isoformat(timespec="seconds")}
        connection.execute(update(assessments).where(assessments.c.id == assessment_id).values(**changed))
    return numbered
