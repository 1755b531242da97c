"""Clusters: unknowns that some condition links, listed with everything that they can be together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

from abm_fit.pack.expression import Comparison, Expression, Name, Number
from abm_fit.pack.interval import Interval
from abm_fit.pack.trees import names_in, nodes_in, unparse
from abm_fit.scoring.alike import place_of, remembered
from abm_fit.scoring.boxes import pieces
from abm_fit.scoring.entries import Entry
from abm_fit.scoring.exploring import Explorer
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.leaves import Leaf
from abm_fit.scoring.unknowns import Setting, Unknowns, Variable, VarKey

MOST_STARTS = 4096
"""More combinations than this of linked answers are not listed one by one."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Linked unknowns; clusters are independent of each other."""

    variables: tuple[Variable, ...]
    leaves: tuple[int, ...]
    """The leaves that read them, in the order of an entry's truths."""
    entries: tuple[Entry, ...]
    exact: bool


def clusters_of(unknowns: Unknowns, scored: Iterable[Variable], leaves: Mapping[int, Leaf]) -> tuple[Cluster, ...]:
    """Group the scored unknowns and those that leaves read; what a leaf or a question's condition links is one."""
    found: dict[VarKey, Variable] = {}
    scored = tuple(scored)
    used = frozenset(variable.key for variable in scored)
    linked: list[frozenset[VarKey]] = []
    for variable in scored:
        _take(unknowns, variable, found, linked)
    for leaf in leaves.values():
        read = list(unknowns.read_by(leaf.expression, leaf.segment, gate=leaf.gate))
        for variable in read:
            _take(unknowns, variable, found, linked)
        linked.append(frozenset(variable.key for variable in read))
    groups = _joined(list(found), linked)
    return tuple(
        _cluster(unknowns, tuple(found[key] for key in sorted(group, key=str)), leaves, used) for group in groups
    )


def _take(
    unknowns: Unknowns, variable: Variable, found: dict[VarKey, Variable], linked: list[frozenset[VarKey]]
) -> None:
    """Take a variable in, with what decides whether it is asked."""
    if variable.key in found:
        return
    found[variable.key] = variable
    if variable.when is not None:
        deciding = list(unknowns.read_by(variable.when, variable.key[2], gate=False))
        linked.append(frozenset((variable.key, *(other.key for other in deciding))))
        for other in deciding:
            _take(unknowns, other, found, linked)


def _joined(keys: list[VarKey], linked: list[frozenset[VarKey]]) -> list[list[VarKey]]:
    """Return the keys grouped so that linked ones are together, in order of appearance."""
    group = {key: [key] for key in keys}
    for link in linked:
        members: list[VarKey] = []
        for key in sorted(link, key=keys.index):
            if not any(group[key] is group[member] for member in members):
                members.append(key)
        if len(members) > 1:
            whole = [key for member in members for key in group[member]]
            for key in whole:
                group[key] = whole
    unique: list[list[VarKey]] = []
    for key in keys:
        if not any(group[key] is known for known in unique):
            unique.append(group[key])
    return unique


def _cluster(
    unknowns: Unknowns, variables: tuple[Variable, ...], leaves: Mapping[int, Leaf], used: frozenset[VarKey]
) -> Cluster:
    """Return a cluster, from memory where one alike was listed before."""
    own = {number: leaf for number, leaf in leaves.items() if leaf.reads & {variable.key for variable in variables}}
    # Leaf numbers differ between stages; what they say doesn't.
    ordered = sorted(own, key=lambda number: str((own[number].segment, unparse(own[number].expression))))
    renumbered = {place: own[number] for place, number in enumerate(ordered)}
    mine = used & {variable.key for variable in variables}
    place = place_of(unknowns.facts, variables, tuple(renumbered.values()), mine)

    def listed() -> tuple[tuple[Entry, ...], bool]:
        return _listed(unknowns.facts, variables, renumbered, used)

    entries, exact = listed() if place is None else remembered(unknowns.facts.pack, place, listed)
    return Cluster(variables, tuple(ordered), entries, exact)


def _listed(
    facts: Facts, variables: tuple[Variable, ...], own: Mapping[int, Leaf], used: frozenset[VarKey]
) -> tuple[tuple[Entry, ...], bool]:
    conditions = [leaf.expression for leaf in own.values()]
    conditions += [variable.when for variable in variables if variable.when is not None]
    explorer = Explorer(facts, variables, own, used)
    if not own and len(variables) == 1 and variables[0].when is None:
        return (Entry((explorer.tokens_of(variables[0]),), ()),), True
    cuts = {variable.key: direct_cuts(facts, variable, conditions) for variable in variables}
    settings = [_settings(variable, cuts[variable.key]) for variable in variables]
    if prod(len(found) for found in settings) > MOST_STARTS:
        return (explorer.whole(),), False
    starts = tuple(dict(zip((v.key for v in variables), found, strict=True)) for found in product(*settings))
    return explorer.run(starts), explorer.exact


def _settings(variable: Variable, cuts: list[Fraction]) -> list[Setting]:
    if variable.span is None:
        return list(variable.cells)
    return list(pieces(variable.span, cuts)) if not variable.span.exact else [variable.span]


def direct_cuts(facts: Facts, variable: Variable, conditions: list[Expression]) -> list[Fraction]:
    """Return the numbers where a variable's own comparisons turn: no box then straddles them.

    The steps of a stepped curve are among them, and the comparisons in conditions of the quantities that are read.
    """
    if variable.span is None:
        return []
    cuts = [x for x, _ in variable.curve.points] if variable.curve is not None and variable.curve.steps else []
    reached, waiting = set[str](), list(conditions)
    while waiting:
        condition = waiting.pop()
        for node in nodes_in(condition):
            if isinstance(node, Comparison):
                for one, other in ((node.left, node.right), (node.right, node.left)):
                    if one == Name(variable.key[1]):
                        cuts += _constant(facts, other)
        for name in names_in(condition):
            quantity = facts.pack.rubric.derived.get(name.id)
            if quantity is not None and name.id not in reached:
                reached.add(name.id)
                waiting.append(quantity.formula)
                if quantity.when is not None:
                    waiting.append(quantity.when)
    return sorted({cut for cut in cuts if _inside(variable.span, cut)})


def _constant(facts: Facts, expression: Expression) -> list[Fraction]:
    if isinstance(expression, Number):
        return [expression.value]
    if isinstance(expression, Name) and expression.id in facts.pack.rubric.policy:
        return [facts.pack.rubric.policy[expression.id].value]
    return []


def _inside(span: Interval, number: Fraction) -> bool:
    return span.holds(number)
