"""Between which values questions and sums of a pack run, so that no page speaks of 100 where a score ends elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from abm_fit.pack.model import Pack
from abm_fit.scoring.held import value_limits

HUNDRED = (0, 100)

FINE_BELOW = 20
"""On a scale shorter than this, scores are shown with decimals."""

Scale = tuple[int, int]


def scales_of(pack: Pack) -> Mapping[str, Scale]:
    """Return the lowest and the highest value of every question that has one, and of every sum and table with values.

    Where the questions of a pack share the scale of 0 to 100, each is on it whatever its own best answer is worth. A
    sum's ends are those that its terms allow, one by one: a conditional term may keep it from reaching them.
    """
    rubric, questions = pack.rubric, pack.questionnaire.questions
    valued = {id_: rule for id_, rule in rubric.values.items() if rule.options or rule.curve is not None}
    found: dict[str, Scale] = {id_: value_limits(questions[id_], rule) for id_, rule in valued.items()}
    if found and min(low for low, _ in found.values()) >= 0 and max(high for _, high in found.values()) == HUNDRED[1]:
        found = dict.fromkeys(found, HUNDRED)
    for table in rubric.tables.values():
        values = [outcome.value for outcome in table.outcomes if outcome.value is not None]
        if values:
            found[table.id] = min(values), max(values)

    def scale(id_: str) -> Scale:
        if id_ not in found:
            node = rubric.sums[id_]
            ends = [(points, *scale(child)) for child, points in node.points.items()]
            if not ends:
                found[id_] = 0, 0
            elif node.combine == "total":
                found[id_] = sum(p * low for p, low, _ in ends), sum(p * high for p, _, high in ends)
            else:
                found[id_] = min(low for _, low, _ in ends), max(high for _, _, high in ends)
        return found[id_]

    for id_ in rubric.sums:
        scale(id_)
    return found
