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


async def test_several_possible_options_are_shown_as_such_and_stay_when_evidence_is_added(
    new_app: Callable[[], AbmFitApp],
) -> None:
    pack = load_pack(FOLDER)
    question = next(one for one in pack.questionnaire.questions.values() if one.kind == "choice" and one.when is None)
    several = tuple(option.id for option in question.options[:2])
    assert len(question.options) > 2
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        walk = await walking(pilot, pack)
        walk.session.to_spot((question.id, None))
        walk.confirm("answered", several, on=False)
        walk.show_question()
        await pilot.pause()
        assert "one of these, not sure which" in screen_text(app)
        await press(pilot, "e")
        answer = walk.session.answer
        assert answer is not None
        assert (answer.value, answer.evidence) == (several, "described")
