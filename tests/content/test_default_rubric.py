"""What the default rubric promises a reader who checks it line by line."""

from __future__ import annotations

import itertools

from abm_fit.pack.model import Pack

FIT = {"demand_gen": 0, "demand_gen_led": 35, "abm_led": 55, "abm_heavy": 75}
READINESS = {"foundation": 0, "pilot": 40, "run": 65}
PARTS = {"alignment": 20, "data": 25, "intent": 10, "measurement": 15, "orchestration": 15, "content": 15}


def test_both_axes_have_100_points_in_half_open_bands(default_pack: Pack) -> None:
    sums = default_pack.rubric.sums
    assert sum(sums["fit"].points.values()) == 100
    assert dict(sums["readiness"].points) == PARTS
    assert {band.id: band.start for band in sums["fit"].bands} == FIT
    assert {band.id: band.start for band in sums["readiness"].bands} == READINESS


def test_a_part_of_readiness_has_as_many_points_inside_as_outside(default_pack: Pack) -> None:
    sums = default_pack.rubric.sums
    assert {part: sum(sums[part].points.values()) for part in PARTS} == PARTS


def test_no_question_scores_on_both_axes(default_pack: Pack) -> None:
    sums = default_pack.rubric.sums
    scored = [child for part in ("fit", *PARTS) for child in sums[part].points]
    assert len(scored) == len(set(scored))


def test_nothing_about_tools_or_what_a_company_happened_to_do_scores_points(default_pack: Pack) -> None:
    scored = {child for node in default_pack.rubric.sums.values() for child in node.points}
    sections = {section.id: section.questions for section in default_pack.questionnaire.sections}
    for section in ("situation", "pipeline", "tools", "customers"):
        assert scored.isdisjoint(sections[section]), section


def test_options_are_valued_from_lowest_to_highest(default_pack: Pack) -> None:
    for question in default_pack.questionnaire.questions.values():
        if question.kind != "choice":
            continue
        values = list(default_pack.rubric.values[question.id].options.values())
        assert values == sorted(set(values)), question.id
        assert (values[0], values[-1]) == (0, 100), question.id


def test_every_threshold_has_a_source(default_pack: Pack) -> None:
    rubric = default_pack.rubric
    scored = {child for node in rubric.sums.values() for child in node.points} - set(rubric.sums)
    named = [
        *(rubric.values[child].source for child in scored),
        *(policy.source for policy in rubric.policy.values()),
        *(node.source for node in rubric.sums.values()),
        *(band.source for node in rubric.sums.values() for band in node.bands),
        *(gate.source for gate in rubric.gates.values()),
        *(pattern.source for pattern in rubric.patterns.values()),
        *(value.unknown_range.source for value in rubric.values.values() if value.unknown_range),
        *(item.otherwise.source for item in rubric.derived.values() if item.otherwise),
    ]
    assert all(source in default_pack.sources for source in named)


def test_every_no_says_until_when_what_instead_and_when_again(default_pack: Pack) -> None:
    refusals = {
        "headline": {"demand_gen"},
        "size": {"no_list", "none_yet", "nobody_to_work", "accepted_only"},
        "platform": {"cut", "pause", "not_needed", "not_yet"},
        "expansion": {"too_few", "keep_first", "map_first", "too_little"},
    }
    for decision, choices in refusals.items():
        for choice in default_pack.rubric.decisions[decision].choices:
            if choice.id in choices:
                assert choice.until, choice.id
                assert choice.instead, choice.id
                assert choice.again, choice.id


def test_every_gate_says_why_and_what_would_lift_it(default_pack: Pack) -> None:
    assert [gate.id for gate in default_pack.rubric.gates.values() if not (gate.say and gate.lifts_when)] == []


def test_every_verdict_has_a_text_for_every_route_and_both_mixes(default_pack: Pack) -> None:
    verdict = default_pack.rubric.verdict
    assert verdict is not None
    routes = {choice.id for choice in default_pack.rubric.decisions["route"].choices}
    for outcome in verdict.outcomes:
        assert set(outcome.texts) == routes, outcome.id
        assert outcome.say, outcome.id
        assert outcome.now, outcome.id
        assert outcome.later, outcome.id
        assert outcome.now.low <= outcome.later.low, outcome.id
        assert outcome.now.high <= outcome.later.high <= 75, outcome.id


def test_the_mix_never_falls_as_fit_or_readiness_rises(default_pack: Pack) -> None:
    verdict = default_pack.rubric.verdict
    assert verdict is not None
    outcomes = {outcome.id: outcome for outcome in verdict.outcomes}

    def mix(fit: str, readiness: str) -> tuple[int, int, int, int]:
        bands = {"fit": fit, "readiness": readiness}
        (row,) = [row for row in verdict.rows if all(bands[name] in cell for name, cell in row.cells.items())]
        outcome = outcomes[row.then]
        assert outcome.now is not None
        assert outcome.later is not None
        return (outcome.now.low, outcome.now.high, outcome.later.low, outcome.later.high)

    for lower, higher in itertools.pairwise(FIT):
        for stage in READINESS:
            assert all(a <= b for a, b in zip(mix(lower, stage), mix(higher, stage), strict=True)), (higher, stage)
    for lower, higher in itertools.pairwise(READINESS):
        for fit in FIT:
            assert all(a <= b for a, b in zip(mix(fit, lower), mix(fit, higher), strict=True)), (fit, higher)


def test_break_even_takes_three_lines(default_pack: Pack) -> None:
    economics = default_pack.rubric.economics
    assert economics is not None
    assert len(economics.statements) == 3
    assert [tier.id for tier in economics.tiers] == ["light", "few", "one"]
