"""Methods against published numbers and numbers that can be checked by hand."""

from fractions import Fraction

import pytest

from abm_fit.scoring.methods.acceptability import acceptability, band_acceptability
from abm_fit.scoring.methods.change import minimal_detectable_change, square_root
from abm_fit.scoring.methods.deviation import average_deviation, median
from abm_fit.scoring.methods.gap import on_opposite_halves, signed_gap, weighted_gap
from abm_fit.scoring.methods.noise import Noisy, band_probabilities, moved, shifted, variance
from abm_fit.scoring.methods.radius import stability_radius
from abm_fit.scoring.methods.tornado import swings

ACME_POINTS = (22, 8, 5, 15, 10, 8, 12, 12, 8)
ACME_VALUES = (58, 75, 75, 70, 75, 50, 63, 70, 50)
ACME_NUMBERS = (0, 3, 6, 7)
LADDER = (0, 25, 50, 75, 100)


def acme_noise() -> list[Noisy]:
    items = []
    for index, (points, value) in enumerate(zip(ACME_POINTS, ACME_VALUES, strict=True)):
        outcomes = (
            moved(value, 10, Fraction(15, 100)) if index in ACME_NUMBERS else shifted(value, LADDER, Fraction(1, 10))
        )
        items.append(Noisy(Fraction(points, 100), outcomes))
    return items


def test_acme_stays_abm_led_under_nearly_all_weightings() -> None:
    shares = band_acceptability(ACME_VALUES, (35, 55, 75))
    assert sum(shares) == 1
    assert [round(float(share), 4) for share in shares] == [0, 0.0007, 0.9993, 0]


def test_acme_radius_towards_the_lower_cut_point() -> None:
    radius = stability_radius(ACME_POINTS, ACME_VALUES, 55)
    assert radius is not None
    assert round(float(radius), 3) == 0.855


def test_acme_noise_has_the_printed_spread_and_probability() -> None:
    items = acme_noise()
    assert round(float(square_root(variance(items))), 2) == 2.64
    assert round(float(minimal_detectable_change(variance(items))), 1) == 7.3
    assert round(float(band_probabilities(items, (35, 55, 75))[2]), 4) == 0.9997


def test_acme_tornado() -> None:
    score = Fraction(6447, 100)
    items = [
        (Fraction(points, 100), Fraction(value), Fraction(0), Fraction(100))
        for points, value in zip(ACME_POINTS, ACME_VALUES, strict=True)
    ]
    drawn = swings(score, items)
    assert drawn[0] == (Fraction("51.71"), Fraction("73.71"))
    assert drawn[3] == (Fraction("53.97"), Fraction("68.97"))
    assert drawn[4] == (Fraction("56.97"), Fraction("66.97"))


@pytest.mark.parametrize(("questions", "printed"), [(8, 11.0), (10, 9.8), (20, 6.9), (30, 5.7)])
def test_detectable_change_of_equal_questions_in_the_middle_of_their_scale(questions: int, printed: float) -> None:
    items = [Noisy(Fraction(1, questions), shifted(50, LADDER, Fraction(1, 10)))] * questions
    assert round(float(minimal_detectable_change(variance(items))), 1) == printed


def test_acceptability_with_equal_values_and_ties_at_the_threshold() -> None:
    assert acceptability((50, 50, 50), 50) == 1
    assert acceptability((50, 50, 50), 51) == 0
    assert acceptability((100, 50, 50), 50) == 1
    # Two tied at 80 and one at 20: the weight of 20 must be at most 1/2, which holds with 1 − (1/2)² = 3/4.
    assert acceptability((80, 80, 20), 50) == Fraction(3, 4)
    with pytest.raises(ValueError, match="no values"):
        acceptability((), 50)


def test_radius_is_none_only_where_every_value_is_the_threshold() -> None:
    assert stability_radius((1, 2), (40, 40), 40) is None
    assert stability_radius((1, 2), (50, 90), 40) == 1
    assert stability_radius((50, 50), (0, 80), 40) == 0


def test_noise_stays_inside_the_scale() -> None:
    tenth, fifteen = Fraction(1, 10), Fraction(15, 100)
    assert dict(shifted(0, LADDER, tenth)) == {0: Fraction(9, 10), 25: tenth}
    assert dict(shifted(60, LADDER, tenth)) == {60: Fraction(8, 10), 50: tenth, 75: tenth}
    assert dict(moved(95, 10, fifteen)) == {95: Fraction(7, 10), 85: fifteen, 100: fifteen}
    assert dict(moved(100, 10, fifteen)) == {100: Fraction(85, 100), 90: fifteen}


@pytest.mark.parametrize(
    ("ratings", "middle", "deviation"),
    [
        ((4, 4, 4, 4), 4, 0),
        ((3, 4, 4, 5), 4, Fraction(1, 2)),
        ((2, 3, 4, 5), Fraction(7, 2), 1),
        ((2, 2, 4, 4), 3, 1),
        ((1, 1, 5, 5), 3, 2),
        ((1, 5), 3, 2),
        ((3, 4), Fraction(7, 2), Fraction(1, 2)),
        ((4, 4, 1), 4, 1),
        ((1, 2, 2, 2, 5), 2, Fraction(4, 5)),
        ((1, 2, 3, 4, 5), 3, Fraction(6, 5)),
    ],
)
def test_average_deviation_about_the_median(ratings: tuple[int, ...], middle: Fraction, deviation: Fraction) -> None:
    assert median(ratings) == middle
    assert average_deviation(ratings) == deviation


def test_gaps_have_a_sign_and_weigh_by_points() -> None:
    assert signed_gap((2, 2), (4, 4)) == -2
    assert weighted_gap((30, 10), (Fraction(-2), Fraction(2))) == -1
    assert on_opposite_halves(1, 3, 4)
    assert not on_opposite_halves(2, 4, 4)
