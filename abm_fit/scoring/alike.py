"""Which clusters can be the same things, so that one listing serves segments, stages and assessments alike."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from abm_fit.pack.expression import OVER_SEGMENTS, Call, Expression
from abm_fit.pack.model import Pack
from abm_fit.pack.trees import nodes_in
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.hanging import hanging_of
from abm_fit.scoring.held import Held
from abm_fit.scoring.indexes import index_of
from abm_fit.scoring.leaves import Leaf
from abm_fit.scoring.unknowns import Variable, VarKey

MOST = 2000
"""So many listings are kept of a pack; then it is begun anew."""

A = TypeVar("A")


def remembered(pack: Pack, place: Hashable, work_out: Callable[[], A]) -> A:
    """Return what was worked out at a place of `place_of` before, or work it out."""
    memory: dict[Hashable, A] = index_of(pack).once("clusters", "", dict)
    found = memory.get(place)
    if found is None:
        found = work_out()
        if len(memory) >= MOST:
            memory.clear()
        memory[place] = found
    return found


def place_of(
    facts: Facts, variables: Sequence[Variable], leaves: Sequence[Leaf], used: Iterable[VarKey]
) -> Hashable | None:
    """Return everything that decides what some variables and leaves can be, as one value.

    Segments stand in it by their order alone. None where something else than answers decides, too.
    """
    names = _names(facts.pack, variables, leaves)
    if names is None:
        return None
    asked = sorted(names)
    homes = _homes(facts, variables, leaves, asked)
    order = {home: place for place, home in enumerate(homes)}
    text = index_of(facts.pack).text

    def moved(key: VarKey) -> Hashable:
        return (key[0], key[1], order.get(key[2]))

    return (
        tuple(moved(variable.key) for variable in variables),
        tuple((text(leaf.expression), order.get(leaf.segment), leaf.gate) for leaf in leaves),
        frozenset(moved(key) for key in used),
        tuple(_content(facts, name, home) for name in asked for home in _asked_in(facts, name, homes)),
    )


def _names(pack: Pack, variables: Iterable[Variable], leaves: Iterable[Leaf]) -> frozenset[str] | None:
    """Return the questions whose answers decide; None where something else decides, too."""
    found = {variable.key[1] for variable in variables}
    for expression in _conditions(variables, leaves):
        found |= {name.id for name in index_of(pack).names(expression)}
    asked: set[str] = set()
    for name in found:
        reads = hanging_of(pack).reads(name)
        if reads is None:
            return None
        asked |= reads
    return frozenset(asked)


def _conditions(variables: Iterable[Variable], leaves: Iterable[Leaf]) -> Iterator[Expression]:
    yield from (leaf.expression for leaf in leaves)
    yield from (variable.when for variable in variables if variable.when is not None)


def _homes(
    facts: Facts, variables: Sequence[Variable], leaves: Sequence[Leaf], asked: Iterable[str]
) -> tuple[str | None, ...]:
    """Return the segments whose answers decide, in order: all where something is read over the segments."""
    questions = facts.pack.questionnaire.questions
    seen = [(leaf.expression, leaf.segment) for leaf in leaves]
    for name in asked:
        when = questions[name].when
        seen += [(when, None if questions[name].per == "company" else "")] if when is not None else []
    if any(_across(facts.pack, each) or (at is None and facts.per_segment(each)) for each, at in seen):
        return facts.segments
    if any(_across_name(facts.pack, variable.key[1]) for variable in variables):
        return facts.segments
    here = {variable.key[2] for variable in variables} | {leaf.segment for leaf in leaves}
    return tuple(segment for segment in facts.segments if segment in here)


def _across(pack: Pack, expression: Expression) -> bool:
    """Tell whether an expression reads something over all segments, itself or through quantities."""
    index = index_of(pack)

    def work_out() -> bool:
        calls = (node for node in nodes_in(expression) if isinstance(node, Call))
        return any(call.function in OVER_SEGMENTS for call in calls) or any(
            _across_name(pack, name.id) for name in index.names(expression)
        )

    return index.once("across", index.text(expression), work_out)


def _across_name(pack: Pack, name: str) -> bool:
    quantity = pack.rubric.derived.get(name)
    parts = [] if quantity is None else [quantity.formula, quantity.when]
    return any(part is not None and _across(pack, part) for part in parts)


def _asked_in(facts: Facts, name: str, homes: Sequence[str | None]) -> Sequence[str | None]:
    return homes if facts.pack.questionnaire.questions[name].per == "segment" else (None,)


def _content(facts: Facts, name: str, home: str | None) -> Hashable:
    """Return what conditions and values see of an answer, without who gave it."""
    held: Held = facts.held(facts.pack.questionnaire.questions[name], home)
    reading = held.reading
    weak = reading.value if reading.weak else None
    known = (held.shown, held.known, held.missing, held.times)
    return (name, reading.state, reading.weak, weak, held.cells, held.number, *known)
