"""Answers drawn at random, by one person or several, and every way to complete them."""

# ruff: noqa: ANN401

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import strategies as st

from abm_fit.assessment.model import Answer, Assessment, Quantity, Respondent
from abm_fit.pack.model import Pack
from abm_fit.pack.questions import Question
from abm_fit.scoring.facts import read_by_gates
from abm_fit.scoring.levels import possible_ticks
from tests.scoring.small_packs import answered

NUMBERS = [Fraction(step, 4) for step in range(41)]
"""Every number a completion tries: quarters from 0 to 10."""

PEOPLE = (Respondent("r", "R", "sales"), Respondent("s", "S", "sales"), Respondent("m", "M", "marketing"))


def drawn_answers(
    draw: st.DrawFn, pack: Pack, segments: tuple[str, ...], most_open: int, *, people: bool
) -> Assessment:
    """Draw answers of which at most so many are open; with `people`, others answer some of the choices, too."""
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
        elif question.kind == "choice" and len(question.options) > 2 and draw(st.booleans()):
            left_out = draw(st.sampled_from(question.options)).id
            answers[(name, segment)] = tuple(one.id for one in question.options if one.id != left_out)
        elif draw(st.booleans()):
            answers[(name, segment)] = None
    assessment = answered(pack, answers, segments)
    return _with_others(draw, pack, assessment, keys) if people else assessment


def _with_others(draw: st.DrawFn, pack: Pack, assessment: Assessment, keys: list[tuple[str, str | None]]) -> Assessment:
    """Let two more people answer choices, or say that they don't know, or nothing."""
    rows = list(assessment.log)
    for person in PEOPLE[1:]:
        for name, segment in keys:
            question = pack.questionnaire.questions[name]
            if question.kind == "choice" and draw(st.booleans()):
                option = draw(st.sampled_from([None, *(option.id for option in question.options)]))
                state, place = ("dont_know" if option is None else "answered"), len(rows) + 1
                rows.append(Answer(str(place), place, name, person.id, state, segment, option))  # type: ignore[arg-type]
    return replace(assessment, respondents=PEOPLE, log=tuple(rows))


def _value(draw: st.DrawFn, question: Question) -> Any:
    if question.na and draw(st.integers(0, 4)) == 0:
        return "na"
    if question.numeric:
        return draw(st.integers(0, 20)) / Fraction(2)
    if question.kind == "many":
        return list(draw(st.sampled_from([sorted(ticked) for ticked in possible_ticks(question) or ()])))
    return draw(st.sampled_from([option.id for option in question.options]))


def completions(pack: Pack, assessment: Assessment) -> list[Assessment]:
    """Return the assessment with every open answer given in every way."""
    segments = tuple(segment.id for segment in assessment.segments)
    choices: list[list[tuple[Answer, ...]]] = []
    for question in pack.questionnaire.questions.values():
        for segment in segments if question.per == "segment" and segments else (None,):
            choices += [list(ways(pack, assessment, question, segment))]
    logs = [
        tuple(
            replace(row, uuid=str(place), sequence=place)
            for place, row in enumerate((row for rows in found for row in rows), start=1)
        )
        for found in product(*choices)
    ]
    return [replace(assessment, log=log) for log in logs]


def ways(pack: Pack, assessment: Assessment, question: Question, segment: str | None) -> Iterator[tuple[Answer, ...]]:
    """Yield the rows of one question with all that is open in them settled."""
    rows = [row for row in assessment.log if row.question == question.id and row.segment == segment]
    if any(row.state == "not_applicable" for row in rows) and not any(row.state == "answered" for row in rows):
        if not _refused(pack, question):
            yield tuple(rows)
            return
        # Not accepted, it is as if nobody had answered; others' "don't know" still stands for their role.
        rows = [row for row in rows if row.state != "not_applicable"]
    role = {person.id: person.role for person in assessment.respondents}
    knowing = {role[row.respondent] for row in rows if row.state == "answered"}
    said = [row for row in rows if row.state == "answered"]
    unheard = [row for row in rows if row.state == "dont_know" and role[row.respondent] not in knowing]
    # Of a role in which nobody knows, one answer stands for all.
    silent = list({role[row.respondent]: row for row in unheard}.values())
    if not said and not silent:
        silent = [Answer("0", 0, question.id, "r", "answered", segment)]
    yield from product(*(_settled(question, row) for row in (*said, *silent)))


def _settled(question: Question, row: Answer) -> list[Answer]:
    """Return a row with everything that it can turn out to be."""
    base = replace(row, state="answered", reason="")
    if question.numeric:
        low, high = (row.value.low, row.value.high) if isinstance(row.value, Quantity) else (Fraction(0), Fraction(10))
        found = [low] if low == high else [number for number in NUMBERS if low <= number <= high]
        return [replace(base, value=Quantity(number, number)) for number in found]
    if question.kind == "many":
        if row.value is not None:
            return [row]
        return [replace(base, value=tuple(sorted(ticked))) for ticked in possible_ticks(question) or ()]
    if isinstance(row.value, str):
        return [row]
    named = row.value if isinstance(row.value, tuple) else [one.id for one in question.options]
    return [replace(base, value=option) for option in named]


def _refused(pack: Pack, question: Question) -> bool:
    """Tell whether "not applicable" counts as unknown: a gate reads it, or it is too much of a sum's points."""
    if question.id in read_by_gates(pack):
        return True
    sums = [node for node in pack.rubric.sums.values() if question.id in node.points]
    most = pack.rubric.coverage.na
    return any(node.points[question.id] * 100 > most * sum(node.points.values()) for node in sums)
