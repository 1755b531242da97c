"""Packs drawn at random: both kinds of axis, gates on one and on two, decisions, ticks, skips, tables in tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from hypothesis import strategies as st

from abm_fit.assessment.model import Assessment
from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Gate, Sum, Table
from abm_fit.pack.parsing import parse_expression
from abm_fit.pack.questions import Question, Scope
from abm_fit.pack.rules import Choice, Coverage, Decision
from abm_fit.pack.values import Curve, Derived, ValueRule
from tests.scoring.drawn_answers import drawn_answers
from tests.scoring.small_packs import bands, choice, make_pack, number, table, ticks


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
    "t1 < 60",
    "t1 < 60 and n2 > 4",
]
RISING = ["q1 < 50", "d1 < 30", "n1 < 4", "fit < 40", "half < 3", "d2 < 30 and q1 < 60", "t1 < 60", "product < 12"]
"""Conditions that better answers can only end."""
OVER = ["any(n1 < 4)", "any(n1 < n2 and q1 < 50)", "all(half < 6)", "most(n1) < n2", "total(n1) < 9", "any(fit < 30)"]
PLAIN = ["n1 < 4", "q1 >= 50", "half < 3", "n1 < n2 and q1 < 50", "t1 >= 50 or n2 < 3", "q2 >= 50", "product >= 20"]
"""What decisions read of answers and quantities alone."""
FOUND = ["fit.band >= 'b1'", "gate.g0", "fit < 40 and n1 < 5", "decision.plain == 'first'", "verdict == 'r0_r0'"]
"""What decisions read of findings."""


STEPS = ((False, False), (True, False), (True, True))
"""Lines, steps that are reached, steps that are exceeded."""


@st.composite
def drawn(draw: st.DrawFn, *, most_open: int = 3, people: bool = False, rising: bool = False) -> Drawn:
    """Draw a pack with two axes, gates, tables, decisions and hidden questions, and an assessment with open answers.

    `people`: several answer, in two roles. `rising`: in everything more is better.
    """
    segments = ("x", "y") if draw(st.integers(0, 2)) == 0 else ()
    scope: Scope = "segment" if segments else "company"
    parts = _questions(draw, scope, rising)
    rules = [rule if rule.curve is None else replace(rule, curve=_times(rule.curve, 15)) for _, rule in parts]
    nested = draw(st.booleans())
    verdict = table("verdict", ("fit", 3), ("ready", 3), role="verdict", per=scope)
    pack = make_pack(
        [question for question, _ in parts],
        rules,
        _sums(draw, scope, parts[3][0], nested, rising),
        gates=_gates(draw, scope, bool(segments), rising),
        tables=[verdict],
        inner=[_inner(parts[2][0])] if nested else [],
        derived=[
            Derived("half", "Half", parse_expression("(n1 + n2) / 2"), per=scope),
            Derived("product", "Product", parse_expression("n1 * n2"), per=scope),
        ],
        segments=bool(segments),
        coverage=Coverage(na=draw(st.sampled_from([100, 100, 40]))),
    )
    pack = replace(pack, rubric=replace(pack.rubric, decisions=_decisions(draw, pack, scope)))
    return Drawn(pack, drawn_answers(draw, pack, segments, most_open, people=people))


def _questions(draw: st.DrawFn, scope: Scope, rising: bool) -> list[tuple[Question, ValueRule]]:
    level = st.sampled_from([0, 10, 25, 50, 60, 75, 100])
    values = [sorted(draw(st.lists(level, min_size=2, max_size=3))) for _ in range(4)]
    if not rising and draw(st.booleans()):
        values[3].reverse()
    # Whether a question is asked may turn with an answer, and takes its points along: nothing then rises for sure.
    when = draw(st.sampled_from([None, None, "q1 >= 50", "n1 < 6", "q3 < 60"])) if not rising else None
    shape = SHAPES[0] if rising else draw(st.sampled_from(SHAPES))
    steps, beyond = draw(st.sampled_from(STEPS))
    ticked: Literal["sum", "max", "count"] = draw(st.sampled_from(["sum", "max", "count"]))
    return [
        choice("q1", *values[0], per=scope),
        choice("q2", *values[1], na=True),
        choice("q3", *values[2]),
        choice("q4", *values[3], per=scope if when in ("q1 >= 50", "n1 < 6") else "company", **_asked(when)),
        number("n1", *shape, per=scope, steps=steps, beyond=beyond),
        number("n2", per="company"),
        choice("q5", 0, 100),
        ticks("t1", *draw(st.sampled_from([(20, 50), (60, 40, 10), (0, 100)])), how=ticked),
    ]


def _sums(draw: st.DrawFn, scope: Scope, fourth: Question, nested: bool, rising: bool) -> list[Sum]:
    d1 = {"q1": draw(st.integers(1, 4)), "n1": draw(st.integers(1, 4))}
    d2 = {"q2": draw(st.integers(1, 3)), "q3": draw(st.integers(1, 3))}
    (d1 if fourth.per == scope else d2)["q4"] = draw(st.integers(1, 3))
    if draw(st.booleans()):
        d2["t1"] = draw(st.integers(1, 2))
    combine: Literal["mean", "total"] = draw(st.sampled_from(["mean", "mean", "total"]))
    more = {"q3": 1} if draw(st.booleans()) else {}
    ready = {"d2": 2, **({"q3": 1} if draw(st.booleans()) else {}), **({"t": 1} if nested else {})}
    fit = {"d1": draw(st.integers(1, 3)), **more}
    low = 30 if rising else draw(st.sampled_from([0, 30]))
    return [
        Sum("d1", "D1", d1, role="dimension", per=scope),
        Sum("d2", "D2", d2, role="dimension"),
        Sum("fit", "Fit", fit, combine=combine, bands=bands(low or 45, 60), role="axis", per=scope),
        Sum("ready", "Ready", ready, bands=bands(40, 70), role="axis"),
    ]


def _inner(third: Question) -> Table:
    """Return a table over two choices whose outcomes have values, to be part of a sum."""
    found = table("t", (third.id, len(third.options)), ("q5", 2))
    last = len(found.outcomes) - 1
    return replace(found, outcomes=tuple(replace(o, value=100 * p // last) for p, o in enumerate(found.outcomes)))


def _asked(when: str | None) -> dict[str, Any]:
    return {} if when is None else {"when": parse_expression(when)}


def _times(curve: Curve, scale: int) -> Curve:
    return replace(curve, points=tuple((x, y * scale) for x, y in curve.points))


def _gates(draw: st.DrawFn, scope: Scope, segments: bool, rising: bool) -> list[Gate]:
    gates = [_gate(draw, place, scope, rising) for place in range(draw(st.integers(0, 3)))]
    if segments and not rising and draw(st.booleans()):
        text = draw(st.sampled_from(OVER))
        gates.append(Gate("over", "Over", parse_expression(text), caps={"ready": "b0"}, per="company"))
    if not rising and draw(st.booleans()):
        gates.append(Gate("flag", "Flag", parse_expression("q3 >= 60 and q2 < 50"), raises={"ready": "b1"}))
    return gates


def _gate(draw: st.DrawFn, place: int, scope: Scope, rising: bool) -> Gate:
    text = draw(st.sampled_from(RISING if rising else CONDITIONS))
    caps = draw(st.sampled_from([{"fit": "b0"}, {"fit": "b1"}, {"ready": "b0"}, {"ready": "b1", "fit": "b1"}]))
    if "fit" in text.split() and "fit" in caps and draw(st.booleans()):
        caps = {"ready": "b0"}
    return Gate(f"g{place}", f"Gate {place}", parse_expression(text), caps=caps, per=scope)


def _decisions(draw: st.DrawFn, pack: Pack, scope: Scope) -> dict[str, Decision]:
    """Draw one decision over answers alone, whose possible lines are exact, and one over what was found out."""
    plain = draw(st.lists(st.sampled_from(PLAIN), min_size=1, max_size=2, unique=True))
    known = [text for text in FOUND if text != "gate.g0" or "g0" in pack.rubric.gates]
    found = draw(st.lists(st.sampled_from(known), min_size=1, max_size=2, unique=True))
    return {
        "plain": Decision("plain", "Plain", _lines(plain), per=scope),
        "found": Decision("found", "Found", _lines(found), per=scope),
    }


def _lines(texts: list[str]) -> tuple[Choice, ...]:
    lines = [Choice(name, name, parse_expression(text)) for name, text in zip(("first", "second"), texts, strict=False)]
    return (*lines, Choice("else", "Else", None))
