"""Published numbers that need no pack: T2, T11, T12, T14, T15, T16 and the worked team."""

from fractions import Fraction

import pytest

from abm_fit.scoring.methods.acceptability import acceptability
from abm_fit.scoring.methods.alpha import Level, krippendorff_alpha
from abm_fit.scoring.methods.change import reliable_change, square_root, standard_error
from abm_fit.scoring.methods.deviation import average_deviation, cut_off
from abm_fit.scoring.methods.gap import signed_gap
from abm_fit.scoring.methods.mean_error import mean_and_error
from abm_fit.scoring.methods.swing_weights import whole_points

KRIPPENDORFF = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
TEAM = {
    "S1": (2, 2, 1, 3, 2, 2, 3, 2, 1, 2),
    "S2": (2, 3, 2, 3, 2, 1, 3, 2, 2, 2),
    "M1": (4, 4, 3, 4, 3, 4, 3, 4, 3, 3),
    "M2": (4, 3, 3, 4, 4, 3, 4, 4, 2, 4),
    "O1": (3, 3, 2, 3, 3, 2, 3, 3, 2, 3),
}


def test_swings_become_the_office_weights_of_goodwin_and_wright() -> None:
    assert whole_points((100, 80, 70, 30, 20, 10)) == (32, 26, 23, 10, 6, 3)


@pytest.mark.parametrize(
    ("values", "threshold", "share"),
    [((80, 40, 20), 50, Fraction(3, 8)), ((90, 60, 30, 10), 50, Fraction(19, 45)), ((80, 30), 55, Fraction(1, 2))],
)
def test_acceptability_is_the_analytic_share(values: tuple[int, ...], threshold: int, share: Fraction) -> None:
    assert acceptability(values, threshold) == share


@pytest.mark.parametrize(
    ("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_alpha_of_krippendorffs_own_example(level: Level, published: float) -> None:
    rows = [row.split() for row in KRIPPENDORFF]
    units = [[int(row[unit]) for row in rows if row[unit] != "."] for unit in range(12)]
    alpha = krippendorff_alpha(units, level)
    assert alpha is not None
    assert round(float(alpha), 3) == published


@pytest.mark.parametrize(("options", "published"), [(5, 0.8), (7, 1.2), (9, 1.5), (11, 1.8)])
def test_cut_offs_of_burke_and_dunlap(options: int, published: float) -> None:
    assert round(float(cut_off(options)), 1) == published


def test_mean_and_standard_error_of_a_corruption_index_country() -> None:
    mean, error = mean_and_error((61, 63, 61, 65, 65))
    assert mean == 63
    assert round(float(error), 3) == 0.894


def test_reliable_change_of_the_dependence_questionnaire() -> None:
    error = standard_error(Fraction("7.6"), Fraction("0.95"))
    assert round(float(error), 3) == 1.699
    assert round(float(square_root(2) * error), 3) == 2.403
    assert round(float(reliable_change(Fraction("7.6"), Fraction("0.95"))), 2) == 4.71


def test_the_worked_teams_deviations_all_stay_below_the_cut_off() -> None:
    deviations = [average_deviation(answers) for answers in zip(*TEAM.values(), strict=True)]
    assert [float(item) for item in deviations] == [0.8, 0.4, 0.6, 0.4, 0.6, 0.8, 0.2, 0.8, 0.4, 0.6]
    assert max(deviations) < cut_off(5)


def test_the_worked_teams_gap_is_negative_on_every_question() -> None:
    gaps = [
        signed_gap((s1, s2), (m1, m2))
        for s1, s2, m1, m2 in zip(TEAM["S1"], TEAM["S2"], TEAM["M1"], TEAM["M2"], strict=True)
    ]
    assert [float(gap) for gap in gaps] == [-2, -1, -1.5, -1, -1.5, -2, -0.5, -2, -1, -1.5]
    assert sum(gaps) / len(gaps) == Fraction(-14, 10)


def test_the_worked_teams_alpha_is_low_overall_and_higher_within_sales() -> None:
    def alpha(*people: str) -> float:
        found = krippendorff_alpha(list(zip(*(TEAM[person] for person in people), strict=True)), "ordinal")
        assert found is not None
        return round(float(found), 2)

    assert alpha(*TEAM) == 0.07
    assert alpha("S1", "S2") == 0.55
    assert alpha("M1", "M2") == 0.13
