"""Set-up: what is wrong is said until it is right, numbers are read as written here, no answer is dropped unasked."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import Input, Select

from abm_fit.assessment.model import Quantity, Segment
from abm_fit.pack.model import Pack
from abm_fit.tui.app import AbmFitApp
from abm_fit.tui.bindings import place_of
from abm_fit.tui.forming import segments_after
from abm_fit.tui.remembered import Remembered, save_remembered
from tests.tui.conftest import press, screen_text, settle, type_text, walking

NewApp = Callable[[], AbmFitApp]


async def test_what_was_missing_is_no_longer_said_once_it_is_there(new_app: NewApp) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "tab", *["backspace"] * 10, "f2")
        text = screen_text(pilot.app)
        assert "Name the organisation." in text
        assert "Name the period" in text
        await type_text(pilot, "Fernhill Example")
        text = screen_text(pilot.app)
        assert "Name the organisation." not in text
        assert "Name the period" in text
        await press(pilot, "tab")
        await type_text(pilot, "2026")
        assert "!" not in screen_text(pilot.app)


async def test_amounts_are_read_as_they_are_written_where_one_is_and_that_is_remembered(
    new_app: NewApp, pack: Pack
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        await press(pilot, "t")
        app.screen.query_one("#locale", Select).value = "de_DE"
        await press(pilot, "f2")
        walk.session.to_spot(("budget", None))
        walk.show_question()
        await pilot.pause()
        await type_text(pilot, "45.000")
        assert "45.000" in screen_text(app)
        await press(pilot, "enter")
        answer = walk.session.answer_at(("budget", None))
        assert answer is not None
        assert answer.value == Quantity(45000, 45000, "USD")  # type: ignore[arg-type]
    assert app.finish()
    assert new_app().locale == "de_DE"


async def test_a_remembered_place_that_there_is_none_of_breaks_nothing(new_app: NewApp) -> None:
    app = new_app()
    save_remembered(app.state_folder, app.store_key, Remembered(locale="../../xx", report={"locale": "yy_YY"}))
    assert new_app().locale == "en_US"


async def test_a_segment_with_answers_is_not_taken_out_unasked_and_finds_them_again(
    new_app: NewApp, pack: Pack
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        await press(pilot, "t")
        app.screen.query_one("#segments", Input).value = "Enterprise, Mid"
        await press(pilot, "f2")
        enterprise = walk.session.assessment.segments[0].id
        spot = next(spot for spot in walk.session.steps if spot[1] == enterprise)
        walk.session.to_spot(spot)
        walk.show_question()
        walk.confirm("dont_know")
        await press(pilot, "escape", "t")
        if place_of(app.screen) != "setup":
            await press(pilot, "enter", "t")
        app.screen.query_one("#segments", Input).value = "Mid"
        await press(pilot, "f2")
        text = screen_text(app)
        assert "“Enterprise” has 1 answer." in text
        await press(pilot, "enter")
        assert place_of(app.screen) == "setup"
        await press(pilot, "f2", "down", "enter")
        assert [one.name for one in walk.session.assessment.segments] == ["Mid"]
        await press(pilot, "t")
        app.screen.query_one("#segments", Input).value = "Mid, enterprise"
        await press(pilot, "f2")
        assert walk.session.answer_at(spot) is not None


def test_a_new_name_never_gets_the_answers_of_a_renamed_segment() -> None:
    (first,) = segments_after((), ("Enterprise",))
    (renamed,) = segments_after((first,), ("Large",))
    both = segments_after((renamed,), ("Large", "Enterprise"))
    assert both[0] == Segment(first.id, "Large")
    assert both[1].id != first.id


async def test_a_currency_that_there_is_no_rate_for_is_refused_later_too(new_app: NewApp, pack: Pack) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        await press(pilot, "t")
        pilot.app.screen.query_one("#currency", Input).value = "XTS"
        await press(pilot, "f2")
        assert "no exchange rate for XTS" in screen_text(pilot.app)
        assert walk.session.assessment.currency == pack.rubric.currency


async def test_quitting_asks_before_what_was_typed_and_not_saved_is_lost(new_app: NewApp) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        await type_text(pilot, "Fernhill Example")
        await press(pilot, "ctrl+q")
        assert "This form is not saved" in screen_text(app)
        await press(pilot, "enter")
        assert place_of(app.screen) == "setup"
        assert app.screen.query_one("#organisation", Input).value == "Fernhill Example"
        await press(pilot, "ctrl+q", "down", "enter", "q")
    assert app.return_value == 0
