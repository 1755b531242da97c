"""The live result: needle, level, gates and what is still possible, while answering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from abm_fit.tui.text import MARK, plain

if TYPE_CHECKING:
    from abm_fit.assessment.model import Assessment
    from abm_fit.pack.model import Pack
    from abm_fit.scoring.result import Result


class LivePanel(VerticalScroll):
    """What the answers so far say; scores in a thread, and only the newest assessment's result is shown."""

    DEFAULT_CSS = """
    LivePanel { width: 42; border-left: solid $rule; padding: 0 1; background: $surface; scrollbar-size-vertical: 1; }
    LivePanel Static { width: 100%; }
    LivePanel Static { background: $surface; }
    """

    class Scored(Message):
        """A result is there."""

        def __init__(self, turn: int, result: Result) -> None:
            super().__init__()
            self.turn = turn
            self.result = result

    class Failed(Message):
        """Scoring ran into a mistake of ours."""

        def __init__(self, turn: int, error: Exception) -> None:
            super().__init__()
            self.turn = turn
            self.error = error

    def __init__(self, pack: Pack) -> None:
        super().__init__()
        self.can_focus = False
        self._pack = pack
        self._turn = 0
        self._base: Result | None = None
        self._text = Static(markup=False)
        self.result: Result | None = None
        """What is shown."""

    def compose(self):  # type: ignore[no-untyped-def]  # noqa: ANN201 - one child
        """Lay out the text."""
        yield self._text

    def follow(self, assessment: Assessment) -> None:
        """Show what an assessment scores, as soon as it is computed."""
        self._turn += 1
        self._score(assessment, self._turn)

    def compare_with(self, base: Result) -> None:
        """Show what moves against another result (what-if)."""
        self._base = base

    @work(thread=True, exit_on_error=False, group="live")
    def _score(self, assessment: Assessment, turn: int) -> None:
        if turn != self._turn:
            return
        from abm_fit.scoring.engine import score

        try:
            result = score(self._pack, assessment)
        except Exception as error:  # noqa: BLE001 - answering goes on without the panel; the mistake is said
            self.post_message(self.Failed(turn, error))
            return
        self.post_message(self.Scored(turn, result))

    @on(Failed)
    def _fail(self, event: Failed) -> None:
        event.stop()
        from abm_fit.crashes import log_crash

        place = log_crash(event.error)
        where = f" Where it happened is in {place}." if place else ""
        self._text.update(plain(f"The result so far could not be worked out. That is our mistake.{where}", MARK))

    @on(Scored)
    def _show(self, event: Scored) -> None:
        event.stop()
        if event.turn == self._turn:
            self.result = event.result
            self._draw()

    def on_resize(self) -> None:
        """Draw for the new shape."""
        self._draw()

    def _draw(self) -> None:
        if self.result is not None:
            # What a result looks like is loaded with the first one.
            from abm_fit.tui.outline.live import brief_content, live_content

            content = brief_content if self.screen.has_class("-narrow") else live_content
            self._text.update(content(self._pack, self.result, self._base))
