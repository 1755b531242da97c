"""Which keys act in a field of the walk, and what the walk says of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from abm_fit.assessment.editing import answer_row
from abm_fit.assessment.model import AGREED
from abm_fit.pack.model import Pack
from abm_fit.store.opening import open_store
from abm_fit.tui.app import AbmFitApp
from abm_fit.tui.forming import assessment_from
from abm_fit.tui.screens.home import HomeScreen
from abm_fit.tui.screens.setup import Form
from abm_fit.tui.screens.walk import WalkScreen
from tests.tui.conftest import press, screen_text, settle, type_text, walking

NewApp = Callable[[], AbmFitApp]


@pytest.mark.parametrize(("currency", "typed"), [("USD", "usd 200k"), ("GBP", "gbp 200k"), ("DKK", "dkk 200k")])
async def test_an_amount_may_begin_with_its_currency_in_small_letters(
    new_app: NewApp, pack: Pack, currency: str, typed: str
) -> None:
    form = Form("Fernhill Example", "2026-Q4", currency, person="Ann", role="marketing")
    async with new_app().run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack, assessment_from(pack, form, "fernhill", "2026-11-22"))
        await press(pilot, "1", "2")
        assert walk.session.spot[0] == "budget"
        await type_text(pilot, typed)
        assert f"= 200,000 {currency}" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert walk.session.answer_at(("budget", None)) is not None
        assert len(walk.session.assessment.log) == 3


async def test_an_answer_that_begins_with_under_takes_nothing_back(new_app: NewApp, pack: Pack) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        await press(pilot, "1", "2")
        await type_text(pilot, "under 50k")
        assert walk.session.spot[0] == "budget"
        assert walk.session.answer_at(("reason", None)) is not None
        assert "can't be read" in screen_text(pilot.app)


async def test_the_lines_below_a_field_show_the_keys_that_act_there(new_app: NewApp, pack: Pack) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        assert "lComebacktoitlater" in "".join(screen_text(pilot.app).split())
        await press(pilot, "1", "2")
        squeezed = "".join(screen_text(pilot.app).split())
        assert "F3Comebacktoitlater" in squeezed
        assert "dIdon'tknow" in squeezed
        await press(pilot, "f3")
        answer = walk.session.answer_at(("budget", None))
        assert answer is not None
        assert answer.state == "later"


async def test_the_keys_that_a_message_names_act_where_one_is(new_app: NewApp, pack: Pack) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        await press(pilot, "1", "2", "d", "b")
        assert walk.session.spot[0] == "budget"
        await press(pilot, "ctrl+z")
        assert "Taken back: Yearly marketing spend. ctrl+y reverses that." in screen_text(pilot.app)
        await press(pilot, "ctrl+y")
        assert "Given again: Yearly marketing spend. ctrl+z reverses that." in screen_text(pilot.app)
        await press(pilot, "b", "1", "ctrl+z")
        assert "U reverses that." in screen_text(pilot.app)


async def test_a_lone_letter_in_a_field_is_told_which_key_it_might_have_been(new_app: NewApp, pack: Pack) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        await walking(pilot, pack)
        await press(pilot, "1", "2")
        for letter, said in (("n", "ctrl+t is Note."), ("p", "Esc, then p is Person."), ("u", "ctrl+z is Undo.")):
            await press(pilot, letter)
            assert said in screen_text(pilot.app)
            await press(pilot, "backspace")


async def test_what_was_said_about_one_question_is_gone_at_the_next_persons(new_app: NewApp, pack: Pack) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        await press(pilot, "1", "2")
        await type_text(pilot, "a lot")
        await press(pilot, "enter")
        assert "Write 45000" in screen_text(pilot.app)
        assert isinstance(pilot.app, AbmFitApp)
        pilot.app.hand_over(walk.session, AGREED)
        await settle(pilot)
        assert "the room agrees" in screen_text(pilot.app)
        assert "Write 45000" not in screen_text(pilot.app)


async def test_undo_reaches_back_beyond_a_look_at_home(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await walking(pilot, pack)
        await press(pilot, "1", "2", "b", "escape")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "enter")
        assert isinstance(app.screen, WalkScreen), screen_text(app)
        await press(pilot, "u")
        assert "Taken back: Why ABM is considered." in screen_text(app)
        assert app.session is not None
        assert app.session.answer_at(("reason", None)) is None


async def test_what_another_session_saved_meanwhile_is_there_after_a_look_at_home(
    new_app: NewApp, pack: Pack, store_file: Path
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await walking(pilot, pack)
        await press(pilot, "1", "escape")
        store = open_store(str(store_file))
        question = pack.questionnaire.questions["reason"]
        row = answer_row(
            question, respondent="ann", state="dont_know", uuid="from-elsewhere", at="2026-11-22T10:00:00Z"
        )
        (person,) = store.load("fernhill").respondents
        store.append("fernhill", [replace(row, respondent=person.id)])
        store.close()
        await press(pilot, "enter")
        assert app.session is not None
        assert [one.question for one in app.session.assessment.log] == ["stage", "reason"]
