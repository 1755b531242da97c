"""The screens know nothing of one subject: a pack of ten questions, without segments or quick walk, works the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from abm_fit.pack.loading import load_pack
from abm_fit.tui.app import AbmFitApp
from tests.tui.conftest import press, screen_text, walking

FOLDER = Path(__file__).parents[1] / "data" / "packs" / "repair_cafe"


async def test_another_subject_walks_scores_and_reviews(new_app: Callable[[], AbmFitApp]) -> None:
    pack = load_pack(FOLDER)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        for spot in walk.session.steps:
            walk.session.to_spot(spot)
            walk.show_question()
            await press(pilot, "f2")
        assert walk.session.left() == 0
        await press(pilot, "ctrl+r")
        assert "VERDICT" in screen_text(app)
        await press(pilot, "escape", "escape", "o")
        assert "DON'T KNOW" in screen_text(app)
