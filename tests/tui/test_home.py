"""Home: which questions are asked, what is put away, what newer questions would change, and the next period."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from textual.app import App
from textual.widgets import Input, OptionList

from abm_fit.assessment.model import Assessment
from abm_fit.pack.loading import load_pack
from abm_fit.pack.model import Pack
from abm_fit.resources import own_packs_folder
from abm_fit.store.opening import open_store
from abm_fit.tui.app import AbmFitApp
from abm_fit.tui.beginning import period_after
from abm_fit.tui.bindings import place_of
from abm_fit.tui.forming import assessment_from
from abm_fit.tui.packs import is_older
from abm_fit.tui.screens.home import HomeScreen
from abm_fit.tui.screens.setup import EVERY_ROLE, Form
from abm_fit.tui.wishes import Wishes
from tests.tui.conftest import press, screen_text, settle, type_text, walking

NewApp = Callable[[], AbmFitApp]
CAFE = Path(__file__).parents[1] / "data" / "packs" / "repair_cafe"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the user's own folder of packs, with nothing in it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return own_packs_folder()


@pytest.fixture
def cafe() -> Pack:
    """Return the other pack."""
    return load_pack(CAFE)


def put(folder: Path, changes: Mapping[str, str] = MappingProxyType({})) -> Path:
    """Put the other pack into a folder, with texts replaced."""
    place = folder / "repair_cafe"
    shutil.copytree(CAFE, place)
    for path in place.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        for old, new in changes.items():
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    return place


def stored(place: Path, pack: Pack, *names: str) -> None:
    """Store assessments of these organisations, a day apart, the first one last changed."""
    store = open_store(str(place))
    for name in reversed(names):
        form = Form(name, "2026-Q3", pack.rubric.currency, person="Ann", role=EVERY_ROLE)
        store.create(assessment_from(pack, form, name.split()[0].casefold(), "2026-09-01"), pack.documents)
    store.close()


def shown(app: App[int], name: str) -> str:
    """Return an organisation's line in the list; empty where it is not there."""
    options = app.screen.query_one(OptionList).options
    lines = [" ".join(str(option.prompt).split()) for option in options]
    return next((line for line in lines if name in line), "")


def kept(place: Path, name: str) -> Assessment:
    store = open_store(str(place))
    found = store.load(name)
    store.close()
    return found


async def test_with_one_questionnaire_a_new_assessment_begins_at_once(new_app: NewApp) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        assert place_of(pilot.app.screen) == "setup"
        assert "ABM fit and readiness 1.0.0" in screen_text(pilot.app)


async def test_with_several_one_is_picked_and_its_own_set_up_is_shown(
    new_app: NewApp, own_folder: Path, store_file: Path
) -> None:
    put(own_folder)
    broken = own_folder / "broken"
    broken.mkdir()
    (broken / "questionnaire.yaml").write_text("id: [")
    async with new_app().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        text = screen_text(pilot.app)
        assert "ABM fit and readiness" in text
        assert "village hall host a repair" in text
        assert "broken" in text
        assert "Traceback" not in text
        await press(pilot, "down", "down", "enter")
        assert place_of(pilot.app.screen) == "setup"
        assert "Segments" not in screen_text(pilot.app)
        await type_text(pilot, "Hall Example")
        await press(pilot, "f2")
        assert "How many tables can stand" in screen_text(pilot.app)
    assert [one.pack_id for one in open_store(str(store_file)).summaries()] == ["repair_cafe"]


async def test_a_questionnaire_that_cannot_be_used_says_why_and_what_to_type(new_app: NewApp, own_folder: Path) -> None:
    place = put(own_folder, {"id:": "identity:"})
    async with new_app().run_test(size=(200, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "down", "enter")
        assert place_of(pilot.app.screen) == "home"
        assert "abm-fit check" in screen_text(pilot.app)
        assert str(place) in screen_text(pilot.app)


async def test_a_folder_from_anywhere_can_be_named(new_app: NewApp, tmp_path: Path) -> None:
    place = put(tmp_path)
    async with new_app().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "o", "down", "enter")
        pilot.app.screen.query_one(Input).value = str(tmp_path / "nothing")
        await press(pilot, "enter")
        assert "There is no pack at" in screen_text(pilot.app)
        pilot.app.screen.query_one(Input).value = f"'{place}'"
        await press(pilot, "enter")
        assert "repair" in screen_text(pilot.app)
        assert place_of(pilot.app.screen) == "setup"


async def test_the_questionnaire_of_the_command_line_is_the_one_that_begins(store_file: Path, tmp_path: Path) -> None:
    app = AbmFitApp(str(store_file), state=tmp_path / "state", wishes=Wishes(pack=str(CAFE)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        assert place_of(app.screen) == "setup"
        assert "repair café" in screen_text(app)


async def test_what_is_archived_is_out_of_the_way_and_comes_back(new_app: NewApp, store_file: Path, pack: Pack) -> None:
    stored(store_file, pack, "Aurora Example", "Borealis Example")
    async with new_app().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        first = str(pilot.app.screen.query_one(OptionList).options[0].prompt).split()[0]
        await press(pilot, "a")
        text = screen_text(pilot.app)
        assert f"{first} Example" not in text
        assert "Archived (1)" in text
        await press(pilot, "u")
        assert f"{first} Example" in screen_text(pilot.app)
        await press(pilot, "home", "a", "z")
        assert shown(pilot.app, first).endswith("archived · nothing answered yet")
        await press(pilot, "home", "down", "a")
        assert "archived" not in shown(pilot.app, first)
    store = open_store(str(store_file))
    assert len(store.summaries()) == 2
    store.close()


async def test_one_of_many_is_found_by_its_words_archived_or_not(new_app: NewApp, store_file: Path, pack: Pack) -> None:
    stored(store_file, pack, "Aurora Example", "[/x] Example", "Borealis Example")
    store = open_store(str(store_file))
    store.archive("borealis")
    store.close()
    async with new_app().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "zebra")
        assert "No assessment has these words" in screen_text(pilot.app)
        await press(pilot, *["backspace"] * 5)
        await type_text(pilot, "bor 2026")
        await press(pilot, "enter")
        assert place_of(pilot.app.screen) == "walk"
        assert "Borealis" in screen_text(pilot.app)


async def test_archived_ones_can_be_shown_by_mouse(new_app: NewApp, store_file: Path, pack: Pack) -> None:
    stored(store_file, pack, "Aurora Example")
    store = open_store(str(store_file))
    store.archive("aurora")
    store.close()
    async with new_app().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert shown(pilot.app, "Aurora") == ""
        await pilot.click(OptionList, offset=(8, 2))
        await settle(pilot)
        assert "archived" in shown(pilot.app, "Aurora")


async def test_newer_questions_are_shown_before_and_change_nothing_until_agreed(
    new_app: NewApp, own_folder: Path, store_file: Path, cafe: Pack
) -> None:
    stored(store_file, cafe, "Hall Example")
    newer = {
        "free_days": "free",
        "id: free\n": "id: free\n        was: [free_days]\n",
        "version: 1.0.0": "version: 1.1.0",
    }
    put(own_folder, newer)
    app = new_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert "older questions" in screen_text(app)
        await press(pilot, "enter", "1", "2", "enter", "2", "4", "enter", "escape", "escape")
        before = kept(store_file, "hall")
        assert before.log
        await press(pilot, "m")
        text = screen_text(app)
        assert "answered with version 1.0.0 of the questions" in text
        assert "is now asked as “Free afternoons”" in text
        assert "Nothing is deleted" in text
        assert "New, and open" not in text
        await press(pilot, "enter")
        assert kept(store_file, "hall") == before
        await press(pilot, "m", "down", "enter")
        assert "goes on with version 1.1.0" in screen_text(app)
        assert "older questions" not in screen_text(app)
        await press(pilot, "m")
        assert "Nothing newer is here" in screen_text(app)
    after = kept(store_file, "hall")
    assert after.pack_version == "1.1.0"
    assert after.log[: len(before.log)] == before.log
    assert [row.question for row in after.log[len(before.log) :]] == ["free"]


async def test_questions_that_are_not_on_this_machine_can_still_be_answered_but_not_renewed(
    new_app: NewApp, store_file: Path, cafe: Pack
) -> None:
    stored(store_file, cafe, "Hall Example")
    app = new_app()
    async with app.run_test(size=(200, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "m")
        assert "are not on this machine" in screen_text(app)
        assert str(own_packs_folder()) in screen_text(app)
        await press(pilot, "enter")
        assert "How many tables can stand" in screen_text(app)


@pytest.mark.parametrize(
    ("period", "day", "following"),
    [
        ("2026-Q3", date(2026, 11, 26), "2026-Q4"),
        ("2026-Q4", date(2026, 11, 26), "2027-Q1"),
        ("2026-Q2", date(2026, 4, 1), "2026-Q3"),
        ("Year one", date(2026, 1, 1), "2026-Q1"),
    ],
)
def test_the_next_period_is_never_the_one_it_starts_from(period: str, day: date, following: str) -> None:
    assert period_after(period, day) == following


def test_versions_are_compared_by_number() -> None:
    assert is_older("1.9.0", "1.10.0")
    assert not is_older("1.10.0", "1.9.0")
    assert not is_older("one", "two")


async def test_home_stands_on_what_was_just_left_before_the_store_has_told_of_it(
    new_app: NewApp, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = new_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "down", "up")
        monkeypatch.setattr(app, "refresh_home", lambda note="": None)
        await walking(pilot, pack)
        await press(pilot, "1", "escape")
        assert isinstance(app.screen, HomeScreen)
        assert app.screen.highlighted_id() == "fernhill"
        line = next(line for line in screen_text(app).splitlines() if "Fernhill" in line)
        assert f"► Go on: Fernhill Example · 2026-Q4 · last changed {date.today():%Y-%m-%d}" in line


async def test_a_made_up_company_is_told_apart_from_when_it_was_changed(
    new_app: NewApp, pack: Pack, example: Assessment
) -> None:
    app = new_app()
    async with app.run_test(size=(120, 30)) as pilot:
        await walking(pilot, pack, example)
        await press(pilot, "escape", "escape")
        assert " · made up · last changed" in screen_text(app)


async def test_what_cannot_be_done_is_said_until_the_cursor_moves(new_app: NewApp) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "r")
        assert "Go to an assessment" in screen_text(pilot.app)
        await press(pilot, "down")
        assert "Go to an assessment" not in screen_text(pilot.app)
