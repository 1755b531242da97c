"""The report's form: what it refuses says what to do in the form's own words, and never ends the program."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Select

from abm_fit.assessment.model import Assessment
from abm_fit.pack.model import Pack
from abm_fit.tui.app import AbmFitApp
from abm_fit.tui.ordering import Order, choices_of
from abm_fit.tui.reporting import opened, said_here
from abm_fit.tui.screens.report import ReportScreen
from tests.tui.conftest import press, screen_text, settle, walking

NewApp = Callable[[], AbmFitApp]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("~nobody-of-that-name/reports", "Nobody here is called 'nobody-of-that-name'"),
        ("{here}/a-file", "is a file, not a folder"),
        ("{here}/a-file/reports", "is a file, not a folder"),
    ],
)
async def test_a_folder_that_cannot_be_is_refused_before_anything_is_written(
    new_app: NewApp, pack: Pack, example: Assessment, tmp_path: Path, place: str, said: str
) -> None:
    (tmp_path / "a-file").write_text("here already")
    async with new_app().run_test(size=(200, 30)) as pilot:
        await walking(pilot, pack, example)
        await press(pilot, "f6")
        assert isinstance(pilot.app.screen, ReportScreen)
        pilot.app.screen.query_one("#target", Input).value = place.format(here=tmp_path)
        await press(pilot, "f2")
        told = " ".join(screen_text(pilot.app).split())
        assert said in told, "a long path may break the line anywhere"
    assert (tmp_path / "a-file").read_text() == "here already"


async def test_the_heading_keeps_the_period_at_sixty_columns(new_app: NewApp, pack: Pack, example: Assessment) -> None:
    from abm_fit.assessment.editing import with_header

    long = with_header(
        example, organisation="Nordwind Robotik und Automation GmbH & Co. KG, Werk Süd-West", period="2026-Q4"
    )
    async with new_app().run_test(size=(60, 20)) as pilot:
        await walking(pilot, pack, long)
        await press(pilot, "f6")
        first = screen_text(pilot.app).splitlines()[0]
        assert first.startswith((" Report · Nordwind", "Report · Nordwind"))
        assert "… · 2026-Q4" in first


def test_the_commands_options_become_the_forms_fields() -> None:
    assert said_here("abm-fit: /x is a folder.") == "/x is a folder."
    assert said_here("Choose another place with --to.") == "Choose another place in Folder."


async def test_without_a_desktop_nothing_is_claimed_to_be_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert not await opened(tmp_path)


@pytest.mark.parametrize(("code", "taken"), [(0, True), (3, False)])
async def test_an_opener_that_gives_up_has_opened_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, taken: bool
) -> None:
    opener = tmp_path / "xdg-open"
    opener.write_text(f"#!/bin/sh\nexit {code}\n")
    opener.chmod(0o755)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":9")
    assert await opened(tmp_path) is taken


Stub = Callable[[str], None]
"""Takes the program that stands in for the report's child; `files` are the paths that it has to write."""


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Stub:
    """Let a small program stand in for the report's child."""

    def install(program: str) -> None:
        head = "import pathlib, sys, time\nfiles = [pathlib.Path(one) for one in sys.argv[1:]]\n"

        def command(order: Order) -> list[str]:
            return [sys.executable, "-c", head + program, *map(str, order.files)]

        monkeypatch.setattr("abm_fit.tui.reporting.command_of", command)

    return install


WRITES = """
print("50 writing it", file=sys.stderr, flush=True)
for one in files:
    one.write_text("new")
    print(one)
"""


async def ordering(pilot: Pilot[int], pack: Pack, example: Assessment, place: Path) -> ReportScreen:
    """Open the form over the worked example, with this folder in it."""
    await walking(pilot, pack, example)
    await press(pilot, "f6")
    screen = pilot.app.screen
    assert isinstance(screen, ReportScreen)
    screen.query_one("#target", Input).value = str(place)
    return screen


def in_one_line(pilot: Pilot[int]) -> str:
    return " ".join(screen_text(pilot.app).split())


async def test_a_report_of_the_same_name_is_never_replaced_unasked(
    new_app: NewApp, pack: Pack, example: Assessment, tmp_path: Path, child: Stub
) -> None:
    child(WRITES)
    async with new_app().run_test(size=(100, 30)) as pilot:
        screen = await ordering(pilot, pack, example, tmp_path)
        await press(pilot, "f2")
        first = screen._files[0]
        first.write_text("old")
        await press(pilot, "f2")
        assert "is there already" in screen_text(pilot.app)
        assert first.read_text() == "old"
        await press(pilot, "escape")
        assert first.read_text() == "old"
        await press(pilot, "f2", "enter")
        assert first.read_text() == "old"
        assert first.with_name(f"{first.stem}-2.pdf").read_text() == "new"
        await press(pilot, "f2", "down", "enter")
        assert first.read_text() == "new"


async def test_what_was_chosen_is_offered_next_time(
    new_app: NewApp, pack: Pack, example: Assessment, tmp_path: Path, child: Stub
) -> None:
    child(WRITES)
    app = new_app()
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await ordering(pilot, pack, example, tmp_path)
        for name, value in (("#template", "workshop"), ("#locale", "de_DE"), ("#paper", "A4")):
            screen.query_one(name, Select).value = value
        await press(pilot, "space", "f2")
        assert "Written:" in screen_text(pilot.app)
    assert app.finish()
    again = new_app()
    choices = choices_of(again.remembered.report, locale="en_US", here="elsewhere")
    assert (choices.template, choices.locale, choices.paper) == ("workshop", "de_DE", "A4")
    assert choices.target == str(tmp_path)
    assert choices.formats == ("html",)


@pytest.mark.parametrize("key", ["template", "paper", "locale", "formats"])
def test_a_remembered_choice_that_there_is_none_of_is_forgotten(key: str) -> None:
    kept = choices_of({key: "../nothing"}, locale="en_GB", here=".")
    assert (kept.template, kept.paper, kept.locale, kept.formats) == ("consulting", "A4", "en_GB", ("pdf", "html"))


async def test_cancel_ends_the_child_and_names_what_is_whole(
    new_app: NewApp, pack: Pack, example: Assessment, tmp_path: Path, child: Stub
) -> None:
    child(
        "import os\n"
        "files[-1].write_text('whole')\n"
        f"pathlib.Path({str(tmp_path / 'pid')!r}).write_text(str(os.getpid()))\n"
        "print('40 laying out', file=sys.stderr, flush=True)\n"
        "time.sleep(600)\n"
    )
    async with new_app().run_test(size=(100, 30)) as pilot:
        screen = await ordering(pilot, pack, example, tmp_path / "out")
        (tmp_path / "out").mkdir()
        await pilot.press("f2")
        until = time.monotonic() + 60
        while "Laying out" not in screen_text(pilot.app):
            assert time.monotonic() < until
            await pilot.pause(0.05)
        assert screen.bar.progress == 0.4
        await pilot.press("f3")
        await settle(pilot)
        text = in_one_line(pilot)
        assert "Cancelled" in text
        assert "Written all the same, and whole:" in text
        assert [path.suffix for path in screen._files] == [".html"]
        with pytest.raises(ProcessLookupError):
            os.kill(int((tmp_path / "pid").read_text()), 0)


async def test_a_failure_says_what_to_do_and_the_html_can_be_opened(
    new_app: NewApp, pack: Pack, example: Assessment, tmp_path: Path, child: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    child(
        "files[-1].write_text('whole')\n"
        "print('abm-fit: The PDF needs Pango.', file=sys.stderr)\n"
        "print('Type: apt install pango', file=sys.stderr)\n"
        "sys.exit(5)\n"
    )
    handed: list[Path] = []

    async def taken(path: Path) -> bool:
        handed.append(path)
        return True

    monkeypatch.setattr("abm_fit.tui.screens.report.opened", taken)
    async with new_app().run_test(size=(100, 30)) as pilot:
        await ordering(pilot, pack, example, tmp_path)
        await press(pilot, "f2")
        text = in_one_line(pilot)
        assert "The PDF needs Pango. Type: apt install pango" in text
        assert "Written all the same, and whole:" in text
        await press(pilot, "f4", "f5")
    assert [path.suffix for path in handed] == [".html", ""]


async def test_what_the_command_remarks_is_said_though_all_went_well(
    new_app: NewApp, pack: Pack, example: Assessment, tmp_path: Path, child: Stub
) -> None:
    child("print('No font has the letter X.', file=sys.stderr)\n" + WRITES)
    async with new_app().run_test(size=(100, 30)) as pilot:
        await ordering(pilot, pack, example, tmp_path)
        await press(pilot, "f2")
        text = in_one_line(pilot)
        assert "No font has the letter X." in text
        assert "Written:" in text


async def test_a_template_of_ones_own_is_asked_for_its_folder(
    new_app: NewApp, pack: Pack, example: Assessment, tmp_path: Path, child: Stub
) -> None:
    child(WRITES)
    async with new_app().run_test(size=(100, 30)) as pilot:
        screen = await ordering(pilot, pack, example, tmp_path)
        assert "Its folder" not in screen_text(pilot.app)
        screen.query_one("#template", Select).value = "+own"
        await press(pilot, "f2")
        assert "Name the folder of your template" in screen_text(pilot.app)
        screen.query_one("#folder-of-template", Input).value = str(tmp_path / "studio")
        assert screen.order(screen.choices()).template == str(tmp_path / "studio")
        assert screen.order(screen.choices()).stem.endswith("studio")


async def test_a_later_period_offers_to_say_what_changed(
    new_app: NewApp, pack: Pack, example: Assessment, tmp_path: Path, child: Stub
) -> None:
    from dataclasses import replace

    child(WRITES)
    async with new_app().run_test(size=(100, 30)) as pilot:
        await walking(pilot, pack, example)
        await press(pilot, "escape", "escape")
        later = replace(example, id="later", period="2027-Q1", follows=example.id, log=())
        screen = await ordering(pilot, pack, later, tmp_path)
        assert f"What changed since {example.period}" in screen_text(pilot.app)
        assert screen.order(screen.choices()).since == example.id


async def test_a_report_is_written_though_the_store_is_away_and_leaves_no_answers_behind(
    new_app: NewApp, pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from abm_fit.errors import StoreError

    def away() -> None:
        raise StoreError("The database can't be reached.")

    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    app = new_app()
    monkeypatch.setattr(app.keeper, "_opener", away)
    async with app.run_test(size=(100, 30)) as pilot:
        await walking(pilot, pack)
        await press(pilot, "1", "f6")
        screen = app.screen
        assert isinstance(screen, ReportScreen)
        screen.query_one("#target", Input).value = str(tmp_path)
        await press(pilot, "space", "f2")
        assert "Written:" in screen_text(app)
        assert [path.suffix for path in screen._files] == [".html"]
        await press(pilot, "escape")
        assert list(scratch.glob("abm-fit-report-*")) == []
