"""Numbers are rounded for people, and never across a threshold."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from abm_fit.scoring.rounding import half_up, plain, shown, to_step

CUTS = (Fraction(35), Fraction(55), Fraction(75))


def test_a_score_just_below_a_cut_gets_as_many_decimals_as_it_takes() -> None:
    assert shown(Fraction("54.97"), CUTS) == "54.97"
    assert shown(Fraction("54.6"), CUTS) == "54.6"
    assert shown(Fraction("55.4"), CUTS) == "55"


@given(st.fractions(0, 100), st.integers(0, 2))
def test_what_is_shown_is_on_the_same_side_of_every_cut(number: Fraction, places: int) -> None:
    printed = Fraction(shown(number, CUTS, places))
    assert all((printed >= cut) == (number >= cut) for cut in CUTS)


def test_a_number_nearer_to_a_cut_than_any_decimal_stays_on_its_side() -> None:
    assert Fraction(shown(35 - Fraction(1, 10**40), CUTS)) < 35
    assert Fraction(shown(35 + Fraction(1, 10**40), CUTS)) >= 35


def test_halves_round_up() -> None:
    assert [half_up(Fraction(n, 2)) for n in (1, 3, 5, -1)] == [1, 2, 3, 0]
    assert [to_step(Fraction(n), 5) for n in (57, 58, 72, 73)] == [55, 60, 70, 75]


def test_plain_numbers_carry_separators_and_only_the_decimals_they_have() -> None:
    assert [plain(Fraction(n)) for n in ("180000", "2.5", "0.126", "-1200.25")] == [
        "180,000",
        "2.5",
        "0.13",
        "-1,200.25",
    ]
