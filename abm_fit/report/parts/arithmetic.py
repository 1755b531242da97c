"""Sentences with a company's own numbers in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from abm_fit.pack.rules import Statement
from abm_fit.report.parts.material import Material
from abm_fit.report.parts.values import Arithmetic
from abm_fit.scoring.currency import told_in

PLACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def arithmetic_of(m: Material, segment: str | None) -> Arithmetic | None:
    """Return the lines of a segment, or nothing where the pack has none; lines of the company alone name no segment."""
    economics = m.pack.rubric.economics
    if economics is None or not economics.statements:
        return None
    lines = said(m, economics.statements, segment)
    named = m.several and any(by_segment(m, item) for item in economics.statements)
    return Arithmetic(m.segment_names.get(segment or "", "") if named else "", lines) if lines else None


def by_segment(m: Material, statement: Statement) -> bool:
    """Tell whether a statement reads a number that differs by segment."""
    names = set(PLACE.findall(statement.text))
    return any(item.id in names and item.segment is not None for item in m.result.quantities) or any(
        item.question in names and item.segment is not None for item in m.result.readings
    )


def said(m: Material, statements: Sequence[Statement], segment: str | None) -> tuple[str, ...]:
    """Fill the places of statements with a segment's numbers.

    One of which half or more are unknown is left out, and so is one whose amount can't be computed.
    """
    lines: list[str] = []
    for item in statements:
        values = {name: value_of(m, name, segment) for name in PLACE.findall(item.text)}
        unknown = [name for name, value in values.items() if value == m.words("unknown_number")]
        if not values or (len(unknown) * 2 < len(values) and not any(_is_amount(m, name) for name in unknown)):
            lines.append(_filled(told_in(item.text, m.result.currency, m.result.shown_in), values))
    return tuple(lines)


def _is_amount(m: Material, id_: str) -> bool:
    quantity = m.pack.rubric.derived.get(id_)
    return quantity is not None and quantity.unit == "money"


def _filled(text: str, values: Mapping[str, str]) -> str:
    return PLACE.sub(lambda place: values[place[1]], text)


def value_of(m: Material, id_: str, segment: str | None) -> str:
    """Write the number behind a name: a quantity, a policy or a numeric question; what nobody knows is marked."""
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
    value, rule = m.quantity(item), m.pack.rubric.derived.get(id_)
    stands_in = item.assumed and rule is not None and rule.otherwise is not None
    return m.words("assumed", value=value) if stands_in else value


def _answered(m: Material, id_: str, segment: str | None) -> str:
    question = m.question(id_)
    for wanted in (segment, None):
        for reading in m.result.readings:
            if reading.question == id_ and reading.segment == wanted and reading.number is not None:
                unit = {"money": "money", "percent": "percent", "days": "days"}.get(question.kind, "")
                value = m.fmt.given(reading.number, unit)
                return m.words("assumed", value=value) if reading.assumed else value
    return m.words("unknown_number")
