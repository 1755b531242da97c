"""What has to hold, and what must not, for something to be said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from abm_fit.pack.expression import Call, Comparison, Expression, Name, Number, Word
from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Gate
from abm_fit.pack.questions import Scope
from abm_fit.pack.rules import Decision
from abm_fit.pack.trees import names_in, nodes_in
from abm_fit.scoring.bands import place_of

Line = tuple[Expression, bool]
"""A condition, and whether it has to hold."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Conditions that together lead to a target; in one and the same segment where it is said of segments."""

    lines: tuple[Line, ...]
    per: Scope = "company"
    lowered: tuple[str, ...] = ()
    """Questions that stand lowest where it is said."""


def wish_of(pack: Pack, kind: str, target: str) -> Wish:
    """Return what leads to a target of `reaching.targets`."""
    rubric = pack.rubric
    if kind == "band":
        node, _, band = target.partition(".")
        return Wish(((_is(Name(node, "band"), band), True),), rubric.sums[node].per)
    if kind == "verdict":
        assert rubric.verdict is not None, "only a verdict's table has outcomes to reach"
        return Wish(((_is(Name(rubric.verdict.id), target), True),), rubric.verdict.per)
    if kind == "gate":
        return Wish(((rubric.gates[target].when, True),), rubric.gates[target].per)
    if kind == "pattern":
        return Wish(((rubric.patterns[target].present, True),), rubric.patterns[target].per)
    if kind == "decision":
        decision, _, choice = target.partition(".")
        return Wish(choice_lines(rubric.decisions[decision], choice), rubric.decisions[decision].per)
    if kind == "refusal":
        return Wish(tuple((item.when, True) for item in pack.refusals if item.id == target))
    item = next(item for item in pack.advice if item.id == target)
    conditions = (item.when, *(rubric.gates[gate].when for gate in item.opens[:1]))
    lines = tuple((condition, True) for condition in conditions if condition is not None)
    return Wish(lines, lowered=tuple(item.lifts))


def choice_lines(decision: Decision, choice: str) -> tuple[Line, ...]:
    """Return when a decision falls on a choice: its own condition holds, and none above it."""
    lines: list[Line] = []
    for line in decision.choices:
        if line.when is not None:
            lines.append((line.when, line.id == choice))
        if line.id == choice:
            break
    return tuple(lines)


def deciding_wishes(pack: Pack, gate: Gate) -> Iterator[Wish]:
    """Yield when a gate changes a sum's band by itself: the points reach past it, and no other gate does as much."""
    sums, others = pack.rubric.sums, [other for other in pack.rubric.gates.values() if other.id != gate.id]
    for name, band in gate.caps.items():
        node, at = sums[name], place_of(sums[name], band)
        lines: list[Line] = [(gate.when, True)]
        if node.points and at + 1 < len(node.bands):
            lines.append((Comparison(">=", Name(name), Number(node.bands[at + 1].start)), True))
        lines += [
            (other.when, False) for other in others if name in other.caps and place_of(node, other.caps[name]) <= at
        ]
        yield Wish(tuple(lines), gate.per)
    for name, band in gate.raises.items():
        node, at = sums[name], place_of(sums[name], band)
        lines = [(gate.when, True)]
        if node.points:
            lines.append((Comparison("<", Name(name), Number(node.bands[at].start)), True))
        lines += [
            (other.when, False) for other in others if name in other.raises and place_of(node, other.raises[name]) >= at
        ]
        yield Wish(tuple(lines), gate.per)


@dataclass(frozen=True, slots=True)
class Behind:
    """What a wish hangs on, through whatever lies between; what it names first stands first."""

    questions: tuple[str, ...]
    gaps: tuple[str, ...]
    """Questions and sums on which two roles are compared."""
    known: frozenset[str]
    """Questions of which it matters whether they are known."""


def behind(pack: Pack, wish: Wish) -> Behind:
    """Return what a wish hangs on."""
    seen, known = dict[str, None](), set[str]()
    expressions, names = [line for line, _ in wish.lines], list[str]()
    while expressions or names:
        known |= {name for expression in expressions for name in _known(expression)}
        names += [name for expression in expressions for name in _names(expression)]
        expressions = []
        if names and (name := names.pop(0)) not in seen:
            seen[name] = None
            expressions, more = _next(pack, name)
            names += more
    gaps = tuple(name.partition(".")[2] for name in seen if name.startswith("gap."))
    questions = tuple(name for name in seen if name in pack.questionnaire.questions)
    return Behind(questions, gaps, frozenset(known))


def _next(pack: Pack, name: str) -> tuple[list[Expression], list[str]]:
    """Return the conditions and formulae of a question, quantity, gate or decision, and what else a name reads."""
    rubric, questions = pack.rubric, pack.questionnaire.questions
    kind, _, own = name.partition(".")
    conditions: list[Expression | None] = []
    more: list[str] = []
    if kind == "gap":
        more = [own]
    elif kind == "gate":
        conditions = [rubric.gates[own].when]
    elif kind == "decision":
        conditions = [choice.when for choice in rubric.decisions[own].choices]
    elif name in questions:
        conditions = [questions[name].when]
    elif name in rubric.derived:
        conditions = [rubric.derived[name].formula, rubric.derived[name].when]
    elif name in rubric.sums:
        more = [*rubric.sums[name].points]
        more += [f"gate.{gate.id}" for gate in rubric.gates.values() if name in gate.caps or name in gate.raises]
    elif name in rubric.tables:
        more = [*rubric.tables[name].inputs]
    return [condition for condition in conditions if condition is not None], more


def _names(expression: Expression) -> Iterator[str]:
    for node in nodes_in(expression):
        if isinstance(node, Name):
            yield f"{node.id}.{node.attribute}" if node.id in ("gate", "decision", "gap") else node.id


def _known(expression: Expression) -> Iterator[str]:
    for node in nodes_in(expression):
        if isinstance(node, Call) and node.function == "known":
            yield from (name.id for name in names_in(node))


def _is(name: Name, word: str) -> Comparison:
    return Comparison("==", name, Word(word))
