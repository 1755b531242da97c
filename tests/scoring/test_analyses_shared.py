"""What analyses share instead of working it out again is what working it out again would have given."""

from __future__ import annotations

import gc
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from abm_fit.commands.subjects import pack_folder
from abm_fit.pack.loading import load_pack
from abm_fit.pack.model import Pack
from abm_fit.scoring.analysing.aims import word_now
from abm_fit.scoring.analysing.altered import Altered
from abm_fit.scoring.analysing.conditions import atoms_of, take_apart
from abm_fit.scoring.analysing.flips import moves_in
from abm_fit.scoring.analysing.leading import at_most
from abm_fit.scoring.analysing.memory import Memory
from abm_fit.scoring.analysing.people import as_seen_by
from abm_fit.scoring.analysing.retold import Retold
from abm_fit.scoring.analysing.settled import changed, settled, standing_of
from abm_fit.scoring.analysing.truths import Truths
from abm_fit.scoring.engine import score
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.standing import Standing
from tests.report.random_assessments import random_assessment
from tests.scoring.drawn_packs import Drawn, drawn


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The default pack."""
    return load_pack(pack_folder(None))


SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(drawn(most_open=0))
def test_no_change_leads_to_a_word_that_intervals_leave_out(case: Drawn) -> None:
    facts = settled(Facts(case.pack, case.assessment))
    for segment in facts.segments:
        if word_now(facts, "verdict", segment):
            moves = moves_in(facts, segment)
            possible = at_most(facts, segment, moves, "verdict")
            for key, found in moves.items():
                for move in found:
                    assert word_now(changed(facts, {key: move.held}), "verdict", segment) in {"", *possible}


@SLOW
@given(drawn(most_open=3))
def test_what_linked_answers_can_be_is_the_same_from_memory_as_listed_anew(case: Drawn) -> None:
    facts = Facts(case.pack, case.assessment)
    for segment in facts.segments:
        first, second = Standing(facts).outcome("verdict", segment), Standing(facts).outcome("verdict", segment)
        anew = Standing(Facts(case.pack, case.assessment)).outcome("verdict", segment)
        assert first == second == anew
        for question in case.pack.questionnaire.questions.values():
            held = facts.held(question, facts.home(question.per, segment))
            if len(held.cells) > 1:
                key = (question.id, held.segment)
                narrowed = replace(held, cells=held.cells[:1])
                sharing = Standing(changed(facts, {key: narrowed})).outcome("verdict", segment)
                alone = Standing(changed(Facts(case.pack, case.assessment), {key: narrowed}))
                assert sharing == alone.outcome("verdict", segment)


@SLOW
@given(drawn(most_open=3), drawn(most_open=3))
def test_a_score_is_the_same_whatever_was_scored_before(case: Drawn, other: Drawn) -> None:
    """The same pack as a new object remembers nothing; the old one has met other answers, and other segments."""
    fresh = score(replace(case.pack), case.assessment)
    for row in case.assessment.log:
        score(case.pack, replace(case.assessment, log=tuple(kept for kept in case.assessment.log if kept is not row)))
    assert score(case.pack, case.assessment) == fresh
    assert score(replace(other.pack), other.assessment) == score(other.pack, other.assessment)


@pytest.mark.parametrize("seed", range(12))
def test_a_random_assessment_of_the_default_pack_scores_the_same_after_others(seed: int, pack: Pack) -> None:
    assessment = random_assessment(pack, seed)
    assert score(pack, assessment) == score(replace(pack), assessment)


@pytest.mark.parametrize("seed", range(12))
def test_facts_with_some_answers_left_out_read_as_if_nobody_had_given_them(seed: int, pack: Pack) -> None:
    whole = random_assessment(pack, seed)
    base = Facts(pack, whole)
    for question in pack.questionnaire.questions.values():
        for key in base.keys(question):
            base.held(question, key[1])
    judgements = {question.id for question in pack.questionnaire.questions.values() if not question.fact}
    for role in {person.role for person in whole.respondents}:
        judged = frozenset(row.question for row in whole.log if row.question in judgements)
        seen = as_seen_by(whole, role, judged)
        shared, anew = Retold(base, seen, judged), Facts(pack, seen)
        for question in pack.questionnaire.questions.values():
            for key in base.keys(question):
                assert shared.held(question, key[1]) == anew.held(question, key[1])
        for segment in base.segments:
            assert Standing(shared).outcome("verdict", segment) == Standing(anew).outcome("verdict", segment)


def everything(standing: Standing) -> dict[str, object]:
    """Return every score, band, gate, outcome and decision, in every segment."""
    rubric, found = standing.facts.pack.rubric, dict[str, object]()
    for segment in (*standing.facts.segments, None):
        for kind, nodes in (("score", rubric.sums), ("band", rubric.sums), ("outcome", rubric.tables)):
            found |= {
                f"{kind} {name} {segment}": getattr(standing, kind)(name, segment)
                for name, node in nodes.items()
                if (node.per == "company") == (segment is None)
            }
        found |= {
            f"gate {gate.id} {segment}": standing.gate(gate.id, segment)
            for gate in rubric.gates.values()
            if (gate.per == "company") == (segment is None)
        }
    return found


@pytest.mark.parametrize("seed", range(8))
def test_what_a_change_does_not_touch_is_taken_over_and_all_else_worked_out_anew(seed: int, pack: Pack) -> None:
    base = settled(Facts(pack, random_assessment(pack, seed)))
    everything(standing_of(base))
    moved = [
        changed(base, {key: move.held})
        for segment in base.segments
        for key, found in moves_in(base, segment).items()
        for move in found[:: max(1, len(found) - 1)]
    ]
    for altered in moved[seed::7]:
        anew = Standing(Altered(base, altered.changes))  # type: ignore[attr-defined]
        assert everything(standing_of(altered)) == everything(anew)


@SLOW
@given(drawn(most_open=0))
def test_taking_over_is_worked_out_anew_on_any_pack(case: Drawn) -> None:
    base = settled(Facts(case.pack, case.assessment))
    everything(standing_of(base))
    for segment in base.segments:
        for key, found in moves_in(base, segment).items():
            for move in found[-1:]:
                anew = Standing(Altered(base, {**base.changes, key: move.held}))  # type: ignore[attr-defined]
                assert everything(standing_of(changed(base, {key: move.held}))) == everything(anew)


def test_a_score_leaves_nothing_behind_that_waits_for_the_garbage_collector(pack: Pack) -> None:
    """Facts and what is found of them refer to each other; left so, their collection slows the next score down."""
    assessment = random_assessment(pack, 1)
    score(pack, assessment, analyses=True)
    gc.collect()
    gc.disable()
    try:
        score(pack, assessment, analyses=True)
        left = [found for found in gc.get_objects() if type(found) in (Facts, Altered, Retold)]
    finally:
        gc.enable()
    assert left == []


@SLOW
@given(drawn(most_open=0))
def test_what_a_compared_value_makes_of_a_condition_is_what_the_answer_makes_of_it(case: Drawn) -> None:
    """Options and ticks that a condition only compares by value are not put together; the engine agrees."""
    facts = settled(Facts(case.pack, case.assessment))
    memory, truths = Memory(), Truths(standing_of(facts), Memory())
    for segment in facts.segments:
        moves = moves_in(facts, segment)
        for gate in case.pack.rubric.gates.values():
            for atom in atoms_of(take_apart(case.pack, facts, gate.when, facts.home(gate.per, segment))):
                reads = memory.parting.reads(facts, memory.parting.number(atom))
                for key in set(reads) & moves.keys():
                    *found, _ = truths.by_move(atom, reads, key, moves[key])
                    for move, truth in zip(moves[key], found, strict=True):
                        after = changed(facts, {key: move.held})
                        standing_of(after)
                        assert after.truth(atom.expression, atom.segment, gate=True) == truth
