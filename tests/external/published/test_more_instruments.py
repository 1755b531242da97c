"""Instruments whose rules are a table, two positions, a question left out, a lowest part or a share of a count."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from .answering import pack_of, scored

# Berger and others 1993: a row an answer to "it has it", a column one to "it has it not", like to dislike.
KANO = {"like": "QAAAO", "must": "RIIIM", "neutral": "RIIIM", "live": "RIIIM", "dislike": "RRRRQ"}
KINDS = {
    "Q": "questionable",
    "A": "attractive",
    "O": "one_dimensional",
    "R": "reverse",
    "I": "indifferent",
    "M": "must_be",
}


def kano(functional: object, dysfunctional: object) -> set[str]:
    return set(scored("kano", {"functional": functional, "dysfunctional": dysfunctional}).verdict().possible)


def test_all_25_cells_of_the_kano_table_have_their_printed_kind() -> None:
    for functional, (column, dysfunctional) in product(KANO, enumerate(KANO)):
        assert kano(functional, dysfunctional) == {KINDS[KANO[functional][column]]}


def test_an_unsure_answer_leaves_just_the_kinds_of_its_cells() -> None:
    assert kano(["like", "must"], ["live", "dislike"]) == {"attractive", "one_dimensional", "indifferent", "must_be"}
    assert kano("must", ["must", "live"]) == {"indifferent"}
    assert kano("dislike", "dont_know") == {"reverse", "questionable"}


@pytest.mark.parametrize(
    ("share", "growth", "kind"),
    [
        (1, 10, {"star"}),
        (0.99, 10, {"question_mark"}),
        (1, 9.99, {"cash_cow"}),
        (0.2, -5, {"dog"}),
        ("0.5..2", 12, {"question_mark", "star"}),
        ("0.5..0.9", "3..15", {"dog", "question_mark"}),
    ],
)
def test_a_business_lies_where_the_two_lines_of_the_matrix_put_it(
    share: object, growth: object, kind: set[str]
) -> None:
    assert set(scored("growth_share", {"share": share, "growth": growth}).verdict().possible) == kind


FREQUENCIES = ("never", "less", "month", "week", "daily")
AUDIT = {
    "i1": ("never", "monthly", "some", "week", "daily"),
    "i2": ("n0", "n1", "n2", "n3", "n4"),
    **{f"i{number}": FREQUENCIES for number in range(3, 9)},
    "i9": ("no", "before", "year"),
    "i10": ("no", "before", "year"),
}


def audit_points(places: dict[str, int]) -> int:
    """The manual's sum with its two skips; items 9 and 10 count 0, 2 and 4."""
    last = 2 * (places["i9"] + places["i10"])
    if places["i1"] == 0:
        return last
    if places["i2"] + places["i3"] == 0:
        return places["i1"] + last
    return sum(places[f"i{number}"] for number in range(1, 9)) + last


def test_audit_skips_what_there_is_nothing_to_ask_about() -> None:
    draw = Random(20261124)
    for _ in range(300):
        places = {name: draw.randrange(len(options)) for name, options in AUDIT.items()}
        places["i1"] *= draw.random() > 0.2
        if draw.random() < 0.3:
            places["i2"] = places["i3"] = 0
        points = audit_points(places)
        result = scored("audit", {name: AUDIT[name][place] for name, place in places.items()})
        span = result.node("risk").score
        assert span.low == span.high == points, places
        wanted = ["education", "advice", "counselling", "referral"][(points >= 8) + (points >= 16) + (points >= 20)]
        assert result.verdict().outcome == wanted


def test_an_audit_without_its_first_item_can_still_be_anything_that_either_way_gives() -> None:
    answers = {name: options[-1] for name, options in AUDIT.items() if name != "i1"}
    assert set(scored("audit", answers).verdict().possible) == {"advice", "referral"}


SIGNS = {"pulse": 1, "melaena": 1, "syncope": 2, "liver": 2, "failure": 2}


def blatchford(sex: str, urea: float, haemoglobin: float, pressure: int, present: set[str]) -> int:
    """Lancet 2000: the printed table, read line by line."""
    points = sum(SIGNS[sign] for sign in present)
    points += 6 if urea >= 25 else 4 if urea >= 10 else 3 if urea >= 8 else 2 if urea >= 6.5 else 0
    points += 3 if pressure < 90 else 2 if pressure < 100 else 1 if pressure < 110 else 0
    if sex == "man":
        points += 6 if haemoglobin < 10 else 3 if haemoglobin < 12 else 1 if haemoglobin < 13 else 0
    else:
        points += 6 if haemoglobin < 10 else 1 if haemoglobin < 12 else 0
    return points


def test_glasgow_blatchford_reads_haemoglobin_by_sex() -> None:
    draw = Random(2000)
    for sex, urea, haemoglobin, pressure in product(
        ("man", "woman"), (6.4, 6.5, 7.9, 8, 9.9, 10, 25), (9.9, 10, 11.9, 12, 12.9, 13), (89, 90, 99, 100, 109, 110)
    ):
        present = {sign for sign in SIGNS if draw.random() < 0.3}
        answers: dict[str, object] = {
            "sex": sex, "urea": urea, "hb_men": haemoglobin, "hb_women": haemoglobin, "pressure": pressure,
            **{sign: "yes" if sign in present else "no" for sign in SIGNS},
        }  # fmt: skip
        span = scored("glasgow_blatchford", answers).node("need").score
        points = blatchford(sex, urea, haemoglobin, pressure, present)
        assert span.low == span.high == points, answers


LEVELS = ("very_low", "low", "moderate", "high")
GRADES = ("none", "serious", "very")


def choice_of(answers: dict[str, object], decision: str) -> tuple[str, ...]:
    result = scored("grade_certainty", answers)
    assert result.headline is not None
    states = {state.decision: state for state in (*result.decisions, result.headline)}
    return states[decision].possible


def test_certainty_neither_falls_below_the_lowest_nor_rises_above_the_highest() -> None:
    draw = Random(2013)
    domains = ("bias", "inconsistency", "indirectness", "imprecision", "publication")
    for _ in range(200):
        down = {domain: draw.randrange(3) for domain in domains}
        design, effect = draw.randrange(2), draw.randrange(3)
        gradient, confounding, second, third = (draw.randrange(high) for high in (2, 2, 4, 4))
        answers: dict[str, object] = {
            "design": ("observational", "randomised")[design],
            **{domain: GRADES[steps] for domain, steps in down.items()},
            "effect": ("none", "large", "huge")[effect],
            "gradient": ("no", "yes")[gradient],
            "confounding": ("no", "yes")[confounding],
            "second": LEVELS[second],
            "third": LEVELS[third],
        }
        first = min(3, max(0, (1, 3)[design] - sum(down.values()) + effect + gradient + confounding))
        assert choice_of(answers, "outcome") == (LEVELS[first],)
        assert choice_of(answers, "overall") == (LEVELS[min(first, second, third)],)


def test_the_lowest_part_decides_even_where_the_others_are_open() -> None:
    known = dict.fromkeys(("bias", "inconsistency", "indirectness", "imprecision", "publication"), "none")
    base: dict[str, object] = {**known, "design": "randomised", "effect": "none", "gradient": "no", "confounding": "no"}
    assert choice_of({**base, "second": "very_low"}, "overall") == ("very_low",)
    assert set(choice_of({**base, "second": "moderate"}, "overall")) == {"very_low", "low", "moderate"}


@pytest.mark.parametrize(
    ("counts", "net", "standing"),
    [((70, 20, 10), 60, "promoters"), ((10, 0, 40), -60, "detractors"), ((5, 90, 5), 0, "even")],
)
def test_net_promoters_are_a_difference_of_shares(counts: tuple[int, int, int], net: int, standing: str) -> None:
    result = scored("net_promoter", dict(zip(("promoters", "passives", "detractors"), counts, strict=True)))
    span = result.quantity("net").span
    assert span is not None
    assert span.low == span.high == net
    assert result.headline is not None
    assert result.headline.choice == standing


def test_nobody_asked_is_no_score_of_zero() -> None:
    result = scored("net_promoter", {"promoters": 0, "passives": 0, "detractors": 0})
    assert result.headline is not None
    assert result.headline.choice == "nobody"
    assert result.quantity("net").span is None


def test_these_packs_say_what_they_are_about() -> None:
    for name in ("kano", "growth_share", "audit", "glasgow_blatchford", "grade_certainty", "net_promoter"):
        assert pack_of(name).sources
