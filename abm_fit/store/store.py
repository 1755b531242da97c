"""The store: assessments, the packs they were answered with, and the log of answers, which only ever grows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Engine, RowMapping, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from abm_fit.assessment.model import Answer, Assessment, PortableFile
from abm_fit.errors import NotFoundError, StoreError
from abm_fit.pack.suggesting import did_you_mean
from abm_fit.store.headers import assessment_of, both_changes
from abm_fit.store.opening import READING
from abm_fit.store.rows import append, columns, keep_pack, log_of, require, there
from abm_fit.store.tables import answers, assessments, packs
from abm_fit.store.troubles import translated
from abm_fit.wording.spoken import say

TRIES = 20
"""How often a transaction is tried again when another writer took the same number."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Summary:
    """One stored assessment, as a list shows it."""

    id: str
    organisation: str
    period: str
    pack_id: str
    pack_version: str
    rows: int
    """Entries in its log."""
    changed: str
    """When it was last changed, ISO 8601 in UTC."""
    made_up: bool
    archived: bool = False


class Revision(NamedTuple):
    """How far an assessment is: two that are the same hold the same."""

    rows: int
    """Number of the last row of its log."""
    header: str


class Store:
    """A place where answers are kept; every method is one transaction, done or not done at all."""

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self.place = place
        """Where it is, without a password."""
        self.recovered = 0
        """Answers that waited for the store and were taken in when it was opened."""

    def close(self) -> None:
        """Give its connections back."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._engine.connect().execution_options(**{READING: True}) as connection, connection.begin():
            yield connection

    def _write(self, work: Callable[[Connection], T]) -> T:
        """Do something in one transaction, again where another writer took the same number or kept the same pack."""
        for _ in range(TRIES):
            try:
                with translated(self.place), self._engine.begin() as connection:
                    try:
                        return work(connection)
                    except IntegrityError:
                        raise _TakenError from None
            except _TakenError:
                continue
        raise StoreError(say("store.crowded", place=self.place), hint=say("store.try_again"))

    def summaries(self, *, archived: bool = False) -> tuple[Summary, ...]:
        """Return every assessment that is not archived, the last changed first; with `archived`, those too."""
        counted = (
            select(answers.c.assessment, func.count().label("rows")).group_by(answers.c.assessment).subquery("counted")
        )
        query = (
            select(assessments, func.coalesce(counted.c.rows, 0).label("rows"))
            .outerjoin(counted, counted.c.assessment == assessments.c.id)
            .order_by(assessments.c.changed.desc(), assessments.c.id)
        )
        if not archived:
            query = query.where(assessments.c.archived.is_(False))
        with translated(self.place), self._reading() as connection:
            found = connection.execute(query).mappings().all()
        return tuple(_summary(row) for row in found)

    def load(self, assessment_id: str) -> Assessment:
        """Return an assessment with its whole log; raises NotFoundError."""
        with translated(self.place), self._reading() as connection:
            header = connection.execute(
                select(assessments.c.header).where(assessments.c.id == assessment_id)
            ).scalar_one_or_none()
            if header is None:
                raise NotFoundError(say("store.no_assessment", id=assessment_id), hint=say("store.see_list"))
            return assessment_of(assessment_id, header, log_of(connection, assessment_id))

    def revision(self, assessment_id: str) -> Revision:
        """Return how far an assessment is, without reading its answers; raises NotFoundError."""
        last = select(func.coalesce(func.max(answers.c.sequence), 0)).where(answers.c.assessment == assessment_id)
        query = select(assessments.c.header, last.scalar_subquery()).where(assessments.c.id == assessment_id)
        with translated(self.place), self._reading() as connection:
            found = connection.execute(query).first()
        if found is None:
            raise NotFoundError(say("store.no_assessment", id=assessment_id), hint=say("store.see_list"))
        return Revision(found[1], found[0])

    def find(self, name: str) -> Assessment:
        """Return the one assessment that a name means: its id, the start of it, organisation, period, or a part.

        Raises:
            NotFoundError: none or several go by it.
        """
        summaries = self.summaries()
        wanted = " ".join(name.split()).casefold()
        exact = [one for one in summaries if wanted in {one.id, f"{one.organisation} {one.period}".casefold()}]
        by_organisation = [one for one in summaries if one.organisation.casefold() == wanted]
        by_id = [one for one in summaries if len(wanted) >= 4 and one.id.startswith(wanted)]
        holding = [one for one in summaries if wanted and wanted in f"{one.organisation} {one.period}".casefold()]
        for found in (exact, by_organisation, by_id, holding):
            if len(found) == 1:
                return self.load(found[0].id)
            if found:
                which = "; ".join(f"{one.organisation} {one.period} ({one.id[:8]})" for one in found)
                raise NotFoundError(say("store.several", name=name, which=which), hint=say("store.say_which"))
        known = [f"{one.organisation} {one.period}" for one in summaries]
        listed = say("store.known", known="; ".join(known[:8])) if known else say("store.nothing")
        raise NotFoundError(say("store.not_called", name=name), hint=did_you_mean(name, known, listed))

    def create(self, assessment: Assessment, documents: Mapping[str, Any]) -> Assessment:
        """Keep a new assessment with its log and its pack; raises StoreError where its id is taken."""

        def work(connection: Connection) -> None:
            if there(connection, assessment.id):
                raise StoreError(say("store.there", organisation=assessment.organisation, period=assessment.period))
            keep_pack(connection, assessment, documents)
            connection.execute(insert(assessments).values(**columns(assessment), id=assessment.id, archived=False))
            append(connection, assessment.id, assessment.log)

        self._write(work)
        return self.load(assessment.id)

    def append(self, assessment_id: str, rows: Iterable[Answer]) -> tuple[Answer, ...]:
        """Add rows to the log and return them with their numbers; rows that are there already are not added again.

        Safe for several writers at once: the number is taken inside the transaction.
        """
        wanted = tuple(rows)

        def work(connection: Connection) -> tuple[Answer, ...]:
            require(connection, assessment_id)
            return append(connection, assessment_id, wanted)

        return self._write(work)

    def update_header(self, assessment: Assessment, *, before: Assessment | None = None) -> None:
        """Keep what is said about an assessment: names, segments, respondents, depth; never its answers.

        `before` is what the change was made to: what somebody else changed meanwhile then stays as they left it.
        Respondents whom somebody else added stay in any case.
        """

        def work(connection: Connection) -> None:
            require(connection, assessment.id)
            header = select(assessments.c.header).where(assessments.c.id == assessment.id)
            stored = assessment_of(assessment.id, connection.execute(header).scalar_one())
            kept = columns(both_changes(stored, assessment, before))
            connection.execute(update(assessments).where(assessments.c.id == assessment.id).values(**kept))

        self._write(work)

    def archive(self, assessment_id: str, *, archived: bool = True) -> None:
        """Take an assessment off the list, or put it back; nothing is deleted."""
        with translated(self.place), self._engine.begin() as connection:
            connection.execute(update(assessments).where(assessments.c.id == assessment_id).values(archived=archived))

    def documents(self, digest: str) -> dict[str, Any]:
        """Return the documents of a pack that an assessment here was answered with; raises NotFoundError."""
        with translated(self.place), self._reading() as connection:
            text = connection.execute(select(packs.c.documents).where(packs.c.digest == digest)).scalar_one_or_none()
        if text is None:
            raise NotFoundError(say("store.no_questions", digest=digest[:12]))
        found: dict[str, Any] = json.loads(text)
        return found

    def migrate(self, assessment: Assessment, documents: Mapping[str, Any]) -> None:
        """Keep a migrated assessment: its new pack, its header, and the rows that the migration added."""

        def work(connection: Connection) -> None:
            require(connection, assessment.id)
            keep_pack(connection, assessment, documents)
            kept = columns(assessment)
            connection.execute(update(assessments).where(assessments.c.id == assessment.id).values(**kept))
            append(connection, assessment.id, assessment.log)

        self._write(work)

    def _knows(self, assessment_id: str) -> bool:
        with translated(self.place), self._reading() as connection:
            return there(connection, assessment_id)

    def take_in(self, file: PortableFile) -> tuple[str, int]:
        """Keep a portable file: a new assessment, or the rows not seen yet of one that is here.

        Returns the assessment's id and how many rows were added; taking the same file in again adds none.
        """
        from abm_fit.assessment.portable import merge

        assessment = file.assessment
        if not self._knows(assessment.id):
            try:
                return assessment.id, len(self.create(assessment, file.documents).log)
            except StoreError:
                if not self._knows(assessment.id):  # else somebody took it in at this very moment
                    raise
        stored = self.load(assessment.id)
        merged = merge(stored, assessment)
        self.update_header(merged)
        seen = {row.uuid for row in stored.log}
        fresh = [replace(row, sequence=0) for row in merged.log if row.uuid not in seen]
        return assessment.id, len(self.append(assessment.id, fresh))


class _TakenError(Exception):
    """Another writer took the number first."""


def _summary(row: RowMapping) -> Summary:
    header = assessment_of(row["id"], row["header"])
    return Summary(
        id=row["id"],
        organisation=header.organisation,
        period=header.period,
        pack_id=header.pack_id,
        pack_version=header.pack_version,
        rows=row["rows"],
        changed=row["changed"],
        made_up=header.made_up,
        archived=row["archived"],
    )
