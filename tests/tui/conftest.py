"""The app over a store of its own, and the screen as text."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from pathlib import Path
from re import findall

import pytest
from textual.app import App
from textual.pilot import Pilot

from abm_fit.assessment.cases import read_case
from abm_fit.assessment.model import Assessment
from abm_fit.commands.subjects import load_pack_named
from abm_fit.pack.model import Pack
from abm_fit.resources import packs_folder
from abm_fit.tui.app import AbmFitApp
from abm_fit.tui.forming import assessment_from
from abm_fit.tui.screens.setup import Form
from abm_fit.tui.screens.walk import WalkScreen
from abm_fit.tui.session import Session, room


@pytest.fixture(autouse=True)
def calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """No animation, and no colour asked for by whoever runs the tests."""
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(scope="session")
def pack() -> Pack:
    """Return the bundled pack."""
    return load_pack_named(None)


@pytest.fixture(scope="session")
def example(pack: Pack) -> Assessment:
    """Return the worked example's assessment."""
    return read_case(packs_folder() / "abm_fit" / "cases" / "example.yaml", pack).assessment


@pytest.fixture
def store_file(tmp_path: Path) -> Path:
    """Return where the test's own store is."""
    return tmp_path / "store.sqlite3"


@pytest.fixture
def new_app(store_file: Path, tmp_path: Path) -> Callable[[], AbmFitApp]:
    """Return a maker of apps that all share the test's store, as sessions one after another do."""
    return lambda: AbmFitApp(str(store_file), state=tmp_path / "state")


def screen_text(app: App[int]) -> str:
    """Return what is on the screen, line by line."""
    drawn = app.export_screenshot(simplify=True)
    rows: dict[float, list[tuple[float, str]]] = {}
    for attributes, text in findall(r"<text([^>]*)>([^<]*)</text>", drawn):
        place = dict(findall(r'(\w+)="([^"]*)"', attributes))
        if "clip-path" in attributes or "y" in place:
            rows.setdefault(float(place.get("y", 0)), []).append((float(place.get("x", 0)), unescape(text)))
    return "\n".join("".join(part for _, part in sorted(parts)) for _, parts in sorted(rows.items())).replace(
        "\xa0", " "
    )


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, and wait for what each starts, the store's thread included."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def settle(pilot: Pilot[int]) -> None:
    """Wait until workers, the store's queue and the screen are done."""
    app = pilot.app
    assert isinstance(app, AbmFitApp)
    waited = 0
    while (app.workers and any(not worker.is_finished for worker in app.workers)) or not app.keeper.idle:
        await pilot.pause(0.01)
        waited += 1
        assert waited < 3000, "something never ends"
    await pilot.pause()


async def type_text(pilot: Pilot[int], text: str) -> None:
    """Type a text into the focused field."""
    await pilot.press(*(_KEYS.get(character, character) for character in text))
    await pilot.pause()


_KEYS = {
    " ": "space",
    ",": "comma",
    ".": "full_stop",
    "-": "minus",
    "€": "euro_sign",
    "/": "slash",
    "%": "percent_sign",
}


async def walking(pilot: Pilot[int], pack: Pack, assessment: Assessment | None = None) -> WalkScreen:
    """Put an assessment (a new one where none is given) into the store and onto the desk; return its walk."""
    form = Form("Fernhill Example", "2026-Q4", pack.rubric.currency, segments=(), person="Ann", role="marketing")
    wanted = assessment or assessment_from(pack, form, "fernhill", "2026-11-22")
    app = pilot.app
    assert isinstance(app, AbmFitApp)
    app.keeper.create(wanted, pack.documents, lambda error: app.tell(error.message, wrong=True))
    app.session = Session(pack, wanted, room(wanted))
    app.show_walk(app.session)
    await settle(pilot)
    assert isinstance(app.screen, WalkScreen)
    return app.screen
