"""Getting an assessment onto the desk: from home, by name, new, from the last period, or the worked example."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual import on, work

from abm_fit.errors import AbmFitError
from abm_fit.tui.deskwork import DeskWork
from abm_fit.tui.home_lines import home_line, line_from, line_to
from abm_fit.tui.messages import ExampleWanted, NewWanted, Opened, PeriodWanted
from abm_fit.tui.remembered import LastPlace
from abm_fit.tui.screens.home import HomeLine, HomeScreen
from abm_fit.tui.wishes import Wishes, granted

if TYPE_CHECKING:
    from abm_fit.assessment.model import Assessment
    from abm_fit.assessment.walk import Spot
    from abm_fit.pack.model import Pack
    from abm_fit.store.store import Store
    from abm_fit.tui.resuming import Kept
    from abm_fit.tui.screens.setup import Form
    from abm_fit.tui.session import Session


class Opening(DeskWork):
    """The half of the desk that opens assessments."""

    session: Session | None = None
    """What is open; None at home."""
    _packs: dict[str, Pack]

    def start_desk(self) -> None:
        """Show home from what is remembered, and ask the store for the truth."""
        self._packs = {}
        name = self.open_name
        kept = self._kept(name) if name else None
        if kept is not None:
            # Home is laid out when somebody leaves the walk.
            self._resume(kept)
        else:
            self.push_home("Opening…" if name else "")
        if name and kept is None:
            self.keeper.ask(lambda store: self._fetch(store, store.find(name).id), self._opened, self._failed)
        self.refresh_home()

    def push_home(self, note: str = "") -> None:
        """Show home from what is remembered."""
        lines = [line for row in self.remembered.home if (line := line_from(row))]
        last = self.remembered.last.assessment if self.remembered.last else ""
        self.push_screen(HomeScreen(lines, last, note or ("" if lines else "Enter starts your first assessment.")))

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
            return store.load(began.id)

        self.keeper.ask(load, lambda stored: self._verified(began, stored), self._failed)

    def _verified(self, began: Assessment, stored: Assessment) -> None:
        from abm_fit.tui.resuming import brought_together

        session = self.session
        if session is None or session.assessment.id != stored.id:
            return
        session.take(brought_together(stored, began, session.assessment))
        if [row.uuid for row in began.log] != [row.uuid for row in stored.log]:
            self.redraw()

    def refresh_home(self) -> None:
        """Ask the store what there is, and show it."""
        self.keeper.ask(lambda store: [home_line(item) for item in store.summaries()], self._listed, self._failed)

    def _listed(self, lines: Sequence[HomeLine]) -> None:
        from dataclasses import replace

        self.remember(replace(self.remembered, home=tuple(line_to(line) for line in lines)))
        last = self.remembered.last.assessment if self.remembered.last else ""
        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen):
                screen.show(lines, last, "" if lines else "Enter starts your first assessment.")

    def _failed(self, error: AbmFitError) -> None:
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
            lambda store: self._fetch(store, event.assessment), lambda found: self._opened(found, where), self._failed
        )

    def _fetch(self, store: Store, assessment_id: str) -> tuple[Assessment, Pack]:
        """In the store's thread: load an assessment with its pack, and keep it for the next first picture."""
        from abm_fit.tui.resuming import keep_last

        assessment, pack = _with_pack(store, assessment_id)
        keep_last(self.state_folder, self.store_key, assessment, pack)
        return assessment, pack

    def _opened(
        self, found: tuple[Assessment, Pack], where: str = "walk", hidden: frozenset[Spot] | None = None
    ) -> None:
        from abm_fit.tui.session import Session, room

        assessment, pack = found
        place = self.remembered.places.get(assessment.id, LastPlace(assessment.id))
        known = {person.id for person in assessment.respondents}
        respondent = place.respondent if place.respondent in known else room(assessment)
        session = Session(pack, assessment, respondent, hidden=hidden, locale=self.wishes.locale)
        if place.question:
            session.to_spot((place.question, place.segment))
        self.session = session
        if where == "walk":
            self.show_walk(session)
            self.call_after_refresh(self._grant, session)
        else:
            self.go(where)

    @on(NewWanted)
    def _new(self, event: NewWanted) -> None:
        event.stop()
        from abm_fit.tui.forming import assessment_from
        from abm_fit.tui.screens.setup import EVERY_ROLE, Form, SetupScreen

        today = date.today()
        pack = self.default_pack()
        form = Form(period=f"{today.year}-Q{(today.month + 2) // 3}", currency=pack.rubric.currency, role=EVERY_ROLE)
        screen = SetupScreen(
            pack.questionnaire, form, known=False, make=lambda done: assessment_from(pack, done, "new", "")
        )
        self.push_screen(screen, self._create)

    def _create(self, form: Form | None) -> None:
        if form is None:
            return
        from abm_fit.tui.forming import assessment_from

        pack = self.default_pack()
        assessment = assessment_from(pack, form, str(uuid.uuid4()), date.today().isoformat())
        self._start(pack, assessment)

    def _start(self, pack: Pack, assessment: Assessment) -> None:
        from abm_fit.tui.session import Session, room

        self.keeper.create(assessment, pack.documents, self._failed)
        self.session = Session(pack, assessment, room(assessment), locale=self.wishes.locale)
        self.show_walk(self.session)
        self.call_after_refresh(self._grant, self.session)

    def _grant(self, session: Session) -> None:
        """Do once what the command line asked for."""
        wishes = self.wishes
        if wishes == Wishes(locale=wishes.locale):
            return
        self.wishes = Wishes(locale=wishes.locale)
        try:
            assessment, respondent = granted(session.pack, session.assessment, wishes, new_id=str(uuid.uuid4()))
        except AbmFitError as error:
            self._failed(error)
            return
        if assessment != session.assessment:
            self.renewed(session, assessment)
        if respondent:
            self.hand_over(session, respondent)
        if wishes.shortest and self.walks():
            self.walks()[-1].lead()

    @on(PeriodWanted)
    def _next_period(self, event: PeriodWanted) -> None:
        event.stop()
        self.keeper.ask(lambda store: _with_pack(store, event.assessment), self._carry, self._failed)

    def _carry(self, found: tuple[Assessment, Pack]) -> None:
        assessment, pack = found
        from abm_fit.tui.screens.asking import LinePrompt

        today = date.today()
        prompt = LinePrompt(
            "A new period, from these answers",
            "Every answer is taken over and marked until somebody confirms it. The old period stays as it is.",
            value=f"{today.year}-Q{(today.month + 2) // 3}",
            check=lambda text: "" if text.strip() and text.strip() != assessment.period else "Name another period.",
        )
        self.push_screen(prompt, lambda period: self._carried(pack, assessment, period))

    def _carried(self, pack: Pack, assessment: Assessment, period: str | None) -> None:
        if period is None:
            return
        from abm_fit.assessment.carrying import next_period
        from abm_fit.tui.session import now

        try:
            following = next_period(
                assessment,
                pack,
                assessment_id=str(uuid.uuid4()),
                period=period,
                date=date.today().isoformat(),
                new_uuid=lambda: str(uuid.uuid4()),
                at=now(),
            )
        except AbmFitError as error:
            self._failed(error)
            return
        self._start(pack, following)

    @on(ExampleWanted)
    def _example(self, event: ExampleWanted) -> None:
        event.stop()
        self.tell("Opening the worked example…")
        self._read_example()

    @work(thread=True, group="example")
    def _read_example(self) -> None:
        from abm_fit.assessment.cases import read_case
        from abm_fit.resources import DEFAULT_PACK, packs_folder

        try:
            pack = self.default_pack()
            case = read_case(packs_folder() / DEFAULT_PACK / "cases" / "example.yaml", pack)
        except AbmFitError as error:
            self.call_from_thread(self._failed, error)
        else:
            self.call_from_thread(self._show_example, pack, case.assessment)

    def _show_example(self, pack: Pack, assessment: Assessment) -> None:
        from abm_fit.tui.session import Session, room

        self.tell("")
        self.session = Session(
            pack, assessment, room(assessment), scratch="EXAMPLE, nothing is saved", locale=self.wishes.locale
        )
        self.go("result")


def _with_pack(store: Store, assessment_id: str) -> tuple[Assessment, Pack]:
    """Return a stored assessment with the pack it was answered with."""
    from abm_fit.pack.compiling import compile_pack

    assessment = store.load(assessment_id)
    return assessment, compile_pack(store.documents(assessment.pack_digest))
