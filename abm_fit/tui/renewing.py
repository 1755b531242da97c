"""Keeping home in order: putting assessments away, and bringing one to today's version of its questions."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from textual import on

from abm_fit.errors import NotFoundError
from abm_fit.tui.deskwork import DeskWork
from abm_fit.tui.messages import ArchiveWanted, RenewalWanted
from abm_fit.wording.spoken import say

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
        said = say("renewing.archived") if archived else say("renewing.back")
        self.keeper.ask(
            lambda store: store.archive(event.assessment, archived=archived),
            lambda _: self.refresh_home(said),
            self.said_wrong,
            waited_for=True,
        )

    @on(RenewalWanted)
    def _look_for_newer(self, event: RenewalWanted) -> None:
        event.stop()
        self.tell(say("renewing.looking"))
        self.keeper.ask(lambda store: _with_newer(store, event.assessment), self._show_plan, self.said_wrong)

    def _show_plan(self, found: tuple[Assessment, Pack, Pack]) -> None:
        assessment, before, pack = found
        from abm_fit.tui.packs import is_older

        if pack.digest == assessment.pack_digest or is_older(pack.version, assessment.pack_version):
            self.tell(say("renewing.nothing_newer", version=assessment.pack_version))
            return
        from abm_fit.assessment.migrating import plan_migration
        from abm_fit.tui.plan_lines import plan_lines
        from abm_fit.tui.screens.asking import Choice
        from abm_fit.tui.screens.reading import ReadingPrompt
        from abm_fit.tui.text import plain

        self.tell("")
        plan = plan_migration(pack, assessment)
        choices = [
            Choice(STAY, plain(say("renewing.stay")), ""),
            Choice(RENEW, plain(say("renewing.go_on", version=pack.version)), ""),
        ]
        title = say("renewing.title", organisation=assessment.organisation, period=assessment.period)
        self.push_screen(
            ReadingPrompt(title, plan_lines(plan, before, pack), choices),
            lambda picked: self._renew(assessment, pack, plan) if picked == RENEW else None,
        )

    def _renew(self, assessment: Assessment, pack: Pack, plan: MigrationPlan) -> None:
        from abm_fit.assessment.migrating import migrated
        from abm_fit.tui.session import now

        renewed = migrated(assessment, pack, plan, new_uuid=lambda: str(uuid.uuid4()), at=now())
        said = say("renewing.done", organisation=assessment.organisation, version=pack.version)
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
            say("renewing.not_here", questions=before.questionnaire.title),
            hint=say("renewing.put_folder", folder=own_packs_folder()),
        )
    return assessment, before, newest
