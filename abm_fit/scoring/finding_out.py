"""Which open questions to find an answer to, the most telling first."""

from __future__ import annotations

from fractions import Fraction

from abm_fit.pack.trees import names_in
from abm_fit.scoring.deciding import scope
from abm_fit.scoring.facts import questions_read, read_by_gates
from abm_fit.scoring.gaps import questions_beneath
from abm_fit.scoring.held import Held, value_limits
from abm_fit.scoring.measured import GateState
from abm_fit.scoring.planning import axis_points
from abm_fit.scoring.readings import Key
from abm_fit.scoring.standing import Standing


def find_out(standing: Standing, gates: tuple[GateState, ...]) -> tuple[str, ...]:
    """Return the keys of open questions: what open gates read first, then by points times what is still possible.

    Questions that a table reads count too, where no table gives the verdict those that open decisions read, and before
    any of these the open questions that decide whether it is asked.
    """
    facts, points = standing.facts, axis_points(standing)
    besides = _besides(standing)
    gated = read_by_gates(facts.pack) if any(gate.fired == "open" for gate in gates) else frozenset[str]()
    ranked: dict[Key, tuple[bool, Fraction]] = {}
    for question in facts.pack.questionnaire.questions.values():
        for segment in scope(standing, question.per):
            held = facts.held(question, segment)
            in_gate = question.id in gated
            if not held.applies or not (in_gate or question.id in points or question.id in besides):
                continue
            if not is_open(held):
                continue
            width = Fraction(0)
            if held.rule is not None and held.rule.scored:
                low, high = value_limits(held.question, held.rule)
                width = (high - low) * (1 - held.reading.covered) * points.get(question.id, Fraction(0))
            ranked[question.id, segment] = not in_gate, -width
    _raise_deciding(standing, ranked)
    places = {question: place for place, question in enumerate(facts.pack.questionnaire.questions)}
    keys = sorted(ranked, key=lambda key: (*ranked[key], places[key[0]], key_text(*key)))
    return tuple(key_text(*key) for key in keys)


def _raise_deciding(standing: Standing, ranked: dict[Key, tuple[bool, Fraction]]) -> None:
    """Rank open questions that decide whether ranked ones are asked no later than these."""
    facts = standing.facts
    questions = facts.pack.questionnaire.questions
    waiting = list(ranked)
    while waiting:
        key = waiting.pop()
        condition = questions[key[0]].when
        for name in () if condition is None else names_in(condition):
            if (deciding := questions.get(name.id)) is None:
                continue
            for segment in scope(standing, deciding.per):
                above, held = (deciding.id, segment), facts.held(deciding, segment)
                elsewhere = None not in (segment, key[1]) and segment != key[1]
                if elsewhere or not held.applies or not is_open(held):
                    continue
                if above not in ranked or ranked[key] < ranked[above]:
                    ranked[above] = ranked[key]
                    waiting.append(above)


def _besides(standing: Standing) -> frozenset[str]:
    """Return the questions that decide without an axis's points: beneath tables, and read by open decisions."""
    pack = standing.facts.pack
    rubric = pack.rubric
    inputs = {name for table in rubric.tables.values() for name in table.inputs}
    found = inputs.union(*(questions_beneath(pack, name) for name in inputs))
    if rubric.verdict is None:
        lines = [
            choice.when
            for decision in rubric.decisions.values()
            if any(len(standing.choices(decision, segment)) > 1 for segment in scope(standing, decision.per))
            for choice in decision.choices
            if choice.when is not None
        ]
        found |= questions_read(pack, lines)
    return frozenset(found & set(pack.questionnaire.questions))


def is_open(held: Held) -> bool:
    """Tell whether an answer could still narrow something."""
    if held.question.numeric:
        return held.number is None or not held.number.exact or held.weak
    return held.weak or len(held.cells) > 1 or held.reading.state == "unknown"


def key_text(question: str, segment: str | None) -> str:
    """Return a question's key as text: `acv@segment`, or the id alone."""
    return question if segment is None else f"{question}@{segment}"
