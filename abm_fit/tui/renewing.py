"""Keeping home in order: putting assessments away, and bringing one to today's version of its questions."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from textual import on

from abm_fit.errors import NotFoundError
from abm_fit.tui.deskwork import DeskWork
from abm_fit.tui.messages import ArchiveWanted, RenewalWanted

if TYPE_CHECKING:
    from abm_fit.assessment.migrating import MigrationPlan
    from abm_fit.assessment.model import Assessment
    from abm_fit.pack.model import Pack
    from abm_fit.store.store import Store

STAY, RENEW = "stay", "renew"


class Renewing(DeskWork):
    """The part of the desk that archives and migrates."""

    @on(ArchiveWanted)
    def _archive(self, event: ArchiveWanted) -> None:
        event.stop()
        archived = event.archived
        said = "Archived. u takes it back, z shows what is archived." if archived else "Back in the list."
        self.keeper.ask(
            lambda store: store.archive(event.assessment, archived=archived),
            lambda _: self.refresh_home(said),
            self.said_wrong,
            waited_for=True,
        )

    @on(RenewalWanted)
    def _look_for_newer(self, event: RenewalWanted) -> None:
        event.stop()
        self.tell("Looking for newer questions…")
        self.keeper.ask(lambda store: _with_newer(store, event.assessment), self._show_plan, self.said_wrong)

    def _show_plan(self, found: tuple[Assessment, Pack, Pack]) -> None:
        assessment, before, pack = found
        from abm_fit.tui.packs import is_older

        if pack.digest == assessment.pack_digest or is_older(pack.version, assessment.pack_version):
            self.tell(f"Nothing newer is here: it is answered with version {assessment.pack_version}.")
            return
        from abm_fit.assessment.migrating import plan_migration
        from abm_fit.tui.plan_lines import plan_lines
        from abm_fit.tui.screens.asking import Choice
        from abm_fit.tui.screens.reading import ReadingPrompt
        from abm_fit.tui.text import plain

        self.tell("")
        plan = plan_migration(pack, assessment)
        choices = [
            Choice(STAY, plain("Leave it as it is"), ""),
            Choice(RENEW, plain(f"Go on with the questions of version {pack.version}"), ""),
        ]
        title = f"{assessment.organisation}, {assessment.period}: newer questions"
        self.push_screen(
            ReadingPrompt(title, plan_lines(plan, before, pack), choices),
            lambda picked: self._renew(assessment, pack, plan) if picked == RENEW else None,
        )

    def _renew(self, assessment: Assessment, pack: Pack, plan: MigrationPlan) -> None:
        from abm_fit.assessment.migrating import migrated
        from abm_fit.tui.session import now

        renewed = migrated(assessment, pack, plan, new_uuid=lambda: str(uuid.uuid4()), at=now())
        said = f"{assessment.organisation} goes on with version {pack.version} of the questions; every answer is kept."
        self.keeper.ask(
            lambda store: store.migrate(renewed, pack.documents),
            lambda _: self.refresh_home(said),
            self.said_wrong,
            waited_for=True,
        )


def _with_newer(store: Store, assessment_id: str) -> tuple[Assessment, Pack, Pack]:
    """Return an assessment, its pack, and the newest pack of that kind on this machine."""
    from abm_fit.tui.opening import with_pack
    from abm_fit.tui.packs import catalogue, newest_of

    assessment, before = with_pack(store, assessment_id)
    newest = newest_of(one.pack for one in catalogue() if one.pack).get(assessment.pack_id)
    if newest is None:
        from abm_fit.resources import own_packs_folder

        raise NotFoundError(
            f"The questions '{before.questionnaire.title}' are not on this machine; the assessment carries its own.",
            hint=f"Put their folder into {own_packs_folder()} to go on with a newer version.",
        )
    return assessment, before, newest
