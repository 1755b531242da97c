"""A heading fits its width: what matters most stays, in cells, not characters."""

from __future__ import annotations

import pytest
from textual.content import Content

from abm_fit.tui.fitting import Piece, fitted
from abm_fit.tui.text import cells, short


def line(width: int, organisation: str) -> Content:
    return fitted(
        (Piece(organisation, least=8), Piece(" · 2026-Q4"), Piece(" · Jörg", spare=1), Piece("  3 of 32")), width
    )


@pytest.mark.parametrize("width", [27, 33, 40, 78])
@pytest.mark.parametrize(
    "organisation", ["Nordwind Robotik GmbH & Co. KG", "北風ロボティクス株式会社東京本社", "A" * 300]
)
def test_the_line_fits_and_keeps_what_is_never_cut(width: int, organisation: str) -> None:
    shown = line(width, organisation).plain
    assert cells(shown) <= width
    assert " · 2026-Q4" in shown
    assert shown.endswith("  3 of 32")


def test_what_can_be_spared_goes_before_what_cannot_be_cut_further() -> None:
    assert "Jörg" in line(40, "Nordwind Robotik").plain
    assert "Jörg" not in line(28, "Nordwind Robotik").plain


def test_what_matters_least_goes_before_a_name_is_cut() -> None:
    pieces = (Piece("Fernhill Machines", least=8), Piece(" · full", early=True), Piece("  3 of 32"))
    assert fitted(pieces, 28).plain == "Fernhill Machines  3 of 32"
    assert fitted(pieces, 33).plain == "Fernhill Machines · full  3 of 32"


def test_nothing_is_cut_where_there_is_room() -> None:
    assert line(78, "Nordwind").plain == "Nordwind · 2026-Q4 · Jörg  3 of 32"


def test_a_chinese_name_is_cut_by_its_cells() -> None:
    assert cells(short("北風ロボティクス株式会社", 11)) <= 11
    assert short("Fernhill", 8) == "Fernhill"
