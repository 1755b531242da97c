"""Colours: AA contrast wherever text stands on a ground, and no meaning by colour alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.color import Color
from textual.theme import Theme
from textual.widgets import OptionList

from abm_fit.tui.app import AbmFitApp
from abm_fit.tui.themes import DARK, LIGHT, TEXT_ON, THEMES, colours, other
from tests.tui.conftest import settle

AA = 4.5
"""WCAG 2.2, 1.4.3: the least contrast of text."""


def luminance(colour: Color) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = [channel / 255 for channel in colour.rgb]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))))
    return (high + 0.05) / (low + 0.05)


def test_the_formula_knows_black_on_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize(("ink", "ground"), [(ink, ground) for ink, grounds in TEXT_ON for ground in grounds])
def test_text_reaches_aa(theme: Theme, ink: str, ground: str) -> None:
    named = colours(theme)
    assert contrast(named[ink], named[ground]) >= AA


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
async def test_the_first_picture_has_the_colours_of_the_remembered_theme(
    new_app: Callable[[], AbmFitApp], theme: Theme
) -> None:
    before = new_app()
    async with before.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before.remember(replace(before.remembered, theme=theme.name))
        await settle(pilot)
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.screen.styles.background == Color.parse(str(theme.background))
        cursor = app.screen.query_one(OptionList).get_component_styles("option-list--option-highlighted")
        assert cursor.background == Color.parse(theme.variables["block-cursor-background"])


def test_light_and_dark_change_into_each_other() -> None:
    assert other(DARK.name) == LIGHT.name
    assert other(LIGHT.name) == DARK.name
    assert other("anything else") == LIGHT.name


def test_both_themes_name_the_same_colours() -> None:
    assert set(DARK.variables) == set(LIGHT.variables)
