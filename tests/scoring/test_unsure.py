"""People who are not sure which option it is: everything possible, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from abm_fit.assessment.model import Answer, Assessment, Respondent
from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Sum
from abm_fit.report.aggregate import aggregate
from abm_fit.scoring.engine import score
from abm_fit.scoring.levels import middle, possible_middles
from abm_fit.scoring.measured import Reading
from tests.scoring.small_packs import answered, bands, choice, make_pack

some_levels = st.sets(st.integers(0, 4), min_size=1, max_size=4).map(lambda found: tuple(sorted(found)))


@given(st.lists(some_levels, min_size=1, max_size=6))
def test_the_possible_medians_are_those_of_every_way_to_be_sure(said: list[tuple[int, ...]]) -> None:
    assert possible_middles(said) == {middle([Fraction(level) for level in one]) for one in product(*said)}


def the_pack() -> Pack:
    question, rule = choice("q", 0, 20, 30, 100)
    return make_pack([question], [rule], [Sum("s", "S", {"q": 1}, bands=bands(25, 60), role="axis")])


def heard(**said: tuple[str, str | tuple[str, ...]]) -> Assessment:
    """Return what people said, each a role and an option or several."""
    rows = tuple(
        Answer(name, place, "q", name, "answered", None, value)
        for place, (name, (_, value)) in enumerate(said.items(), start=1)
    )
    people = tuple(Respondent(name, name, role) for name, (role, _) in said.items())
    return replace(answered(the_pack(), {}), respondents=people, log=rows)


def reading(assessment: Assessment) -> Reading:
    return score(the_pack(), assessment).readings[0]


def test_the_set_has_holes_where_the_named_options_have() -> None:
    node = score(the_pack(), heard(a=("sales", ("o0", "o3")))).nodes[0]
    assert node.possible == ("b0", "b2")


def test_it_is_known_and_covers_what_its_span_leaves() -> None:
    found = reading(heard(a=("sales", ("o1", "o2"))))
    assert (found.state, found.option, found.covered) == ("known", "", Fraction(9, 10))
    assert found.said[0].label.endswith(", not sure which")


def test_any_of_them_is_a_dont_know_and_yields_to_who_knows() -> None:
    every = ("o0", "o1", "o2", "o3")
    assert reading(heard(a=("sales", every))).state == "unknown"
    assert reading(heard(a=("sales", every), b=("sales", "o2"))).option == "o2"


def test_an_option_that_the_pack_does_not_have_makes_it_no_answer() -> None:
    assert reading(heard(a=("sales", ("o1", "gone")))).state == "unknown"


def test_who_is_not_sure_contradicts_nobody_who_may_be_right() -> None:
    assert reading(heard(a=("sales", "o0"), b=("marketing", "o3"))).disputed
    assert not reading(heard(a=("sales", "o0"), b=("marketing", ("o0", "o3")))).disputed


def test_two_roles_that_only_dont_know_may_still_meet_between_two_options() -> None:
    """Each contributes its interval: one may come to say 30 and the other 100, which is 65."""
    both = heard(a=("sales", ("o0", "o1", "o2", "o3")), b=("marketing", ("o0", "o1", "o2", "o3")))
    question, rule = choice("q", 0, 20, 30, 100)
    axis = Sum("s", "S", {"q": 1}, bands=bands(40, 70), role="axis")
    pack = make_pack([question], [rule], [axis])
    assert score(pack, both).nodes[0].possible == ("b0", "b1", "b2")
    alone = replace(both, log=both.log[:1])
    assert score(pack, alone).nodes[0].possible == ("b0", "b2")
    # What a report carries in the place of their answers gives the same.
    assert score(pack, aggregate(pack, both)).nodes[0].possible == ("b0", "b1", "b2")
