"""Going about with what is on the desk: result, review, report and the rest, and saving what is confirmed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from textual import on, work

from abm_fit.errors import AbmFitError
from abm_fit.tui.bindings import Place, place_of
from abm_fit.tui.deskwork import DeskWork
from abm_fit.tui.messages import Confirmed, HeaderChanged, JumpWanted, Wanted
from abm_fit.tui.remembered import LastPlace, Remembered, save_remembered, with_place
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.assessment.model import Assessment
    from abm_fit.pack.model import Pack
    from abm_fit.scoring.result import Result
    from abm_fit.tui.jobs import NotStoredError
    from abm_fit.tui.screens.home import HomeScreen
    from abm_fit.tui.screens.walk import WalkScreen
    from abm_fit.tui.session import Session


class Going(DeskWork):
    """The half of the desk that leads from screen to screen."""

    def current(self) -> Session | None:
        """Return the session of the topmost walk, else what is on the desk."""
        walk = self.walks()[-1:]
        return walk[0].session if walk else self.session

    def walks(self) -> list[WalkScreen]:
        """Return the walks on the stack, the topmost last."""
        return [cast("WalkScreen", screen) for screen in self.screen_stack if place_of(screen) == "walk"]

    def at(self, *places: Place) -> bool:
        """Whether the screen that is shown is one of these."""
        return place_of(self.screen) in places

    def tell(self, text: str, *, wrong: bool = False) -> None:
        """Say something on the screen that is shown, or in a corner where it has no line for it."""
        if self.at("home", "walk"):
            cast("HomeScreen | WalkScreen", self.screen).say(text, wrong=wrong)
        elif text:
            self.notify(text, severity="warning" if wrong else "information", markup=False)

    def remember(self, remembered: Remembered) -> None:
        """Keep what is remembered, and write it in the store's thread."""
        self.remembered = remembered
        self.keeper.ask(lambda _: save_remembered(self.state_folder, self.store_key, remembered), waits=True)

    def remember_place(self, session: Session) -> None:
        """Remember where the session is."""
        if not session.scratch and session.steps:
            question, segment = session.spot
            place = LastPlace(session.assessment.id, question, segment, session.respondent)
            self.remember(with_place(self.remembered, place))

    def show_walk(self, session: Session) -> None:
        """Show the walk of a session on top of home."""
        from abm_fit.tui.screens.walk import WalkScreen

        if not session.steps:
            if len(self.screen_stack) == 1:
                self.push_home()
            self.tell(say("going.nothing_asked"), wrong=True)
            return
        while len(self.screen_stack) > 1 and not self.at("home"):
            self.pop_screen()
        self.push_screen(WalkScreen(session, self.size))
        self.remember_place(session)

    @on(Confirmed)
    def _save(self, event: Confirmed) -> None:
        event.stop()
        self.keeper.save(event.assessment, event.rows, self._saved)
        if self.session is not None:
            self.remember_place(self.session)

    def _saved(self, kept: NotStoredError | None) -> None:
        if kept is None:
            said = say("saving.saved", time=f"{datetime.now():%H:%M}")
        else:
            said = say("saving.lost") if kept.lost else say("saving.aside")
        began = False
        for screen in self.walks():
            if not screen.session.scratch:
                began |= screen.saved != said
                screen.show_saved(said, wrong=kept is not None)
        if kept is None:
            self.look_elsewhere()
        elif kept.lost:
            self.tell(say("saving.lost_why", why=kept.message), wrong=True)
        elif began:
            self.tell(say("saving.aside_why", why=kept.message), wrong=True)

    @on(HeaderChanged)
    def _save_header(self, event: HeaderChanged) -> None:
        event.stop()
        current = self.current()
        if current is not None and not current.scratch:
            self.keeper.change(event.assessment, event.before, self._unsaved)

    def _unsaved(self, error: AbmFitError) -> None:
        self.tell(error.message + (f" {error.hint}" if error.hint else ""), wrong=True)

    @on(Wanted)
    def _wanted(self, event: Wanted) -> None:
        event.stop()
        self.go(event.where)

    def go(self, where: str) -> None:
        """Go to a destination with what is on the desk."""
        session = self.current()
        if where == "home" or session is None:
            self._go_home()
        elif where == "walk":
            self._back_to_walk(session)
        else:
            getattr(self, f"_show_{where}")(session)

    def _go_home(self) -> None:
        session = self.current()
        leaving_scratch = session is not None and session is not self.session
        if self.keeper.anything_nowhere and not leaving_scratch:
            self.tell(say("saving.stay_here"), wrong=True)
            return
        if session is not None and not leaving_scratch:
            self.remember_place(session)
        if len(self.screen_stack) > 1 and not self.at("home"):
            self.pop_screen()
        if not leaving_scratch:
            while not self.at("home") and len(self.screen_stack) > 1:
                self.pop_screen()
            if not self.at("home"):
                self.push_home()
            if session is not None and not session.scratch:
                self.left = session
                self._stand_on(session.assessment)
            self.session = None
            self.refresh_home()

    def _stand_on(self, assessment: Assessment) -> None:
        """Have home stand on what was left, without waiting for the store."""
        from abm_fit.tui.home_lines import line_left
        from abm_fit.tui.screens.home import HomeScreen

        if isinstance(self.screen, HomeScreen):
            self.screen.come_back_from(line_left(assessment, self.screen.line(assessment.id)))

    def _back_to_walk(self, session: Session) -> None:
        from abm_fit.tui.screens.walk import WalkScreen

        while not self.at("walk", "home") and len(self.screen_stack) > 1:
            self.pop_screen()
        if isinstance(self.screen, WalkScreen):
            self.screen.show_question()
        else:
            self.push_screen(WalkScreen(session, self.size))

    @on(JumpWanted)
    def _jump(self, event: JumpWanted) -> None:
        event.stop()
        session = self.current()
        if session is None:
            return
        if not session.to_spot(event.spot):
            self.tell(say("going.not_asked"))
            return
        self._back_to_walk(session)

    def _show_result(self, session: Session) -> None:
        from abm_fit.scoring.engine import score
        from abm_fit.tui.screens.result import ResultScreen

        screen = ResultScreen(session.pack, score(session.pack, session.assessment))
        self.push_screen(screen)
        self._analyse(screen, session.pack, session.assessment)

    @work(thread=True, exit_on_error=False, group="analyses")
    def _analyse(self, screen: object, pack: Pack, assessment: Assessment) -> None:
        from abm_fit.scoring.engine import score

        try:
            result = score(pack, assessment, analyses=True)
        except Exception as error:  # noqa: BLE001 - the verdict is there already and stays; the mistake is said
            self.call_from_thread(self.tell_mistake, say("going.no_analyses"), error)
            return
        self.call_from_thread(self._analysed, screen, result)

    def tell_mistake(self, what: str, error: Exception) -> None:
        """Log a mistake of ours and say what it left undone."""
        from abm_fit.crashes import log_crash

        place = log_crash(error)
        said = say("going.mistake_logged", what=what, place=place) if place else say("going.mistake", what=what)
        self.tell(said, wrong=True)

    def _analysed(self, screen: object, result: Result) -> None:
        from abm_fit.tui.screens.result import ResultScreen

        if isinstance(screen, ResultScreen) and screen.is_attached:
            screen.show(result)

    def _show_what_if(self, session: Session) -> None:
        from abm_fit.scoring.engine import score
        from abm_fit.tui.screens.walk import WalkScreen

        if session is not self.session:
            self.tell(say("going.what_if_already"))
            return
        copy = session.scratch_copy()
        screen = WalkScreen(copy)
        screen.base = score(session.pack, session.assessment)
        if not self.walks():
            self.push_screen(WalkScreen(session, self.size))
        self.push_screen(screen)

    def _show_review(self, session: Session) -> None:
        from abm_fit.scoring.engine import score
        from abm_fit.tui.screens.review import ReviewScreen

        self.push_screen(ReviewScreen(session, score(session.pack, session.assessment)))

    def _show_facts(self, session: Session) -> None:
        from abm_fit.tui.screens.facts import FactsScreen

        self.push_screen(FactsScreen(session), lambda _: self._back_to_walk(session))

    def _show_overlap(self, session: Session) -> None:
        from abm_fit.tui.screens.overlap import OverlapScreen

        def taken(said: str | None) -> None:
            self._back_to_walk(session)
            self.tell(said or "")

        self.push_screen(OverlapScreen(session), taken)

    def _show_copy(self, session: Session) -> None:
        from abm_fit.scoring.engine import score
        from abm_fit.summary import summary_lines

        lines = summary_lines(session.pack, score(session.pack, session.assessment))
        self.copy_to_clipboard("\n".join(lines))
        self.tell(say.count(len(lines), "going.copied"))
