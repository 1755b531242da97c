"""What is worth a second look before the result is shown to anybody: lists of questions, each a jump away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from abm_fit.assessment.model import Answer
from abm_fit.pack.model import Pack
from abm_fit.scoring.result import Result
from abm_fit.tui.outline.answers import segment_name
from abm_fit.tui.outline.node import Node, Spot, soft

SAME_FROM = 4
"""So many judged questions of one section, all with the same option number, are worth a look."""

AnswerAt = Callable[[Spot], Answer | None]


def review_nodes(pack: Pack, result: Result, steps: tuple[Spot, ...], answer_at: AnswerAt) -> tuple[Node, ...]:
    """Return every list that is not empty, with how many stand in it."""
    answers = {spot: answer_at(spot) for spot in steps}
    lists: tuple[tuple[str, str, list[Node]], ...] = (
        ("Contradictions", "Answers that can't both be true.", _conflicts(pack, result)),
        ("Don't know", "A proper answer; the verdict counts it as open.", _where(pack, result, answers, _unknown)),
        ("From last period", "Taken over and not confirmed yet.", _where(pack, result, answers, _carried)),
        (
            "High answers without evidence",
            "The best option of its question, and only claimed.",
            [
                _line(pack, result, spot)
                for spot, answer in answers.items()
                if answer and _top(pack, spot, answer) and answer.evidence == "none"
            ],
        ),
        ("All the same", "Every question of the section at the same step.", _same(pack, answers)),
        ("Does not apply", "With the reason that will be printed.", _where(pack, result, answers, _na)),
        ("Open", "Not answered yet, or put off.", _where(pack, result, answers, _is_open)),
    )
    lines: list[Node] = []
    for title, about, nodes in lists:
        if nodes:
            lines += [Node(f"{title} ({len(nodes)})", "title"), soft(about), *nodes]
    return tuple(lines) or (Node("Nothing to look at again: all is answered, and nothing contradicts.", "strong"),)


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
            lines.append(Node(f"{section.title}: option {places[0] + 1} everywhere", spot=first))
    return lines
