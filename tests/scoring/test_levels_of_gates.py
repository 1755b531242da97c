"""A level without points is what gates raise it to; its bands count through a table like any others, exactly."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Band, Gate, Outcome, Row, Sum, Table
from abm_fit.pack.parsing import parse_expression
from abm_fit.pack.questions import Scope
from abm_fit.pack.values import Derived
from abm_fit.proof.everything import Everything
from abm_fit.scoring.engine import score
from abm_fit.scoring.result import Result
from tests.scoring.small_packs import answered, bands, choice, make_pack, number, table

SIGNS = ("<", "<=", ">", ">=")
Number = Fraction | tuple[Fraction, Fraction]


def leveled(lines: list[tuple[str, int, int]], *, segments: bool = False) -> Pack:
    """Return a pack whose level is raised by the quantity n1 · n2: sign, limit, and the band it is raised to."""
    scope: Scope = "segment" if segments else "company"
    gates = [
        Gate(f"g{place}", "G", parse_expression(f"product {sign} {limit}"), raises={"level": f"b{band}"}, per=scope)
        for place, (sign, limit, band) in enumerate(lines)
    ]
    level = Sum("level", "Level", {}, bands=tuple(Band(f"b{k}", str(k), Fraction(k)) for k in range(3)), per=scope)
    worth = Table(
        "worth",
        "Worth",
        ("level",),
        tuple(Outcome(f"w{k}", str(k), value=(0, 3, 1)[k]) for k in range(3)),
        tuple(Row({"level": frozenset((f"b{k}",))}, f"w{k}") for k in range(3)),
        per=scope,
        monotone=False,
    )
    whole = Sum("whole", "Whole", {"worth": 2, "q1": 1}, combine="total", bands=bands(2, 4), role="axis", per=scope)
    parts = [number("n1", per=scope), number("n2", per=scope), choice("q1", 0, 1, 2)]
    return make_pack(
        [question for question, _ in parts],
        [rule for _, rule in parts],
        [level, whole],
        gates=gates,
        tables=[worth, table("verdict", ("whole", 3), role="verdict", per=scope)],
        derived=[Derived("product", "Product", parse_expression("n1 * n2"), per=scope)],
        segments=segments,
        node_order=("level", "worth", "whole", "verdict"),
    )


def said(result: Result, segment: str | None = None) -> tuple[set[str], set[str], set[str]]:
    node = next(node for node in result.nodes if (node.node, node.segment) == ("level", segment))
    axis = next(node for node in result.nodes if (node.node, node.segment) == ("whole", segment))
    verdict = next(verdict for verdict in result.verdicts if verdict.segment == segment)
    return set(node.possible), set(axis.possible), set(verdict.possible)


def completions(number: Number, limits: list[int]) -> Iterator[Fraction]:
    """Go through a number's ends, a fine grid between them, and everything near where a limit may lie."""
    if not isinstance(number, tuple):
        yield number
        return
    low, high = number
    yield from (low + (high - low) * Fraction(step, 12) for step in range(13))
    for limit, other in product(limits, range(1, 11)):
        at = Fraction(limit, other)
        yield from (x for x in (at - Fraction(1, 1000), at, at + Fraction(1, 1000)) if low <= x <= high)


numbers = st.integers(0, 10).map(Fraction)
spans = st.tuples(numbers, numbers).filter(lambda ends: ends[0] < ends[1])
line = st.tuples(st.sampled_from(SIGNS), st.integers(1, 60), st.integers(1, 2))


@settings(max_examples=60, deadline=None)
@given(st.lists(line, min_size=1, max_size=3), spans, numbers, st.sampled_from([None, "o0", "o2"]), st.booleans())
def test_open_numbers_leave_just_the_bands_that_they_can_give(
    lines: list[tuple[str, int, int]], first: Number, second: Fraction, picked: str | None, segments: bool
) -> None:
    pack, home = leveled(lines, segments=segments), "x" if segments else None
    places = ("x",) if segments else ()

    def asked(n1: Number, q1: str | None) -> Result:
        return score(pack, answered(pack, {("n1", home): n1, ("n2", home): second, ("q1", None): q1}, places))

    met: tuple[set[str], set[str], set[str]] = (set(), set(), set())
    for n1, q1 in product(
        completions(first, [limit for _, limit, _ in lines]), [picked] if picked else ["o0", "o1", "o2"]
    ):
        for whole, part in zip(met, said(asked(n1, q1), home), strict=True):
            whole.update(part)
    assert said(asked(first, picked), home) == met


def test_a_level_is_its_lowest_band_where_no_gate_raises_it_and_has_no_score() -> None:
    pack = leveled([(">", 20, 1), (">", 50, 2)])
    for n1, band in ((4, "b0"), (Fraction("4.01"), "b1"), (10, "b1")):
        result = score(pack, answered(pack, {("n1", None): n1, ("n2", None): 5, ("q1", None): "o0"}))
        node = next(node for node in result.nodes if node.node == "level")
        assert (node.band, node.score.high, node.coverage, node.parts) == (band, Fraction(0), Fraction(1), ())
    unknown = score(pack, answered(pack, {("n1", None): None, ("n2", None): 5, ("q1", None): "o0"}))
    node = next(node for node in unknown.nodes if node.node == "level")
    assert set(node.possible) == {"b0", "b1"}
    assert node.coverage == Fraction(1, 2)


def test_the_shares_of_verdicts_are_those_of_the_answers_that_a_check_tries() -> None:
    pack = leveled([(">", 20, 1), (">", 50, 2)])
    everything = Everything(pack)
    rates, exact = everything.rates("verdict")
    counted: dict[str, int] = {}
    for n1, n2, q1 in product((0, 10), (0, 10), ("o0", "o1", "o2")):
        result = score(pack, answered(pack, {("n1", None): n1, ("n2", None): n2, ("q1", None): q1}))
        counted[result.verdict().outcome] = counted.get(result.verdict().outcome, 0) + 1
    assert exact
    assert rates == {outcome: Fraction(many, 12) for outcome, many in counted.items()}
    assert len(rates) > 1
