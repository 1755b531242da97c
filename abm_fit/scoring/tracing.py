"""The parts of the result that show how a score came about: nodes, gates and quantities."""

from __future__ import annotations

from fractions import Fraction

from abm_fit.pack.interval import Interval
from abm_fit.pack.nodes import Gate, Sum, Table
from abm_fit.pack.values import Derived, Policy
from abm_fit.scoring.bands import order_of, place_of
from abm_fit.scoring.deciding import reads_of, scope
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.indexes import index_of
from abm_fit.scoring.measured import GateState, NodeScore, Quantified, Span, TableState
from abm_fit.scoring.readings import Key
from abm_fit.scoring.standing import Standing
from abm_fit.scoring.terms import pulls


def node_scores(standing: Standing, node: Sum) -> tuple[NodeScore, ...]:
    """Return a sum's score, parts and bands in every segment where it is worked out."""
    return tuple(_node(standing, node, segment) for segment in scope(standing, node.per))


def _node(standing: Standing, node: Sum, segment: str | None) -> NodeScore:
    found = standing.sums.of(node, segment)
    order = order_of(node)
    by_points = standing.possible.by_points(node, segment) if order else frozenset[str]()
    possible = sorted(standing.possible.bands(node, segment), key=order.index) if order else []
    band = possible[0] if len(possible) == 1 else ""
    high, low = pulls(node, found.parts)
    return NodeScore(
        node=node.id,
        title=node.title,
        segment=segment,
        score=found.score or Span(Fraction(0), Fraction(0)),
        coverage=found.coverage,
        parts=found.parts,
        band=band,
        label=next((known.label for known in node.bands if known.id == band), ""),
        band_by_points=next(iter(by_points)) if len(by_points) == 1 else "",
        possible=tuple(possible),
        pull_high=high,
        pull_low=low,
    )


def table_states(standing: Standing, table: Table) -> tuple[TableState, ...]:
    """Return what a table says, in every segment where it is read."""
    return tuple(_table(standing, table, segment) for segment in scope(standing, table.per))


def _table(standing: Standing, table: Table, segment: str | None) -> TableState:
    found = standing.possible.outcomes(table, segment)
    possible = tuple(outcome.id for outcome in table.outcomes if outcome.id in found)
    outcome = possible[0] if len(possible) == 1 else ""
    return TableState(
        table=table.id,
        title=table.title,
        segment=segment,
        outcome=outcome,
        label=next((known.label for known in table.outcomes if known.id == outcome), ""),
        possible=possible,
        exact=standing.possible.exact(table, segment),
        inputs={name: tuple(standing.possible.input(name, segment)) for name in table.inputs},
    )


def gate_states(standing: Standing, gate: Gate) -> tuple[GateState, ...]:
    """Return whether a gate fires, in every segment where it is judged."""
    return tuple(
        GateState(
            gate=gate.id,
            title=gate.title,
            segment=segment,
            fired=(fired := standing.possible.gate(gate, segment)),
            binds=fired != "no" and _binds(standing, gate, segment),
            caps=dict(gate.caps),
            say=gate.say,
            lifts_when=gate.lifts_when,
            reads=reads_of(standing.facts.pack, gate.when),
        )
        for segment in scope(standing, gate.per)
    )


def _binds(standing: Standing, gate: Gate, segment: str | None) -> bool:
    """Tell whether a gate, where it fires, changes a band that the points can give."""
    for effects, lowers in ((gate.caps, True), (gate.raises, False)):
        for name, band in effects.items():
            node = standing.facts.pack.rubric.sums[name]
            order, limit = order_of(node), place_of(node, band)
            homes = (segment,) if segment is not None or node.per == "company" else standing.facts.segments
            for home in homes:
                places = [
                    order.index(known)
                    for known in standing.possible.by_points(node, standing.facts.home(node.per, home))
                ]
                if any(place > limit if lowers else place < limit for place in places):
                    return True
    return False


def policy_quantity(policy: Policy) -> Quantified:
    """Return a policy constant as a quantity."""
    span = Span(policy.value, policy.value)
    return Quantified(
        policy.id,
        policy.title,
        None,
        policy.unit,
        span,
        assumed=False,
        formula="",
        source=policy.source,
        note=policy.note,
    )


def derived_quantities(standing: Standing, quantity: Derived) -> tuple[Quantified, ...]:
    """Return a derived quantity in every segment where it is worked out."""
    return tuple(
        Quantified(
            id=quantity.id,
            title=quantity.title,
            segment=segment,
            unit=quantity.unit,
            span=_span(standing.facts.derived(quantity, segment)),
            assumed=rests_on_range(standing.facts, quantity, segment, standing.resting),
            formula=index_of(standing.facts.pack).text(quantity.formula),
            source=quantity.source,
            note=quantity.note,
        )
        for segment in scope(standing, quantity.per)
    )


def rests_on_range(facts: Facts, quantity: Derived, segment: str | None, known: dict[Key, bool]) -> bool:
    """Tell whether a sourced range stands in for an answer somewhere beneath a quantity; `known`: what was told."""
    key = (quantity.id, segment)
    if key not in known:
        known[key] = _rests_on_range(facts, quantity, segment, known)
    return known[key]


def _rests_on_range(facts: Facts, quantity: Derived, segment: str | None, known: dict[Key, bool]) -> bool:
    if quantity.otherwise is not None:
        lacks = facts.lacks(quantity, segment)
        if lacks or (quantity.when is not None and facts.truth(quantity.when, segment) != "yes"):
            return True
    for name in facts.reads(quantity):
        question = facts.pack.questionnaire.questions.get(name.id)
        if question is not None:
            homes = facts.segments if question.per == "segment" and segment is None else (segment,)
            if any(facts.held(question, home).reading.assumed for home in homes):
                return True
        inner = facts.pack.rubric.derived.get(name.id)
        if inner is not None:
            homes = facts.segments if inner.per == "segment" and segment is None else (segment,)
            if any(rests_on_range(facts, inner, home, known) for home in homes):
                return True
    return False


def _span(interval: Interval) -> Span | None:
    if interval.empty or interval.low is None or interval.high is None:
        return None
    return Span(interval.low, interval.high)
