"""What is said to be possible is exactly what some way of answering the open questions gives."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import HealthCheck, assume, given, settings

from abm_fit.assessment.model import Assessment
from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Gate, Sum
from abm_fit.pack.parsing import parse_expression
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.standing import Standing
from tests.scoring.drawn_answers import completions
from tests.scoring.drawn_packs import Drawn, drawn
from tests.scoring.small_packs import answered, bands, choice, make_pack, number
from tests.scoring.small_packs import table as table_of

MOST_COMPLETIONS = 400

Found = dict[tuple[str, str, str | None], set[str]]


def everything(pack: Pack, assessment: Assessment) -> tuple[Found, bool]:
    """Return every band, outcome and gate state that scoring says is possible, and whether it says so exactly."""
    standing = Standing(Facts(pack, assessment))
    found: Found = {}
    exact = True
    for segment in standing.facts.segments:
        for node in pack.rubric.sums.values():
            if node.bands:
                home = standing.facts.home(node.per, segment)
                found[("band", node.id, home)] = set(standing.possible.bands(node, home))
                found[("points", node.id, home)] = set(standing.possible.by_points(node, home))
        for table in pack.rubric.tables.values():
            home = standing.facts.home(table.per, segment)
            found[("outcome", table.id, home)] = set(standing.possible.outcomes(table, home))
            exact = exact and standing.possible.exact(table, home)
        for gate in pack.rubric.gates.values():
            home = standing.facts.home(gate.per, segment)
            truth = standing.possible.gate(gate, home)
            found[("gate", gate.id, home)] = {"yes", "no"} if truth == "open" else {truth}
        for decision in pack.rubric.decisions.values():
            home = standing.facts.home(decision.per, segment)
            found[("choice", decision.id, home)] = set(standing.choices(decision, home))
    return found, exact


def by_brute_force(pack: Pack, assessment: Assessment) -> Found:
    """Score every completion and collect what comes out."""
    found: Found = defaultdict(set)
    for complete in completions(pack, assessment):
        for key, ids in everything(pack, complete)[0].items():
            assert len(ids) == 1 or key[0] == "gate", (key, ids)
            found[key] |= ids
    return found


def test_a_gate_on_a_sum_is_open_where_an_answer_beneath_may_turn_out_not_to_be_asked() -> None:
    parts = [choice("q1", 0, 60), choice("q4", 100, 10, when=parse_expression("q1 >= 50")), choice("q3", 0, 100)]
    pack = make_pack(
        [question for question, _ in parts],
        [rule for _, rule in parts],
        [
            Sum("d1", "D1", {"q1": 1, "q4": 1}, role="dimension"),
            Sum("fit", "Fit", {"d1": 1}, bands=bands(30, 60), role="axis"),
            Sum("ready", "Ready", {"q3": 1}, bands=bands(30, 60), role="axis"),
        ],
        gates=[Gate("low", "Low", parse_expression("d1 < 20"), caps={"ready": "b0"})],
        tables=[table_of("verdict", ("fit", 3), ("ready", 3), role="verdict")],
    )
    assessment = answered(pack, {("q4", None): "o0", ("q3", None): "o1"})
    found, exact = everything(pack, assessment)
    assert exact
    assert found == by_brute_force(pack, assessment)
    assert found[("gate", "low", None)] == {"yes", "no"}


def test_p6_numbers_that_two_gates_compare_settle_both_together() -> None:
    """Exactly one of the gates fires, whatever the two numbers are: never both, never none."""
    parts = [choice("q1", 0, 100), choice("q2", 0, 100), number("n1"), number("n2")]
    pack = make_pack(
        [question for question, _ in parts],
        [rule for _, rule in parts],
        [
            Sum("fit", "Fit", {"q1": 1}, bands=bands(50), role="axis"),
            Sum("ready", "Ready", {"q2": 1}, bands=bands(50), role="axis"),
        ],
        gates=[
            Gate("less", "Less", parse_expression("n1 < n2"), caps={"fit": "b0"}),
            Gate("not_less", "Not less", parse_expression("n1 >= n2"), caps={"ready": "b0"}),
        ],
        tables=[table_of("verdict", ("fit", 2), ("ready", 2), role="verdict")],
    )
    found, exact = everything(pack, answered(pack, {("q1", None): "o1", ("q2", None): "o1"}))
    assert exact
    assert found[("outcome", "verdict", None)] == {"r0_r1", "r1_r0"}
    assert found[("gate", "less", None)] == found[("gate", "not_less", None)] == {"yes", "no"}


def compared(case: Drawn) -> None:
    """Hold what is said to be possible against every completion.

    A decision that reads bands, gates or other decisions says what intervals leave, so it may say more.
    """
    assume(len(completions(case.pack, case.assessment)) <= MOST_COMPLETIONS)
    found, exact = everything(case.pack, case.assessment)
    brute = by_brute_force(case.pack, case.assessment)
    for key, ids in found.items():
        assert brute[key] <= ids, (key, "left out", brute[key] - ids)
        if exact and key[:2] != ("choice", "found"):
            assert ids == brute[key], (key, "not possible", ids - brute[key])


BRUTE = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)


@BRUTE
@given(drawn(most_open=2))
def test_p6_the_possible_set_is_what_brute_force_finds(case: Drawn) -> None:
    compared(case)


@BRUTE
@given(drawn(most_open=1, people=True))
def test_p6_with_several_people_it_is_what_every_way_to_make_up_their_minds_gives(case: Drawn) -> None:
    compared(case)
