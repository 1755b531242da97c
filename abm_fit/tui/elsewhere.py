"""The same assessment open twice: what somebody does in another window is taken over here, and said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events, on

from abm_fit.tui.deskwork import DeskWork
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abm_fit.assessment.model import Answer, Assessment
    from abm_fit.pack.model import Pack

MOST_NAMED = 2
"""Of more questions only the number is said."""


class Elsewhere(DeskWork):
    """The part of the desk that looks for what others did: after each answer, and when the window is come back to."""

    @on(events.AppFocus)
    def look_elsewhere(self) -> None:
        """Take over what others did to what is open."""
        session = self.session
        if session is not None and not session.scratch:
            watched = session.assessment.id
            self.keeper.ask(lambda store: self.keeper.watch.look(store, watched), self._found_elsewhere)

    def _found_elsewhere(self, stored: Assessment | None) -> None:
        session = self.session
        if stored is None or session is None or session.assessment.id != stored.id:
            return
        from abm_fit.store.headers import both_changes
        from abm_fit.tui.resuming import brought_together

        ours = session.assessment
        before, self.stored = self.stored, stored
        together = brought_together(stored, stored, ours)
        # What we changed of the set-up may still be on its way.
        if before is not None and before.id == stored.id:
            together = both_changes(together, ours, before)
        mine = {row.uuid for row in ours.log}
        theirs = [row for row in together.log if row.uuid not in mine]
        session.take(together)
        if not theirs and replace(together, log=ours.log) == ours:
            return
        if not session.steps:
            session.take(ours)
            return
        for walk in self.walks():
            if walk.session is session:
                walk.follow_session()
        self.tell(said_of(session.pack, together, theirs))


def said_of(pack: Pack, together: Assessment, theirs: Sequence[Answer]) -> str:
    """Return in words what others did, and where they and we answered the same without knowing."""
    if not theirs:
        return say("elsewhere.set_up")
    current = together.current()
    unseen = {row.uuid for row in theirs}
    latest = {row.key: row for row in theirs}
    crossed = [key[0] for key in latest if key in current and current[key].uuid not in unseen]
    if crossed:
        return say("elsewhere.crossed", questions=_named(pack, crossed))
    return say("elsewhere.taken_over", questions=_named(pack, [key[0] for key in latest]))


def _named(pack: Pack, questions: Sequence[str]) -> str:
    known = pack.questionnaire.questions
    names = list(dict.fromkeys(known[one].short for one in questions if one in known))
    return ", ".join(names) if 0 < len(names) <= MOST_NAMED else say.count(len(questions), "elsewhere.answers")
