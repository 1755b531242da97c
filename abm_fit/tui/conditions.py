"""Which answers decide what is asked: only they can hide or show a question."""

from __future__ import annotations

from abm_fit.pack.expression import Name
from abm_fit.pack.model import Pack
from abm_fit.pack.trees import names_in


def deciding_questions(pack: Pack) -> frozenset[str] | None:
    """Return the ids of the questions that conditions read; None where one reads more than answers and formulae."""
    questions, rubric = pack.questionnaire.questions, pack.rubric
    found: set[str] = set()
    waiting: list[Name] = [name for one in questions.values() if one.when for name in names_in(one.when)]
    while waiting:
        name = waiting.pop()
        if name.id in found or name.id in rubric.policy:
            continue
        if name.id in questions:
            found.add(name.id)
            rule = rubric.values.get(name.id)
            if rule is not None and rule.unknown_range is not None and rule.unknown_range.times:
                waiting.append(Name(rule.unknown_range.times))
        elif name.id in rubric.derived:
            found.add(name.id)
            quantity = rubric.derived[name.id]
            waiting += [*names_in(quantity.formula), *(names_in(quantity.when) if quantity.when else ())]
            waiting += [Name(quantity.otherwise.times)] if quantity.otherwise and quantity.otherwise.times else []
        else:
            return None
    return frozenset(found)
