"""A new period starts from the last answers; a new version of the pack shows first what it would change."""

from __future__ import annotations

from fractions import Fraction
from itertools import count

from abm_fit.assessment.carrying import next_period
from abm_fit.assessment.editing import with_rows
from abm_fit.assessment.migrating import migrated, plan_migration
from abm_fit.assessment.model import Assessment, Quantity
from abm_fit.pack.compiling import compile_pack
from abm_fit.pack.model import Pack
from tests.assessment.workshop import documents, pack, row, said


def carried(last: Assessment) -> Assessment:
    numbers = count()
    return next_period(
        last,
        pack(),
        assessment_id="a-2",
        period="2027-Q1",
        date="2027-02-01",
        new_uuid=lambda: f"n{next(numbers)}",
        at="t",
    )


def newer_pack() -> Pack:
    """Return a version in which a question was renamed, one dropped, one narrowed and one added."""
    changed = documents()
    changed["questionnaire"]["version"] = "1.1.0"
    team = changed["questionnaire"]["sections"][1]["questions"]
    asked = {one["id"]: one for one in team}
    asked["goal"] |= {"id": "aim", "was": ["goal"]}
    asked["people"]["most"] = 5
    team.remove(asked["renewal"])
    team.append({"id": "budget_owner", "ask": "Who?", "short": "Who", "kind": "text"})
    return compile_pack(changed)


def test_current_answers_come_along_marked_with_evidence_and_note() -> None:
    last = said(
        row("goal", "rest"),
        row("goal", "grow", evidence="shown", note="seen"),
        row("people", state="dont_know", by="bo"),
        row("margin", state="later"),
        row("habit_a", "all"),
        row("habit_a", state="cleared"),
    )
    fresh = carried(last)
    found = {one.question: one for one in fresh.log}
    assert set(found) == {"goal", "people"}
    assert (found["goal"].value, found["goal"].evidence, found["goal"].note) == ("grow", "shown", "seen")
    assert all(one.carried for one in fresh.log)
    assert not {one.uuid for one in fresh.log} & {one.uuid for one in last.log}
    assert (fresh.id, fresh.follows, fresh.period) == ("a-2", last.id, "2027-Q1")
    assert (fresh.segments, fresh.respondents) == (last.segments, last.respondents)
    assert len(last.log) == 6


def test_confirming_a_carried_answer_takes_the_mark_off() -> None:
    fresh = carried(said(row("goal", "grow")))
    assert not with_rows(fresh, [row("goal", "grow")]).current()["goal", None, "ann"].carried


def test_a_migration_says_what_it_keeps_renames_and_leaves_before_it_does_anything() -> None:
    people = row("people", Quantity(Fraction(9), Fraction(9)))
    old = said(row("goal", "grow"), people, row("renewal", "2027-04-01"), row("shared_list", "some"))
    plan = plan_migration(newer_pack(), old)
    assert plan.kept == ("shared_list",)
    assert plan.renamed == (("goal", "aim"),)
    assert {question for question, _ in plan.orphaned} == {"people", "renewal"}
    assert "budget_owner" in plan.new
    assert any("'goal' is now called 'aim'" in line for line in plan.lines)


def test_a_migration_only_adds_rows() -> None:
    old = said(row("goal", "grow"), row("renewal", "2027-04-01"))
    plan = plan_migration(newer_pack(), old)
    new = migrated(old, newer_pack(), plan, new_uuid=lambda: "m1", at="t")
    assert new.log[: len(old.log)] == old.log
    assert new.current()["aim", None, "ann"].value == "grow"
    assert new.pack_version == "1.1.0"
    again = plan_migration(newer_pack(), new)
    assert [one.question for one in again.rows] == []


def test_nothing_moves_under_the_same_pack() -> None:
    plan = plan_migration(pack(), said(row("goal", "grow")))
    assert (plan.rows, plan.renamed, plan.orphaned) == ((), (), ())
