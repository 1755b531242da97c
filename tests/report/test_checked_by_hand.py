"""What a reader with a pocket calculator checks: sums come out as printed, and nothing open is said as decided."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from abm_fit.report.context import Context
from abm_fit.report.formatting import formatter
from abm_fit.report.parts.material import Material
from abm_fit.scoring.currency import Currency
from abm_fit.scoring.measured import Span

Reported = dict[str, tuple[Material, Context]]

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def numbers(line: str) -> list[Fraction]:
    """Return the numbers of a line in order, as printed."""
    return [Fraction(found.replace(",", "")) for found in NUMBER.findall(line)]


def three_figures(value: Fraction) -> str:
    """Write a number with three significant figures."""
    return f"{float(value):.3g}"


def test_the_break_even_lines_come_out_with_the_numbers_they_print(reported: Reported) -> None:
    checked = 0
    for name, (_, context) in reported.items():
        for block in context.money.arithmetic if context.money else ():
            if len(block.lines) < 3 or "–" in "".join(block.lines):
                continue
            profit, _, first, repeat, margin = numbers(block.lines[0])
            chance, acquire, marketing, able, light = numbers(block.lines[1])
            break_even, uplift = numbers(block.lines[2])
            by_hand = chance / 100 * profit * acquire / 100 * marketing / 100
            assert three_figures((first + repeat) * margin / 100) == three_figures(profit), name
            assert abs(by_hand - able) <= max(Fraction(6, 1000) * by_hand, Fraction(1, 2)), (name, block.lines[1])
            assert abs(first * light / able - break_even) <= break_even / 100, (name, block.lines[2])
            assert abs(light / profit * 100 - uplift) <= max(uplift / 20, Fraction(1, 200)), (name, block.lines[2])
            checked += 1
    assert checked > 20


def test_every_printed_contribution_is_weight_times_value_as_printed(reported: Reported) -> None:
    for name, (_, context) in reported.items():
        assert context.trace is not None
        for table in context.trace.tables:
            for row in table.rows:
                if row.weight.endswith("%") and "–" not in row.value + row.contribution:
                    (weight,), (value,), (adds,) = numbers(row.weight), numbers(row.value), numbers(row.contribution)
                    assert abs(weight * value / 100 - adds) <= Fraction(1, 100), (name, table.title, row)


def test_what_is_assumed_is_marked_where_it_stands(reported: Reported) -> None:
    _, context = reported["example"]
    assert context.money is not None
    workshops = context.money.arithmetic[2]
    assert "$0–$7,200 (assumed) after that, at a margin of 81%." in workshops.lines[0]
    assert "3–8% (assumed) become customers" in workshops.lines[1]
    assert "assumed" not in " ".join(context.money.arithmetic[0].lines)


def test_an_amount_that_cannot_be_computed_takes_its_line_with_it(reported: Reported) -> None:
    _, context = reported["golden_g_nothing_known"]
    assert context.front.arithmetic is None
    assert context.money is not None
    assert context.money.arithmetic == ()
    for _, other in reported.values():
        assert all("not known" not in line for line in (other.front.arithmetic.lines if other.front.arithmetic else ()))


def test_hours_on_page_one_are_told_of_the_whole_plan(reported: Reported) -> None:
    _, context = reported["example"]
    assert context.front.effort == "The plan's five steps: 78 hours in all, the work on accounts not counted"
    assert len(context.front.steps) == 3


def test_page_one_says_how_much_more_is_not_recommended(reported: Reported) -> None:
    for _, context in reported.values():
        rows, named = len(context.refusals.rows), context.front.refused
        assert len(named) == rows if rows <= 4 else named[-1].startswith("and ")


def test_with_nothing_known_nothing_is_advised_against_and_nothing_cleared(reported: Reported) -> None:
    _, context = reported["golden_g_nothing_known"]
    assert context.refusals.rows == ()
    assert "too little is known" in context.refusals.head.title


def test_a_segment_is_called_closest_only_where_no_open_answer_can_change_it(reported: Reported) -> None:
    sure = 0
    for material, context in reported.values():
        nodes = material.nodes("fit")
        if len(nodes) < 2 or context.fit is None:
            continue
        for pole, sign in (("Closest", 1), ("Furthest", -1)):
            if pole in context.fit.head.title:
                ends = [(sign * node.score.low, sign * node.score.high) for node in nodes]
                lowest = [min(pair) for pair in ends]
                best = lowest.index(max(lowest))
                assert all(max(pair) <= lowest[best] for place, pair in enumerate(ends) if place != best)
                sure += 1
    assert sure


def test_a_role_s_verdict_is_named_whole_or_called_open(reported: Reported) -> None:
    for material, context in reported.values():
        views = material.result.analyses.people.roles if material.result.analyses else ()
        for view, row in zip(views, context.people.alone if context.people else (), strict=False):
            for labels, cell in zip(view.outcomes.values(), row[1:], strict=True):
                assert cell.startswith("Open: ") if len(labels) > 2 else all(label in cell for label in labels)


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        ("314500", "about", "$314,500"),
        ("1234567", "about", "$1,230,000"),
        ("30657.1", "about", "$30,700"),
        ("70/9", "percent", "7.78%"),
        ("25/2", "percent", "12.5%"),
        ("12/2500", "ratio", "0.005×"),
        ("5.41", "ratio", "5.4×"),
    ],
)
def test_figures_are_as_fine_as_what_is_computed_from_them_needs(value: str, unit: str, written: str) -> None:
    fmt, number = formatter("en_US", Currency("USD")), Fraction(value)
    span = Span(number, number)
    assert (fmt.about(span) if unit == "about" else fmt.quantity(span, unit)) == written
