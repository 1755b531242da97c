"""By mouse alone: whatever is on the screen can be clicked, and whatever does not fit is a click away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual import events
from textual.command import CommandPalette
from textual.pilot import Pilot

from abm_fit.assessment.model import Assessment
from abm_fit.pack.model import Pack
from abm_fit.tui.app import AbmFitApp
from abm_fit.tui.bindings import KEYS, Place, place_of
from abm_fit.tui.screens.walk import WalkScreen
from tests.tui.conftest import settle, type_text, walking

NewApp = Callable[[], AbmFitApp]


def on_screen(pilot: Pilot[int]) -> list[str]:
    """Return the lines of the screen, a character a cell."""
    return ["".join(segment.text for segment in strip) for strip in pilot.app.screen._compositor.render_strips()]


async def click(pilot: Pilot[int], words: str, *, last: bool = False) -> None:
    """Click on the words where they stand on the screen, the first of them or the last."""
    lines = on_screen(pilot)
    rows = [at for at, line in enumerate(lines) if words in line]
    assert rows, "\n".join([words, *lines])
    row = rows[-1 if last else 0]
    await pilot.click(offset=(lines[row].index(words) + 1, row))
    await settle(pilot)


async def command(pilot: Pilot[int], name: str) -> None:
    """Run what the key bar has no room for: by what stands there in its place, scrolling by the wheel."""
    await click(pilot, "F8 More", last=True)
    assert isinstance(pilot.app.screen, CommandPalette)
    await pilot.pause(0.2)
    for _ in range(40):
        if any(name == line.strip(" │").split("  ")[0] for line in on_screen(pilot)):
            break
        await pilot._post_mouse_events([events.MouseScrollDown], None, offset=(20, 8))
        await pilot.pause(0.05)
    await click(pilot, name)


def at(pilot: Pilot[int]) -> Place:
    """Return which screen is shown."""
    return place_of(pilot.app.screen)


async def answer(pilot: Pilot[int], times: int) -> None:
    """Answer so many questions with what is on the screen: the first option, else don't know."""
    walk = pilot.app.screen
    assert isinstance(walk, WalkScreen)
    for _ in range(times):
        before = walk.session.spot
        option = next((line for line in walk.view.choices.lines if not line.aside), None)
        await click(pilot, option.label[:20] if option and walk.session.question.kind == "choice" else "I don't know")
        assert walk.session.spot != before


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_mouse_alone_leads_from_a_new_assessment_to_its_report_and_out(
    new_app: NewApp, size: tuple[int, int]
) -> None:
    async with new_app().run_test(size=size) as pilot:
        await settle(pilot)
        await click(pilot, "New assessment")
        assert at(pilot) == "setup"
        await type_text(pilot, "Fernhill")
        await click(pilot, "F2 Save")
        assert at(pilot) == "walk"
        await answer(pilot, 6)
        await click(pilot, "b Back" if "b Back" in on_screen(pilot)[-1] else "ctrl+o Back")
        await command(pilot, "Review")
        assert at(pilot) == "review"
        await click(pilot, "Esc Back")
        await command(pilot, "Result")
        assert at(pilot) == "result"
        await command(pilot, "What if")
        assert "WHAT IF" in on_screen(pilot)[0]
        await answer(pilot, 1)
        await command(pilot, "Home")
        if "WHAT IF" in on_screen(pilot)[0]:
            await command(pilot, "Home")
        assert "WHAT IF" not in on_screen(pilot)[0]
        if at(pilot) == "walk":
            await command(pilot, "Report")
        else:
            await (click(pilot, "p Report") if "p Report" in on_screen(pilot)[-1] else command(pilot, "Report (PDF)"))
        assert at(pilot) == "report"
        await click(pilot, "Esc Back")
        while at(pilot) != "home":
            await (click(pilot, "Esc Back") if at(pilot) == "result" else command(pilot, "Home"))
        assert any("Go on: Fernhill" in line for line in on_screen(pilot))
        await click(pilot, "q Quit", last=True)
        assert pilot.app.return_value == 0


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_every_command_of_home_the_walk_and_the_result_is_on_the_screen_or_behind_one_click(
    new_app: NewApp, pack: Pack, example: Assessment, size: tuple[int, int]
) -> None:
    async with new_app().run_test(size=size) as pilot:
        await walking(pilot, pack, example)
        for wanted in ("walk", "result", "home"):
            if wanted == "result":
                await pilot.press("ctrl+r")
                await settle(pilot)
            while wanted == "home" and at(pilot) != "home":
                await pilot.press("escape")
                await settle(pilot)
            assert at(pilot) == wanted
            bar = on_screen(pilot)[-1]
            hidden = [key for key in KEYS if key.place == wanted and key.bound and key.label and key.label not in bar]
            commands = {one.title for one in pilot.app.get_system_commands(pilot.app.screen)}
            assert {key.label for key in hidden} <= commands
            assert bool(hidden) == ("F8 More" in bar), bar
            assert bar.rstrip().endswith("q Quit") or bar.rstrip().endswith("ctrl+q Quit")


async def test_ok_and_enter_can_be_clicked_too(new_app: NewApp, pack: Pack, example: Assessment) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack, example)
        number = next(spot for spot in walk.session.steps if pack.questionnaire.questions[spot[0]].kind == "count")
        walk.session.to_spot(number)
        walk.show_question()
        await type_text(pilot, "7")
        await click(pilot, "Enter OK")
        assert walk.session.spot != number
        answer = walk.session.answer_at(number)
        assert answer is not None
        assert walk.session.words(pack.questionnaire.questions[number[0]], answer.value or "").startswith("7")


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_an_open_window_shows_its_own_keys_in_the_last_line(
    new_app: NewApp, pack: Pack, example: Assessment, size: tuple[int, int]
) -> None:
    async with new_app().run_test(size=size) as pilot:
        walk = await walking(pilot, pack, example)
        walk.session.to_spot(("one_list", None))
        walk.show_question()
        for key, wanted in (
            ("slash", "Enter Take it  Esc Back"),
            ("question_mark", "↑↓ Scroll  Esc Close"),
            ("f8", "↑↓ Choose  Enter Run it  Esc Close"),
        ):
            await pilot.press(key)
            await settle(pilot)
            await pilot.pause(0.2)
            assert wanted in on_screen(pilot)[-1]
            assert "Quit" not in on_screen(pilot)[-1]
            await click(pilot, "Esc ", last=True)
            assert pilot.app.screen is walk
        await pilot.press("1", "b", "n")
        await settle(pilot)
        assert "F2 Keep  Esc Back" in on_screen(pilot)[-1]
        await type_text(pilot, "seen")
        await click(pilot, "F2 Keep", last=True)
        assert walk.session.answer is not None
        assert walk.session.answer.note.endswith("seen")
