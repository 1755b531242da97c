"""The live result beside the question: what an answer moves at once, and what follows."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from abm_fit.assessment.model import Assessment
from abm_fit.pack.model import Pack
from abm_fit.scoring import engine
from abm_fit.scoring.following import Followed
from abm_fit.scoring.result import SoFar
from abm_fit.tui.app import AbmFitApp
from abm_fit.tui.outline.answers import span_text
from abm_fit.tui.screens.walk import WalkScreen
from tests.tui.conftest import press, screen_text, settle, walking

NewApp = Callable[[], AbmFitApp]


@pytest.fixture
def held_back(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], threading.Event]]:
    """Return a way to have whatever is worked out from now on wait for the event it gives."""
    let_go = threading.Event()
    really = engine.so_far

    def hold() -> threading.Event:
        def waits(now: Followed) -> SoFar:
            assert let_go.wait(10)
            return really(now)

        monkeypatch.setattr(engine, "so_far", waits)
        return let_go

    yield hold
    let_go.set()


@pytest.mark.parametrize(("size", "title"), [((120, 40), "RESULT SO FAR"), ((80, 24), "SO FAR")])
async def test_an_answer_moves_the_level_with_the_next_question_whatever_else_takes_its_time(
    new_app: NewApp,
    pack: Pack,
    example: Assessment,
    held_back: Callable[[], threading.Event],
    size: tuple[int, int],
    title: str,
) -> None:
    async with new_app().run_test(size=size) as pilot:
        walk = await walking(pilot, pack, example)
        walk.session.to_spot(("one_list", None))
        walk.show_question()
        await press(pilot, "v")
        assert walk.live.settled
        assert f"{title}…" not in screen_text(pilot.app)
        assert walk.live.shown is not None
        before, verdicts = walk.live.shown.node("readiness"), walk.live.shown.verdicts
        let_go = held_back()
        await pilot.press("1")
        await pilot.pause()
        text = screen_text(pilot.app)
        assert walk.session.spot[0] != "one_list"
        assert walk.session.question.ask[:20] in text
        expected = engine.score(pack, walk.session.assessment)
        now = walk.live.shown.node("readiness")
        assert now.score == expected.node("readiness").score != before.score
        assert f"Readiness  {span_text(now.score)}" in text or f"Readiness {span_text(now.score)}" in text
        assert f"{title}…" in text, "what is still possible is not worked out yet"
        assert walk.live.shown.verdicts == verdicts
        let_go.set()
        await settle(pilot)
        assert walk.live.settled
        assert walk.live.shown.verdicts == expected.verdicts
        assert f"{title}…" not in screen_text(pilot.app)


async def test_answers_that_come_faster_than_they_are_scored_wait_for_no_score_and_the_last_one_is_shown(
    new_app: NewApp, pack: Pack, example: Assessment, held_back: Callable[[], threading.Event]
) -> None:
    async with new_app().run_test(size=(120, 40)) as pilot:
        walk = await walking(pilot, pack, replace(example, log=example.log[:100]))
        walk.session.to_spot(("one_list", None))
        walk.show_question()
        await press(pilot, "v")
        let_go = held_back()
        for key in "dddd":
            await pilot.press(key)
        assert len(walk.session.assessment.log) == 104
        running = [worker for worker in pilot.app.workers if worker.group == "live" and not worker.is_finished]
        assert len(running) == 1
        let_go.set()
        await settle(pilot)
        await settle(pilot)
        shown, expected = walk.live.shown, engine.score(pack, walk.session.assessment)
        assert shown is not None
        assert shown.verdicts == expected.verdicts
        assert all(node == expected.node(node.node, node.segment) for node in shown.nodes)


async def test_a_mistake_of_ours_in_scoring_is_said_and_answering_goes_on(
    new_app: NewApp, pack: Pack, example: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(now: Followed) -> SoFar:
        raise ZeroDivisionError(str(now.assessment.log))

    async with new_app().run_test(size=(120, 40)) as pilot:
        walk = await walking(pilot, pack, example)
        walk.session.to_spot(("one_list", None))
        walk.show_question()
        await press(pilot, "v")
        with monkeypatch.context() as broken:
            broken.setattr(engine, "so_far", fails)
            await press(pilot, "1")
        assert "The result so far could not" in screen_text(pilot.app)
        spot = walk.session.spot
        await press(pilot, "d")
        assert walk.session.spot != spot
        assert "RESULT SO FAR" in screen_text(pilot.app), "the next answer is scored again"


@pytest.mark.parametrize(("size", "explained"), [((80, 24), True), ((60, 24), True), ((130, 20), False)])
async def test_all_of_the_live_result_can_be_read_by_one_key_which_says_so_and_hides_it_at_the_end(
    new_app: NewApp, pack: Pack, example: Assessment, size: tuple[int, int], explained: bool
) -> None:
    async with new_app().run_test(size=size) as pilot:
        walk = await walking(pilot, pack, example)
        walk.session.to_spot(("one_list", None))
        walk.show_question()
        await press(pilot, *(["h"] if explained else []), "v")
        assert "v shows more" in screen_text(pilot.app)
        seen, height = [row(walk)], walk.live.size.height
        for _ in range(8):
            await press(pilot, "v")
            if not walk.live.display:
                break
            seen.append(row(walk))
            ends = row(walk) == walk.live.max_scroll_y
            assert ("v hides it" if ends else "v shows more") in screen_text(pilot.app)
        assert not walk.live.display
        assert seen[-1] == walk.live.max_scroll_y > 0
        assert all(later - before <= height for before, later in pairwise(seen))
        await press(pilot, "v")
        assert row(walk) == 0


def row(walk: WalkScreen) -> int:
    """Return the first line of the live result that is on the screen."""
    return walk.live.scroll_offset.y
