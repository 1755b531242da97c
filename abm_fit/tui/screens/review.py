"""The review: what is open, unknown, unproven or contradictory, each a jump away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.screen import Screen

from abm_fit.tui.bindings import TITLES, Place, bindings_of
from abm_fit.tui.fitting import Piece
from abm_fit.tui.messages import JumpWanted
from abm_fit.tui.outline.reviewing import review_nodes
from abm_fit.tui.text import SOFT, STRONG
from abm_fit.tui.widgets.heading import Heading
from abm_fit.tui.widgets.key_bar import KeyBar
from abm_fit.tui.widgets.outline_list import OutlineList
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.scoring.result import Result
    from abm_fit.tui.session import Session


class ReviewScreen(Screen[None]):
    """Lists of questions worth a second look."""

    place: Place = "review"
    BINDINGS = bindings_of("review")
    outline = query_one(OutlineList)

    def __init__(self, session: Session, result: Result) -> None:
        super().__init__()
        self._session = session
        self._result = result

    def compose(self) -> ComposeResult:
        """Lay out heading, lists and keys."""
        done, of = self._session.progress()
        yield Heading(
            (
                Piece(TITLES["review"], STRONG),
                Piece(f" · {self._session.who}", SOFT, least=9),
                Piece(f" · {say('walk.done_of_all', done=done, of=of)}", SOFT),
            )
        )
        yield OutlineList()
        yield KeyBar("review")

    def on_mount(self) -> None:
        """Show the lists."""
        session = self._session
        self.outline.show(review_nodes(session.pack, self._result, session.steps, session.answer_at))

    def action_back(self) -> None:
        """Back to where one was."""
        self.dismiss()

    @on(OutlineList.Followed)
    def _follow(self, event: OutlineList.Followed) -> None:
        event.stop()
        self.post_message(JumpWanted(event.spot))
