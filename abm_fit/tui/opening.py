"""Home, and getting a stored assessment onto the desk: from home or by name."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on

from abm_fit.assessment.locales import DEFAULT
from abm_fit.errors import AbmFitError
from abm_fit.tui.deskwork import DeskWork
from abm_fit.tui.home_lines import home_line, line_from, line_to
from abm_fit.tui.locales import known_locale
from abm_fit.tui.messages import Opened
from abm_fit.tui.remembered import LastPlace
from abm_fit.tui.screens.home import HomeLine, HomeScreen
from abm_fit.tui.wishes import Wishes, granted
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.assessment.model import Assessment
    from abm_fit.assessment.walk import Spot
    from abm_fit.pack.model import Pack
    from abm_fit.store.store import Store
    from abm_fit.tui.resuming import Kept
    from abm_fit.tui.session import Session


class Opening(DeskWork):
    """The half of the desk that opens assessments."""

    session: Session | None = None
    """What is open; None at home."""
    left: Session | None = None
    """What was open before somebody went home."""
    stored: Assessment | None = None
    """What is open, as it was last found in the store."""
    _packs: dict[str, Pack]
    _newest: dict[str, Pack] | None = None
    """The newest pack of each kind on this machine; None before anybody looked."""

    def start_desk(self) -> None:
        """Show home from what is remembered, and ask the store for the truth."""
        self._packs = {}
        name = self.open_name
        kept = self._kept(name) if name else None
        if kept is not None:
            # Home is laid out when somebody leaves the walk.
            self._resume(kept)
        else:
            self.push_home(say("home.opening") if name else "")
        if name and kept is None:
            self.keeper.ask(lambda store: self._fetch(store, store.find(name).id), self._opened, self.said_wrong)
        self.refresh_home()

    def push_home(self, note: str = "") -> None:
        """Show home from what is remembered."""
        lines = [line for row in self.remembered.home if (line := line_from(row))]
        last = self.remembered.last.assessment if self.remembered.last else ""
        self.push_screen(HomeScreen(lines, last, note or ("" if lines else say("home.first"))))

    @property
    def locale(self) -> str:
        """How numbers are read and written: as the command line says, else as it is remembered."""
        remembered = self.remembered.locale
        return self.wishes.locale or (remembered if known_locale(remembered) else DEFAULT)

    def read_numbers_as_in(self, locale: str) -> None:
        """Read and write numbers as in another place from now on, and remember it."""
        from dataclasses import replace

        if locale == self.locale:
            return
        self.wishes = self.wishes._replace(locale="")
        self.remember(replace(self.remembered, locale=locale))
        if self.session is not None:
            self.session.locale = locale

    def _kept(self, name: str) -> Kept | None:
        """Return what was open last, if that is what the name means."""
        from abm_fit.tui.resuming import last_kept

        return last_kept(self.state_folder, self.store_key, name)

    def _resume(self, kept: Kept) -> None:
        """Show what was open last at once; the store's own follows."""
        began = kept.assessment
        self._opened((began, kept.pack), hidden=kept.hidden)
        pack = kept.pack

        def load(store: Store) -> Assessment:
            _ = pack.rubric  # compiled here, so that no key waits for it
            self.keeper.watch.seen(store, began.id)
            return store.load(began.id)

        self.keeper.ask(load, lambda stored: self._verified(began, stored), self.said_wrong)

    def _verified(self, began: Assessment, stored: Assessment) -> None:
        from abm_fit.tui.resuming import brought_together

        session = self.session
        if session is None or session.assessment.id != stored.id:
            return
        self.stored = stored
        session.take(brought_together(stored, began, session.assessment))
        if [row.uuid for row in began.log] != [row.uuid for row in stored.log]:
            self.redraw()

    def refresh_home(self, note: str = "") -> None:
        """Ask the store what there is, show it, and say something."""
        self.keeper.ask(self._lines, lambda lines: self._listed(lines, note), self.said_wrong)

    def _lines(self, store: Store) -> list[HomeLine]:
        """In the store's thread: everything stored, archived or not."""
        from abm_fit.tui.packs import catalogue, newest_of

        if self._newest is None:
            self._newest = newest_of(one.pack for one in catalogue() if one.pack)
        return [home_line(item, self._newest) for item in store.summaries(archived=True)]

    def _listed(self, lines: Sequence[HomeLine], note: str) -> None:
        from dataclasses import replace

        self.remember(replace(self.remembered, home=tuple(line_to(line) for line in lines)))
        last = self.remembered.last.assessment if self.remembered.last else ""
        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen):
                screen.show(lines, last, note or ("" if lines else say("home.first")))

    def said_wrong(self, error: AbmFitError) -> None:
        """Say what went wrong, and what to do."""
        self.tell(error.message + (f" {error.hint}" if error.hint else ""), wrong=True)

    def default_pack(self) -> Pack:
        """Return the bundled pack, read once."""
        if "" not in self._packs:
            from abm_fit.commands.subjects import load_pack_named

            pack = load_pack_named(None)
            self._packs[""] = self._packs[pack.digest] = pack
        return self._packs[""]

    @on(Opened)
    def _open(self, event: Opened) -> None:
        event.stop()
        where = event.where
        self.keeper.ask(
            lambda store: self._fetch(store, event.assessment),
            lambda found: self._opened(found, where),
            self.said_wrong,
        )

    def _fetch(self, store: Store, assessment_id: str) -> tuple[Assessment, Pack]:
        """In the store's thread: load an assessment with its pack, and keep it for the next first picture."""
        from abm_fit.tui.resuming import keep_last

        self.keeper.watch.seen(store, assessment_id)
        assessment, pack = with_pack(store, assessment_id)
        keep_last(self.state_folder, self.store_key, assessment, pack)
        return assessment, pack

    def _opened(
        self, found: tuple[Assessment, Pack], where: str = "walk", hidden: frozenset[Spot] | None = None
    ) -> None:
        from abm_fit.tui.session import Session, room

        assessment, pack = found
        self.stored = assessment
        place = self.remembered.places.get(assessment.id, LastPlace(assessment.id))
        known = {person.id for person in assessment.respondents}
        respondent = place.respondent if place.respondent in known else room(assessment)
        left = self.left
        if left is not None and (left.assessment, left.respondent) == (assessment, respondent):
            session = left  # nothing happened in between: undo still reaches back
        else:
            session = Session(pack, assessment, respondent, hidden=hidden, locale=self.locale)
            if place.question:
                session.to_spot((place.question, place.segment))
        self.session = session
        if where == "walk":
            self.show_walk(session)
            self.call_after_refresh(self.grant, session)
        else:
            self.go(where)

    def grant(self, session: Session) -> None:
        """Do once what the command line asked for."""
        wishes = self.wishes
        granted_already = Wishes(locale=wishes.locale, pack=wishes.pack)
        if wishes == granted_already:
            return
        self.wishes = granted_already
        try:
            assessment, respondent = granted(session.pack, session.assessment, wishes, new_id=str(uuid.uuid4()))
        except AbmFitError as error:
            self.said_wrong(error)
            return
        if assessment != session.assessment:
            self.renewed(session, assessment)
        if respondent:
            self.hand_over(session, respondent)
        if wishes.shortest and self.walks():
            self.walks()[-1].lead()


def with_pack(store: Store, assessment_id: str) -> tuple[Assessment, Pack]:
    """Return a stored assessment with the pack it was answered with."""
    from abm_fit.pack.compiling import compile_pack

    assessment = store.load(assessment_id)
    return assessment, compile_pack(store.documents(assessment.pack_digest))
