"""Gate conditions taken apart into atoms, each of which hangs on few answers or on one sum."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from abm_fit.pack.expression import Call, Comparison, Expression, Logical, Name, Not, Word
from abm_fit.pack.logic import Names, Truth, both, either, negate, number_of
from abm_fit.pack.model import Pack
from abm_fit.pack.signs import MIRRORED
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.indexes import index_of
from abm_fit.scoring.readings import Key


@dataclass(frozen=True, slots=True)
class Atom:
    """A comparison or call, seen from one segment."""

    text: str
    """The expression as text: what tells atoms apart."""
    segment: str | None
    expression: Expression = field(compare=False)


@dataclass(frozen=True, slots=True)
class Joined:
    """A condition over parts; `not` has one."""

    how: Literal["and", "or", "not"]
    parts: tuple[Condition, ...]


Condition = Atom | Joined

Tree = int | tuple[Literal["and", "or", "not"], "tuple[Tree, ...]"]
"""A condition over the numbers of its atoms."""

Worth = int
"""1 for yes, -1 for no, 0 for open."""


def take_apart(pack: Pack, facts: Facts, expression: Expression, segment: str | None) -> Condition:
    """Return a condition as a tree over atoms, with `any` and `all` written out over the segments."""
    if isinstance(expression, Logical):
        return Joined(expression.operator, tuple(take_apart(pack, facts, part, segment) for part in expression.parts))
    if isinstance(expression, Not):
        return Joined("not", (take_apart(pack, facts, expression.part, segment),))
    if isinstance(expression, Call) and expression.function in ("any", "all"):
        parts = tuple(take_apart(pack, facts, expression.arguments[0], each) for each in facts.segments)
        return Joined("or" if expression.function == "any" else "and", parts)
    if isinstance(expression, Name) and expression.id == "gate":
        gate = pack.rubric.gates[expression.attribute]
        return take_apart(pack, facts, gate.when, segment if gate.per == "segment" else None)
    # What reads the company alone is one and the same atom from wherever it is seen.
    return Atom(index_of(pack).text(expression), segment if facts.per_segment(expression) else None, expression)


def atoms_of(condition: Condition) -> Iterator[Atom]:
    """Go through the atoms of a condition."""
    if isinstance(condition, Atom):
        yield condition
    else:
        for part in condition.parts:
            yield from atoms_of(part)


def truth_given(condition: Condition, known: Mapping[Atom, Truth]) -> Truth:
    """Return a condition's truth where some atoms are decided and the others are open."""
    if isinstance(condition, Atom):
        return known.get(condition, "open")
    parts = (truth_given(part, known) for part in condition.parts)
    if condition.how == "not":
        return negate(next(parts))
    return both(parts) if condition.how == "and" else either(parts)


def numbered(condition: Condition, number: Callable[[Atom], int]) -> Tree:
    """Return a condition over the numbers of its atoms."""
    if isinstance(condition, Atom):
        return number(condition)
    return condition.how, tuple(numbered(part, number) for part in condition.parts)


def left_open(tree: Tree, fixed: Mapping[int, Worth]) -> Tree | bool:
    """Return a condition without what is fixed; a truth where that decides it.

    What is fixed and open stays in the tree, where nobody will ever know it.
    """
    if isinstance(tree, int):
        worth = fixed.get(tree, 0)
        return worth > 0 if worth else tree
    how, parts = tree[0], [left_open(part, fixed) for part in tree[1]]
    if how == "not":
        return not parts[0] if isinstance(parts[0], bool) else ("not", (parts[0],))
    deciding = how == "or"
    if any(part is deciding for part in parts):
        return deciding
    left = tuple(part for part in parts if not isinstance(part, bool))
    return (how, left) if left else not deciding


def worth_given(tree: Tree, known: Mapping[int, Worth]) -> Worth:
    """Return what a condition is worth where some atoms are known and the others open: Kleene's strong logic."""
    if isinstance(tree, int):
        return known.get(tree, 0)
    how, parts = tree
    if how == "not":
        return -worth_given(parts[0], known)
    worths = [worth_given(part, known) for part in parts]
    return min(worths) if how == "and" else max(worths)


def questions_read(facts: Facts, atom: Atom) -> frozenset[Key]:
    """Return the questions, with their segments, that an atom hangs on; through derived quantities, not sums."""
    pack, index = facts.pack, index_of(facts.pack)
    found: set[Key] = set()
    seen: set[str] = set()
    waiting = [name.id for name in index.names(atom.expression)]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        question, quantity = pack.questionnaire.questions.get(name), pack.rubric.derived.get(name)
        if question is not None:
            if question.per != "segment":
                found.add((name, None))
            else:
                # Seen from the company, something per segment is read in every segment.
                found.update((name, each) for each in facts.segments if atom.segment in (None, each))
            rule = pack.rubric.values.get(name)
            if rule is not None and rule.unknown_range is not None and rule.unknown_range.times:
                waiting.append(rule.unknown_range.times)
        if quantity is not None:
            waiting += [read.id for read in index.reads(quantity)]
    return frozenset(found)


def sum_compared(pack: Pack, atom: Atom) -> Name | None:
    """Return the one sum whose score an atom compares with something else; None if it is not of that form."""
    comparison = atom.expression
    if not isinstance(comparison, Comparison):
        return None
    for side, other in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
        if not isinstance(side, Name) or side.id not in pack.rubric.sums or side.attribute:
            continue
        if all(name.id in pack.rubric.policy for name in index_of(pack).names(other)):
            return side
    return None


def value_compared(pack: Pack, atom: Atom, question: str) -> tuple[str, Expression] | None:
    """Return the sign by which an atom compares the value of an answer, standing on the left, and what with.

    None if it is not of that form, with policy alone on the other side.
    """
    comparison = atom.expression
    if not isinstance(comparison, Comparison):
        return None
    sign, left, right = comparison.operator, comparison.left, comparison.right
    for how, side, other in ((sign, left, right), (MIRRORED[sign], right, left)):
        if isinstance(side, Name) and side.id == question and not side.attribute:
            plain = all(name.id in pack.rubric.policy for name in index_of(pack).names(other))
            return (how, other) if plain and not isinstance(other, Word) else None
    return None


def number_compared(atom: Atom, node: str, names: Names) -> Fraction:
    """Return the number that an atom compares a sum's score with."""
    comparison = atom.expression
    assert isinstance(comparison, Comparison)
    found = number_of(comparison.right if on_the_left(comparison, node) else comparison.left, names)
    assert found.low is not None
    return found.low


def on_the_left(comparison: Comparison, node: str) -> bool:
    """Tell whether a sum stands on the left of a comparison."""
    return isinstance(comparison.left, Name) and comparison.left.id == node
