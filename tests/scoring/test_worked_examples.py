"""The examples of the method, worked by hand, come out of the engine to the last decimal."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Band, Gate, Sum
from abm_fit.pack.parsing import parse_expression
from abm_fit.pack.questions import Question
from abm_fit.pack.values import Derived, Policy, ValueRule
from abm_fit.scoring.engine import score
from abm_fit.scoring.measured import NodeScore, Span
from tests.scoring.small_packs import answered, choice, make_pack, number

POINTS = {
    "acv": 22, "expansion": 8, "margin": 5, "accounts": 15, "identifiable": 10, "icp": 8, "cycle": 12,
    "committee": 12, "category": 8,
}  # fmt: skip
ANSWERS: dict[str, Any] = {
    "acv": 60_000, "expansion": "o3", "margin": "o3", "accounts": 1200, "identifiable": "o3", "icp": "o2",
    "cycle": 150, "committee": 6, "category": "o2",
}  # fmt: skip
LEVELS = (0, 25, 50, 75, 100)
BANDS = (
    Band("dg", "Demand gen", Fraction(0)), Band("dg_led", "DG-led mix", Fraction(35)),
    Band("abm_led", "ABM-led mix", Fraction(55)), Band("abm", "ABM", Fraction(75)),
)  # fmt: skip


def _numeric(name: str, *points: tuple[int, int], log: bool = False) -> tuple[Question, ValueRule]:
    question, rule = number(name, *points, most=Fraction(10**6))
    assert rule.curve is not None
    return question, replace(rule, curve=replace(rule.curve, log=log))


def acme() -> Pack:
    parts = [
        _numeric("acv", (5000, 0), (25000, 30), (100000, 75), (250000, 100), log=True),
        *(choice(name, *LEVELS) for name in ("expansion", "margin")),
        _numeric("accounts", (200, 100), (1000, 75), (5000, 35), (50000, 0), log=True),
        *(choice(name, *LEVELS) for name in ("identifiable", "icp")),
        _numeric("cycle", (30, 0), (90, 40), (180, 75), (365, 100)),
        _numeric("committee", (1, 0), (3, 30), (6, 70), (10, 100)),
        choice("category", *LEVELS),
    ]
    fit = Sum("fit", "Fit", POINTS, bands=BANDS, role="axis", kind="position")
    gates = [
        Gate("cannot", "Cannot pay", parse_expression("acv < 20000"), caps={"fit": "dg"}),
        Gate("thin", "Thin", parse_expression("acv < 40000"), caps={"fit": "dg_led"}),
    ]
    return make_pack([q for q, _ in parts], [r for _, r in parts], [fit], gates=gates)


def fit_of(answers: dict[str, Any]) -> NodeScore:
    pack = acme()
    return score(pack, answered(pack, {(name, None): value for name, value in answers.items()})).node("fit")


def without(*names: str) -> dict[str, Any]:
    return {name: None if name in names else value for name, value in ANSWERS.items()}


def test_acme_scores_64_47_and_its_parts_add_up() -> None:
    fit = fit_of(ANSWERS)
    assert fit.score == Span(Fraction("64.47"), Fraction("64.47"))
    assert (fit.band, fit.band_by_points, fit.possible) == ("abm_led", "abm_led", ("abm_led",))
    assert sum(part.contribution.low for part in fit.parts) == fit.score.low
    assert [part.value.low for part in fit.parts if part.value] == [58, 75, 75, 70, 75, 50, 63, 70, 50]


def test_three_unknown_judgements_leave_two_bands() -> None:
    fit = fit_of(without("committee", "category", "expansion"))
    assert fit.score == Span(Fraction("46.07"), Fraction("74.07"))
    assert fit.coverage == Fraction("0.72")
    assert fit.score.high - fit.score.low == 100 * (1 - fit.coverage)
    assert fit.possible == ("dg_led", "abm_led")


def test_an_unknown_contract_value_moves_score_and_gates_together() -> None:
    fit = fit_of(without("acv"))
    assert fit.score == Span(Fraction("51.71"), Fraction("73.71"))
    assert fit.coverage == Fraction("0.78")
    assert fit.possible == ("dg", "dg_led", "abm_led")


def test_a_possible_set_may_have_a_hole() -> None:
    question, rule = choice("q", 0, 100)
    pack = make_pack([question], [rule], [Sum("fit", "Fit", {"q": 1}, bands=BANDS, role="axis")])
    assert score(pack, answered(pack, {})).node("fit").possible == ("dg", "abm")


def test_fifty_may_be_a_conflict_or_no_evidence() -> None:
    parts = [choice("a", *LEVELS), choice("b", *LEVELS)]
    fit = Sum("fit", "Fit", {"a": 50, "b": 50}, bands=BANDS, role="axis", kind="position")
    pack = make_pack([q for q, _ in parts], [r for _, r in parts], [fit])
    for answers, pull in ((("o4", "o0"), 50), (("o2", "o2"), 0)):
        found = score(pack, answered(pack, dict(zip((("a", None), ("b", None)), answers, strict=True)))).node("fit")
        assert found.score.low == 50
        assert found.pull_high == found.pull_low == Span(Fraction(pull), Fraction(pull))


def _economics() -> Pack:
    names = ("acv", "gm", "years", "p", "cost")
    parts = [number(name, most=Fraction(10**7)) for name in names]
    formulas = {
        "v": "acv * gm / 100 * years",
        "a": "p / 100 * v * s * m",
        "r": "a / cost",
        "break_even": "cost / (p / 100 * gm / 100 * years * s * m)",
        "uplift": "cost / v * 100",
    }
    derived = [Derived(name, name, parse_expression(text)) for name, text in formulas.items()]
    policy = {"s": Policy("s", "s", Fraction(1, 3)), "m": Policy("m", "m", Fraction(2, 5))}
    return make_pack([q for q, _ in parts], [r for _, r in parts], [], derived=derived, policy=policy)


def test_what_an_account_can_carry() -> None:
    pack = _economics()
    # Contract value, gross profit for each win and term give V; then cost of a tier and chance of winning.
    rows: list[tuple[Any, ...]] = [
        (240_000, 720_000, 4, 15, 30_000, 14_400, "0.48", 500_000),
        (240_000, 720_000, 4, 8, 5_000, 7_680, "1.536", 156_250),
        (240_000, 720_000, 4, 5, 600, 4_800, "8", 30_000),
        (45_000, 101_250, 3, 7, 5_000, 945, "0.189", None),
        (45_000, 101_250, 3, Fraction(9, 2), 600, Fraction("607.5"), "1.0125", None),
        (6_000, 9_000, 2, 4, 600, 48, "0.08", 75_000),
    ]
    for acv, value, years, chance, cost, carried, ratio, break_even in rows:
        margin = Fraction(value * 100, acv * years)
        answers = {"acv": acv, "gm": margin, "years": years, "p": chance, "cost": cost}
        result = score(pack, answered(pack, {(name, None): given for name, given in answers.items()}))
        spans = {item.id: item.span for item in result.quantities}
        assert spans["v"] == Span(Fraction(value), Fraction(value))
        assert spans["a"] == Span(Fraction(carried), Fraction(carried))
        assert spans["r"] == Span(Fraction(ratio), Fraction(ratio))
        if break_even:
            assert spans["break_even"] == Span(Fraction(break_even), Fraction(break_even))


def test_not_applicable_renormalises_inside_its_own_dimension() -> None:
    names = ("a1", "a2", "a3", "b1", "b2")
    parts = [choice(name, *LEVELS, na=True) for name in names]
    sums = [
        Sum("a", "A", {"a1": 20, "a2": 20, "a3": 20}, role="dimension"),
        Sum("b", "B", {"b1": 20, "b2": 20}, role="dimension"),
        Sum("all", "All", {"a": 60, "b": 40}, bands=BANDS, role="axis"),
    ]
    pack = make_pack([q for q, _ in parts], [r for _, r in parts], sums)
    given = {("a1", None): "o4", ("a2", None): "o2", ("a3", None): "na", ("b1", None): "o0", ("b2", None): "o1"}
    result = score(pack, answered(pack, given))
    assert result.node("a").score.low == 75
    # Dimension A keeps its 60 points; over all points that are left it would have been 43.75.
    assert result.node("all").score.low == Fraction(60 * 75 + 40 * Fraction("12.5")) / 100 == 50
    assert result.not_applicable == ("a3",)


def test_the_mix_of_three_segments_is_58_to_72_percent_where_their_fit_is_a_range() -> None:
    """The heuristic of the method's worked mix as a pack: α = (fit − 35) / 40 between 0 and 1, weighed by revenue."""
    parts = [number(name, most=Fraction(100), per="segment") for name in ("f", "share")]
    derived = [
        Derived("alpha", "Alpha", parse_expression("max(0, min(1, (f - 35) / 40))"), per="segment"),
        Derived("mix", "Mix", parse_expression("total(share * alpha)")),
    ]
    pack = make_pack([q for q, _ in parts], [r for _, r in parts], [], derived=derived, segments=True)

    def mix(*fits: Any) -> Span:  # noqa: ANN401
        given = {("f", name): fit for name, fit in zip("abc", fits, strict=True)}
        given |= {("share", name): share for name, share in zip("abc", (45, 35, 20), strict=True)}
        span = score(pack, answered(pack, given, segments=("a", "b", "c"))).quantity("mix").span
        assert span is not None
        return span

    assert mix(82, 58, 17) == Span(Fraction("65.125"), Fraction("65.125"))
    assert mix((76, 88), (50, 66), 17) == Span(Fraction("58.125"), Fraction("72.125"))
