"""What is worth a second look before the result is shown to anybody: lists of questions, each a jump away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from abm_fit.assessment.model import Answer
from abm_fit.pack.model import Pack
from abm_fit.scoring.result import Result
from abm_fit.tui.outline.answers import segment_name
from abm_fit.tui.outline.node import Node, Spot, soft
from abm_fit.wording.spoken import say

SAME_FROM = 4
"""So many judged questions of one section, all with the same option number, are worth a look."""

AnswerAt = Callable[[Spot], Answer | None]


def review_nodes(pack: Pack, result: Result, steps: tuple[Spot, ...], answer_at: AnswerAt) -> tuple[Node, ...]:
    """Return every list that is not empty, with how many stand in it."""
    answers = {spot: answer_at(spot) for spot in steps}
    lists: tuple[tuple[str, list[Node]], ...] = (
        ("conflicts", _conflicts(pack, result)),
        ("unknown", _where(pack, result, answers, _unknown)),
        ("carried", _where(pack, result, answers, _carried)),
        (
            "claimed",
            [
                _line(pack, result, spot)
                for spot, answer in answers.items()
                if answer and _top(pack, spot, answer) and answer.evidence == "none"
            ],
        ),
        ("same", _same(pack, answers)),
        ("not_applicable", _where(pack, result, answers, _na)),
        ("open", _where(pack, result, answers, _is_open)),
    )
    lines: list[Node] = []
    for name, nodes in lists:
        if nodes:
            title = say(f"reviewing.title_{name}", number=len(nodes))
            lines += [Node(title, "title"), soft(say(f"reviewing.about_{name}")), *nodes]
    return tuple(lines) or (Node(say("reviewing.nothing"), "strong"),)


def _is_open(answer: Answer | None) -> bool:
    return answer is None or answer.state == "later"


def _unknown(answer: Answer | None) -> bool:
    return answer is not None and answer.state == "dont_know"


def _carried(answer: Answer | None) -> bool:
    return answer is not None and answer.carried


def _na(answer: Answer | None) -> bool:
    return answer is not None and answer.state == "not_applicable"


def _where(
    pack: Pack, result: Result, answers: dict[Spot, Answer | None], wanted: Callable[[Answer | None], bool]
) -> list[Node]:
    return [
        _line(pack, result, spot, answer.reason if answer else "") for spot, answer in answers.items() if wanted(answer)
    ]


def _line(pack: Pack, result: Result, spot: Spot, aside: str = "") -> Node:
    name = segment_name(result, spot[1])
    short = pack.questionnaire.questions[spot[0]].short
    return Node(f"{short}{' (' + name + ')' if name else ''}{': ' + aside if aside else ''}", spot=spot)


def _top(pack: Pack, spot: Spot, answer: Answer) -> bool:
    question = pack.questionnaire.questions[spot[0]]
    rule = pack.rubric.values.get(question.id)
    if rule is None or not rule.options or answer.state != "answered" or not isinstance(answer.value, str):
        return False
    return rule.options.get(answer.value) == max(rule.options.values())


def _conflicts(pack: Pack, result: Result) -> list[Node]:
    lines = []
    for conflict in result.conflicts:
        name = segment_name(result, conflict.segment)
        spots = tuple(_line(pack, result, (question, conflict.segment)) for question in conflict.questions)
        text = f"{conflict.say}{' (' + name + ')' if name else ''}"
        lines.append(Node(text, "mark", inside=lambda spots=spots: spots, opened=True))  # type: ignore[misc]
    return lines


def _same(pack: Pack, answers: dict[Spot, Answer | None]) -> list[Node]:
    lines = []
    for section in pack.questionnaire.sections:
        places = []
        for spot, answer in answers.items():
            question = pack.questionnaire.questions[spot[0]]
            if question.section == section.id and question.kind == "choice" and not question.fact and answer:
                ids = [option.id for option in question.options]
                if answer.value in ids:
                    places.append(ids.index(str(answer.value)))
        if len(places) >= SAME_FROM and len(Counter(places)) == 1:
            first = next(spot for spot in answers if pack.questionnaire.questions[spot[0]].section == section.id)
            lines.append(Node(say("reviewing.same", section=section.title, option=places[0] + 1), spot=first))
    return lines
