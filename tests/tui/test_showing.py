"""What the walk says around a question."""

from __future__ import annotations

import re

from abm_fit.pack.model import Pack
from abm_fit.tui.showing import example_of, letters_of


def test_no_example_in_a_field_is_more_or_less_than_its_question_takes(pack: Pack) -> None:
    for question in pack.questionnaire.questions.values():
        if question.kind in ("count", "number"):
            numbers = [int(found) for found in re.findall(r"\d+", example_of(question))]
            assert numbers, question.id
            assert question.most is None or max(numbers) <= question.most, question.id
            assert question.least is None or min(numbers) >= question.least, question.id


def test_months_are_typed_where_a_date_is_asked_for_and_letters_that_begin_none_stay_keys(pack: Pack) -> None:
    letters = letters_of(pack.questionnaire.questions["platform_notice"], "USD")
    begin = (
        "january february march april may june july august september october november december ende anfang beginning"
    )
    assert not letters & {word[0] for word in begin.split()}
    assert {"v", "x", "?"} <= letters
