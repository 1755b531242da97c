"""Methods against brute force on small random inputs: P8 to P11 of the method."""

from fractions import Fraction
from itertools import product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from abm_fit.scoring.methods.acceptability import acceptability
from abm_fit.scoring.methods.flips import Item, cheapest, cheapest_changes
from abm_fit.scoring.methods.influence import influences
from abm_fit.scoring.methods.noise import Noisy, band_probabilities, shifted
from abm_fit.scoring.methods.radius import stability_radius
from abm_fit.scoring.methods.reachability import between, members, reachable, without_each
from abm_fit.scoring.methods.swing_weights import whole_points

values = st.integers(0, 20).map(lambda value: value * 5)
steps = st.lists(st.integers(0, 12), min_size=1, max_size=4)


@given(st.lists(steps, min_size=1, max_size=4))
def test_p8_reachable_totals_are_those_of_all_combinations(items: list[list[int]]) -> None:
    assert members(reachable(items)) == sorted({sum(taken) for taken in product(*items)})


@given(st.lists(steps, min_size=1, max_size=4))
def test_p8_totals_without_each_item_are_those_of_the_others(items: list[list[int]]) -> None:
    for index, rest in enumerate(without_each(items)):
        assert rest == reachable(items[:index] + items[index + 1 :])


@given(steps, st.integers(-2, 30), st.one_of(st.none(), st.integers(-2, 30)))
def test_cutting_bitsets(taken: list[int], low: int, high: int | None) -> None:
    kept = {total for total in taken if total >= low and (high is None or total < high)}
    assert set(members(between(reachable([taken]), low, high))) == kept


@st.composite
def standing(draw: st.DrawFn) -> Item:
    taken = draw(st.lists(st.integers(0, 9), min_size=1, max_size=4, unique=True))
    return Item(taken[0], tuple((step, draw(st.integers(1, 3))) for step in taken[1:]))


@given(st.lists(standing(), min_size=1, max_size=4), st.integers(0, 25), st.integers(1, 12))
def test_p9_cheapest_changes_are_all_of_the_cheapest_and_no_others(items: list[Item], low: int, width: int) -> None:
    wanted: dict[int, set[tuple[tuple[int, int], ...]]] = {}
    for taken in product(*(range(-1, len(item.others)) for item in items)):
        total = sum(item.others[i][0] if i >= 0 else item.stands for item, i in zip(items, taken, strict=True))
        cost = sum(item.others[i][1] for item, i in zip(items, taken, strict=True) if i >= 0)
        if low <= total < low + width and cost <= 6:
            changes = tuple((index, i) for index, i in enumerate(taken) if i >= 0)
            wanted.setdefault(cost, set()).add(changes)
    least = min(wanted, default=None)
    found = list(cheapest_changes(items, low, low + width, 6))
    assert cheapest(items, low, low + width, 6) == least
    assert len(found) == len(set(found))
    assert set(found) == (wanted[least] if least is not None else set())


@given(st.lists(values, min_size=2, max_size=5), st.integers(1, 99))
def test_p10_exact_acceptability_lies_within_four_sigma_of_sampling(taken: list[int], threshold: int) -> None:
    exact = acceptability(taken, threshold)
    random = Random(7)
    draws, hits = 2000, 0
    for _ in range(draws):
        weights = [random.expovariate(1) for _ in taken]
        hits += sum(w * (v - threshold) for w, v in zip(weights, taken, strict=True)) >= 0
    sigma = (float(exact * (1 - exact)) / draws) ** 0.5
    assert abs(hits / draws - float(exact)) <= 4 * sigma + 1 / draws


@given(st.lists(values, min_size=2, max_size=6, unique=True), st.integers(1, 99))
def test_acceptability_is_the_divided_difference(taken: list[int], threshold: int) -> None:
    expected = Fraction(0)
    for index, value in enumerate(taken):
        if value >= threshold:
            others = [value - other for position, other in enumerate(taken) if position != index]
            bottom = Fraction(1)
            for distance in others:
                bottom *= distance
            expected += Fraction(value - threshold) ** (len(taken) - 1) / bottom
    assert acceptability(taken, threshold) == expected


def _mean(points: list[Fraction], taken: list[int]) -> Fraction:
    return sum((point * value for point, value in zip(points, taken, strict=True)), Fraction(0)) / sum(
        points, Fraction(0)
    )


@given(st.lists(st.tuples(st.integers(1, 30), values), min_size=1, max_size=5), st.integers(1, 99))
def test_p11_inside_the_radius_nothing_flips_and_just_beyond_something_does(
    pairs: list[tuple[int, int]], cut: int
) -> None:
    points, taken = [point for point, _ in pairs], [value for _, value in pairs]
    radius = stability_radius(points, taken, cut)
    if radius is None:
        return
    above = _mean([Fraction(point) for point in points], taken) >= cut
    inside, beyond = radius * Fraction(99, 100), radius * Fraction(101, 100) + Fraction(1, 10**6)
    for signs in product((-1, 1), repeat=len(points)):
        moved = [point * (1 + sign * inside) for point, sign in zip(points, signs, strict=True)]
        assert (_mean(moved, taken) >= cut) == above or radius == 0
    if radius < Fraction(9, 10):
        flipped = set()
        for signs in product((-1, 1), repeat=len(points)):
            moved = [point * (1 + sign * beyond) for point, sign in zip(points, signs, strict=True)]
            flipped.add(_mean(moved, taken) >= cut)
        assert (not above) in flipped


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from((0, 25, 50, 100))), min_size=1, max_size=4), values)
def test_noise_is_that_of_all_combinations(pairs: list[tuple[int, int]], cut: int) -> None:
    whole = sum(points for points, _ in pairs)
    items = [
        Noisy(Fraction(points, whole), shifted(value, (0, 25, 50, 100), Fraction(1, 10))) for points, value in pairs
    ]
    below = Fraction(0)
    for taken in product(*(item.outcomes for item in items)):
        total = sum((item.weight * value for item, (value, _) in zip(items, taken, strict=True)), Fraction(0))
        chance = Fraction(1)
        for _, part in taken:
            chance *= part
        below += chance if total < cut else 0
    assert band_probabilities(items, (cut,)) == (below, 1 - below)


@given(st.lists(steps, min_size=1, max_size=4), st.lists(st.integers(0, 30), min_size=1, max_size=2, unique=True))
def test_influence_is_that_of_all_combinations(items: list[list[int]], cuts: list[int]) -> None:
    cuts = sorted(cuts)
    for index, share in enumerate(influences(items, cuts)):
        others = items[:index] + items[index + 1 :]
        moved = total = 0
        for taken in product(*others):
            low, high = sum(taken) + min(items[index]), sum(taken) + max(items[index])
            moved += any(low < cut <= high for cut in cuts)
            total += 1
        assert share == Fraction(moved, total)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=8), st.integers(1, 200))
def test_whole_points_add_up_and_stay_within_one_of_their_share(swings: list[int], total: int) -> None:
    if not any(swings):
        return
    points = whole_points(swings, total)
    assert sum(points) == total
    for point, swing in zip(points, swings, strict=True):
        assert abs(point - Fraction(swing * total, sum(swings))) < 1
