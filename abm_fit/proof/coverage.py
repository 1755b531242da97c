"""What the quick walk asks, which questions decide nothing, and which gate inputs nobody has a range for."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, lcm

from abm_fit.pack.conditions import conditions
from abm_fit.pack.expression import Expression, Name
from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Sum
from abm_fit.pack.trees import nodes_in
from abm_fit.scoring.facts import read_by_gates
from abm_fit.scoring.gaps import questions_beneath
from abm_fit.scoring.held import value_limits
from abm_fit.scoring.levels import possible_tick_values
from abm_fit.scoring.methods.reachability import without_each


def quick_shares(pack: Pack) -> dict[str, Fraction]:
    """Return the share of the points of every axis and dimension that the quick walk asks; empty without one."""
    questions = pack.questionnaire.questions
    if not any(question.quick for question in questions.values()):
        return {}
    found = {}
    for node in pack.rubric.sums.values():
        if node.role:
            points = questions_beneath(pack, node.id)
            whole = sum(points.values(), Fraction(0))
            asked = sum((weight for name, weight in points.items() if questions[name].quick), Fraction(0))
            found[node.id] = asked / whole if whole else Fraction(1)
    return found


def dead_questions(pack: Pack) -> tuple[str, ...]:
    """Return the questions that can move no band and that nothing else reads.

    A question moves a band where the others can bring the score so near below a cut-point that its own range of values
    reaches over it: bitsets of all totals without it, by prefix and suffix tables. An axis without bands is a result by
    its score alone, which everything beneath it moves. Texts and dates are notes.
    """
    live = _read(pack)
    for node in pack.rubric.sums.values():
        if node.bands:
            live |= set(_movers(pack, node))
        elif node.role == "axis":
            live |= set(effective_points(pack, node))
    return tuple(
        question.id
        for question in pack.questionnaire.questions.values()
        if question.id not in live and question.kind not in ("text", "date")
    )


def _movers(pack: Pack, node: Sum) -> Iterator[str]:
    """Yield the questions beneath a sum that can carry it over one of its cut-points."""
    points = effective_points(pack, node)
    scale = lcm(1, *(weight.denominator for weight in points.values()))
    names = list(points)
    items = [[int(points[name] * scale) * value for value in values_of(pack, name)] for name in names]
    lowest = sum(min(steps) for steps in items)
    # Counted from each question's lowest value, as bitsets hold no total below zero.
    items = [[step - min(steps) for step in steps] for steps in items]
    for name, steps, rest in zip(names, items, without_each(items), strict=True):
        for band in node.bands[1:]:
            cut = ceil(band.start * scale) - lowest
            low = max(cut - max(steps), 0)
            if cut > low and (rest >> low) & ((1 << (cut - low)) - 1):
                yield name
                break


def effective_points(pack: Pack, node: Sum) -> dict[str, Fraction]:
    """Return each question's points of score for a point of value, where everything applies."""
    rubric = pack.rubric
    whole = Fraction(sum(node.points.values())) if node.combine == "mean" else Fraction(1)
    found: dict[str, Fraction] = {}
    for child, points in node.points.items():
        if child in rubric.values:
            found[child] = found.get(child, Fraction(0)) + points / whole
        elif child in rubric.sums:
            for name, weight in effective_points(pack, rubric.sums[child]).items():
                found[name] = found.get(name, Fraction(0)) + weight * points / whole
    return found


def values_of(pack: Pack, question: str) -> tuple[int, ...]:
    """Return the values a question can have: of its options or its ticks, or of its curve's break-points."""
    rule = pack.rubric.values[question]
    if pack.questionnaire.questions[question].kind == "many":
        return tuple(sorted(possible_tick_values(pack.questionnaire.questions[question], rule)))
    if rule.curve is not None:
        low, high = value_limits(pack.questionnaire.questions[question], rule)
        return tuple(sorted({low, high, *(value for _, value in rule.curve.points if low <= value <= high)}))
    return tuple(sorted(set(rule.options.values())))


def _read(pack: Pack) -> set[str]:
    """Return the questions that conditions, quantities, tables, the mix, texts or the economics read."""
    rubric = pack.rubric
    expressions: list[Expression] = [*conditions(pack), *(item.formula for item in rubric.derived.values())]
    found = {node.id for each in expressions for node in nodes_in(each) if isinstance(node, Name)}
    found |= {name for table in rubric.tables.values() for name in table.inputs}
    found |= {rule.unknown_range.times for rule in rubric.values.values() if rule.unknown_range}
    found |= {question for item in rubric.contradictions for question in item.questions}
    if rubric.mix is not None:
        found |= {rubric.mix.weight, rubric.mix.current}
    if rubric.economics is not None:
        lines = (*rubric.economics.statements, *rubric.economics.capacity)
        found |= {name for line in lines for name in line.needs} | set(rubric.economics.facts)
    return found


def unranged_gate_inputs(pack: Pack) -> tuple[str, ...]:
    """Return the numbers that gates read for which "don't know" leaves no bounds at all."""
    gated = read_by_gates(pack)
    covered = {
        node.id
        for derived in pack.rubric.derived.values()
        if derived.otherwise is not None
        for node in nodes_in(derived.formula)
        if isinstance(node, Name)
    }
    found = []
    for question in pack.questionnaire.questions.values():
        rule = pack.rubric.values.get(question.id)
        ranged = rule is not None and (rule.unknown_range is not None or rule.unknown == "weak")
        scored = rule is not None and rule.curve is not None
        bounded = question.least is not None and question.most is not None
        if question.id in gated and question.numeric and not (ranged or scored or bounded or question.id in covered):
            found.append(question.id)
    return tuple(found)
