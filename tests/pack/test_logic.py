"""Evaluation over what is unknown holds all that the known could give, and decides no condition too soon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from abm_fit.pack.expression import Call, Expression, Name
from abm_fit.pack.interval import ANYTHING, Interval, exactly
from abm_fit.pack.logic import Names, Truth, Value, Words, evaluate, negate, number_of, truth_of
from abm_fit.pack.parsing import parse_expression
from tests.pack.drawn_trees import conditions, formulae

BANDS = ("low", "mid", "high")


@dataclass(frozen=True)
class Here:
    """Names from a mapping; every segment's names are given outright."""

    values: Mapping[Name, Value]
    inside: Sequence[Names] = field(default=())

    def value(self, name: Name) -> Value:
        return self.values[name]

    def known(self, name: Name) -> Truth:
        found = self.values[name]
        return "yes" if isinstance(found, Interval) and found.exact else "no"

    def may_be_nothing(self, expression: Expression) -> bool:
        return False

    def chosen(self, question: str, option: str) -> Truth:
        found = self.values[Name(question)]
        assert isinstance(found, Words)
        return "no" if option not in found.possible else "yes" if len(found.possible) == 1 else "open"

    def segments(self) -> Sequence[Names]:
        return self.inside


def span(low: int, high: int) -> Interval:
    return Interval(Fraction(low), Fraction(high))


ends = st.integers(-5, 5)
intervals = st.builds(lambda a, b: span(min(a, b), max(a, b)), ends, ends) | st.sampled_from(
    [ANYTHING, Interval(Fraction(0), None), Interval(None, Fraction(0))]
)
quantities = [Name("acv"), Name("acv", "value"), Name("fit"), Name("wins_2"), Name("gap", "fit")]
vague = st.fixed_dictionaries(
    {
        **dict.fromkeys(quantities, intervals),
        Name("fit", "band"): st.sets(st.sampled_from(BANDS), min_size=1).map(
            lambda some: Words(frozenset(some), BANDS)
        ),
        Name("gate", "stop"): st.sampled_from(["yes", "no", "open"]),
    }
)


def point_in(values: Mapping[Name, Value], data: st.DataObject) -> Here:
    """Draw one thing that everything could be."""
    known: dict[Name, Value] = {}
    for name, value in values.items():
        if isinstance(value, Interval):
            low = -9 if value.low is None else int(value.low)
            high = 9 if value.high is None else int(value.high)
            known[name] = exactly(data.draw(st.fractions(low, high, max_denominator=4)))
        elif isinstance(value, Words):
            known[name] = Words(frozenset((data.draw(st.sampled_from(sorted(value.possible))),)), BANDS)
        else:
            known[name] = data.draw(st.sampled_from(["yes", "no"])) if value == "open" else value
    return Here(known)


def holds(wide: Interval, narrow: Interval) -> bool:
    low = wide.low is None or (narrow.low is not None and wide.low <= narrow.low)
    return low and (wide.high is None or (narrow.high is not None and narrow.high <= wide.high))


@given(formulae, vague, st.data())
def test_a_number_over_intervals_holds_the_number_at_every_point_inside(
    tree: Expression, values: Mapping[Name, Value], data: st.DataObject
) -> None:
    assert holds(number_of(tree, Here(values)), number_of(tree, point_in(values, data)))


@given(conditions, vague, st.data())
def test_what_is_decided_while_unknown_is_never_undone_by_knowing(
    tree: Expression, values: Mapping[Name, Value], data: st.DataObject
) -> None:
    early = truth_of(tree, Here(values))
    assume(early != "open")
    assert truth_of(tree, point_in(values, data)) == early


@given(st.lists(conditions, min_size=1, max_size=4), vague, st.data())
def test_a_count_over_what_is_unknown_holds_the_count_at_every_point_inside(
    parts: list[Expression], values: Mapping[Name, Value], data: st.DataObject
) -> None:
    tree, there = Call("count", tuple(parts)), point_in(values, data)
    assert holds(number_of(tree, Here(values)), number_of(tree, there))
    truths = [truth_of(part, there) for part in parts]
    assert number_of(tree, there) == span(truths.count("yes"), len(parts) - truths.count("no"))


@given(formulae, vague)
def test_knowing_everything_gives_one_number_unless_something_was_divided_by_nought(
    tree: Expression, values: Mapping[Name, Value]
) -> None:
    known = {name: exactly(2) if isinstance(value, Interval) else value for name, value in values.items()}
    result = number_of(tree, Here(known))
    assert result.exact or result.low is None or result.high is None


@given(conditions, vague)
def test_not_turns_everything_round_and_leaves_open_open(tree: Expression, values: Mapping[Name, Value]) -> None:
    truth = truth_of(tree, Here(values))
    assert negate(negate(truth)) == truth
    assert (truth == "open") == (negate(truth) == "open")


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("acv < 5", "yes"),
        ("acv < 4", "open"),
        ("acv <= 4", "yes"),
        ("acv < 1", "no"),
        ("acv >= 1", "yes"),
        ("acv == 2", "open"),
        ("acv != 9", "yes"),
        ("acv / 0 > 1", "open"),
        ("acv / 0 > 1 and acv > 9", "no"),
        ("acv / 0 > 1 or acv < 9", "yes"),
        ("fit.band > 'low'", "yes"),
        ("fit.band >= 'high'", "open"),
        ("'low' < fit.band", "yes"),
        ("fit.band == 'low'", "no"),
        ("known(acv)", "no"),
        ("known(wins_2)", "yes"),
        ("any(fit > 3)", "yes"),
        ("all(fit > 3)", "open"),
        ("total(fit) == 7", "open"),
        ("total(fit) > 6", "yes"),
        ("least(fit) <= 5", "yes"),
        ("most(fit) >= 4", "yes"),
        ("count(acv < 5, acv < 1, wins_2 == 3) == 2", "yes"),
        ("count(acv < 4, wins_2 == 3) >= 2", "open"),
        ("count(acv < 4, wins_2 == 3) >= 1", "yes"),
        ("count(acv < 4, acv < 1) >= 2", "no"),
        ("4 * count(fit.band == 'low', chosen(ways, 'post')) == 4", "yes"),
        ("chosen(ways, 'post')", "yes"),
        ("chosen(ways, 'rail')", "no"),
    ],
)
def test_conditions_in_three_values(text: str, truth: Truth) -> None:
    here = Here(
        {
            Name("acv"): span(1, 4),
            Name("wins_2"): exactly(3),
            Name("fit", "band"): Words(frozenset(("mid", "high")), BANDS),
            Name("ways"): Words(frozenset(("post",))),
        },
        (Here({Name("fit"): span(2, 5)}), Here({Name("fit"): span(5, 6)})),
    )
    assert truth_of(parse_expression(text), here) == truth


def test_a_name_read_twice_is_taken_as_independent() -> None:
    assert evaluate(parse_expression("acv - acv"), Here({Name("acv"): span(1, 4)})) == span(-3, 3)


def test_huge_numbers_stay_exact() -> None:
    huge = Here({Name("acv"): Interval(Fraction(10) ** 400, None)})
    assert number_of(parse_expression("acv * 2"), huge) == Interval(2 * Fraction(10) ** 400, None)
    assert number_of(parse_expression("1 / acv"), huge) == Interval(Fraction(0), 1 / Fraction(10) ** 400)
