"""Curves give the published values, whole and rounded half up, and all values that an interval can have."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_fit.pack.interval import Interval
from abm_fit.pack.values import Curve
from abm_fit.scoring.curves import best_of, marks_of, value_at, values_within


def curve(*points: tuple[float, int], log: bool = False, steps: bool = False, beyond: bool = False) -> Curve:
    return Curve(tuple((Fraction(str(x)), y) for x, y in points), log=log, steps=steps, beyond=beyond)


ACV = curve((5000, 0), (25000, 30), (100000, 75), (250000, 100), log=True)
ACCOUNTS = curve((200, 100), (1000, 75), (5000, 35), (50000, 0), log=True)
CYCLE = curve((30, 0), (90, 40), (180, 75), (365, 100))


@pytest.mark.parametrize(
    ("shape", "number", "value"),
    [
        # The sample values of the method's own curves.
        (ACV, 10_000, 13), (ACV, 40_000, 45), (ACV, 60_000, 58), (ACV, 80_000, 68), (ACV, 180_000, 91),
        (ACCOUNTS, 500, 86), (ACCOUNTS, 1200, 70), (ACCOUNTS, 2500, 52), (ACCOUNTS, 20_000, 14),
        (CYCLE, 60, 20), (CYCLE, 120, 52), (CYCLE, 150, 63), (CYCLE, 270, 87),
        # R `smaa`, tests of its piecewise-linear value functions, in hundredths.
        (curve((50, 100), (75, 80), (90, 50), (100, 0)), 60, 92),
        (curve((50, 100), (75, 80), (90, 50), (100, 0)), 75, 80),
        (curve((50, 100), (75, 80), (90, 50), (100, 0)), 10, 100),
        (curve((50, 100), (75, 80), (90, 50), (100, 0)), 120, 0),
        (curve((-0.15, 0), (0, 10), (0.25, 90), (0.35, 100)), 0.1, 42),
    ],
)  # fmt: skip
def test_published_values(shape: Curve, number: float, value: int) -> None:
    assert value_at(shape, Fraction(str(number))) == value


def test_a_half_rounds_up_exactly_also_over_logarithms() -> None:
    tenfold = curve((1, 0), (100, 1), log=True)
    # Ten lies half way from one to a hundred, where floating point may fall on either side.
    assert value_at(tenfold, Fraction(10)) == 1
    assert value_at(tenfold, Fraction(10) - Fraction(1, 10**30)) == 0


def test_a_step_is_reached_at_its_break_point() -> None:
    steps = curve((20, 1), (40, 2), (60, 3), steps=True)
    assert [value_at(steps, Fraction(n)) for n in (19, 20, 39, 40, 59, 60, 99)] == [1, 1, 1, 2, 2, 3, 3]
    assert values_within(steps, Interval(Fraction(30), Fraction(70))) == {1, 2, 3}


def test_a_step_that_begins_beyond_its_break_point_leaves_that_to_the_step_before() -> None:
    steps = curve((0, 0), (1, 1), (3, 2), steps=True, beyond=True)
    numbers = ("-1", "0", "1", "1.0000001", "3", "3.0000001", "9")
    assert [value_at(steps, Fraction(n)) for n in numbers] == [0, 0, 0, 1, 1, 2, 2]
    for low, high, values in ((0, 1, {0}), (1, 3, {0, 1}), (1, 1, {0}), (2, 4, {1, 2}), (3, 3, {1}), (4, 5, {2})):
        assert values_within(steps, Interval(Fraction(low), Fraction(high))) == values
    assert values_within(steps, Interval(None, Fraction(3))) == {0, 1}
    assert values_within(steps, Interval(Fraction(3), None)) == {1, 2}
    assert [value_at(steps, mark) for mark in marks_of(steps)] == [0, 0, 1, 2]
    assert value_at(steps, best_of(steps)) == 2


@given(st.sampled_from([True, False]), st.integers(-1, 8), st.integers(0, 9))
def test_a_stepped_curve_has_just_the_values_that_numbers_of_an_interval_have(
    beyond: bool, low: int, width: int
) -> None:
    shape = curve((0, 3), (2, 1), (5, 0), (7, 1), steps=True, beyond=beyond)
    numbers = [Fraction(low) + Fraction(place, 8) for place in range(8 * width + 1)]
    assert values_within(shape, Interval(numbers[0], numbers[-1])) == {value_at(shape, number) for number in numbers}


@given(st.sampled_from([ACV, ACCOUNTS, CYCLE]), st.integers(1, 10**6), st.integers(0, 10**6), st.fractions(0, 1))
def test_an_interval_holds_the_value_of_every_number_in_it(shape: Curve, low: int, width: int, at: Fraction) -> None:
    values = values_within(shape, Interval(Fraction(low), Fraction(low + width)))
    inside = value_at(shape, low + width * at.limit_denominator(1000))
    assert inside in values
    assert {value_at(shape, Fraction(low)), value_at(shape, Fraction(low + width))} <= values
