"""What is drawn of a text line by line is what drawing all of it gives."""

from __future__ import annotations

import random

import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll

from abm_fit.tui.text import plain, stacked
from abm_fit.tui.widgets.steady import Steady

WORDS = [
    "fit",
    "readiness 44",
    "│◆▒░",
    "東京 テスト",
    "a-very-long-word-" * 3,
    "",
    "e\u0301te\u0301",
    "[/x] [red]",
    "→ 🙂 end",
]


class Page(App[int]):
    """A text in a scrolled box, and one above it."""

    CSS = "VerticalScroll { height: 8; padding: 0 1; } Steady { width: 100%; }"

    def compose(self) -> ComposeResult:
        """Lay out both."""
        yield Steady(id="head")
        with VerticalScroll():
            yield Steady(id="text")

    def lines(self) -> list[str]:
        """Return what is on the screen."""
        return ["".join(segment.text for segment in strip) for strip in self.screen._compositor.render_strips()]


@pytest.mark.parametrize("seed", range(3))
async def test_a_text_drawn_where_it_differs_looks_as_if_drawn_whole(seed: int) -> None:
    chance = random.Random(seed)
    async with Page().run_test(size=(30, 16)) as pilot:
        app = pilot.app
        assert isinstance(app, Page)
        text, head = app.query_one("#text", Steady), app.query_one("#head", Steady)
        lines = [chance.choice(WORDS) for _ in range(12)]
        for turn in range(40):
            for _ in range(chance.randint(1, 3)):
                lines[chance.randrange(len(lines))] = chance.choice(WORDS)
            if turn % 7 == 0:
                lines = [*lines[: chance.randint(3, 12)], chance.choice(WORDS)]
            text.put(stacked([plain(line, chance.choice(["", "bold"])) for line in lines]))
            head.put(plain(chance.choice(WORDS)))
            if turn % 5 == 0:
                app.query_one(VerticalScroll).scroll_to(y=chance.randint(0, 9), animate=False)
            if turn % 11 == 10:
                await pilot.resize_terminal(chance.randint(20, 40), 16)
            await pilot.pause()
            seen = app.lines()
            text.refresh(layout=True)
            head.refresh(layout=True)
            await pilot.pause()
            assert seen == app.lines(), turn
