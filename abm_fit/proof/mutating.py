"""Small changes of a rubric that no worked case notices: where the cases leave a threshold unguarded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

from abm_fit.assessment.cases import Case, read_case
from abm_fit.pack.compiling import compile_pack
from abm_fit.pack.expression import Comparison, Expression, Number
from abm_fit.pack.model import Pack
from abm_fit.pack.parsing import parse_expression
from abm_fit.pack.trees import nodes_in, unparse
from abm_fit.proof.judging import judge
from abm_fit.proof.side_by_side import Run

BAND_SHIFT = 5
"""A cut-point is moved by so many points, each way."""

_TENTH = 10


@dataclass(frozen=True, slots=True)
class Mutation:
    """A small change of a rubric document."""

    said: str
    """What it is, in words."""
    path: tuple[str | int, ...]
    """Which keys and places lead to what is changed."""
    value: object

    def applied(self, rubric: Mapping[str, Any]) -> dict[str, Any]:
        """Return the rubric changed."""
        return dict(_put(rubric, self.path, self.value))


def unnoticed(pack: Pack, passing: Sequence[Path], run: Run) -> tuple[str, ...]:
    """Return, in words, each small change after which every one of the cases that pass still comes out as it must.

    Cut-points by five points, points of a part by a fifth, thresholds in gates by a tenth, each gate taken away, each
    table row given the neighbouring outcome. Every change scores every case until one notices: minutes, not seconds.
    """
    cases = [read_case(path, pack) for path in passing]
    tried = list(mutations(pack.documents["rubric"]))
    noticed = run([partial(_noticed, pack, mutation, cases) for mutation in tried])
    return tuple(mutation.said for mutation, seen in zip(tried, noticed, strict=True) if not seen)


def _noticed(pack: Pack, mutation: Mutation, cases: Sequence[Case]) -> bool:
    from abm_fit.scoring.engine import score

    changed = compile_pack({**pack.documents, "rubric": mutation.applied(pack.documents["rubric"])})
    return any(judge(case, score(changed, case.assessment)) for case in cases)


def _put(data: Any, path: Sequence[str | int], value: object) -> Any:  # noqa: ANN401  plain data
    """Return data with something else in one place; what is not on the way there is shared."""
    if not path:
        return value
    copy = data.copy()
    copy[path[0]] = _put(data[path[0]], path[1:], value)
    return copy


def mutations(rubric: Mapping[str, Any]) -> Iterator[Mutation]:
    """Yield small changes of a rubric document."""
    yield from _points(rubric)
    yield from _cuts(rubric)
    yield from _gates(rubric)
    yield from _rows(rubric)


def _points(rubric: Mapping[str, Any]) -> Iterator[Mutation]:
    for name, node in (rubric.get("sums") or {}).items():
        for child, points in node["points"].items():
            for other in (points + max(1, points // 5), points - max(1, points // 5)):
                if other >= 1:
                    said = f"sums › {name} › points › {child}: {points} to {other}"
                    yield Mutation(said, ("sums", name, "points", child), other)


def _cuts(rubric: Mapping[str, Any]) -> Iterator[Mutation]:
    for name, node in (rubric.get("sums") or {}).items():
        bands = node.get("bands") or []
        for index, band in enumerate(bands[1:], start=1):
            for other in (band["from"] + BAND_SHIFT, band["from"] - BAND_SHIFT):
                low = bands[index - 1].get("from", None)
                high = bands[index + 1]["from"] if index + 1 < len(bands) else None
                if (low is None or other > low) and (high is None or other < high):
                    said = f"sums › {name} › bands › {band['id']}: from {band['from']} to {other}"
                    yield Mutation(said, ("sums", name, "bands", index, "from"), other)


def _gates(rubric: Mapping[str, Any]) -> Iterator[Mutation]:
    for name, gate in (rubric.get("gates") or {}).items():
        for when in _thresholds(gate["when"]):
            yield Mutation(f"gates › {name}: {gate['when']} to {when}", ("gates", name, "when"), when)
        yield Mutation(f"gates › {name}: without effect", ("gates", name), gate | {"caps": {}, "raises": {}})


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


def _rows(rubric: Mapping[str, Any]) -> Iterator[Mutation]:
    for name, table in (rubric.get("tables") or {}).items():
        ids = [outcome["id"] for outcome in table["outcomes"]]
        for index, row in enumerate(table["rows"]):
            place = ids.index(row["then"])
            other = ids[place + 1] if place + 1 < len(ids) else ids[place - 1]
            if other != row["then"]:
                said = f"tables › {name} › row {index + 1}: {row['then']} to {other}"
                yield Mutation(said, ("tables", name, "rows", index, "then"), other)
