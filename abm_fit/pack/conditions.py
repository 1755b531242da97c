"""The conditions of a pack, and what they compare with which numbers."""

from __future__ import annotations

from fractions import Fraction

from abm_fit.pack.expression import Comparison, Expression, Name, Number
from abm_fit.pack.model import Pack
from abm_fit.pack.trees import nodes_in


def conditions(pack: Pack) -> tuple[Expression, ...]:
    """Return every condition of a pack."""
    rubric = pack.rubric
    found: list[Expression | None] = [question.when for question in pack.questionnaire.questions.values()]
    found += [derived.when for derived in rubric.derived.values()]
    found += [gate.when for gate in rubric.gates.values()]
    found += [choice.when for decision in rubric.decisions.values() for choice in decision.choices]
    for pattern in rubric.patterns.values():
        found += [pattern.present, pattern.possible]
    found += [item.when for item in rubric.contradictions]
    found += [floor.when for floor in (rubric.mix.floors if rubric.mix else ())]
    found += [item.when for item in pack.advice]
    found += [item.when for item in pack.refusals]
    return tuple(expression for expression in found if expression is not None)


def compared_with(pack: Pack) -> dict[str, set[Fraction]]:
    """Return, by name, the numbers that conditions compare a question, a quantity or a score with."""
    found: dict[str, set[Fraction]] = {}
    for expression in conditions(pack):
        for node in nodes_in(expression):
            if isinstance(node, Comparison):
                for side, other in ((node.left, node.right), (node.right, node.left)):
                    if isinstance(side, Name) and not side.attribute and isinstance(other, Number):
                        found.setdefault(side.id, set()).add(other.value)
    return found
