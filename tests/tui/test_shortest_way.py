"""The shortest way as a mode of the walk, and what the command line asks of the walk it opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from abm_fit.assessment.cases import read_case
from abm_fit.pack.model import Pack
from abm_fit.resources import packs_folder
from abm_fit.scoring.engine import score
from abm_fit.shortest import way_of
from abm_fit.store.opening import open_store
from abm_fit.tui.app import AbmFitApp
from abm_fit.tui.forming import assessment_from
from abm_fit.tui.screens.setup import Form
from abm_fit.tui.screens.walk import WalkScreen
from abm_fit.tui.wishes import Wishes
from tests.tui.conftest import press, screen_text, settle, walking

NewApp = Callable[[], AbmFitApp]


async def test_every_answer_is_followed_by_the_question_that_narrows_the_verdict_most(
    new_app: NewApp, pack: Pack
) -> None:
    async with new_app().run_test(size=(100, 24)) as pilot:
        walk = await walking(pilot, pack)
        await press(pilot, "y")
        assert "shortest way" in screen_text(pilot.app).splitlines()[0]
        assert "narrows the verdict most" in screen_text(pilot.app)
        for _ in range(4):
            session = walk.session
            wanted = way_of(pack, session.assessment).next_of([s for s in session.steps if session.is_open(s)], ())
            assert session.spot == wanted
            await press(pilot, "f2")
        assert len(walk.session.assessment.log) == 4
        await press(pilot, "escape" if walk.session.question.numeric else "y")
        await press(pilot, *(["y"] if walk.leads else []))
        assert "shortest way" not in screen_text(pilot.app).splitlines()[0]


async def test_a_question_passed_over_or_left_for_later_is_not_asked_again_on_the_way(
    new_app: NewApp, pack: Pack
) -> None:
    async with new_app().run_test(size=(100, 24)) as pilot:
        walk = await walking(pilot, pack)
        await press(pilot, "y")
        first = walk.session.spot
        await press(pilot, "ctrl+n")
        second = walk.session.spot
        await press(pilot, "f3")
        assert len({first, second, walk.session.spot}) == 3
        assert walk.leads


async def test_a_decided_verdict_is_said_and_stopping_is_offered(new_app: NewApp, pack: Pack) -> None:
    case = read_case(packs_folder() / "abm_fit" / "cases" / "fits_but_unbuilt.yaml", pack).assessment
    nearly = replace(case, log=tuple(row for row in case.log if row.question != "researcher"))
    assert all(verdict.status == "certain" for verdict in score(pack, nearly).verdicts)
    async with new_app().run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack, nearly)
        assert walk.session.left() == 1
        await press(pilot, *(["escape"] if walk.session.question.numeric else []), "y")
        text = screen_text(pilot.app)
        assert "The verdict is decided" in text
        assert "Go on with the 1 open" in text
        await press(pilot, "enter")
        assert "VERDICT" in screen_text(pilot.app)
        assert not walk.leads


async def test_while_the_engine_looks_no_answer_goes_to_the_question_before(new_app: NewApp, pack: Pack) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        walk.looking = True
        await press(pilot, "1", "d")
        assert walk.session.assessment.log == ()


async def test_a_mistake_in_looking_is_said_and_the_walk_goes_on_in_order(new_app: NewApp, pack: Pack) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        walk.leads = True
        walk.post_message(walk.Found(walk.session.spot, None, ArithmeticError("boom")))
        await settle(pilot)
        assert "The shortest way could not be worked out. That is our mistake." in " ".join(
            screen_text(pilot.app).split()
        )
        await press(pilot, "1")
        assert len(walk.session.assessment.log) == 1


async def test_who_answers_how_deep_and_in_which_order_can_be_said_on_the_command_line(
    store_file: Path, tmp_path: Path, pack: Pack
) -> None:
    form = Form("Fernhill Example", "2026-Q4", pack.rubric.currency, person="Ann", role="marketing")
    store = open_store(str(store_file))
    store.create(assessment_from(pack, form, "fernhill", "2026-11-22"), pack.documents)
    store.close()
    wishes = Wishes(person="Ben", role="sales", quick=True, shortest=True, locale="de_DE")
    app = AbmFitApp(str(store_file), "Fernhill", state=tmp_path / "state", wishes=wishes)
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        walk = app.screen
        assert isinstance(walk, WalkScreen)
        assert walk.leads
        assert "Ben" in screen_text(app).splitlines()[0]
        assert walk.session.assessment.depth == "quick"
        assert walk.session.locale == "de_DE"
    app.finish()
    store = open_store(str(store_file))
    people = {person.name: person.role for person in store.load("fernhill").respondents}
    store.close()
    assert people == {"Ann": "marketing", "Ben": "sales"}


async def test_a_role_that_there_is_none_of_is_said_with_those_that_there_are(
    store_file: Path, tmp_path: Path, pack: Pack
) -> None:
    form = Form("Fernhill Example", "2026-Q4", pack.rubric.currency, person="Ann", role="marketing")
    store = open_store(str(store_file))
    store.create(assessment_from(pack, form, "fernhill", "2026-11-22"), pack.documents)
    store.close()
    app = AbmFitApp(str(store_file), "Fernhill", state=tmp_path / "state", wishes=Wishes(role="wizard"))
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        assert "There is no role 'wizard'. Roles:" in screen_text(app)
