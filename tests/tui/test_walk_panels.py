"""What stands around a question: help, the live result, what others said, and the keys at any size."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from abm_fit.assessment.editing import with_agreed
from abm_fit.assessment.model import AGREED, Assessment
from abm_fit.pack.model import Pack
from abm_fit.scoring.engine import score
from abm_fit.tui.app import AbmFitApp
from abm_fit.tui.outline.live import brief_content, live_content
from abm_fit.tui.screens.overlap import OverlapScreen
from tests.tui.conftest import press, screen_text, settle, type_text, walking

NewApp = Callable[[], AbmFitApp]
HEAD_OF_SALES_SAYS = "Head of sales: Each team, or each seller, has a list of their own"


async def test_the_room_sees_what_everybody_said_and_a_person_does_not(
    new_app: NewApp, pack: Pack, example: Assessment
) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack, with_agreed(example))
        walk.session.to_spot(("one_list", None))
        walk.show_question()
        await settle(pilot)
        assert "Head of sales" not in screen_text(app)
        app.hand_over(walk.session, AGREED)
        walk.session.to_spot(("one_list", None))
        walk.show_question()
        await settle(pilot)
        assert HEAD_OF_SALES_SAYS in screen_text(app)
        assert "Head of marketing: One list, chosen by both teams together" in screen_text(app)


async def test_the_list_of_people_says_who_answers_now(new_app: NewApp, pack: Pack, example: Assessment) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack, example)
        walk.session.to_spot(("one_list", None))
        walk.show_question()
        await press(pilot, "p")
        assert "● Head of marketing · Marketing" in screen_text(pilot.app)
        assert "○ Head of sales · Sales" in screen_text(pilot.app)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@pytest.mark.parametrize("live", [False, True])
async def test_all_of_the_help_can_be_read_by_one_key(
    new_app: NewApp, pack: Pack, example: Assessment, size: tuple[int, int], live: bool
) -> None:
    async with new_app().run_test(size=size) as pilot:
        walk = await walking(pilot, pack, example)
        walk.session.to_spot(("one_list", None))
        walk.show_question()
        if live:
            await press(pilot, "v")
        seen = ""
        for _ in range(12):
            await press(pilot, "h")
            if not walk.explained:
                break
            seen += screen_text(pilot.app)
        assert not walk.explained
        for words in (
            "Why we ask",
            "How to judge",
            "What evidence counts",
            walk.session.question.help.evidence[-1][:30],
        ):
            assert words in seen


@pytest.mark.parametrize("size", [(59, 24), (80, 19), (40, 12)])
async def test_a_small_window_asks_to_be_enlarged_and_can_still_be_left(
    new_app: NewApp, pack: Pack, size: tuple[int, int]
) -> None:
    async with new_app().run_test(size=size) as pilot:
        await walking(pilot, pack)
        assert "Please enlarge." in screen_text(pilot.app)
        assert "q Quit" in screen_text(pilot.app)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "Please enlarge." not in screen_text(pilot.app)
        assert "b Back" in screen_text(pilot.app)


def test_the_live_result_says_how_many_are_possible_before_it_names_too_many(pack: Pack, example: Assessment) -> None:
    from dataclasses import replace

    nothing_known = score(pack, replace(example, log=()))
    text = live_content(pack, nothing_known).plain
    assert "4 bands possible" in text
    assert "verdicts still possible" in text
    assert "▒" in text
    assert "█" not in text, "nothing of a level is certain yet"
    assert len(text.splitlines()) < 36
    assert "Fit, Workshops 13" in brief_content(pack, score(pack, example)).plain


def test_the_live_result_shows_gates_before_what_can_be_long(pack: Pack, example: Assessment) -> None:
    from dataclasses import replace

    first_rows = tuple(row for row in example.log if row.question == "stage")
    text = live_content(pack, score(pack, replace(example, log=first_rows))).plain
    assert text.index("depend on what is open") < text.index("verdicts still possible")


async def test_the_keys_of_list_overlap_fit_and_tell_the_way_out(
    new_app: NewApp, pack: Pack, example: Assessment
) -> None:
    async with new_app().run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack, example)
        walk.session.to_spot(("overlap", None))
        walk.show_question()
        await settle(pilot)
        assert "m measures it" in " ".join(screen_text(pilot.app).split())
        await press(pilot, "m")
        assert isinstance(pilot.app.screen, OverlapScreen)
        assert "Esc Back" in screen_text(pilot.app)
        assert "Enter OK" not in screen_text(pilot.app), "in a list Enter begins a new line"
        await type_text(pilot, "Acme")
        await press(pilot, "tab")
        await type_text(pilot, "Acme")
        await press(pilot, "f2", "f4")
        assert "100 % overlap is the answer now" in screen_text(pilot.app)


@pytest.mark.parametrize("key", ["question_mark", "slash"])
@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_every_window_can_be_closed_by_mouse(
    new_app: NewApp, pack: Pack, key: str, size: tuple[int, int]
) -> None:
    async with new_app().run_test(size=size) as pilot:
        walk = await walking(pilot, pack)
        await press(pilot, key)
        assert pilot.app.screen is not walk
        await pilot.click("#leave")
        await settle(pilot)
        assert pilot.app.screen is walk
        await press(pilot, key)
        await pilot.click(offset=(0, 0))
        await settle(pilot)
        assert pilot.app.screen is walk


async def test_what_counts_as_evidence_is_a_list_whose_later_lines_stand_under_the_words(
    new_app: NewApp, pack: Pack, example: Assessment
) -> None:
    async with new_app().run_test(size=(60, 40)) as pilot:
        walk = await walking(pilot, pack, example)
        questions = pack.questionnaire.questions
        longest = max(walk.session.steps, key=lambda spot: max(map(len, questions[spot[0]].help.evidence), default=0))
        walk.session.to_spot(longest)
        walk.show_question()
        await press(pilot, "f1")
        lines = str(walk.view.help_text.content).split("What evidence counts")[1].splitlines()[1:]
        assert len([line for line in lines if line.startswith("  · ")]) == len(walk.session.question.help.evidence)
        later = [line for line in lines if not line.startswith("  · ")]
        assert later
        assert all(line.startswith("    ") and line[4] != " " for line in later)
        assert max(map(len, lines)) <= walk.view.help_text.size.width
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert not [
            line
            for line in str(walk.view.help_text.content).split("What evidence counts")[1].splitlines()[1:]
            if not line.startswith("  · ")
        ], "there is room for each in a line"
