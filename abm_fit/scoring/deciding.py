"""Decisions, failure patterns, contradictions and refusals: rules over answers and findings."""

from __future__ import annotations

from abm_fit.pack.expression import Expression
from abm_fit.pack.model import Pack
from abm_fit.pack.rules import Contradiction, Decision, Pattern
from abm_fit.scoring.indexes import index_of
from abm_fit.scoring.result import Conflict, DecisionState, PatternState, Refused
from abm_fit.scoring.standing import Standing


def reads_of(pack: Pack, *conditions: Expression | None) -> tuple[str, ...]:
    """List the ids that conditions read, each once, in reading order."""
    index = index_of(pack)
    names = [name for condition in conditions if condition is not None for name in index.names(condition)]
    return tuple(dict.fromkeys(n.attribute if n.id in ("gate", "decision", "gap") else n.id for n in names))


def scope(standing: Standing, per: str) -> tuple[str | None, ...]:
    """Return the segments that something is worked out in; None alone for the company."""
    return standing.facts.segments if per == "segment" else (None,)


def decision_states(standing: Standing, decision: Decision) -> tuple[DecisionState, ...]:
    """Return what a decision says, in every segment where it is taken."""
    return tuple(_decided(standing, decision, segment) for segment in scope(standing, decision.per))


def _decided(standing: Standing, decision: Decision, segment: str | None) -> DecisionState:
    possible = standing.choices(decision, segment)
    choice = next(choice for choice in decision.choices if choice.id == possible[0]) if len(possible) == 1 else None
    return DecisionState(
        decision=decision.id,
        title=decision.title,
        segment=segment,
        choice=choice.id if choice else "",
        label=choice.label if choice else "",
        say=choice.say if choice else "",
        until=choice.until if choice else "",
        instead=choice.instead if choice else "",
        again=choice.again if choice else "",
        possible=possible,
        reads=reads_of(standing.facts.pack, *(line.when for line in decision.choices)),
    )


def pattern_states(standing: Standing, pattern: Pattern) -> tuple[PatternState, ...]:
    """Return whether a pattern is present: possible where it may be, or where its weaker sign is there."""
    states = []
    for segment in scope(standing, pattern.per):
        present = standing.facts.truth(pattern.present, segment)
        weaker = "no" if pattern.possible is None else standing.facts.truth(pattern.possible, segment)
        states.append(
            PatternState(
                pattern=pattern.id,
                title=pattern.title,
                segment=segment,
                state="present"
                if present == "yes"
                else "possible"
                if present == "open" or weaker == "yes"
                else "absent",
                say=pattern.say,
                reads=reads_of(standing.facts.pack, pattern.present, pattern.possible),
                source=pattern.source,
            )
        )
    return tuple(states)


def conflicts(standing: Standing, contradiction: Contradiction) -> tuple[Conflict, ...]:
    """Return where two answers cannot both be true."""
    return tuple(
        Conflict(contradiction.id, contradiction.say, contradiction.questions, segment)
        for segment in scope(standing, contradiction.per)
        if standing.facts.truth(contradiction.when, segment) == "yes"
    )


def refusals(standing: Standing) -> tuple[Refused, ...]:
    """Return what is advised against; a refusal that reads something per segment holds where it does in any."""
    return tuple(
        Refused(item.id, item.title, item.why, item.until, item.instead, item.again)
        for item in standing.facts.pack.refusals
        if standing.facts.truth(item.when, None) == "yes"
    )
