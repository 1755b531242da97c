"""What any pack and any answers must keep to, whatever they say."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from abm_fit.assessment.model import Answer, Assessment, Quantity
from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Gate, Sum
from abm_fit.pack.parsing import parse_expression
from abm_fit.scoring.encoding import result_to_data
from abm_fit.scoring.engine import score
from abm_fit.scoring.result import Result
from tests.scoring.drawn_packs import Drawn, drawn
from tests.scoring.small_packs import answered, bands, choice, make_pack, number
from tests.scoring.test_possible import everything

quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _bands_of(result: Result) -> dict[tuple[str, str | None], tuple[str, ...]]:
    return {(node.node, node.segment): node.possible for node in result.nodes}


def _rubric(pack: Pack, **changes: object) -> Pack:
    return replace(pack, rubric=replace(pack.rubric, **changes))  # type: ignore[arg-type]


@quick
@given(drawn())
def test_p1_scores_of_means_lie_between_0_and_100_and_parts_add_up(case: Drawn) -> None:
    for node in score(case.pack, case.assessment).nodes:
        if case.pack.rubric.sums[node.node].combine == "mean":
            assert 0 <= node.score.low <= node.score.high <= 100
        assert sum((part.contribution.low for part in node.parts), Fraction(0)) == node.score.low
        assert sum((part.contribution.high for part in node.parts), Fraction(0)) == node.score.high


@quick
@given(drawn(most_open=0, rising=True), st.data())
def test_p2_a_better_answer_never_lowers_a_band_or_the_verdict(case: Drawn, data: st.DataObject) -> None:
    """Where values rise with the answers and gates only fire for worse ones: one step up on one question."""
    steps = [step for row in case.assessment.log for step in _better(case.pack, row)]
    assume(steps)
    better = data.draw(st.sampled_from(steps))
    log = tuple(better if row.uuid == better.uuid else row for row in case.assessment.log)
    before = everything(case.pack, case.assessment)[0]
    after = everything(case.pack, replace(case.assessment, log=log))[0]
    for key, ids in before.items():
        if key[0] in ("band", "points"):
            # Several are possible where too much is said not to apply: then both ends rise.
            assert min(ids) <= min(after[key]), (key, ids, after[key])
            assert max(ids) <= max(after[key]), (key, ids, after[key])
        elif key[:2] == ("outcome", "verdict"):
            for end in (min, max):
                ranks = [[end(_ranks(one)[at] for one in found) for at in (0, 1)] for found in (ids, after[key])]
                assert all(low <= high for low, high in zip(*ranks, strict=True)), (key, ids, after[key])


def _ranks(outcome: str) -> tuple[int, ...]:
    return tuple(map(int, outcome.replace("r", "").split("_")))


def _better(pack: Pack, row: Answer) -> list[Answer]:
    """Return the answer one step better: the next option, the number that is one higher, a tick more."""
    question = pack.questionnaire.questions[row.question]
    ids = [option.id for option in question.options]
    if isinstance(row.value, str) and row.value != ids[-1]:
        return [replace(row, value=ids[ids.index(row.value) + 1])]
    if isinstance(row.value, Quantity) and row.value.high < 10:
        more = min(row.value.low + 1, Fraction(10))
        return [replace(row, value=Quantity(more, more))]
    if isinstance(row.value, tuple):
        ticked = [one for one in row.value if one != "none"]
        return [replace(row, value=(*ticked, one)) for one in ids if one not in (*ticked, "none")]
    return []


@quick
@given(drawn(), st.randoms())
def test_p3_order_does_not_matter(case: Drawn, random: object) -> None:
    shuffle = random.shuffle  # type: ignore[attr-defined]
    gates = list(case.pack.rubric.gates.values())
    rows = list(case.assessment.log)
    shuffle(gates)
    shuffle(rows)
    log = tuple(replace(row, sequence=place) for place, row in enumerate(rows, start=1))
    sums = {
        name: replace(node, points=dict(reversed(list(node.points.items()))))
        for name, node in case.pack.rubric.sums.items()
    }
    other = _rubric(case.pack, gates={gate.id: gate for gate in gates}, sums=sums)
    assert everything(case.pack, case.assessment) == everything(other, replace(case.assessment, log=log))


@quick
@given(drawn(), st.integers(2, 5))
def test_p4_multiplying_all_points_of_a_mean_changes_nothing(case: Drawn, factor: int) -> None:
    sums = {
        name: node if node.combine == "total" else replace(node, points={c: p * factor for c, p in node.points.items()})
        for name, node in case.pack.rubric.sums.items()
    }
    assert everything(case.pack, case.assessment) == everything(_rubric(case.pack, sums=sums), case.assessment)


def test_p5_splitting_a_question_with_its_points_changes_nothing() -> None:
    parts = [choice("q", 0, 30, 100), choice("other", 0, 100)]
    halves = [choice("q1", 0, 30, 100), choice("q2", 0, 30, 100), parts[1]]
    whole = make_pack([q for q, _ in parts], [r for _, r in parts], [Sum("s", "S", {"q": 4, "other": 3})])
    split = make_pack([q for q, _ in halves], [r for _, r in halves], [Sum("s", "S", {"q1": 2, "q2": 2, "other": 3})])
    for option in ("o0", "o1", "o2"):
        one = score(whole, answered(whole, {("q", None): option, ("other", None): "o1"}))
        two = score(split, answered(split, {("q1", None): option, ("q2", None): option, ("other", None): "o1"}))
        assert one.node("s").score == two.node("s").score


@quick
@given(drawn(), st.data())
def test_p6_the_possible_set_only_shrinks_as_answers_arrive(case: Drawn, data: st.DataObject) -> None:
    log = case.assessment.log
    kept = data.draw(st.lists(st.sampled_from(log), unique_by=lambda row: row.uuid)) if log else []
    fewer = replace(
        case.assessment, log=tuple(sorted((row for row in log if row in kept), key=lambda row: row.sequence))
    )
    if any(row.state == "not_applicable" for row in log):
        return
    with_all, with_fewer = everything(case.pack, case.assessment)[0], everything(case.pack, fewer)[0]
    for key, ids in with_all.items():
        assert ids <= with_fewer[key], key


def test_p7_not_applicable_equals_answering_with_the_mean_of_the_rest() -> None:
    parts = [choice("a", 0, 50, 100, na=True), choice("b", 0, 50, 100), choice("c", 0, 50, 100)]
    pack = make_pack([q for q, _ in parts], [r for _, r in parts], [Sum("s", "S", {"a": 3, "b": 1, "c": 1})])
    rest: dict[Any, Any] = {("b", None): "o2", ("c", None): "o0"}
    marked = score(pack, answered(pack, {("a", None): "na", **rest})).node("s").score
    assert marked == score(pack, answered(pack, {("a", None): "o1", **rest})).node("s").score


def test_p12_scaling_all_money_leaves_the_verdict_alone() -> None:
    def scaled(factor: int) -> Result:
        question, rule = number("acv", (0, 0), (8 * factor, 80), kind="money", most=Fraction(10 * factor))
        gate = Gate("g", "G", parse_expression(f"acv < {3 * factor}"), caps={"s": "b0"})
        pack = make_pack(
            [question], [rule], [Sum("s", "S", {"acv": 1}, bands=bands(20, 60), role="axis")], gates=[gate]
        )
        return score(pack, answered(pack, {("acv", None): (2 * factor, 7 * factor)}))

    assert _bands_of(scaled(1)) == _bands_of(scaled(1000))


@quick
@given(drawn())
def test_p14_adding_a_cap_never_raises_a_band(case: Drawn) -> None:
    plain = {key: gate for key, gate in case.pack.rubric.gates.items() if not gate.raises}
    more = {**plain, "extra": Gate("extra", "Extra", parse_expression("q3 < 60"), caps={"ready": "b0"})}
    before = everything(_rubric(case.pack, gates=plain), case.assessment)[0]
    after = everything(_rubric(case.pack, gates=more), case.assessment)[0]
    order = ["b0", "b1", "b2"]
    for key in before:
        if key[0] == "band":
            assert max(map(order.index, after[key])) <= max(map(order.index, before[key]))
            assert min(map(order.index, after[key])) <= min(map(order.index, before[key]))


@quick
@given(drawn())
def test_the_same_in_the_same_out(case: Drawn) -> None:
    assert result_to_data(score(case.pack, case.assessment)) == result_to_data(score(case.pack, case.assessment))


def test_results_do_not_hang_on_the_hash_seed() -> None:
    program = (
        "import json; from tests.scoring.test_properties import sample; "
        "from abm_fit.scoring.encoding import result_to_data; from abm_fit.scoring.engine import score; "
        "print(json.dumps(result_to_data(score(*sample()))))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1


def sample() -> tuple[Pack, Assessment]:
    """Return a pack with linked unknowns, and an assessment that leaves them open."""
    parts = [choice("q1", 0, 40, 100), choice("q2", 0, 100), number("n1", (0, 0), (10, 90)), number("n2")]
    gates = [
        Gate("g1", "G1", parse_expression("n1 < n2 or q1 < 30"), caps={"s": "b1"}),
        Gate("g2", "G2", parse_expression("d < 30 and q2 < 50"), caps={"s": "b0"}),
    ]
    sums = [Sum("d", "D", {"q1": 1, "n1": 2}), Sum("s", "S", {"d": 3, "q2": 1}, bands=bands(30, 60), role="axis")]
    pack = make_pack([q for q, _ in parts], [r for _, r in parts], sums, gates=gates)
    return pack, answered(pack, {})
