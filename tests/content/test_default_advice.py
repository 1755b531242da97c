"""What the default advice promises whoever has to act on it."""

from __future__ import annotations

from abm_fit.pack.model import Pack


def test_every_gate_has_something_to_do_about_it(default_pack: Pack) -> None:
    opened = {gate for item in default_pack.advice for gate in item.opens}
    assert set(default_pack.rubric.gates) == opened


def test_every_answer_that_can_be_raised_has_something_that_raises_it(default_pack: Pack) -> None:
    lifted = {question for item in default_pack.advice for question in item.lifts}
    measured = {"overlap": "measure_overlap", "sample": "sample_contacts", "room_owner": "name_owners"}
    assert set(measured.values()) <= {item.id for item in default_pack.advice}
    for question, rule in default_pack.rubric.values.items():
        if rule.actionable:
            assert question in lifted or question in measured, question


def test_an_action_lifts_an_answer_above_the_lowest(default_pack: Pack) -> None:
    for item in default_pack.advice:
        for question, option in item.lifts.items():
            assert default_pack.rubric.values[question].options.get(option, 1) > 0, (item.id, question)


def test_every_action_is_complete(default_pack: Pack) -> None:
    for item in default_pack.advice:
        assert item.cost, item.id
        assert item.done_when, item.id
        assert item.stop_when, item.id
        assert 1 <= item.hours <= 60, item.id


def test_every_refusal_offers_something_else(default_pack: Pack) -> None:
    for refusal in default_pack.refusals:
        assert refusal.why, refusal.id
        assert refusal.until, refusal.id
        assert refusal.instead, refusal.id
        assert refusal.again, refusal.id


def test_only_the_two_articles_and_graded_research_are_cited_by_name(default_pack: Pack) -> None:
    sources = default_pack.sources.values()
    assert sorted(source.id for source in sources if source.grade == "article") == ["demandscience", "dmnews"]
    assert [source.id for source in sources if source.grade == "judgement"] == ["ours"]
    for source in sources:
        assert (source.url != "") == (source.grade != "judgement"), source.id
        assert source.says, source.id
        assert source.date, source.id


def test_the_limits_say_that_nothing_is_proven(default_pack: Pack) -> None:
    assert "consistent and transparent" in default_pack.limits[0]
