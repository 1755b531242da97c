"""What the default questionnaire promises the people who answer it."""

from __future__ import annotations

from collections import Counter

from abm_fit.pack.model import Pack
from abm_fit.pack.questions import Question


def judged(pack: Pack) -> list[Question]:
    return [question for question in pack.questionnaire.questions.values() if not question.fact]


def test_at_most_36_questions_ask_for_a_judgement(default_pack: Pack) -> None:
    assert len(judged(default_pack)) <= 36


def test_nobody_is_asked_more_than_20_of_them(default_pack: Pack) -> None:
    asked = Counter(role for question in judged(default_pack) for role in question.roles)
    assert set(asked) <= {role.id for role in default_pack.questionnaire.roles}
    assert max(asked.values()) <= 20


def test_every_question_names_who_is_asked(default_pack: Pack) -> None:
    assert [question.id for question in default_pack.questionnaire.questions.values() if not question.roles] == []


def test_every_fact_says_whose_number_counts(default_pack: Pack) -> None:
    for question in default_pack.questionnaire.questions.values():
        assert bool(question.authority) == question.fact, question.id
        assert set(question.authority) <= set(question.roles), question.id


def test_every_question_explains_why_how_and_with_what_evidence(default_pack: Pack) -> None:
    for question in default_pack.questionnaire.questions.values():
        assert question.help.why, question.id
        assert question.help.judge, question.id
        assert question.help.evidence, question.id


def test_everything_fits_a_small_terminal(default_pack: Pack) -> None:
    for question in default_pack.questionnaire.questions.values():
        assert len(question.ask) <= 160, question.id
        assert len(question.short) <= 32, question.id
        assert all(len(option.label) <= 110 for option in question.options), question.id
        assert len(question.options) <= 9, f"{question.id}: options are picked by one digit"


def test_judgements_are_ladders_of_four_or_five_steps(default_pack: Pack) -> None:
    assert {len(question.options) for question in judged(default_pack)} == {4, 5}


def test_the_quick_walk_is_short(default_pack: Pack) -> None:
    assert sum(question.quick for question in default_pack.questionnaire.questions.values()) <= 30


def test_the_quick_walk_covers_all_of_fit(default_pack: Pack) -> None:
    questions = default_pack.questionnaire.questions
    assert all(questions[child].quick for child in default_pack.rubric.sums["fit"].points)


def test_the_quick_walk_covers_three_quarters_of_readiness_and_most_of_each_part(default_pack: Pack) -> None:
    rubric, questions = default_pack.rubric, default_pack.questionnaire.questions
    reached = 0
    for dimension in rubric.sums["readiness"].points:
        points = rubric.sums[dimension].points
        quick = sum(weight for child, weight in points.items() if questions[child].quick)
        assert 100 * quick >= rubric.coverage.quick_dimension * sum(points.values()), dimension
        reached += quick
    assert reached >= rubric.coverage.quick_axis
