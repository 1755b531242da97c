"""The walk, from home to a result, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from abm_fit.pack.model import Pack
from abm_fit.store.opening import open_store
from abm_fit.tui.app import AbmFitApp
from abm_fit.tui.forming import assessment_from
from abm_fit.tui.screens.setup import Form
from abm_fit.tui.screens.walk import WalkScreen
from tests.tui.conftest import press, screen_text, settle, type_text, walking

NewApp = Callable[[], AbmFitApp]


async def start(pilot: Pilot[int]) -> WalkScreen:
    """Set up an assessment as a newcomer does, and return the walk."""
    await settle(pilot)
    await press(pilot, "n")
    await type_text(pilot, "Fernhill Example")
    await press(pilot, "f2")
    assert isinstance(pilot.app.screen, WalkScreen), screen_text(pilot.app)
    return pilot.app.screen


def log_of(store_file: Path) -> list[tuple[str, str]]:
    """Return (question, state) of every row in the only assessment stored."""
    store = open_store(str(store_file))
    try:
        (summary,) = store.summaries()
        return [(row.question, row.state) for row in store.load(summary.id).log]
    finally:
        store.close()


async def test_from_home_to_first_answers_and_all_of_them_in_the_store(new_app: NewApp, store_file: Path) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await start(pilot)
        assert "Do you run account-based marketing today?" in screen_text(app)
        await press(pilot, "1", "d")
        assert "How much does marketing spend" in screen_text(app)
        await type_text(pilot, "180k")
        assert "= 180,000 USD" in screen_text(app)
        await press(pilot, "enter")
        assert walk.session.progress()[0] == 3
        assert "saved" in screen_text(app)
    assert app.finish()
    assert log_of(store_file) == [("stage", "answered"), ("reason", "dont_know"), ("budget", "answered")]


async def test_undo_and_redo_only_add_rows(new_app: NewApp, pack: Pack, store_file: Path) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        await press(pilot, "2", "1", "ctrl+z", "u")
        assert walk.session.spot[0] == "stage"
        assert walk.session.answer is None
        assert "Not answered yet." in screen_text(app)
        await press(pilot, "U")
        assert walk.session.answer is not None
        assert walk.session.answer.value == "early"
    assert app.finish()
    assert [state for _, state in log_of(store_file)] == ["answered", "answered", "cleared", "cleared", "answered"]


async def test_what_was_answered_is_there_again_and_so_is_the_place(new_app: NewApp, pack: Pack) -> None:
    first = new_app()
    async with first.run_test(size=(80, 24)) as pilot:
        await walking(pilot, pack)
        await press(pilot, "1", "4")
    assert first.finish()
    second = new_app()
    async with second.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Go on: Fernhill Example" in screen_text(second)
        await press(pilot, "enter")
        assert "How much does marketing spend" in screen_text(second)
        assert "2 of" in screen_text(second)


@pytest.mark.parametrize("burst", [("1", "4"), ("2", "d")])
async def test_keys_typed_ahead_answer_one_question_each(new_app: NewApp, pack: Pack, burst: tuple[str, ...]) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        await pilot.press(*burst)
        await settle(pilot)
        answered = [row.question for row in walk.session.assessment.log]
    assert answered == ["stage", "reason"]


async def test_an_amount_that_cannot_be_read_is_refused_with_an_example(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        walk.session.to_spot(("budget", None))
        walk.show_question()
        await type_text(pilot, "1a2")
        await press(pilot, "enter")
        assert walk.session.answer is None
        assert "can't be read" in screen_text(app)


async def test_an_amount_in_a_currency_without_a_rate_is_refused_before_it_counts(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        walk.session.to_spot(("budget", None))
        walk.show_question()
        await type_text(pilot, "500 XTS")
        await press(pilot, "enter")
        assert walk.session.answer is None
        assert "XTS" in screen_text(app)


async def test_letters_act_on_a_number_question_until_something_is_typed(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        walk.session.to_spot(("budget", None))
        walk.show_question()
        await press(pilot, "h")
        assert "Why we ask" in screen_text(app)
        await type_text(pilot, "50d")
        assert walk.view.field.value == "50d"
        assert walk.session.answer is None


async def test_note_evidence_and_reason_stand_beside_the_answer(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        await press(pilot, "1", "b", "e", "n")
        await type_text(pilot, "seen in the plan")
        await press(pilot, "f2")
        answer = walk.session.answer
        assert answer is not None
        assert (answer.evidence, answer.note) == ("described", "seen in the plan")
        assert "evidence: described" in screen_text(app)
        assert "seen in the plan" in screen_text(app)


async def test_not_applicable_needs_a_reason(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        spot = next(spot for spot in walk.session.steps if walk.session.pack.questionnaire.questions[spot[0]].na)
        walk.session.to_spot(spot)
        walk.show_question()
        await press(pilot, "x", "enter")
        assert "A reason is needed" in screen_text(app)
        await type_text(pilot, "no such tool")
        await press(pilot, "enter")
        answer = walk.session.answer_at(spot)
        assert answer is not None
        assert (answer.state, answer.reason) == ("not_applicable", "no such tool")


async def test_search_finds_a_question_by_its_words_and_jumps(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        await press(pilot, "slash")
        await type_text(pilot, "patience")
        await press(pilot, "enter")
        assert walk.session.spot[0] == "patience"


async def test_somebody_else_answers_as_themselves(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        await press(pilot, "1")
        first = walk.session.respondent
        await press(pilot, "p", "down", "down", "enter", "down", "enter", "enter")
        assert walk.session.respondent != first
        assert walk.session.role == "sales"
        assert walk.session.progress()[0] == 0


async def test_the_live_result_is_hidden_until_asked_for(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await walking(pilot, pack)
        await press(pilot, "1")
        assert "RESULT SO FAR" not in screen_text(app)
        await press(pilot, "v")
        assert "RESULT SO FAR" in screen_text(app)
        assert "Fit" in screen_text(app)


async def test_what_if_moves_the_verdict_and_leaves_nothing_behind(
    new_app: NewApp, pack: Pack, store_file: Path
) -> None:
    app = new_app()
    async with app.run_test(size=(120, 40)) as pilot:
        walk = await walking(pilot, pack)
        await press(pilot, "1", "w")
        before = walk.session.assessment
        assert "WHAT IF" in screen_text(app)
        await press(pilot, "b", "3")
        assert app.screen is not walk
        await press(pilot, "escape")
        if app.screen is not walk:
            await press(pilot, "escape")
        assert app.screen is walk
        assert walk.session.assessment == before
    assert app.finish()
    assert len(log_of(store_file)) == 1


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30), (160, 50)])
async def test_every_size_shows_question_answers_and_keys(new_app: NewApp, pack: Pack, size: tuple[int, int]) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await walking(pilot, pack)
        await pilot.resize_terminal(*size)
        await settle(pilot)
        text = screen_text(app)
        for wanted in ("Do you run account-based", "1 ○ No, we are thinking", "I don't know", "Quit", "answered"):
            assert wanted in text, text


async def test_the_mouse_alone_answers_goes_back_and_leaves(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(120, 30)) as pilot:
        walk = await walking(pilot, pack)
        await pilot.click(walk.view.choices, offset=(6, 1))
        await settle(pilot)
        answer = walk.session.answer_at(("stage", None))
        assert answer is not None
        assert answer.value == "early"
        line = screen_text(app).splitlines()[-1]
        await pilot.click(walk.keys, offset=(line.index("Back") + 1, 0))
        await settle(pilot)
        assert walk.session.spot[0] == "stage"
        await pilot.click(walk.rail, offset=(4, 3))
        await settle(pilot)
        assert walk.session.section_lines()[3].here


async def test_quick_and_full_ask_more_or_less_and_keep_every_answer(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        await press(pilot, "1")
        full = len(walk.session.steps)
        await press(pilot, "k" if walk.session.question.kind == "choice" else "escape")
        assert 0 < len(walk.session.steps) < full
        assert len(walk.session.assessment.log) == 1


async def test_page_keys_go_from_section_to_section_on_every_kind_of_question(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        seen = [walk.session.question.section]
        for _ in range(5):
            await press(pilot, "pagedown")
            seen.append(walk.session.question.section)
        assert len(set(seen)) == len(seen)
        for section in reversed(seen[:-1]):
            await press(pilot, "pageup")
            assert walk.session.question.section == section


async def test_after_the_last_question_the_keys_that_are_told_of_act_in_a_field(new_app: NewApp, pack: Pack) -> None:
    form = Form("Fernhill Example", "2026-Q4", pack.rubric.currency, quick=True, person="Ann", role="sales")
    async with new_app().run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack, assessment_from(pack, form, "fernhill", "2026-11-22"))
        walk.session.to_index(len(walk.session.steps) - 1)
        assert walk.session.question.kind == "count"
        walk.show_question()
        await type_text(pilot, "28")
        await press(pilot, "enter")
        assert "r shows the result" in screen_text(pilot.app)
        await press(pilot, "r")
        assert "VERDICT" in screen_text(pilot.app)


async def test_a_number_outside_the_bounds_is_refused_with_what_to_give_instead(new_app: NewApp, pack: Pack) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        question = next(one for one in pack.questionnaire.questions.values() if one.most == 60 and one.kind != "choice")
        assert walk.session.to_spot((question.id, None))
        walk.show_question()
        await type_text(pilot, "61")
        await press(pilot, "enter")
        assert "from 0 to 60, 60 for anything above" in screen_text(pilot.app)


async def test_what_if_is_left_with_one_escape_on_a_number_and_changes_nothing(new_app: NewApp, pack: Pack) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        number = next(
            index
            for index, (question, _) in enumerate(walk.session.steps)
            if pack.questionnaire.questions[question].kind not in ("choice", "many")
        )
        walk.session.to_index(number)
        walk.show_question()
        rows = walk.session.assessment.log
        await press(pilot, "escape", "w")
        assert "WHAT IF, nothing is saved" in screen_text(pilot.app)
        await type_text(pilot, "7")
        await press(pilot, "escape")
        assert "WHAT IF, nothing is saved" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert pilot.app.screen is walk
        await press(pilot, "w", "escape")
        assert pilot.app.screen is walk
        assert walk.session.assessment.log == rows
