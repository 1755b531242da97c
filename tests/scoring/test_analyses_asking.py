"""What to ask next: the claim on how far a question narrows the verdict, against every way to answer it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from abm_fit.pack.nodes import Sum
from abm_fit.scoring.analysing.asking import next_questions
from abm_fit.scoring.engine import score
from abm_fit.scoring.facts import Facts
from tests.scoring.drawn_answers import completions, ways
from tests.scoring.drawn_packs import Drawn, drawn
from tests.scoring.small_packs import answered, bands, choice, make_pack, table

SLOW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def few(case: Drawn) -> bool:
    """Whether the completions are few enough to score each of them."""
    return len(completions(case.pack, case.assessment)) <= 200


@SLOW
@given(drawn(most_open=2).filter(few))
def test_no_answer_to_the_next_question_leaves_more_verdicts_than_it_says(case: Drawn) -> None:
    """Where one question is open beside it, every answer of the next leaves at most so many verdicts."""
    result = score(case.pack, case.assessment, analyses=True)
    assert result.analyses is not None
    for told in result.analyses.next_questions:
        left: dict[tuple[str | None, str], set[str]] = {}
        for assessment in completions(case.pack, case.assessment):
            row = assessment.answer_of(told.question, "r", told.segment)
            value = None if row is None else row.value
            for verdict in score(case.pack, assessment).verdicts:
                if told.segment in (None, verdict.segment):
                    left.setdefault((verdict.segment, repr(value)), set()).add(verdict.outcome)
        homes = {segment for segment, _ in left}
        worst = min(max(len(left[home, value]) for where, value in left if where == home) for home in homes)
        assert worst <= told.worst < told.now


def left_by_each(case: Drawn, segment: str | None) -> dict[str, int]:
    """Return, for every open question, how many verdicts are left in the worst case: each exact answer is scored."""
    found: dict[str, int] = {}
    for question in case.pack.questionnaire.questions.values():
        home = segment if question.per == "segment" else None
        for settled in ways(case.pack, case.assessment, question, home):
            kept = tuple(row for row in case.assessment.log if (row.question, row.segment) != (question.id, home))
            log = tuple(replace(row, sequence=place) for place, row in enumerate((*kept, *settled), start=1))
            verdict = score(case.pack, replace(case.assessment, log=log)).verdict(segment)
            found[question.id] = max(found.get(question.id, 0), len(verdict.possible))
    return found


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn(most_open=4))
def test_the_next_question_is_the_one_that_narrows_most_in_the_worst_case(case: Drawn) -> None:
    result = score(case.pack, case.assessment)
    told = {each.narrows: each for each in next_questions(Facts(case.pack, case.assessment), result, thorough=True)}
    for verdict in result.verdicts:
        left = left_by_each(case, verdict.segment)
        best = min(left.values())
        if len(verdict.possible) == 1 or best == len(verdict.possible):
            assert verdict.segment not in told
        else:
            assert left[told[verdict.segment].question] == best == told[verdict.segment].worst


def test_the_question_that_decides_is_asked_before_one_that_decides_nothing() -> None:
    parts = [choice(name, 0, 100) for name in ("q1", "q2")]
    ready = Sum("ready", "Ready", {"q1": 9, "q2": 1}, bands=bands(50), role="axis", kind="level")
    pack = make_pack(
        [question for question, _ in parts],
        [rule for _, rule in parts],
        [ready],
        tables=[table("verdict", ("ready", 2), role="verdict")],
    )
    result = score(pack, answered(pack, {}), analyses=True)
    assert result.analyses is not None
    assert [(told.question, told.worst, told.now) for told in result.analyses.next_questions] == [("q1", 1, 2)]


def test_nothing_is_told_where_no_single_answer_narrows_the_verdict() -> None:
    parts = [choice(name, 0, 100) for name in ("q1", "q2", "q3")]
    ready = Sum("ready", "Ready", {"q1": 1, "q2": 1, "q3": 1}, bands=bands(50), role="axis", kind="level")
    pack = make_pack(
        [question for question, _ in parts],
        [rule for _, rule in parts],
        [ready],
        tables=[table("verdict", ("ready", 2), role="verdict")],
    )
    result = score(pack, answered(pack, {}), analyses=True)
    assert result.analyses is not None
    assert result.analyses.next_questions == ()
