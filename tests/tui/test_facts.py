"""Facts side by side: everything can be filled in here, quickly for several segments, and nothing counts unseen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from abm_fit.assessment.model import Assessment, Quantity, Segment
from abm_fit.pack.loading import load_pack
from abm_fit.pack.model import Pack
from abm_fit.tui.app import AbmFitApp
from abm_fit.tui.forming import assessment_from
from abm_fit.tui.screens.facts import FactsScreen
from abm_fit.tui.screens.setup import EVERY_ROLE, Form
from abm_fit.tui.screens.ticking import OptionsPrompt
from abm_fit.tui.session import Session, room
from abm_fit.tui.sheet import Sheet
from abm_fit.tui.widgets.choice_list import ChoiceList
from abm_fit.tui.widgets.key_bar import KeyBar
from tests.tui.conftest import press, screen_text, settle, type_text, walking

NewApp = Callable[[], AbmFitApp]
CAFE = Path(__file__).parents[1] / "data" / "packs" / "repair_cafe"


@pytest.fixture
def three(pack: Pack) -> Assessment:
    """Return a new assessment with three segments."""
    form = Form("Fernhill Example", "2026-Q4", "USD", role=EVERY_ROLE)
    segments = (Segment("big", "Enterprise"), Segment("mid", "Mid-sized"), Segment("small", "Small"))
    return replace(assessment_from(pack, form, "fernhill", "2026-11-22"), segments=segments)


async def at(pilot: Pilot[int], question: str, segment: str | None = None) -> FactsScreen:
    """Go to a fact in the table."""
    app = pilot.app
    assert isinstance(app, AbmFitApp)
    if not isinstance(app.screen, FactsScreen):
        app.go("facts")
        await settle(pilot)
    screen = app.screen
    assert isinstance(screen, FactsScreen)
    screen._stand_on((question, segment))
    await pilot.pause()
    return screen


def value(app: AbmFitApp, question: str, segment: str | None = None) -> object:
    assert app.session is not None
    answer = app.session.answer_at((question, segment))
    return answer.value if answer else None


async def test_a_digit_begins_an_amount_which_is_said_in_full_before_it_counts(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await walking(pilot, pack)
        await at(pilot, "budget")
        await type_text(pilot, "180k")
        assert "= 180,000 USD" in screen_text(app)
        assert value(app, "budget") is None
        await press(pilot, "enter")
        assert value(app, "budget") == Quantity(180000, 180000, "USD")  # type: ignore[arg-type]


async def test_one_fact_is_filled_in_for_all_segments_without_an_arrow_key(
    new_app: NewApp, pack: Pack, three: Assessment
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await walking(pilot, pack, three)
        screen = await at(pilot, "acv", "big")
        for amount in ("180k", "45k", "8k"):
            await type_text(pilot, amount)
            await press(pilot, "enter")
        given = [value(app, "acv", one) for one in ("big", "mid", "small")]
        assert [one.low for one in given if isinstance(one, Quantity)] == [180000, 45000, 8000]
        assert screen._spot() is not None
        assert screen._spot()[0] != "acv"  # type: ignore[index]


async def test_one_key_gives_all_segments_the_same_and_undo_takes_it_back(
    new_app: NewApp, pack: Pack, three: Assessment
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await walking(pilot, pack, three)
        await at(pilot, "acv", "big")
        await type_text(pilot, "45k")
        await press(pilot, "enter", "left", "s")
        assert "The same in 2 other segments" in screen_text(app)
        assert len({value(app, "acv", one) for one in ("big", "mid", "small")}) == 1
        await press(pilot, "u", "u")
        assert value(app, "acv", "small") is None
        assert value(app, "acv", "mid") is None
        await press(pilot, "U")
        assert value(app, "acv", "mid") == value(app, "acv", "big")


async def test_several_are_ticked_in_the_table(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await walking(pilot, pack)
        question = next(
            one for one in pack.questionnaire.questions.values() if one.kind == "many" and one.fact and not one.when
        )
        await at(pilot, question.id)
        await press(pilot, "enter", "1", "2", "2", "3", "f2")
        wanted = tuple(option.id for option in question.options)
        assert value(app, question.id) == (wanted[0], wanted[2])
        await at(pilot, question.id)
        await press(pilot, "enter", "1", "3", "f2")
        assert value(app, question.id) is None


async def test_what_does_not_apply_is_said_with_its_reason_and_only_where_it_may(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await walking(pilot, pack)
        questions = pack.questionnaire.questions
        await press(pilot, "f")
        screen = app.screen
        assert isinstance(screen, FactsScreen)
        given = {may: [one for one in screen._sheet.spots if questions[one[0]].na is may] for may in (True, False)}
        await at(pilot, *given[False][0])
        await press(pilot, "x")
        assert "This applies to everyone" in screen_text(app)
        if given[True]:
            await at(pilot, *given[True][0])
            await press(pilot, "x")
            await type_text(pilot, "No such thing here")
            await press(pilot, "enter")
            assert app.session is not None
            answer = app.session.answer_at(given[True][0])
            assert answer is not None
            assert (answer.state, answer.reason) == ("not_applicable", "No such thing here")


async def test_an_answer_that_is_cut_in_its_cell_is_said_whole_below(
    new_app: NewApp, pack: Pack, example: Assessment
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        await walking(pilot, pack, example)
        await at(pilot, "stage")
        label = next(one.label for one in pack.questionnaire.questions["stage"].options if one.id == "early")
        text = " ".join(screen_text(pilot.app).split())
        assert f"= {label}" in text
        assert "Answered" in text


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_facts_and_segments_fit_the_terminal(
    new_app: NewApp, pack: Pack, three: Assessment, size: tuple[int, int]
) -> None:
    async with new_app().run_test(size=size) as pilot:
        await walking(pilot, pack, three)
        screen = await at(pilot, "acv", "small")
        text = screen_text(pilot.app)
        assert all(name in text for name in ("First-year value", "Small"))
        assert screen.table.region.right <= size[0]
        if size[0] >= 80:
            assert all(name in text for name in ("Company", "Enterprise", "Mid-sized"))


async def test_a_fact_that_an_answer_brings_up_stands_in_the_table_at_once(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await walking(pilot, pack)
        screen = await at(pilot, "platform")
        owned = next(at for at, one in enumerate(pack.questionnaire.questions["platform"].options) if one.id == "owned")
        await press(pilot, "enter", "1")
        before = len(screen._sheet.rows)
        await at(pilot, "platform")
        await press(pilot, "enter", str(owned + 1))
        assert len(screen._sheet.rows) > before
        assert screen.table.row_count == len(screen._sheet.rows)


def test_a_pack_without_segments_has_one_column() -> None:
    cafe = load_pack(CAFE)
    form = Form("Hall Example", "2026", cafe.rubric.currency, role=EVERY_ROLE)
    assessment = assessment_from(cafe, form, "hall", "2026-01-01")
    sheet = Sheet(Session(cafe, assessment, room(assessment)))
    assert sheet.columns == (None,)
    assert {one.short for one in sheet.rows} >= {"Tables", "Rent"}
    assert sheet.others(sheet.spots[0]) == []


async def test_a_fact_is_filled_in_by_mouse_alone(new_app: NewApp, pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await walking(pilot, pack)
        screen = await at(pilot, "budget")
        place = screen._sheet.place_of(("stage", None))
        assert place is not None
        for _ in range(2):  # as in any sheet: once to stand on it, once more to fill it in
            await pilot.click(screen.table, offset=(screen._widths.label + 6, place[0] + 1))
            await settle(pilot)
        assert isinstance(app.screen, OptionsPrompt)
        await press(pilot, "escape")
        await pilot.click(KeyBar, offset=(3, 0))
        await settle(pilot)
        assert isinstance(app.screen, OptionsPrompt)
        await pilot.click(ChoiceList, offset=(6, 1))
        await settle(pilot)
        options = pack.questionnaire.questions["stage"].options
        assert value(app, "stage") == options[1].id
