"""The default pack's worked cases: what a practitioner would say, and the behaviours that must never change."""

from __future__ import annotations

from pathlib import Path

import pytest

from abm_fit.assessment.cases import Case, read_case
from abm_fit.pack.model import Pack
from abm_fit.proof.judging import judge
from abm_fit.resources import DEFAULT_PACK, packs_folder
from abm_fit.scoring.engine import score
from abm_fit.scoring.result import Result

CASES = sorted((packs_folder() / DEFAULT_PACK / "cases").glob("*.yaml"))
GOLDEN = "abcdefgh"
REFERENCES = ("tool_4k", "software_45k", "software_180k", "consultancy_120k", "machines_400k")


@pytest.fixture(scope="session")
def scored(default_pack: Pack) -> dict[str, tuple[Case, Result]]:
    """Return every case with its result, by file name."""
    cases = {path.stem: read_case(path, default_pack) for path in CASES}
    return {name: (case, score(default_pack, case.assessment)) for name, case in cases.items()}


@pytest.mark.parametrize("name", [path.stem for path in CASES])
def test_the_case_gets_its_verdict(scored: dict[str, tuple[Case, Result]], name: str) -> None:
    case, result = scored[name]
    assert judge(case, result) == ()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_case_is_plainly_made_up(path: Path, default_pack: Pack) -> None:
    assessment = read_case(path, default_pack).assessment
    assert assessment.made_up
    assert "(made up)" in assessment.organisation
    assert path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=../../schema/case.json\n")


def test_the_golden_scenarios_and_the_reference_companies_are_there() -> None:
    names = [path.stem for path in CASES]
    for letter in GOLDEN:
        assert any(name.startswith(f"golden_{letter}_") for name in names), letter
    assert {f"reference_{company}" for company in REFERENCES} <= set(names)


def test_every_verdict_is_reached_by_a_case(default_pack: Pack, scored: dict[str, tuple[Case, Result]]) -> None:
    table = default_pack.rubric.verdict
    assert table is not None
    reached = {verdict.outcome for _, result in scored.values() for verdict in result.verdicts}
    assert {outcome.id for outcome in table.outcomes} <= reached


def test_every_choice_of_every_decision_is_reached_by_a_case(
    default_pack: Pack, scored: dict[str, tuple[Case, Result]]
) -> None:
    reached = {
        (state.decision, state.choice)
        for _, result in scored.values()
        for state in (*result.decisions, result.headline, result.route)
        if state is not None
    }
    every = {
        (decision.id, choice.id) for decision in default_pack.rubric.decisions.values() for choice in decision.choices
    }
    assert every - reached == set()


def test_every_gate_fires_in_a_case(default_pack: Pack, scored: dict[str, tuple[Case, Result]]) -> None:
    fired = {gate.gate for _, result in scored.values() for gate in result.gates if gate.fired == "yes"}
    assert set(default_pack.rubric.gates) - fired == set()


def test_every_pattern_is_present_in_one_case_and_absent_in_another(scored: dict[str, tuple[Case, Result]]) -> None:
    states: dict[str, set[str]] = {}
    for _, result in scored.values():
        for pattern in result.patterns:
            states.setdefault(pattern.pattern, set()).add(pattern.state)
    assert {pattern: found >= {"present", "absent"} for pattern, found in states.items()} == dict.fromkeys(states, True)


def test_the_example_fills_every_part_of_a_report(scored: dict[str, tuple[Case, Result]]) -> None:
    case, result = scored["example"]
    rows = case.assessment.log
    assert len({one.role for one in case.assessment.respondents}) >= 4
    assert len({verdict.outcome for verdict in result.verdicts}) == 3
    assert {row.evidence for row in rows} == {"none", "described", "shown"}
    assert sum(bool(row.note) for row in rows) >= 10
    assert any(row.state == "dont_know" for row in rows)
    assert any(reading.disputed for reading in result.readings)
    assert result.plan
    assert result.refusals
    assert result.conflicts
    assert result.mix is not None
    assert result.mix.now is not None


def test_the_same_company_differs_only_by_what_a_customer_pays(scored: dict[str, tuple[Case, Result]]) -> None:
    (small, no), (large, yes) = scored["ideal_but_4k"], scored["ideal_at_180k"]
    changed = {
        question
        for (question, _, _), row in small.assessment.current().items()
        if row.value != large.assessment.current()[(question, None, row.respondent)].value
    }
    assert changed == {"acv", "repeat"}
    assert no.verdicts[0].outcome == "demand_gen"
    assert yes.verdicts[0].outcome == "abm_heavy_run"


def test_a_well_run_firm_without_a_programme_is_told_what_to_build(scored: dict[str, tuple[Case, Result]]) -> None:
    _, result = scored["never_ran_abm"]
    assert "to be built" in result.verdicts[0].text
    assert "broken" not in result.verdicts[0].say
    assert "one_list" in {action.advice for action in result.plan}


def test_without_a_verdict_the_report_says_what_to_find_out(scored: dict[str, tuple[Case, Result]]) -> None:
    _, result = scored["golden_g_nothing_known"]
    assert [verdict.status for verdict in result.verdicts] == ["none"]
    assert len(result.find_out) >= 5
    assert result.plan[0].advice == "look_at_deals"


def test_the_plan_leads_with_what_the_verdict_calls_for(scored: dict[str, tuple[Case, Result]]) -> None:
    first = {name: result.plan[0].advice for name, (_, result) in scored.items() if result.plan}
    assert first["golden_a_small_deals_new_platform"] == "give_notice"
    assert first["golden_c_balanced"] == "choose_pilot"
    assert first["golden_f_mature_flattering"] == "cut_the_list"
    assert first["never_ran_abm"] == "one_list"
    assert first["impatient_board"] == "agree_patience"
    assert first["golden_h_two_pictures"] == "settle_gap"
    assert first["figures_missing"] == "know_your_numbers"
    assert first["eight_accounts"] == "plan_each_account"
    assert first["nobody_to_work_accounts"] == "name_the_people"


def test_nobody_starts_a_pilot_before_it_is_clear_that_one_is_called_for(
    scored: dict[str, tuple[Case, Result]],
) -> None:
    starting = {"choose_pilot", "finish_pilot"}
    for name in ("golden_g_nothing_known", "figures_missing", "eight_accounts", "never_ran_abm"):
        assert starting.isdisjoint(action.advice for action in scored[name][1].plan), name


def test_what_nobody_could_carry_is_not_sized(scored: dict[str, tuple[Case, Result]]) -> None:
    for name in ("eight_accounts", "nobody_to_work_accounts", "golden_a_small_deals_new_platform"):
        assert scored[name][1].quantity("pilot_size", None).span is None, name


def test_nobody_is_sent_to_prepare_what_does_not_fit(scored: dict[str, tuple[Case, Result]]) -> None:
    preparing = {"choose_pilot", "finish_pilot", "one_list", "measure_overlap", "comparison_group", "write_depths"}
    for case, result in scored.values():
        if result.verdicts and {verdict.outcome for verdict in result.verdicts} == {"demand_gen"}:
            assert preparing.isdisjoint(action.advice for action in result.plan), case.title


def test_every_company_with_a_verdict_is_told_what_not_to_do(scored: dict[str, tuple[Case, Result]]) -> None:
    for case, result in scored.values():
        if all(verdict.status == "certain" for verdict in result.verdicts):
            assert result.refusals, case.title


def test_a_small_segment_for_abm_keeps_the_mix_above_nought(scored: dict[str, tuple[Case, Result]]) -> None:
    mix = scored["one_small_abm_segment"][1].mix
    assert mix is not None
    assert mix.now is not None
    assert mix.now.low > 0
