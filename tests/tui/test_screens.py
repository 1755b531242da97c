"""Home, set-up, review, result, facts, help and palette."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from abm_fit.assessment.model import Assessment
from abm_fit.pack.model import Pack
from abm_fit.store.opening import open_store
from abm_fit.tui.app import AbmFitApp
from abm_fit.tui.bindings import place_of
from abm_fit.tui.forming import segments_after
from abm_fit.tui.screens.facts import FactsScreen
from abm_fit.tui.screens.result import ResultScreen
from abm_fit.tui.screens.setup import Form, problems_of
from tests.tui.conftest import press, screen_text, settle, type_text, walking

NewApp = Callable[[], AbmFitApp]


async def test_home_of_a_newcomer_offers_a_start_and_the_example(new_app: NewApp) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        text = screen_text(app)
        assert "New assessment" in text
        assert "Worked example" in text
        assert "Quit" in text


async def test_the_worked_example_shows_its_verdict_and_keeps_nothing(new_app: NewApp, store_file: Path) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "x")
        assert isinstance(app.screen, ResultScreen)
        assert "made-up" in screen_text(app)
        await press(pilot, "a")
        assert "EXAMPLE, nothing is saved" in screen_text(app)
        await press(pilot, "1", "escape", "escape")
        assert place_of(app.screen) == "home"
    assert app.finish()
    store = open_store(str(store_file))
    assert store.summaries() == ()
    store.close()


async def test_a_result_opens_down_to_who_said_what(new_app: NewApp, pack: Pack, example: Assessment) -> None:
    app = new_app()
    async with app.run_test(size=(100, 40)) as pilot:
        await walking(pilot, pack, example)
        await press(pilot, "ctrl+r")
        screen = app.screen
        assert isinstance(screen, ResultScreen)
        lines = screen.outline.lines()
        at = next(index for index, line in enumerate(lines) if line.startswith("Fit, Large plant operators"))
        screen.outline.highlighted = at
        await press(pilot, "enter")
        part = screen.outline.lines()[at + 3]
        assert "points (value" in part
        screen.outline.highlighted = at + 3
        await press(pilot, "enter")
        assert any("What counts:" in line for line in screen.outline.lines())
        go = next(index for index, line in enumerate(screen.outline.lines()) if "Go to this question" in line)
        screen.outline.highlighted = go
        await press(pilot, "enter")
        assert place_of(app.screen) in ("walk", "result")


async def test_the_analyses_arrive_and_what_was_open_stays_open(
    new_app: NewApp, pack: Pack, example: Assessment
) -> None:
    app = new_app()
    async with app.run_test(size=(100, 40)) as pilot:
        await walking(pilot, pack, example)
        await press(pilot, "ctrl+r")
        screen = app.screen
        assert isinstance(screen, ResultScreen)
        lines = screen.outline.lines()
        screen.outline.highlighted = lines.index(next(line for line in lines if line.startswith("Fit, Large")))
        await press(pilot, "enter")
        opened = len(screen.outline.lines())
        screen.show(screen.result)
        assert len(screen.outline.lines()) == opened
        assert "How solid" in "\n".join(screen.outline.lines())


async def test_the_review_names_what_is_open_and_jumps_there(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        await press(pilot, "1", "d", "escape", "o")
        text = screen_text(app)
        assert "DON'T KNOW (1)" in text
        assert "OPEN (36)" in text
        await press(pilot, "enter")
        assert app.screen is walk


async def test_facts_are_typed_in_the_table(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        await press(pilot, "f")
        assert isinstance(app.screen, FactsScreen)
        await press(pilot, "down", "down", "enter")
        await type_text(pilot, "180k")
        await press(pilot, "enter")
        assert "180,000 USD" in screen_text(app)
        await press(pilot, "u")
        assert walk.session.answer_at(("budget", None)) is None


async def test_set_up_can_be_changed_and_answers_stay(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        await press(pilot, "1", "t", "end")
        await type_text(pilot, " and Sons")
        await press(pilot, "f2")
        assert app.screen is walk
        assert walk.session.assessment.organisation == "Fernhill Example and Sons"
        assert len(walk.session.assessment.log) == 1


async def test_a_changed_form_is_not_left_without_asking_and_the_cursor_stands_where_it_is_wrong(
    new_app: NewApp, pack: Pack
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        await press(pilot, "t", "escape")
        assert app.screen is walk
        await press(pilot, "t", "tab", *["backspace"] * 10, "f2")
        form = app.screen
        assert form.focused is not None
        assert form.focused.id == "period"
        await press(pilot, "tab", "escape", "enter")
        assert app.screen is form
        await press(pilot, "escape", "down", "enter")
        assert app.screen is walk


async def test_a_new_period_carries_the_answers_to_confirm(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await walking(pilot, pack)
        await press(pilot, "1", "escape")
        await settle(pilot)
        await press(pilot, "down", "up", "p")
        await press(pilot, "ctrl+u")
        await type_text(pilot, "2027Q1")
        await press(pilot, "enter")
        walk = app.screen
        assert place_of(walk) == "walk"
        assert "2027Q1" in screen_text(app)
        await press(pilot, "b")
        assert "from last period" in screen_text(app)


@pytest.mark.parametrize("key", ["question_mark", "f10"])
async def test_help_lists_the_keys_of_this_screen(new_app: NewApp, pack: Pack, key: str) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await walking(pilot, pack)
        await press(pilot, key)
        text = screen_text(app)
        assert "Answering" in text
        assert "Choose by number" in text


async def test_f1_is_help_everywhere(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await walking(pilot, pack)
        await press(pilot, "f1")
        assert "Why we ask" in screen_text(app)
        await press(pilot, "r", "f1")
        assert "Copy the summary to the clipboard" in screen_text(app)
        await press(pilot, "escape", "escape", "escape", "f1")
        assert "Start an assessment of an organisation" in screen_text(app)


async def test_every_command_of_the_palette_exists(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await walking(pilot, pack)
        names = [command.title for command in app.get_system_commands(app.screen)]
        assert {"Don't know", "Undo", "Report", "What if"} <= set(names)
        assert any(name.startswith("Theme") for name in names)


async def test_the_theme_is_remembered(new_app: NewApp) -> None:
    first = new_app()
    async with first.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f9")
        assert first.theme == "abm-light"
    assert first.finish()
    assert new_app().theme == "abm-light"


def test_the_form_says_everything_that_is_missing_at_once() -> None:
    found = [text for _, text in problems_of(Form(currency="dollars", segments=("One", "one")))]
    assert len(found) == 5


def test_a_segment_keeps_its_id_when_it_is_renamed_or_moved() -> None:
    from abm_fit.assessment.model import Segment

    before = (Segment("a", "Enterprise"), Segment("b", "Mid"))
    assert [one.id for one in segments_after(before, ("Enterprise", "Middle"))] == ["a", "b"]
    assert [one.id for one in segments_after(before, ("Mid", "Enterprise"))] == ["b", "a"]
    added = segments_after(before, ("Enterprise", "Mid", "Small"))
    assert [one.id for one in added[:2]] == ["a", "b"]
    assert added[2].id not in {"a", "b"}


async def test_a_currency_without_a_rate_is_refused_in_the_form(new_app: NewApp) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        await type_text(pilot, "Fernhill Example")
        await press(pilot, "tab", "tab")
        await type_text(pilot, "XTS")
        await press(pilot, "f2")
        assert place_of(app.screen) == "setup"
        assert "no exchange rate for XTS" in screen_text(app)
