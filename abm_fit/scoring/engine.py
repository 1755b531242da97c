"""The one place where a score is computed: a pure function from a pack and an assessment to a result."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from abm_fit import __version__
from abm_fit.assessment.model import WHOLE, Assessment
from abm_fit.pack.model import Pack
from abm_fit.scoring.deciding import conflicts, decision_states, pattern_states, refusals, scope
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.finding_out import find_out, key_text
from abm_fit.scoring.following import Followed
from abm_fit.scoring.measured import Reading
from abm_fit.scoring.mixing import mix_of
from abm_fit.scoring.planning import plan
from abm_fit.scoring.possible import Possible
from abm_fit.scoring.result import DecisionState, MixResult, Result, SoFar, Verdict
from abm_fit.scoring.standing import Standing
from abm_fit.scoring.telling import told
from abm_fit.scoring.tracing import derived_quantities, gate_states, node_scores, policy_quantity, table_states
from abm_fit.scoring.verdicts import verdict_of


def score(pack: Pack, assessment: Assessment, *, analyses: bool = False) -> Result:
    """Score an assessment under a pack.

    The same pack and assessment give the same result on every machine. With `analyses`, the result also says how solid
    it is, what would flip it, what to ask next and where people differ.
    """
    facts = Facts(pack, assessment)
    quick = assessment.depth == "quick"
    standing = Standing(facts, quick=quick)
    result = _result(pack, assessment, standing, quick=quick, planned=not analyses)
    if not analyses:
        standing.let_go()
        return told(result)
    from abm_fit.scoring.analyses import analyse

    found = analyse(pack, assessment, result, standing)
    path = [advice for one in found.paths for advice in one.advice]
    planned = plan(standing, result.gates, path)
    standing.let_go()
    return told(replace(result, analyses=found, plan=planned))


def so_far(now: Followed) -> SoFar:
    """Return what is looked at while somebody answers; every part is as `score` gives it."""
    standing, assessment = now.standing, now.assessment
    pack = standing.facts.pack
    decided = [
        state
        for decision in pack.rubric.decisions.values()
        if decision.role in ("route", "headline")
        for state in decision_states(standing, decision)
    ]
    route = _with_role(pack, decided, "route")
    verdicts = _verdicts(standing, route.choice if route else "", quick=assessment.depth == "quick")
    return SoFar(
        segments=_segments(assessment),
        nodes=tuple(found for node in pack.rubric.axes for found in node_scores(standing, node)),
        gates=tuple(state for gate in pack.rubric.gates.values() for state in gate_states(standing, gate)),
        verdicts=verdicts,
        headline=_with_role(pack, decided, "headline"),
        mix=_mix(standing, verdicts),
    )


def _segments(assessment: Assessment) -> tuple[tuple[str, str], ...]:
    return tuple((s.id, s.name) for s in assessment.segments) or ((WHOLE, assessment.organisation),)


def _result(pack: Pack, assessment: Assessment, standing: Standing, *, quick: bool, planned: bool) -> Result:
    """Return the result; not `planned`, without its plan, which begins with a path that is still to be found."""
    rubric = pack.rubric
    decided = [state for decision in rubric.decisions.values() for state in decision_states(standing, decision)]
    route = _with_role(pack, decided, "route")
    headline = _with_role(pack, decided, "headline")
    verdicts = _verdicts(standing, route.choice if route else "", quick=quick)
    gates = tuple(state for gate in rubric.gates.values() for state in gate_states(standing, gate))
    return Result(
        engine=__version__,
        pack_id=pack.id,
        pack_version=pack.version,
        pack_digest=pack.digest,
        assessment_id=assessment.id,
        organisation=assessment.organisation,
        period=assessment.period,
        date=assessment.date,
        currency=rubric.currency,
        shown_in=standing.facts.currency,
        rates=dict(rubric.rates),
        rates_date=rubric.rates_date,
        made_up=assessment.made_up,
        depth=assessment.depth,
        segments=_segments(assessment),
        readings=tuple(_readings(standing)),
        quantities=(
            *(policy_quantity(policy) for policy in rubric.policy.values()),
            *(found for quantity in rubric.derived.values() for found in derived_quantities(standing, quantity)),
        ),
        nodes=tuple(found for node in rubric.sums.values() for found in node_scores(standing, node)),
        gates=gates,
        tables=tuple(
            state
            for table in rubric.tables.values()
            if table.role != "verdict"
            for state in table_states(standing, table)
        ),
        verdicts=verdicts,
        headline=headline,
        route=route,
        decisions=tuple(state for state in decided if rubric.decisions[state.decision].role == "verdict"),
        patterns=tuple(state for pattern in rubric.patterns.values() for state in pattern_states(standing, pattern)),
        mix=_mix(standing, verdicts),
        plan=plan(standing, gates) if planned else (),
        refusals=refusals(standing),
        conflicts=tuple(found for item in rubric.contradictions for found in conflicts(standing, item)),
        find_out=find_out(standing, gates),
        not_applicable=tuple(_marked_na(standing)),
        orphans=_orphans(pack, standing),
    )


def _with_role(pack: Pack, decided: list[DecisionState], role: str) -> DecisionState | None:
    return next((state for state in decided if pack.rubric.decisions[state.decision].role == role), None)


def _verdicts(standing: Standing, route: str, *, quick: bool) -> tuple[Verdict, ...]:
    table = standing.facts.pack.rubric.verdict
    if table is None:
        return ()
    uncapped = Possible(standing.facts, standing.rough_sums, standing.gate_sums) if quick else None
    return tuple(verdict_of(standing, table, segment, route, uncapped) for segment in scope(standing, table.per))


def _mix(standing: Standing, verdicts: tuple[Verdict, ...]) -> MixResult | None:
    rubric = standing.facts.pack.rubric
    if rubric.mix is None:
        return None
    return mix_of(standing, rubric.mix, rubric.tables[rubric.mix.table], verdicts)


def _readings(standing: Standing) -> Iterable[Reading]:
    """Go through the readings in asking order; a number that hangs on another answer gets its range here."""
    facts = standing.facts
    for question in facts.pack.questionnaire.questions.values():
        for _, segment in facts.keys(question):
            yield facts.reading(question, segment)


def _marked_na(standing: Standing) -> Iterable[str]:
    facts = standing.facts
    for question in facts.pack.questionnaire.questions.values():
        for key in facts.keys(question):
            if facts.says_na(question, key[1]):
                yield key_text(*key)


def _orphans(pack: Pack, standing: Standing) -> tuple[str, ...]:
    asked = {name for question in pack.questionnaire.questions.values() for name in (question.id, *question.was)}
    return tuple(name for name in standing.facts.heard.questions if name not in asked)
