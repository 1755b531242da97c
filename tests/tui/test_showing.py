"""What the walk says around a question."""

from __future__ import annotations

import re

from abm_fit.pack.model import Pack
from abm_fit.tui.showing import example_of


def test_no_example_in_a_field_is_more_or_less_than_its_question_takes(pack: Pack) -> None:
    for question in pack.questionnaire.questions.values():
        if question.kind in ("count", "number"):
            numbers = [int(found) for found in re.findall(r"\d+", example_of(question))]
            assert numbers, question.id
            assert question.most is None or max(numbers) <= question.most, question.id
            assert question.least is None or min(numbers) >= question.least, question.id
