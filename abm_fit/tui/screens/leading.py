"""The shortest way as a mode of the walk: the engine says what is asked next, and when enough is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.screen import Screen

from abm_fit.tui.messages import Wanted
from abm_fit.wording.spoken import say

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
            self.stop_leading(say("leading.left", shortest=self.key("shortest")))
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
        self.say(say("leading.looking"))
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
            self.app.tell_mistake(say("leading.failed"), event.error)  # type: ignore[attr-defined]
        elif event.way.decided:
            self._offer_to_stop()
        else:
            self._go(event.way)

    def _go(self, way: Way) -> None:
        spot = way.next_of([spot for spot in self.session.steps if self.session.is_open(spot)], self._passed)
        if spot is None:
            self.stop_leading(say("leading.nothing_narrows", result=self.key("result"), gap=self.key("gap")))
            return
        self.session.to_spot(spot)
        self.moved(to=True)
        self.say(f"{way.why.get(spot, '')} {say('leading.asks', shortest=self.key('shortest'))}".strip())

    def _offer_to_stop(self) -> None:
        from abm_fit.tui.screens.asking import Choice, PickPrompt
        from abm_fit.tui.text import one_line

        self.stop_leading(say("leading.decided"))
        left = self.session.left()
        choices = [Choice("result", one_line(say("leading.see_result")), "")]
        if left:
            choices.append(Choice("on", one_line(say.count(left, "leading.go_on")), ""))
        prompt = PickPrompt(say("leading.decided_title"), choices, about=say("leading.may_stop"))
        self.app.push_screen(prompt, self._stopped)

    def _stopped(self, picked: str | None) -> None:
        if picked == "result":
            self.post_message(Wanted("result"))
        elif picked == "on":
            self.moved(to=self.session.to_gap(), otherwise=say("walk.nothing_open"))
