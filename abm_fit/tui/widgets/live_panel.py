"""The live result: needle, level, gates and what is still possible, while answering.

An answer moves needle, level and what follows from them by intervals in the frame that shows the next question. What is
still possible takes longer: it is worked out in a thread, once that frame is drawn, and follows as soon as it is there.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import VerticalScroll
from textual.message import Message

from abm_fit.tui.text import MARK, plain
from abm_fit.tui.widgets.steady import Steady
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.assessment.model import Assessment
    from abm_fit.pack.model import Pack
    from abm_fit.scoring.following import Followed
    from abm_fit.scoring.result import Result, SoFar

FRAME_S = 0.02
"""How long the thread leaves the interpreter to the drawing of the next question."""
QUICK_S = 0.008
"""What was worked out so quickly last time does not wait for that frame, but gets into it."""


class LivePanel(VerticalScroll):
    """What the answers so far say; only what the newest ones say is shown."""

    DEFAULT_CSS = """
    LivePanel { width: 42; border-left: solid $rule; padding: 0 1; background: $surface; scrollbar-size-vertical: 1; }
    LivePanel.-more { border-bottom: solid $rule; }
    LivePanel Steady { width: 100%; background: $surface; }
    """

    class Scored(Message):
        """What the answers say is worked out."""

        def __init__(self, now: Followed, so_far: SoFar, took: float) -> None:
            super().__init__()
            self.now = now
            self.so_far = so_far
            self.took = took

    class Failed(Message):
        """Scoring ran into a mistake of ours."""

        def __init__(self, error: Exception) -> None:
            super().__init__()
            self.error = error

    def __init__(self, pack: Pack) -> None:
        super().__init__()
        self.can_focus = False
        self._pack = pack
        self._base: Result | None = None
        self._text = Steady()
        self._known: tuple[Followed, SoFar] | None = None
        """The newest answers whose result is worked out, and that result: the next one starts from it."""
        self._wanted: Assessment | Followed | None = None
        """What waits for the thread; the thread is at one thing at a time, and only the newest waits."""
        self._working = False
        self._took = 0.0
        """Seconds of processor time that the last one took."""
        self.shown: SoFar | None = None
        """What is shown."""
        self.settled = False
        """Whether that is all of it, with what is still possible."""
        self.key = "v"
        """How one gives the key that shows more of it, and hides it."""
        self._below = ""
        """What that key does now, where not all fits."""

    def compose(self):  # type: ignore[no-untyped-def]  # noqa: ANN201 - one child
        """Lay out the text."""
        yield self._text

    def follow(self, assessment: Assessment) -> None:
        """Show what an assessment scores: what can be told at once now, the rest as soon as it is worked out."""
        self._wanted, self.settled = assessment, False
        if self._known is not None:
            from abm_fit.scoring.following import at_once, follow

            try:
                self._wanted = now = follow(self._pack, assessment, self._known[0])
                self.shown = at_once(now, self._known[1])
            except Exception as error:  # noqa: BLE001 - answering goes on without the panel; the mistake is said
                self._said_wrong(error)
                return
            self._draw()
        if not self._working:
            self._start()

    def compare_with(self, base: Result) -> None:
        """Show what moves against another result (what-if)."""
        self._base = base

    def _start(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._working = True
            self._work_out(wanted, 0 if self._took < QUICK_S else FRAME_S)

    @work(thread=True, exit_on_error=False, group="live")
    def _work_out(self, wanted: Assessment | Followed, wait: float) -> None:
        from abm_fit.scoring.engine import so_far
        from abm_fit.scoring.following import Followed, follow

        time.sleep(wait)
        began = time.thread_time()
        try:
            now = wanted if isinstance(wanted, Followed) else follow(self._pack, wanted)
            found = so_far(now)
        except Exception as error:  # noqa: BLE001 - answering goes on without the panel; the mistake is said
            self.post_message(self.Failed(error))
        else:
            self.post_message(self.Scored(now, found, time.thread_time() - began))

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        event.stop()
        self._working = False
        self._said_wrong(event.error)

    def _said_wrong(self, error: Exception) -> None:
        from abm_fit.crashes import log_crash

        self._known = self._wanted = self.shown = None
        place = log_crash(error)
        where = f" {say('live.logged', place=place)}" if place else ""
        self._text.put(plain(say("live.failed") + where, MARK))

    @on(Scored)
    def _show(self, event: Scored) -> None:
        event.stop()
        self._working, self._took = False, event.took
        self._known = event.now, event.so_far
        if self._wanted is None:
            self.shown, self.settled = event.so_far, True
            self._draw()
        else:
            self._start()

    def on_mount(self) -> None:
        """Say whether there is more than fits whenever the text grows or shrinks."""
        self.watch(self, "virtual_size", self._text_changed, init=False)

    def _text_changed(self) -> None:
        self.call_after_refresh(self._look_below)

    def on_resize(self) -> None:
        """Draw for the new shape."""
        self._draw()
        self._look_below()

    def more(self) -> bool:
        """Scroll on to what does not fit; returns whether there was any."""
        before = self.scroll_offset.y
        self.scroll_page_down(animate=False, force=True)
        self.call_after_refresh(self._look_below)
        return before < self.max_scroll_y

    def _look_below(self) -> None:
        below = self.scroll_offset.y < self.max_scroll_y
        words = say("live.more" if below else "live.hide", key=self.key)
        text = words if self.max_scroll_y else ""
        if text != self._below:
            self._below = text
            self._draw()

    def _draw(self) -> None:
        if self.shown is not None:
            # What a result looks like is loaded with the first one.
            from abm_fit.tui.outline.live import brief_content, live_content

            narrow = self.screen.has_class("-narrow")
            self.border_title = plain(f" {self._below} ") if self._below and narrow else None
            self.border_subtitle = plain(self._below) if self._below and not narrow else None
            self.set_class(bool(self._below) and not narrow, "-more")
            content = brief_content if narrow else live_content
            self._text.put(content(self._pack, self.shown, self._base, title="" if self.settled else "…"))
