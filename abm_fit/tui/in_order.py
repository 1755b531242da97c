"""Keys take effect in the order in which they were typed, however close together they come.

Textual hands a key to the widget that has the focus at once, but runs what the key means only after it has climbed up
to the app. What a slow connection delivers in one go (`180k`, Enter, `5`) would meet the field before Enter has left
it. So a key waits until the one before has done its work: a call is sent the same way behind it, and comes back last.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

from textual import events
from textual.app import App
from textual.dom import DOMNode

CLIMBS = 3
"""Times that the call follows a key: its action, what that posts, and what is made of that."""
QUIET_S = 0.03
"""How long a lone key is left to be drawn before anything follows it."""
PATIENCE_S = 0.5
"""How long a key is waited for; a widget that is taken away in the meantime never answers."""


class InOrder(App[int]):
    """An app that lets in one key or paste at a time."""

    _in_flight = False
    _followed = False
    _turn = 0
    _timer: asyncio.TimerHandle | None = None

    def __init__(self) -> None:
        super().__init__()
        self._ahead: deque[events.Key | events.Paste] = deque()

    async def on_event(self, event: events.Event) -> None:
        """Let a key in, or keep it until the one before is done."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded or not self.screen_stack:
            await super().on_event(event)
        elif self._in_flight:
            self._ahead.append(event)
            if not self._followed:
                self._follow()
        else:
            await self._let_in(event)

    async def _let_in(self, event: events.Key | events.Paste) -> None:
        self._in_flight, self._followed = True, False
        self._starts_at: DOMNode = self.focused or self.screen
        self._wait(QUIET_S, self._follow)
        await super().on_event(event)

    def _follow(self) -> None:
        """Send a call behind the key."""
        self._followed = True
        self._turn += 1
        self._wait(PATIENCE_S, self._over, self._turn)
        self._climb(self._starts_at, CLIMBS, self._turn)

    def _climb(self, at: DOMNode | None, left: int, turn: int) -> None:
        if at is None or not at.call_later(self._passed, at, left, turn):
            self.call_later(self._passed, self, left, turn)

    async def _passed(self, at: DOMNode, left: int, turn: int) -> None:
        if at is not self:
            self._climb(at.parent, left, turn)
        elif left > 1:
            self._climb(self.focused or self.screen, left - 1, turn)
        else:
            await self._done(turn)

    def _over(self, turn: int) -> None:
        self.call_later(self._done, turn)

    async def _done(self, turn: int) -> None:
        if turn != self._turn or not self._in_flight:
            return
        self._in_flight = False
        if self._timer is not None:
            self._timer.cancel()
        if self._ahead:
            await self._let_in(self._ahead.popleft())

    def _wait(self, seconds: float, then: Callable[..., None], *given: int) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(seconds, then, *given)
