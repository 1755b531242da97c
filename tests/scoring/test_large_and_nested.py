"""Packs that nest and packs that are large: a result comes, in time, and leaves nothing possible out."""

from __future__ import annotations

from itertools import pairwise

from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Gate, Outcome, Row, Sum, Table
from abm_fit.pack.parsing import parse_expression
from abm_fit.scoring.engine import score
from abm_fit.scoring.methods.layers import Layers, Rows
from abm_fit.scoring.methods.options import Option
from tests.scoring.small_packs import answered, bands, choice, make_pack, number, table

INNER = Table(
    "inner",
    "Inner",
    ("q1", "q2"),
    (Outcome("low", "Low", value=0), Outcome("high", "High", value=100)),
    (
        Row({"q1": frozenset(("o1",)), "q2": frozenset(("o1",))}, "high"),
        Row({"q1": frozenset(("o0",))}, "low"),
        Row({"q1": frozenset(("o1",)), "q2": frozenset(("o0",))}, "low"),
    ),
)


def nested(when: str) -> Pack:
    """Return a pack with a table among the terms of a sum on which a gate acts."""
    parts = [choice(name, 0, 100) for name in ("q1", "q2", "q3")]
    axis = Sum("ready", "Ready", {"inner": 1, "q3": 1}, bands=bands(30, 70), role="axis", kind="level")
    return make_pack(
        [question for question, _ in parts],
        [rule for _, rule in parts],
        [axis],
        gates=[Gate("gate", "Gate", parse_expression(when), caps={"ready": "b1"})],
        inner=[INNER],
        tables=[table("verdict", ("ready", 3), role="verdict")],
    )


def test_a_gate_may_act_on_a_sum_that_a_table_is_part_of_while_the_table_is_open() -> None:
    pack = nested("q3 < 50 or q2 < 50")
    result = score(pack, answered(pack, {("q1", None): "o1", ("q3", None): "o1"}))
    # Without the second answer the table is low and the gate fires, or it is high and nothing is in the way.
    assert result.node("ready").possible == ("b1", "b2")
    assert result.verdict().possible == ("r1", "r2")
    assert result.verdict().exact


def test_a_gate_may_read_the_score_of_a_sum_that_an_open_table_is_part_of() -> None:
    pack = nested("ready > 60")
    result = score(pack, answered(pack, {("q1", None): "o1", ("q3", None): "o1"}))
    assert result.node("ready").possible == ("b1",)
    assert {gate.gate: gate.fired for gate in result.gates} == {"gate": "open"}


def test_many_linked_unknown_numbers_give_at_most_these_and_soon() -> None:
    """Thirty numbers that a gate compares with each other: 2 to the 30 combinations are not gone through."""
    names = [f"n{place}" for place in range(30)]
    parts = [number(name, (0, 0), (10, 100)) for name in names]
    text = " or ".join(f"{one} + 1 < {other}" for one, other in pairwise(names))
    axis = Sum("ready", "Ready", dict.fromkeys(names, 1), bands=bands(40), role="axis", kind="level")
    pack = make_pack(
        [question for question, _ in parts],
        [rule for _, rule in parts],
        [axis],
        gates=[Gate("gate", "Gate", parse_expression(text), caps={"ready": "b0"})],
        tables=[table("verdict", ("ready", 2), role="verdict")],
    )
    verdict = score(pack, answered(pack, {})).verdict()
    assert verdict.possible == ("r0", "r1")
    assert not verdict.exact


def test_one_formula_over_many_unknown_numbers_gives_at_most_these_and_soon() -> None:
    """Sixteen parts that rise and fall again: the corners of what they can be, 65,536, say nothing and are left out."""
    names = [f"n{place}" for place in range(16)]
    parts = [number(name, (0, 0), (10, 100)) for name in names]
    text = " + ".join(f"{name} * (10 - {name})" for name in names)
    pack = make_pack(
        [question for question, _ in parts],
        [rule for _, rule in parts],
        [Sum("ready", "Ready", dict.fromkeys(names, 1), bands=bands(40), role="axis", kind="level")],
        gates=[Gate("gate", "Gate", parse_expression(f"{text} > 400"), caps={"ready": "b0"})],
        tables=[table("verdict", ("ready", 2), role="verdict")],
    )
    verdict = score(pack, answered(pack, {})).verdict()
    assert verdict.possible == ("r0", "r1")
    assert not verdict.exact


def test_ways_are_counted_whatever_the_steps_have_in_common() -> None:
    units = [[Option(step, label=step) for step in steps] for steps in ((0, 6, 12), (3, 9), (0, 3))]
    layers = Layers(units, 0, lambda facts: facts, keep="ways")
    (state,) = layers.final
    assert dict(layers.counted(state)) == {3: 1, 6: 1, 9: 2, 12: 2, 15: 2, 18: 2, 21: 1, 24: 1}


def test_ways_from_memory_are_those_of_the_same_units_whatever_else_there_is_to_count() -> None:
    """The more ways the whole has, the wider is the slot of each total; rows of another width are no use."""
    first = [Option(step) for step in (0, 1)]
    memory: Rows = {}
    Layers([first], 0, lambda facts: facts, "ways", memory)
    gate = [Option(step, facts=frozenset(((step,),))) for step in (0, 1)]
    more = [Option(step % 7, ways=5**20) for step in range(40)]
    layers = Layers([first, gate, more], 0, lambda _: frozenset(), "ways", memory)
    (state,) = layers.final
    assert sum(ways for _, ways in layers.counted(state)) == 2 * 2 * 40 * 5**20
