"""What a report may say while something is open; held against every case of the default pack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from abm_fit.report.context import Context
from abm_fit.report.parts.extremes import highest, lowest
from abm_fit.report.parts.material import Material
from abm_fit.report.parts.solid import smallest_flip
from abm_fit.scoring.measured import NodeScore, Part


def open_nodes(m: Material) -> Iterator[NodeScore]:
    for axis in m.pack.rubric.axes:
        yield from (node for node in m.nodes(axis.id) if len(node.possible) > 1)


def test_the_cases_hold_open_and_decided_results(reported: dict[str, tuple[Material, Context]]) -> None:
    opens = {name for name, (m, _) in reported.items() if any(open_nodes(m))}
    assert {"eight_accounts", "golden_g_nothing_known"} <= opens < set(reported)


def test_no_margin_radius_or_weakest_point_is_named_for_a_band_that_is_open(
    reported: dict[str, tuple[Material, Context]],
) -> None:
    for name, (m, context) in reported.items():
        opened = {m.named(node.node, node.segment) for node in open_nodes(m)}
        assert context.solid is not None
        for row in context.solid.rows:
            if row.title in opened:
                assert (row.radius, row.detectable) == ("–", "–"), name
                assert "points" not in row.margins, name
        assert context.front.solid is not None
        if opened:
            assert all(title in context.front.solid.text for title in opened), name
            assert not re.search(r"\d+(\.\d+)? points|Weakest", context.front.solid.text), name


def test_a_report_speaks_of_a_part_of_the_verdict_only_where_another_part_is_decided(
    reported: dict[str, tuple[Material, Context]],
) -> None:
    for name, (m, context) in reported.items():
        assert context.solid is not None
        decided = any(len(node.possible) == 1 for axis in m.pack.rubric.axes for node in m.nodes(axis.id))
        if any(open_nodes(m)):
            assert ("Part of" in context.solid.head.title) == decided, name


def test_what_is_already_possible_is_called_no_flip(reported: dict[str, tuple[Material, Context]]) -> None:
    for name, (m, _) in reported.items():
        flip = smallest_flip(m)
        if flip is not None:
            assert m.result.verdict(flip.segment).status == "certain", name


def test_a_part_is_called_lowest_or_highest_only_where_no_open_answer_can_change_it(
    reported: dict[str, tuple[Material, Context]],
) -> None:
    for m, _ in reported.values():
        for axis in m.pack.rubric.axes:
            for node in m.nodes(axis.id):
                parts = [part for part in node.parts if part.value is not None]
                for least, other in product(lowest(m, parts), parts):
                    assert _low(other) >= _high(least) or _printed(m, other) == _printed(m, least)
                for most, other in product(highest(m, parts), parts):
                    assert _high(other) <= _low(most) or _printed(m, other) == _printed(m, most)


def _low(part: Part) -> Fraction:
    assert part.value is not None
    return part.value.low


def _high(part: Part) -> Fraction:
    assert part.value is not None
    return part.value.high


def _printed(m: Material, part: Part) -> str:
    assert part.value is not None
    return m.value(part.child, part.value)


def test_where_several_bands_are_possible_no_sentence_gives_one_alone(
    reported: dict[str, tuple[Material, Context]],
) -> None:
    for name, (m, context) in reported.items():
        for node in open_nodes(m):
            title = m.named(node.node, node.segment)
            labels = {m.band_label(node.node, band) for band in node.possible}
            told = [reason.title for reason in context.front.reasons if reason.title.startswith(f"{title} is")]
            told += [head.title for head in context.heads if head.title.startswith(f"{title} is")]
            for sentence in told:
                assert sum(label in sentence for label in labels) != 1, (name, sentence)


def test_numbers_are_called_missing_only_where_none_is_shown(reported: dict[str, tuple[Material, Context]]) -> None:
    for name, (_, context) in reported.items():
        assert context.money is not None
        if "missing" in context.money.head.title:
            assert context.money.chart is None, name
