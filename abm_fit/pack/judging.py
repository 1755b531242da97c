"""The rubric document's values, quantities, sums and tables as values; scopes come in from outside."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from abm_fit.pack.document import exact
from abm_fit.pack.fields import Part, condition, required, text
from abm_fit.pack.nodes import Band, MixRange, Outcome, Row, Sum, Table
from abm_fit.pack.questions import Scope
from abm_fit.pack.values import Curve, Derived, Policy, Range, ValueRule

ANY = "any"
"""In a table's row: whatever the input is."""


def policy_of(key: str, part: Part) -> Policy:
    """Build a named constant."""
    return Policy(
        key, text(part, "title"), exact(part["value"]), part.get("unit", ""), text(part, "source"), text(part, "note")
    )


def value_rule_of(question: str, part: Part) -> ValueRule:
    """Build how a question's answer becomes a value."""
    return ValueRule(
        question=question,
        options=dict(part.get("options") or {}),
        many=part.get("many", "sum"),
        many_most=part.get("many_most"),
        curve=_curve(part),
        shape=part.get("shape", "rising"),
        unknown=part.get("unknown", "interval"),
        unknown_range=_range(part.get("unknown_range")),
        actionable=part.get("actionable", False),
        effort=part.get("effort", 1),
        source=text(part, "source"),
        note=text(part, "note"),
    )


def _range(part: Part | None) -> Range | None:
    if part is None:
        return None
    return Range(exact(part["low"]), exact(part["high"]), text(part, "times"), text(part, "source"))


def _curve(part: Part) -> Curve | None:
    points = part.get("curve")
    if not points:
        return None
    steps = part.get("steps", False)
    return Curve(
        tuple((exact(x), int(y)) for x, y in points), part.get("log", False), bool(steps), beyond=steps == "beyond"
    )


def derived_of(key: str, part: Part, per: Scope) -> Derived:
    """Build a quantity computed from answers."""
    return Derived(
        id=key,
        title=text(part, "title"),
        formula=required(part, "is"),
        unit=part.get("unit", ""),
        when=condition(part),
        otherwise=_range(part.get("otherwise")),
        per=per,
        source=text(part, "source"),
        note=text(part, "note"),
    )


def sum_of(key: str, part: Part, per: Scope) -> Sum:
    """Build a weighted sum."""
    low, high = part.get("poles") or ("", "")
    return Sum(
        id=key,
        title=text(part, "title"),
        points=dict(part.get("points") or {}),
        combine=part.get("combine", "mean"),
        bands=_bands(part),
        role=part.get("role", ""),
        kind=part.get("kind", ""),
        poles=(str(low).strip(), str(high).strip()),
        per=per,
        about=text(part, "about"),
        source=text(part, "source"),
    )


def _bands(part: Part) -> tuple[Band, ...]:
    """Build a sum's bands; without points they start where a score of nought never comes."""
    if part.get("points"):
        return tuple(_band(band, exact(band.get("from", 0))) for band in part.get("bands") or ())
    return tuple(_band(band, Fraction(place)) for place, band in enumerate(part.get("bands") or ()))


def _band(part: Part, start: Fraction) -> Band:
    return Band(part["id"], text(part, "label"), start, text(part, "about"), text(part, "source"))


def table_of(key: str, part: Part, per: Scope) -> Table:
    """Build a table with unique hits."""
    return Table(
        id=key,
        title=text(part, "title"),
        inputs=tuple(part["inputs"]),
        outcomes=tuple(_outcome(outcome) for outcome in part["outcomes"]),
        rows=tuple(_row(row) for row in part["rows"]),
        role=part.get("role", ""),
        per=per,
        monotone=part.get("monotone", True),
    )


def _outcome(part: Part) -> Outcome:
    return Outcome(
        id=part["id"],
        label=text(part, "label"),
        value=part.get("value"),
        say=text(part, "say"),
        texts={key: str(said).strip() for key, said in (part.get("texts") or {}).items()},
        now=_mix_range(part.get("now")),
        later=_mix_range(part.get("later")),
        ranks=dict(part.get("ranks") or {}),
    )


def _mix_range(ends: list[int] | None) -> MixRange | None:
    return None if ends is None else MixRange(ends[0], ends[1])


def _row(part: Mapping[str, Any]) -> Row:
    cells = {key: cell for key, cell in part.items() if key != "then" and cell not in (ANY, [ANY])}
    return Row(
        {key: frozenset((cell,) if isinstance(cell, str) else cell) for key, cell in cells.items()}, part["then"]
    )
