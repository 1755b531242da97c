"""The same assessment open twice: what the other window does is taken over and said, and nothing of ours is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from abm_fit.pack.model import Pack
from abm_fit.store.opening import open_store
from abm_fit.store.store import Store
from abm_fit.tui.app import AbmFitApp
from abm_fit.tui.screens.walk import WalkScreen
from abm_fit.tui.session import Session
from tests.tui.conftest import press, screen_text, settle, type_text, walking

NewApp = Callable[[], AbmFitApp]


@asynccontextmanager
async def two_windows(
    new_app: NewApp, pack: Pack, store_file: Path
) -> AsyncIterator[tuple[Pilot[int], WalkScreen, Store]]:
    """Open an assessment in a window, and its store as another window has it."""
    async with new_app().run_test(size=(100, 30)) as pilot:
        walk = await walking(pilot, pack)
        with closing(open_store(str(store_file))) as store:
            yield pilot, walk, store


async def test_what_another_window_answers_is_taken_over_with_the_next_answer_and_on_coming_back(
    new_app: NewApp, pack: Pack, store_file: Path
) -> None:
    async with two_windows(new_app, pack, store_file) as (pilot, walk, store):

        def elsewhere(question: str, option: str) -> None:
            session = Session(pack, store.load("fernhill"), walk.session.respondent)
            session.to_spot((question, None))
            store.append("fernhill", session.confirm("answered", option))

        elsewhere("reason", pack.questionnaire.questions["reason"].options[0].id)
        await press(pilot, "1")
        short = pack.questionnaire.questions["reason"].short
        assert f"Taken over from another window: {short}." in screen_text(pilot.app)
        assert walk.session.answer_at(("reason", None)) is not None
        assert walk.session.progress()[0] == 2
        elsewhere("stage", pack.questionnaire.questions["stage"].options[1].id)
        pilot.app.post_message(events.AppFocus())
        await settle(pilot)
        answer = walk.session.answer_at(("stage", None))
        assert answer is not None
        assert answer.value == pack.questionnaire.questions["stage"].options[1].id
        assert isinstance(pilot.app, AbmFitApp)
        assert pilot.app.finish()
        rows = store.load("fernhill").log
        assert [row.question for row in rows] == ["reason", "stage", "stage"]
        assert [row.sequence for row in rows] == [1, 2, 3]


async def test_where_both_answered_the_same_it_is_said_which_counts_and_what_is_being_typed_stays(
    new_app: NewApp, pack: Pack, store_file: Path
) -> None:
    async with two_windows(new_app, pack, store_file) as (pilot, walk, store):
        session = Session(pack, store.load("fernhill"), walk.session.respondent)
        store.append("fernhill", session.confirm("answered", session.question.options[2].id))
        await press(pilot, "1")
        text = " ".join(screen_text(pilot.app).split())
        assert "Answered in another window, too: Programme stage. Your answer came later and counts" in text
        answer = walk.session.answer_at(("stage", None))
        assert answer is not None
        assert answer.value == pack.questionnaire.questions["stage"].options[0].id
        await press(pilot, "d")
        assert walk.session.question.kind == "money"
        await type_text(pilot, "180")
        store.append("fernhill", session.confirm("answered", session.question.options[1].id))
        pilot.app.post_message(events.AppFocus())
        await settle(pilot)
        assert walk.view.field.value == "180"
        assert "Taken over from another window" in screen_text(pilot.app)


async def test_a_set_up_changed_in_another_window_is_taken_over_and_ours_stays(
    new_app: NewApp, pack: Pack, store_file: Path
) -> None:
    async with two_windows(new_app, pack, store_file) as (pilot, walk, store):
        before = store.load("fernhill")
        store.update_header(replace(before, organisation="Fernhill Renamed"), before=before)
        await press(pilot, "k", "1")
        assert walk.session.assessment.organisation == "Fernhill Renamed"
        assert walk.session.assessment.depth != before.depth
        assert store.load("fernhill").depth == walk.session.assessment.depth
        assert store.load("fernhill").organisation == "Fernhill Renamed"
        assert "Fernhill Renamed" in screen_text(pilot.app)
