"""Small changes of a rubric that no worked case notices: where the cases leave a threshold unguarded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from fractions import Fraction
from typing import Any

from abm_fit.pack.compiling import compile_pack
from abm_fit.pack.expression import Comparison, Expression, Number
from abm_fit.pack.model import Pack
from abm_fit.pack.parsing import parse_expression
from abm_fit.pack.trees import nodes_in, unparse
from abm_fit.proof.judging import judge
from abm_fit.proof.running import Scored

BAND_SHIFT = 5
"""A cut-point is moved by so many points, each way."""

_TENTH = 10


def unnoticed(pack: Pack, scored: Sequence[Scored]) -> tuple[str, ...]:
    """Return, in words, each small change after which every case still comes out as it must.

    Cut-points by five points, points of a part by a fifth, thresholds in gates by a tenth, each gate taken away, each
    table row given the neighbouring outcome. Every change scores every case until one notices: minutes, not seconds.
    """
    passing = [each for each in scored if each.run.passed]
    found = []
    for said, rubric in mutations(dict(pack.documents["rubric"])):
        changed = compile_pack({**pack.documents, "rubric": rubric})
        if not _noticed(changed, passing):
            found.append(said)
    return tuple(found)


def _noticed(pack: Pack, scored: Sequence[Scored]) -> bool:
    from abm_fit.scoring.engine import score

    return any(judge(each.case, score(pack, each.case.assessment)) for each in scored)


def mutations(rubric: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield small changes of a rubric document, each with what it is in words."""
    yield from _points(rubric)
    yield from _cuts(rubric)
    yield from _gates(rubric)
    yield from _rows(rubric)


def _points(rubric: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, node in (rubric.get("sums") or {}).items():
        for child, points in node["points"].items():
            for other in (points + max(1, points // 5), points - max(1, points // 5)):
                if other >= 1:
                    changed = deepcopy(rubric)
                    changed["sums"][name]["points"][child] = other
                    yield f"sums › {name} › points › {child}: {points} to {other}", changed


def _cuts(rubric: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, node in (rubric.get("sums") or {}).items():
        bands = node.get("bands") or []
        for index, band in enumerate(bands[1:], start=1):
            for other in (band["from"] + BAND_SHIFT, band["from"] - BAND_SHIFT):
                low = bands[index - 1].get("from", None)
                high = bands[index + 1]["from"] if index + 1 < len(bands) else None
                if (low is None or other > low) and (high is None or other < high):
                    changed = deepcopy(rubric)
                    changed["sums"][name]["bands"][index]["from"] = other
                    yield f"sums › {name} › bands › {band['id']}: from {band['from']} to {other}", changed


def _gates(rubric: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, gate in (rubric.get("gates") or {}).items():
        for when in _thresholds(gate["when"]):
            changed = deepcopy(rubric)
            changed["gates"][name]["when"] = when
            yield f"gates › {name}: {gate['when']} to {when}", changed
        changed = deepcopy(rubric)
        changed["gates"][name] |= {"caps": {}, "raises": {}}
        yield f"gates › {name}: without effect", changed


def _thresholds(when: str) -> Iterator[str]:
    """Yield a condition with each literal it compares with a tenth (at least 1) higher and lower."""
    tree = parse_expression(when)
    literals = dict.fromkeys(
        side
        for node in nodes_in(tree)
        if isinstance(node, Comparison)
        for side in (node.left, node.right)
        if isinstance(side, Number)
    )
    for literal in literals:
        step = abs(literal.value) / _TENTH
        if literal.value.denominator == 1:
            step = max(Fraction(1), step)
        for value in (literal.value + step, literal.value - step):
            yield unparse(_swapped(tree, literal, Number(value)))


def _swapped(tree: Expression, old: Expression, new: Expression) -> Expression:
    from dataclasses import fields, replace

    if tree == old:
        return new
    changes: dict[str, Any] = {}
    for field in fields(tree):
        part = getattr(tree, field.name)
        if isinstance(part, tuple):
            changes[field.name] = tuple(_swapped(item, old, new) for item in part)
        elif hasattr(part, "__dataclass_fields__"):
            changes[field.name] = _swapped(part, old, new)
    return replace(tree, **changes)


def _rows(rubric: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, table in (rubric.get("tables") or {}).items():
        ids = [outcome["id"] for outcome in table["outcomes"]]
        for index, row in enumerate(table["rows"]):
            place = ids.index(row["then"])
            other = ids[place + 1] if place + 1 < len(ids) else ids[place - 1]
            if other != row["then"]:
                changed = deepcopy(rubric)
                changed["tables"][name]["rows"][index]["then"] = other
                yield f"tables › {name} › row {index + 1}: {row['then']} to {other}", changed
