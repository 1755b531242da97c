"""The walk: one screen for every question, updated in place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size
from textual.getters import query_one
from textual.screen import Screen

from abm_fit.tui.bindings import Place, bindings_of
from abm_fit.tui.fitting import Piece, fitted
from abm_fit.tui.messages import Wanted
from abm_fit.tui.screens.answering import Answering
from abm_fit.tui.screens.leading import Leading
from abm_fit.tui.screens.moving import Moving
from abm_fit.tui.session import Session
from abm_fit.tui.text import MARK, SOFT, STRONG, plain
from abm_fit.tui.widgets.key_bar import KeyBar
from abm_fit.tui.widgets.live_panel import LivePanel
from abm_fit.tui.widgets.question_view import QuestionView
from abm_fit.tui.widgets.section_rail import SectionRail
from abm_fit.tui.widgets.steady import Steady
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.scoring.result import Result

TOGETHER_S = 0.002
"""How long a frame is held back; every widget has its turn in it."""
NOTICED_S = 0.4
"""How long saving may take before the heading says that it goes on."""


class WalkScreen(Moving, Answering, Leading, Screen[None]):
    """Sections at the left, one question in the centre, the live result at the right when asked for."""

    place: Place = "walk"
    BINDINGS = bindings_of("walk")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (94, "-wide"), (124, "-very-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]  # noqa: RUF012
    # Default CSS: for a screen's own, Textual parses everything anew.
    DEFAULT_CSS = """
    WalkScreen #heading { height: 1; background: $panel; padding: 0 1; }
    WalkScreen #said { height: auto; max-height: 3; padding: 0 1; }
    WalkScreen #middle { height: 1fr; }
    WalkScreen.-narrow SectionRail { display: none; }
    WalkScreen.-wide #middle.live SectionRail { display: none; }
    WalkScreen.-narrow #middle.live { layout: vertical; }
    WalkScreen.-narrow QuestionView { height: 1fr; }
    WalkScreen.-narrow LivePanel { width: 100%; height: auto; max-height: 9; border-left: none;
                                   border-top: solid $rule; }
    WalkScreen.-narrow .explained LivePanel { max-height: 3; }
    WalkScreen.-narrow.-low .explained LivePanel { max-height: 0; border-top: none; }
    """

    heading = query_one("#heading", Steady)
    said = query_one("#said", Steady)
    middle = query_one("#middle", Horizontal)
    keys = query_one(KeyBar)
    rail = query_one(SectionRail)
    view = query_one(QuestionView)
    live = query_one(LivePanel)

    def __init__(self, session: Session, size: Size | None = None) -> None:
        """Prepare for a session; what is laid out for its `size` from the start needs no second layout."""
        super().__init__(classes=" ".join(self._fitting(size)) if size else None)
        self.session = session
        """What is being answered, and by whom."""
        self.explained = False
        """Whether help is unfolded."""
        self.base: Result | None = None
        """What-if: the result of the answers as they are saved."""
        self.given = self.kept = 0
        """Answers given here, and how many of them are on the disk."""
        self.saved = ""
        """What is known about the last answer: saving, saved at, or where else it is."""
        self.amiss = False
        """Whether it is not in the store."""

    def _fitting(self, size: Size) -> Iterator[str]:
        """Yield the classes that Textual sets for a size."""
        both = ((size.width, self.HORIZONTAL_BREAKPOINTS), (size.height, self.VERTICAL_BREAKPOINTS))
        for extent, breakpoints in both:
            yield next(name for least, name in reversed(breakpoints) if extent >= least)

    def compose(self) -> ComposeResult:
        """Lay out the parts, once."""
        yield Steady(id="heading", fixed=True)
        with Horizontal(id="middle"):
            yield SectionRail()
            yield QuestionView()
            yield LivePanel(self.session.pack)
        yield Steady(id="said")
        yield KeyBar("walk")

    def on_mount(self) -> None:
        """Show where we are."""
        self.live.display = self.base is not None
        self.view.choices.picked = self.pick
        # The first frame is drawn whole anyway; held back, it would wait for the next turn of the screen's clock.
        self._put_question()
        if self.base is not None:
            self.live.compare_with(self.base)
            self.middle.add_class("live")
            self.refresh_live()

    def on_resize(self) -> None:
        """Fit the heading to another width."""
        self.show_heading()

    def show_question(self) -> None:
        """Put the current question on the screen; what was said about another one is taken away."""
        self.draw_together()
        with self.app.batch_update():
            self.say("")
            self._put_question()

    def _put_question(self) -> None:
        self._spot = self.session.spot
        self.view.show(self.session.shown(), explained=self.explained)
        self.rail.show(self.session.section_lines())
        self.keys.renew()
        self.show_heading()

    def show_answer(self, *, typed: bool = False) -> None:
        """Show the answer of the current question anew; `typed` also puts its text in the field, as if just come to."""
        self.draw_together()
        with self.app.batch_update():
            shown = self.session.shown()
            self.view.answered(shown, typed=typed)
            self.rail.show(self.session.section_lines())
            self.show_heading()

    def follow_session(self) -> None:
        """Show what somebody else changed; what is being typed here stays, unless its question is gone."""
        if self._spot == self.session.spot:
            self.show_answer(typed=self.view.field.untouched)
        else:
            self.show_question()
        self.after_answer()

    def draw_together(self) -> None:
        """Hold the next frame until all parts have asked to be drawn; the list that took the key would be first."""
        held = ExitStack()
        held.callback(self.check_idle)  # last: the end of a batch wakes the app, not the screen
        held.enter_context(self.app.batch_update())
        # The app's timer: it runs even where this screen is left at once.
        self.app.set_timer(TOGETHER_S, held.close)

    def show_heading(self) -> None:
        """Show who answers for what, how far it is and whether it is saved."""
        session = self.session
        done, of = session.progress()
        banner = f"{session.scratch} · " if session.scratch else ""
        spared = 0 if self.amiss else 5
        way = say("walk.quick" if session.assessment.depth == "quick" else "walk.full")
        way = say("walk.shortest") if self.leads else way
        pieces = (
            Piece(banner, MARK),
            Piece(session.assessment.organisation, STRONG, least=8),
            Piece(f" · {session.assessment.period}", STRONG, least=12, spare=4),
            Piece(f" · {session.who}", SOFT, least=9, spare=3),
            Piece(f" · {way}", SOFT, spare=1, early=not self.leads),
            Piece(f"  {say('walk.progress', done=done, of=of)}"),
            Piece(say("walk.answered"), spare=2),
            Piece(f"  {self.saved}" if self.saved and not banner else "", MARK if self.amiss else "", spare=spared),
        )
        self.heading.put(fitted(pieces, self.size.width - 2))

    def key(self, name: str) -> str:
        """Return how one gives an action's key where the focus is now."""
        return self.keys.now(name)

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something in the line above the keys; empty takes it away."""
        self.said.put(plain(text, MARK if wrong else SOFT))

    def show_saved(self, text: str, *, wrong: bool = False) -> None:
        """Show that the last answer is in the store, or `wrong`: where else it is."""
        self.kept = min(self.given, self.kept + 1)
        self.saved, self.amiss = text, wrong
        self.show_heading()

    def show_saving(self) -> None:
        """Say so where saving takes longer than one notices."""
        self.given += 1
        given = self.given
        self.set_timer(NOTICED_S, lambda: self._still_saving(given))

    def _still_saving(self, given: int) -> None:
        if self.kept < given:
            self.saved = say("walk.saving")
            self.show_heading()

    def after_answer(self) -> None:
        """Bring what depends on the answers up to date."""
        if self.live.display:
            self.refresh_live()

    def refresh_live(self) -> None:
        """Show what the answers say now."""
        self.live.key = self.key("live")
        self.live.follow(self.session.assessment)

    def action_live(self) -> None:
        """Show the result while answering, what of it does not fit yet, or hide it."""
        if self.live.display and self.live.more():
            return
        self.live.display = not self.live.display
        self.middle.set_class(self.live.display, "live")
        if self.live.display:
            self.live.scroll_home(animate=False)
            self.refresh_live()

    def action_explain(self) -> None:
        """Unfold the help, show what of it does not fit yet, or fold it."""
        if self.explained and self.view.more_help():
            return
        self.explained = not self.explained
        self.middle.set_class(self.explained, "explained")
        self.view.explain(self.session.question.help if self.explained else None)

    @on(SectionRail.Jumped)
    def _to_section(self, event: SectionRail.Jumped) -> None:
        event.stop()
        self.session.to_section(event.index)
        self.show_question()

    def action_result(self) -> None:
        """Show the verdict so far."""
        self.post_message(Wanted("result"))

    def action_review(self) -> None:
        """Show what is open."""
        self.post_message(Wanted("review"))

    def action_facts(self) -> None:
        """Show the facts of all segments."""
        self.post_message(Wanted("facts"))

    def action_overlap(self) -> None:
        """Measure how far two lists overlap."""
        self.post_message(Wanted("overlap"))

    def action_setup(self) -> None:
        """Change the set-up."""
        self.post_message(Wanted("setup"))

    def action_report(self) -> None:
        """Write the report."""
        self.post_message(Wanted("report"))

    def action_what_if(self) -> None:
        """Try other answers."""
        self.post_message(Wanted("what_if"))

    def action_person(self) -> None:
        """Let somebody else answer."""
        self.post_message(Wanted("person"))
