"""Packs and assessments drawn at random, and every way to complete them."""

# ruff: noqa: ANN401

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from typing import Any, Literal

from hypothesis import strategies as st

from abm_fit.assessment.model import Answer, Assessment, Quantity
from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Gate, Sum
from abm_fit.pack.parsing import parse_expression
from abm_fit.pack.questions import Question, Scope
from abm_fit.pack.values import Curve, Derived
from abm_fit.scoring.facts import read_by_gates
from tests.scoring.small_packs import answered, bands, choice, make_pack, number, table

NUMBERS = [Fraction(step, 4) for step in range(41)]
"""Every number a completion tries: quarters from 0 to 10."""


@dataclass(frozen=True)
class Drawn:
    """A pack with an assessment of it."""

    pack: Pack
    assessment: Assessment


SHAPES = [((0, 0), (10, 6)), ((0, 6), (10, 0)), ((0, 0), (4, 5), (10, 2)), ((2, 0), (3, 4), (7, 6))]
CONDITIONS = [
    "q1 < 50",
    "q2 < 30 and q1 < 100",
    "d1 < 30",
    "d1 < 20 or d2 < 20",
    "d1 >= 40 and q2 >= 50",
    "n1 < 4",
    "n1 <= 5 and q1 < 50",
    "n1 < n2",
    "half < 3",
    "half < 3 or half > 7",
    "fit < 40",
    "n2 >= 5 and d2 < 50",
    "product < 12",
    "n1.value < 3",
    "not (q3 >= 50) or n1 > 8",
]
OVER = ["any(n1 < 4)", "any(n1 < n2 and q1 < 50)", "all(half < 6)", "most(n1) < n2", "total(n1) < 9", "any(fit < 30)"]


STEPS = ((False, False), (True, False), (True, True))
"""Lines, steps that are reached, steps that are exceeded."""


@st.composite
def drawn(draw: st.DrawFn, *, most_open: int = 3) -> Drawn:
    """Draw a pack with one or two axes, gates, a table and hidden questions, and an assessment with open answers."""
    segments = ("x", "y") if draw(st.booleans()) else ()
    scope: Scope = "segment" if segments else "company"
    level = st.sampled_from([0, 10, 25, 50, 60, 75, 100])
    values = [sorted(draw(st.lists(level, min_size=2, max_size=3))) for _ in range(4)]
    if draw(st.booleans()):
        values[3].reverse()
    when = draw(st.sampled_from([None, "q1 >= 50", "n1 < 6", "q3 < 60"])) if draw(st.booleans()) else None
    steps, beyond = draw(st.sampled_from(STEPS))
    parts = [
        choice("q1", *values[0], per=scope),
        choice("q2", *values[1], na=True),
        choice("q3", *values[2]),
        choice("q4", *values[3], per=scope if when in ("q1 >= 50", "n1 < 6") else "company", **_asked(when)),
        number("n1", *draw(st.sampled_from(SHAPES)), per=scope, steps=steps, beyond=beyond),
        number("n2", per="company"),
    ]
    scale = 15
    rules = [rule if rule.curve is None else replace(rule, curve=_times(rule.curve, scale)) for _, rule in parts]
    q4_home = "d1" if parts[3][0].per == scope else "d2"
    d1 = {"q1": draw(st.integers(1, 4)), "n1": draw(st.integers(1, 4))}
    d2 = {"q2": draw(st.integers(1, 3)), "q3": draw(st.integers(1, 3))}
    (d1 if q4_home == "d1" else d2)["q4"] = draw(st.integers(1, 3))
    combine: Literal["mean", "total"] = draw(st.sampled_from(["mean", "mean", "total"]))
    mixed = draw(st.booleans())
    fit_points = {"d1": draw(st.integers(1, 3)), **({"q3": 1} if mixed else {})}
    sums = [
        Sum("d1", "D1", d1, role="dimension", per=scope),
        Sum("d2", "D2", d2, role="dimension"),
        Sum("fit", "Fit", fit_points, combine=combine, bands=bands(30, 60), role="axis", per=scope),
        Sum(
            "ready", "Ready", {"d2": 2, **({"q3": 1} if draw(st.booleans()) else {})}, bands=bands(40, 70), role="axis"
        ),
    ]
    derived = [
        Derived("half", "Half", parse_expression("(n1 + n2) / 2"), per=scope),
        Derived("product", "Product", parse_expression("n1 * n2"), per=scope),
    ]
    gates = [_gate(draw, place, scope) for place in range(draw(st.integers(0, 3)))]
    if segments and draw(st.booleans()):
        text = draw(st.sampled_from(OVER))
        gates.append(Gate("over", "Over", parse_expression(text), caps={"ready": "b0"}, per="company"))
    if draw(st.booleans()):
        gates.append(Gate("flag", "Flag", parse_expression("q3 >= 60 and q2 < 50"), raises={"ready": "b1"}))
    verdict = table("verdict", ("fit", 3), ("ready", 3), role="verdict", per=scope)
    pack = make_pack(
        [question for question, _ in parts],
        rules,
        sums,
        gates=gates,
        tables=[verdict],
        derived=derived,
        segments=bool(segments),
    )
    return Drawn(pack, _answers(draw, pack, segments, most_open))


def _asked(when: str | None) -> dict[str, Any]:
    return {} if when is None else {"when": parse_expression(when)}


def _times(curve: Curve, scale: int) -> Curve:
    return replace(curve, points=tuple((x, y * scale) for x, y in curve.points))


def _gate(draw: st.DrawFn, place: int, scope: Scope) -> Gate:
    text = draw(st.sampled_from(CONDITIONS))
    caps = draw(st.sampled_from([{"fit": "b0"}, {"fit": "b1"}, {"ready": "b0"}, {"ready": "b1", "fit": "b1"}]))
    if "fit" in text.split() and "fit" in caps and draw(st.booleans()):
        caps = {"ready": "b0"}
    return Gate(f"g{place}", f"Gate {place}", parse_expression(text), caps=caps, per=scope)


def _answers(draw: st.DrawFn, pack: Pack, segments: tuple[str, ...], most_open: int) -> Assessment:
    keys: list[tuple[str, str | None]] = []
    for question in pack.questionnaire.questions.values():
        keys += (
            [(question.id, s) for s in segments] if question.per == "segment" and segments else [(question.id, None)]
        )
    open_keys = draw(st.lists(st.sampled_from(keys), max_size=most_open, unique=True))
    answers: dict[tuple[str, str | None], Any] = {}
    for name, segment in keys:
        question = pack.questionnaire.questions[name]
        if (name, segment) not in open_keys:
            answers[(name, segment)] = _value(draw, question)
        elif question.numeric and draw(st.booleans()):
            low = draw(st.integers(0, 8))
            answers[(name, segment)] = (low, draw(st.integers(low + 1, 10)))
        elif not question.numeric and len(question.options) > 2 and draw(st.booleans()):
            left_out = draw(st.sampled_from(question.options)).id
            answers[(name, segment)] = tuple(one.id for one in question.options if one.id != left_out)
    return answered(pack, answers, segments)


def _value(draw: st.DrawFn, question: Question) -> Any:
    if question.na and draw(st.integers(0, 4)) == 0:
        return "na"
    if question.numeric:
        return draw(st.integers(0, 20)) / Fraction(2)
    return draw(st.sampled_from([option.id for option in question.options]))


def completions(pack: Pack, assessment: Assessment) -> list[Assessment]:
    """Return the assessment with every open answer given in every way."""
    segments = tuple(segment.id for segment in assessment.segments)
    choices: list[list[Answer]] = []
    for question in pack.questionnaire.questions.values():
        for segment in segments if question.per == "segment" and segments else (None,):
            row = assessment.answer_of(question.id, "r", segment)
            # What a gate reads may not be "not applicable": it counts as unknown.
            refused = row is not None and row.state == "not_applicable" and question.id in read_by_gates(pack)
            choices.append(_ways(question, segment, None if refused else row))
    rows = [
        tuple(replace(row, uuid=str(place), sequence=place) for place, row in enumerate(found, start=1))
        for found in product(*choices)
    ]
    return [replace(assessment, log=log) for log in rows]


def _ways(question: Question, segment: str | None, row: Answer | None) -> list[Answer]:
    base = Answer("0", 0, question.id, "r", "answered", segment)
    if row is not None and row.state == "not_applicable":
        return [row]
    if question.numeric:
        value = row.value if row is not None else None
        low, high = (value.low, value.high) if isinstance(value, Quantity) else (Fraction(0), Fraction(10))
        return [replace(base, value=Quantity(x, x)) for x in (NUMBERS if low != high else [low]) if low <= x <= high]
    if row is not None and not isinstance(row.value, tuple):
        return [row]
    named = row.value if row is not None and isinstance(row.value, tuple) else [one.id for one in question.options]
    return [replace(base, value=option) for option in named]
