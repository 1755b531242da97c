"""Companies built to be told one thing: answers changed one by one until its condition holds."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from abm_fit.assessment.model import Assessment, Value
from abm_fit.pack.expression import Expression, Logical, Name, Not
from abm_fit.pack.model import Pack
from abm_fit.pack.trees import nodes_in
from abm_fit.proof.answers import LEVELS, candidates, company, profile
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.gaps import questions_beneath
from abm_fit.scoring.standing import Standing

_ROUNDS = 2
"""How often all answers are gone through."""

Trial = tuple[tuple[str, Value], ...]
"""Answers that are changed together."""


def satisfied(pack: Pack, kind: str, target: str) -> Iterator[Assessment]:
    """Yield companies that are likely to be told a target; whoever uses one scores it."""
    condition, lowered = _condition(pack, kind, target)
    # Advice crowds other advice out of the plan, so all else stands high first.
    levels = (LEVELS - 1, LEVELS // 2, 0) if kind == "advice" else (LEVELS // 2, LEVELS - 1, 0)
    for level in levels:
        answers = profile(pack, level)
        for question in lowered:
            tried = candidates(pack, pack.questionnaire.questions[question])
            answers[question] = tried[0]
        if condition is not None:
            answers = _climb(pack, condition, answers)
        yield company(pack, answers)


def _condition(pack: Pack, kind: str, target: str) -> tuple[Expression | None, tuple[str, ...]]:
    """Return the condition of a target, and the questions that stand lowest where it is said."""
    rubric = pack.rubric
    if kind == "gate":
        return rubric.gates[target].when, ()
    if kind == "pattern":
        return rubric.patterns[target].present, ()
    if kind == "decision":
        return _choice(pack, target), ()
    if kind == "refusal":
        return next(item.when for item in pack.refusals if item.id == target), ()
    if kind == "advice":
        item = next(item for item in pack.advice if item.id == target)
        gates = [rubric.gates[gate].when for gate in item.opens]
        parts = tuple(part for part in (item.when, *gates[:1]) if part is not None)
        return (Logical("and", parts) if len(parts) > 1 else parts[0] if parts else None), tuple(item.lifts)
    return None, ()


def _choice(pack: Pack, target: str) -> Expression | None:
    """Return the condition under which a decision falls on a choice: its own, and none above it."""
    decision, _, choice = target.partition(".")
    parts: list[Expression] = []
    for line in pack.rubric.decisions[decision].choices:
        if line.id == choice:
            parts += [line.when] if line.when is not None else []
            break
        if line.when is not None:
            parts.append(Not(line.when))
    return Logical("and", tuple(parts)) if len(parts) > 1 else parts[0] if parts else None


def _climb(pack: Pack, condition: Expression, answers: dict[str, Value]) -> dict[str, Value]:
    """Change what the condition reads, one thing at a time, as long as it comes nearer to holding."""
    best = _degree(pack, condition, answers)
    for _ in range(_ROUNDS):
        for trials in _trials(pack, condition):
            for trial in trials:
                if best == 1:
                    return answers
                changed = answers | dict(trial)
                degree = _degree(pack, condition, changed)
                if degree > best:
                    answers, best = changed, degree
    return answers


def _trials(pack: Pack, condition: Expression) -> list[list[Trial]]:
    """Return, for everything that a condition reads, the answers to try."""
    found: list[list[Trial]] = []
    for name in _read(pack, condition):
        if name in pack.questionnaire.questions:
            found.append([((name, value),) for value in candidates(pack, pack.questionnaire.questions[name])])
        else:
            leaves = _leaves(pack, name)
            levels = [profile(pack, level) for level in range(LEVELS)]
            found.append([tuple((leaf, level[leaf]) for leaf in leaves if leaf in level) for level in levels])
    return found


def _read(pack: Pack, expression: Expression) -> tuple[str, ...]:
    """Return the questions, sums and tables that an expression reads, through quantities, gates and decisions."""
    rubric, found, seen = pack.rubric, dict[str, None](), set[str]()

    def visit(part: Expression | None) -> None:
        for node in nodes_in(part) if part is not None else ():
            if not isinstance(node, Name):
                continue
            key = f"{node.id}.{node.attribute}" if node.id in ("gate", "decision") else node.id
            if key in seen:
                continue
            seen.add(key)
            if node.id in rubric.derived:
                visit(rubric.derived[node.id].formula)
                visit(rubric.derived[node.id].when)
            elif node.id == "gate":
                visit(rubric.gates[node.attribute].when)
            elif node.id == "decision":
                for choice in rubric.decisions[node.attribute].choices:
                    visit(choice.when)
            elif node.id in pack.questionnaire.questions or node.id in rubric.sums or node.id in rubric.tables:
                found[node.id] = None

    visit(expression)
    return tuple(found)


def _leaves(pack: Pack, name: str) -> tuple[str, ...]:
    if name in pack.rubric.sums:
        return tuple(questions_beneath(pack, name))
    inputs = pack.rubric.tables[name].inputs
    questions = pack.questionnaire.questions
    return tuple(leaf for each in inputs for leaf in ((each,) if each in questions else _leaves(pack, each)))


def _degree(pack: Pack, condition: Expression, answers: dict[str, Value]) -> Fraction:
    """Return how nearly a condition holds: 1 where it does, else the share of its parts that do."""
    facts = Facts(pack, company(pack, answers))
    Standing(facts)
    return _holding(facts, condition)


def _holding(facts: Facts, condition: Expression) -> Fraction:
    if isinstance(condition, Logical):
        parts = [_holding(facts, part) for part in condition.parts]
        return max(parts) if condition.operator == "or" else sum(parts, Fraction(0)) / len(parts)
    if isinstance(condition, Not) and isinstance(condition.part, Logical):
        turned = tuple(Not(part) for part in condition.part.parts)
        return _holding(facts, Logical("or" if condition.part.operator == "and" else "and", turned))
    return Fraction(1 if facts.truth(condition, None) == "yes" else 0)
