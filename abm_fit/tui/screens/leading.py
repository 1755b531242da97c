"""The shortest way as a mode of the walk: the engine says what is asked next, and when enough is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.screen import Screen

from abm_fit.tui.messages import Wanted

if TYPE_CHECKING:
    from abm_fit.assessment.walk import Spot
    from abm_fit.shortest import Way
    from abm_fit.tui.session import Session

    class _Walk(Screen[None]):
        session: Session

        def show_question(self) -> None: ...
        def show_heading(self) -> None: ...
        def key(self, name: str) -> str: ...
        def say(self, text: str, *, wrong: bool = False) -> None: ...
        def moved(self, *, to: bool, otherwise: str = "") -> None: ...
else:
    _Walk = Screen

LOOKING = "Finding the question that narrows the verdict most…"
MOST = "The shortest way asks what narrows the verdict most."


class Leading(_Walk):
    """The walk screen's shortest way."""

    leads = False
    """Whether the engine says what is asked next."""
    looking = False
    """Whether it is at it; an answer would be meant for the question before."""

    class Found(Message):
        """The engine's word on one state of the answers."""

        def __init__(self, asked_at: Spot, way: Way | None, error: Exception | None = None) -> None:
            super().__init__()
            self.asked_at = asked_at
            self.way = way
            self.error = error

    def action_shortest(self) -> None:
        """Take the shortest way to a verdict, or leave it."""
        if self.leads:
            self.stop_leading(
                f"Back to the order of the sections. {self.key('shortest')} takes the shortest way again."
            )
        else:
            self.lead()

    def lead(self) -> None:
        """Take the shortest way from here."""
        self.leads = True
        self._passed: set[Spot] = set()
        self.show_heading()
        self.look()

    def stop_leading(self, text: str) -> None:
        """Leave the shortest way."""
        self.leads = self.looking = False
        self.show_heading()
        self.say(text)

    def pass_over(self) -> None:
        """Leave the question behind, answered or not, and look for another."""
        self._passed.add(self.session.spot)
        self.look()

    def look(self) -> None:
        """Ask the engine in a thread; its answer moves the walk."""
        self.looking = True
        self.say(LOOKING)
        self._look(self.session.spot)

    @work(thread=True, exit_on_error=False, exclusive=True, group="shortest")
    def _look(self, asked_at: Spot) -> None:
        from abm_fit.shortest import way_of

        try:
            way = way_of(self.session.pack, self.session.assessment)
        except Exception as error:  # noqa: BLE001 - answering goes on in the usual order; the mistake is said
            self.post_message(self.Found(asked_at, None, error))
        else:
            self.post_message(self.Found(asked_at, way))

    @on(Found)
    def _found_way(self, event: Found) -> None:
        event.stop()
        self.looking = False
        if not self.leads or event.asked_at != self.session.spot:
            return
        if event.way is None:
            self.stop_leading("")
            assert event.error is not None
            self.app.tell_mistake("The shortest way could not be worked out.", event.error)  # type: ignore[attr-defined]
        elif event.way.decided:
            self._offer_to_stop()
        else:
            self._go(event.way)

    def _go(self, way: Way) -> None:
        spot = way.next_of([spot for spot in self.session.steps if self.session.is_open(spot)], self._passed)
        if spot is None:
            self.stop_leading(
                f"Nothing else that is open here narrows the verdict: {self.key('result')} shows the result, "
                f"{self.key('gap')} what is open."
            )
            return
        self.session.to_spot(spot)
        self.moved(to=True)
        self.say(f"{way.why.get(spot, '')} {MOST} {self.key('shortest')} leaves it.".strip())

    def _offer_to_stop(self) -> None:
        from abm_fit.tui.screens.asking import Choice, PickPrompt
        from abm_fit.tui.text import one_line

        self.stop_leading("The verdict is decided. What is still open can make it more solid, not another one.")
        left = self.session.left()
        choices = [Choice("result", one_line("See the result"), "result")]
        if left:
            choices.append(Choice("on", one_line(f"Go on with the {left} open, in the usual order"), "go on"))
        about = "Whatever the open answers turn out to be, no verdict changes any more. You may stop here."
        self.app.push_screen(PickPrompt("The verdict is decided", choices, about=about), self._stopped)

    def _stopped(self, picked: str | None) -> None:
        if picked == "result":
            self.post_message(Wanted("result"))
        elif picked == "on":
            self.moved(to=self.session.to_gap(), otherwise="Nothing is open: every question has an answer.")
