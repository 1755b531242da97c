"""Sentences with a company's own numbers in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from abm_fit.pack.rules import Statement
from abm_fit.report.parts.material import Material
from abm_fit.report.parts.values import Arithmetic

PLACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def arithmetic_of(m: Material, segment: str | None) -> Arithmetic | None:
    """Return the break-even lines of a segment, or nothing where the pack has none."""
    economics = m.pack.rubric.economics
    if economics is None or not economics.statements:
        return None
    lines = said(m, economics.statements, segment)
    return Arithmetic(m.segment_names.get(segment or "", "") if m.several else "", lines)


def said(m: Material, statements: Sequence[Statement], segment: str | None) -> tuple[str, ...]:
    """Fill the places of statements with a segment's numbers; one of which half or more are unknown is left out."""
    lines: list[str] = []
    for item in statements:
        values = {name: value_of(m, name, segment) for name in PLACE.findall(item.text)}
        unknown = sum(value == m.words("unknown_number") for value in values.values())
        if not values or unknown * 2 < len(values):
            lines.append(_filled(item.text, values))
    return tuple(lines)


def _filled(text: str, values: Mapping[str, str]) -> str:
    return PLACE.sub(lambda place: values[place[1]], text)


def value_of(m: Material, id_: str, segment: str | None) -> str:
    """Write the number behind a name: a quantity, a policy or a numeric question."""
    questions = m.pack.questionnaire.questions
    if id_ in questions:
        return _answered(m, id_, segment)
    try:
        item = m.result.quantity(id_, segment)
    except KeyError:
        return m.words("none")
    if item.span is None:
        return m.words("unknown_number")
    # The sentence around it names what is counted, so that the unit's word would stand twice.
    return m.quantity(item)


def _answered(m: Material, id_: str, segment: str | None) -> str:
    question = m.question(id_)
    for wanted in (segment, None):
        for reading in m.result.readings:
            if reading.question == id_ and reading.segment == wanted and reading.number is not None:
                unit = {"money": "money", "percent": "percent", "days": "days"}.get(question.kind, "")
                return m.fmt.quantity(reading.number, unit)
    return m.words("unknown_number")
