"""Reading old answers under a newer pack: what is kept, renamed, or left behind as orphans."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from abm_fit.assessment.checking import checked_value
from abm_fit.assessment.editing import with_rows
from abm_fit.assessment.model import Answer, Assessment
from abm_fit.errors import InvalidAnswerError
from abm_fit.pack.model import Pack
from abm_fit.pack.questions import Question
from abm_fit.wording.words import ENGLISH


@dataclass(frozen=True, slots=True)
class MigrationPlan:
    """What a migration would do, to be shown before it is accepted."""

    before: str
    """Version the answers were given under."""
    after: str
    kept: tuple[str, ...]
    """Question ids whose answers stand as they are."""
    renamed: tuple[tuple[str, str], ...]
    """(old id, new id)."""
    orphaned: tuple[tuple[str, str], ...]
    """(question id, why its answers no longer fit); the answers stay in the log."""
    new: tuple[str, ...]
    """Questions that were not asked before."""
    rows: tuple[Answer, ...]
    """What would be added to the log, without numbers and ids."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The plan in words."""
        said = [ENGLISH("migration.kept", before=self.before, after=self.after, answers=len(self.kept))]
        said += [ENGLISH("migration.renamed", old=old, new=new) for old, new in self.renamed]
        said += [ENGLISH("migration.aside", question=question, why=why) for question, why in self.orphaned]
        said += [ENGLISH("migration.new", question=question) for question in self.new]
        return tuple(said)


def plan_migration(pack: Pack, assessment: Assessment) -> MigrationPlan:
    """Return what reading an assessment under another version of its pack would change."""
    questions = pack.questionnaire.questions
    former = {old: question.id for question in questions.values() for old in question.was}
    kept: dict[str, None] = {}
    renamed: dict[tuple[str, str], None] = {}
    orphaned: dict[tuple[str, str], None] = {}
    rows: list[Answer] = []
    answered: set[str] = set()
    ever = {row.key for row in assessment.log}
    for row in sorted(assessment.current().values(), key=lambda row: row.sequence):
        new_id = row.question if row.question in questions else former.get(row.question)
        if new_id is None:
            orphaned[row.question, ENGLISH("migration.not_asked")] = None
            continue
        moved, why = _fitted(questions[new_id], row)
        if moved is None:
            orphaned[row.question, why] = None
            continue
        answered.add(new_id)
        if moved.key != row.key and moved.key in ever:
            continue  # moved before, or answered anew since: the later word stands
        if new_id != row.question:
            renamed[row.question, new_id] = None
        else:
            kept[new_id] = None
        if moved != row:
            rows.append(replace(moved, uuid="", sequence=0))
    orphans = {question for question, _ in orphaned}
    return MigrationPlan(
        before=assessment.pack_version,
        after=pack.version,
        kept=tuple(kept),
        renamed=tuple(renamed),
        orphaned=tuple(orphaned),
        new=tuple(one for one in questions if one not in answered and one not in orphans),
        rows=tuple(rows),
    )


def _fitted(question: Question, row: Answer) -> tuple[Answer | None, str]:
    """Return the row as the question takes it today, or None and why it does not."""
    segment = row.segment if question.per == "segment" else None
    if row.state == "answered":
        try:
            value = checked_value(question, row.value)
        except InvalidAnswerError:
            return None, ENGLISH("migration.not_taken")
        return replace(row, question=question.id, segment=segment, value=value), ""
    if row.state == "not_applicable" and not question.na:
        return None, ENGLISH("migration.for_everyone")
    return replace(row, question=question.id, segment=segment), ""


def migrated(
    assessment: Assessment, pack: Pack, plan: MigrationPlan, *, new_uuid: Callable[[], str], at: str
) -> Assessment:
    """Return the assessment under the newer pack, with the plan's rows added; nothing is taken out of the log."""
    moved = replace(assessment, pack_id=pack.id, pack_version=pack.version, pack_digest=pack.digest)
    return with_rows(moved, [replace(row, uuid=new_uuid(), at=at) for row in plan.rows])
