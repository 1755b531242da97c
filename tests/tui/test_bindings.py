"""The one table of keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from abm_fit.tui.bindings import KEYS, TITLES, Key, Place, hints_of, key_lines, keys_as_markdown
from abm_fit.tui.widgets.key_bar import LEAVE, MORE, OK
from abm_fit.wording.en.keys import TEXTS

KEPT_BY_TERMINALS = {"ctrl+b", "ctrl+s", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+enter", "ctrl+c", "ctrl+a"}
"""tmux and screen prefixes, flow control, and chords that legacy terminals send as Enter, Tab or Backspace."""


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.id)
def test_no_key_is_one_that_terminals_keep(key: Key) -> None:
    assert not KEPT_BY_TERMINALS & set(key.keys.split(","))


def test_flow_control_is_never_the_only_way_out() -> None:
    (leave,) = (key for key in KEYS if key.id == "quit")
    assert "q" in leave.keys.split(",")


@pytest.mark.parametrize("place", TITLES)
def test_a_key_does_one_thing_in_a_place(place: Place) -> None:
    taken = [name for key in KEYS if key.place in (place, "everywhere") and key.bound for name in key.keys.split(",")]
    assert len(taken) == len(set(taken))


def test_ids_are_unique() -> None:
    ids = [key.id for key in KEYS]
    assert len(ids) == len(set(ids))


def test_no_words_are_kept_of_a_key_that_is_gone() -> None:
    said = {key: text for key, text in TEXTS.items() if key.startswith(("keys.label.", "keys.about.", "keys.place."))}
    keys = (*KEYS, OK, LEAVE, MORE)
    labels = {f"keys.label.{key.id}": key.label for key in keys if key.label}
    abouts = {f"keys.about.{key.id}": key.about for key in keys}
    assert said == labels | abouts | {f"keys.place.{place}": title for place, title in TITLES.items()}


@pytest.mark.parametrize("place", [place for place in TITLES if place != "everywhere"])
def test_help_and_readme_tell_of_every_key(place: Place) -> None:
    table = keys_as_markdown()
    for _, about in key_lines(place):
        assert about in table
    assert hints_of(place)


def test_the_page_of_keys_is_the_table() -> None:
    page = Path(__file__).parents[2] / "docs" / "keys.md"
    assert page.read_text(encoding="utf-8").endswith(keys_as_markdown())
