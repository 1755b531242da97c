"""What holds per segment and what for the company, read off what each thing reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from abm_fit.pack.expression import OVER_SEGMENTS, Call, Expression, Name
from abm_fit.pack.parsing import PREFIXES
from abm_fit.pack.questions import Scope
from abm_fit.pack.trees import children


@dataclass(frozen=True, slots=True)
class Reads:
    """What one thing is made from: conditions and formulae, and the ids it names outright (`sum.data`, `gate.x`)."""

    expressions: tuple[Expression, ...] = ()
    ids: tuple[str, ...] = ()


def made_of(node: str, part: Mapping[str, Any], gates: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the ids that a sum's document names: its children, or the gates that decide it where it has none."""
    return tuple(part.get("points") or ()) or gates_on(node, gates)


def gates_on(node: str, gates: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the gates that cap or raise a sum, as `gate.x`."""
    return tuple(
        f"gate.{key}" for key, gate in gates.items() if any(node in (gate.get(way) or {}) for way in ("caps", "raises"))
    )


def names_outside_segments(expression: Expression) -> tuple[Name, ...]:
    """List the names a tree reads outside `any`, `all`, `total`, `least` and `most`, each once, in reading order."""
    found: dict[Name, None] = {}

    def visit(node: Expression) -> None:
        if isinstance(node, Name):
            found[node] = None
        elif not (isinstance(node, Call) and node.function in OVER_SEGMENTS):
            for child in children(node):
                visit(child)

    visit(expression)
    return tuple(found)


def key_of(name: Name) -> str:
    """Return what a name points at: `gate.x` and `decision.x` whole, for all others the id of a question or node."""
    if name.id == "gap":
        return name.attribute
    return f"{name.id}.{name.attribute}" if name.id in PREFIXES else name.id


def infer_scopes(asked: Mapping[str, Scope], things: Mapping[str, Reads]) -> dict[str, Scope]:
    """Return each thing's scope: per segment where it reads anything per segment.

    Args:
        asked: Each question's scope.
        things: Derived quantities, sums and tables by id, gates and decisions as `gate.x` and `decision.x`, and
            whatever else reads them. Ids that are in neither are the company's.
    """
    scopes = dict(asked)

    def find(key: str, above: frozenset[str]) -> Scope:
        if key not in scopes:
            reads = things.get(key)
            if reads is None or key in above:
                return "company"
            inner = above | {key}
            keys = [*reads.ids, *(key_of(name) for tree in reads.expressions for name in names_outside_segments(tree))]
            scopes[key] = "segment" if any(find(other, inner) == "segment" for other in keys) else "company"
        return scopes[key]

    return {key: find(key, frozenset()) for key in things}
