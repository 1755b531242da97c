"""Small packs and assessments in a few words, for tests."""

# ruff: noqa: ANN401

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any, Literal

from abm_fit.assessment.model import Answer, Assessment, Quantity, Respondent, Segment
from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Band, Gate, Outcome, Row, Sum, Table
from abm_fit.pack.questions import Kind, Option, Question, Questionnaire, Role, Scope
from abm_fit.pack.rubric import Rubric
from abm_fit.pack.rules import Coverage, Robustness
from abm_fit.pack.values import Curve, Derived, ValueRule


def make_pack(
    questions: list[Question],
    values: list[ValueRule],
    sums: list[Sum],
    *,
    gates: list[Gate] | None = None,
    tables: list[Table] | None = None,
    inner: list[Table] | None = None,
    derived: list[Derived] | None = None,
    segments: bool = False,
    **rubric: Any,
) -> Pack:
    """Build a pack from parts; sums and tables come children first, `inner` tables before all sums."""
    nodes: list[Sum | Table] = [*(inner or []), *sums, *(tables or [])]
    defaults: dict[str, Any] = {
        "currency": "USD",
        "rates": {},
        "rates_date": "2026-06-30",
        "policy": {},
        "decisions": {},
        "patterns": {},
        "contradictions": (),
        "mix": None,
        "coverage": Coverage(na=100),
        "economics": None,
        "robustness": Robustness(),
        "gap_between": None,
        "accepted": {},
        "node_order": tuple(node.id for node in nodes),
    }
    return Pack(
        questionnaire=Questionnaire(
            id="small",
            version="1.0.0",
            title="Small",
            about="",
            segment_word="segment" if segments else "",
            segments_word="segments" if segments else "",
            roles=(Role("sales", "Sales"), Role("marketing", "Marketing")),
            sections=(),
            questions={question.id: question for question in questions},
        ),
        rubric=Rubric(
            values={rule.question: rule for rule in values},
            derived={quantity.id: quantity for quantity in derived or []},
            sums={node.id: node for node in sums},
            tables={table.id: table for table in [*(inner or []), *(tables or [])]},
            gates={gate.id: gate for gate in gates or []},
            **{**defaults, **rubric},
        ),
        advice=(),
        refusals=(),
        sources={},
        limits=(),
        digest="0" * 64,
        documents={},
    )


def choice(name: str, *values: int, per: Scope = "company", **more: Any) -> tuple[Question, ValueRule]:
    """Return a choice question with an option for each value."""
    options = tuple(Option(f"o{place}", f"Option {place}") for place in range(len(values)))
    rule = ValueRule(name, options={option.id: value for option, value in zip(options, values, strict=True)})
    rule = replace(rule, unknown=more.pop("unknown", "interval"))
    return Question(name, "s", name, name, "choice", per=per, options=options, **more), rule


def ticks(
    name: str, *values: int, how: Literal["sum", "max", "count"] = "sum", most: int = 100
) -> tuple[Question, ValueRule]:
    """Return a many-of question with an option for each value, and one that excludes them all and is worth nothing."""
    options = tuple(Option(f"o{place}", f"Option {place}") for place in range(len(values)))
    worth = {option.id: value for option, value in zip(options, values, strict=True)} | {"none": 0}
    rule = ValueRule(name, options=worth, many=how, many_most=most)
    return Question(name, "s", name, name, "many", options=(*options, Option("none", "None", exclusive=True))), rule


def number(
    name: str,
    *points: tuple[int, int],
    per: Scope = "company",
    steps: bool = False,
    beyond: bool = False,
    kind: Kind = "number",
    **more: Any,
) -> tuple[Question, ValueRule]:
    """Return a numeric question from 0 to 10, scored by a curve where points are given."""
    curve = Curve(tuple((Fraction(x), y) for x, y in points), steps=steps, beyond=beyond) if points else None
    rule = ValueRule(name, curve=curve, unknown_range=more.pop("unknown_range", None))
    more.setdefault("least", Fraction(0))
    more.setdefault("most", Fraction(10))
    return Question(name, "s", name, name, kind, per=per, **more), rule


def bands(*starts: int) -> tuple[Band, ...]:
    """Return bands `b0`, `b1` and so on from these starts, after one from 0."""
    return tuple(Band(f"b{place}", f"Band {place}", Fraction(start)) for place, start in enumerate((0, *starts)))


def table(name: str, *inputs: tuple[str, int], **more: Any) -> Table:
    """Return a table that tells every combination of its inputs' bands apart; worst first."""
    combinations = list(product(*(range(count) for _, count in inputs)))
    outcomes = tuple(Outcome("_".join(f"r{p}" for p in c), str(c), value=10 * sum(c)) for c in combinations)
    names = [name for name, _ in inputs]
    prefixes = {name: "o" if name.startswith("q") else "b" for name in names}
    rows = tuple(
        Row({n: frozenset((f"{prefixes[n]}{p}",)) for n, p in zip(names, c, strict=True)}, outcome.id)
        for c, outcome in zip(combinations, outcomes, strict=True)
    )
    return Table(name, name, tuple(names), outcomes, rows, **more)


def answered(pack: Pack, answers: Mapping[Any, Any], segments: tuple[str, ...] = (), role: str = "sales") -> Assessment:
    """Return an assessment by one person: option ids, numbers, pairs for ranges, lists of ticks, None, "na"."""
    rows = [_row(place, pack, key, value) for place, (key, value) in enumerate(answers.items(), start=1)]
    return Assessment(
        "a",
        "Example (made up)",
        "2026-Q4",
        "USD",
        pack.id,
        pack.version,
        pack.digest,
        segments=tuple(Segment(name, name) for name in segments),
        respondents=(Respondent("r", "R", role),),
        log=tuple(rows),
    )


def _row(place: int, pack: Pack, key: tuple[str, str | None], value: Any) -> Answer:
    name, segment = key
    if value is None:
        return Answer(str(place), place, name, "r", "dont_know", segment)
    if value == "na":
        return Answer(str(place), place, name, "r", "not_applicable", segment, reason="not here")
    if isinstance(value, list):
        return Answer(str(place), place, name, "r", "answered", segment, tuple(value))
    if pack.questionnaire.questions[name].numeric:
        low, high = value if isinstance(value, tuple) else (value, value)
        return Answer(str(place), place, name, "r", "answered", segment, Quantity(Fraction(low), Fraction(high)))
    return Answer(str(place), place, name, "r", "answered", segment, value)
