"""The report's form: what it refuses says what to do in the form's own words, and never ends the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input

from abm_fit.assessment.model import Assessment
from abm_fit.pack.model import Pack
from abm_fit.tui.app import AbmFitApp
from abm_fit.tui.reporting import opened, said_here
from abm_fit.tui.screens.report import ReportScreen
from tests.tui.conftest import press, screen_text, walking

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
