"""Packs that nest and packs that are large: a result comes, in time, and leaves nothing possible out."""

from __future__ import annotations

from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Gate, Outcome, Row, Sum, Table
from abm_fit.pack.parsing import parse_expression
from abm_fit.scoring.engine import score
from tests.scoring.small_packs import answered, bands, choice, make_pack, table

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
