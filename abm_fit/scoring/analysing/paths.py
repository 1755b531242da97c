"""What to do: the cheapest set of improvements that reaches the next stage, gates included."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import islice

from abm_fit.pack.advice import Advice
from abm_fit.pack.nodes import Gate, Sum, Table
from abm_fit.pack.trees import names_in
from abm_fit.scoring.analysed import Path, Step
from abm_fit.scoring.analysing.aims import Aim
from abm_fit.scoring.analysing.flips import Known, is_home
from abm_fit.scoring.analysing.leading import at_most
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.analysing.raising import raises
from abm_fit.scoring.analysing.starts import Reached, Start, reached_from, starts_of
from abm_fit.scoring.analysing.units import Changes
from abm_fit.scoring.facts import Facts, questions_read
from abm_fit.scoring.readings import Key

BUDGETS = (48, 128)
"""Efforts tried one after the other: most paths are short."""

_CANDIDATES = 100


def paths_of(facts: Facts, segment: str | None, known: Known | None = None) -> tuple[Path, ...]:
    """Return the cheapest path of a segment to a better verdict (without a table: of each level axis to a higher band).

    `facts` are settled. Only actionable answers, only upwards, by least effort in all; better means that no ranked
    component falls and one rises, or without ranks a later outcome. A gate that advice opens and no answer does is
    taken as opened; the path names that advice.
    """
    rubric = facts.pack.rubric
    roots: list[Sum | Table]
    if rubric.verdict is not None:
        roots = [rubric.verdict]
    else:
        roots = [axis for axis in rubric.axes if axis.bands and axis.kind != "position"]
    known = known or Known()
    moves = _raises_in(facts, segment, known)
    aims = [Aim(facts, segment, moves, root.id) for root in roots if is_home(facts, root.per, segment)]
    found = [_path(aim, known) for aim in aims]
    return tuple(path for path in found if path is not None)


def _path(aim: Aim, known: Known) -> Path | None:
    now = aim.now
    better = _better(aim.facts, aim.root, now)
    if not now or not better:
        return None
    if known.lifted is None:
        known.lifted = frozenset(_lifted_by_advice(aim.facts))
    lifted = known.lifted
    if not lifted and not better & at_most(aim.facts, aim.segment, aim.moves, aim.root):
        return None
    starts = list(starts_of(aim, BUDGETS[-1], known.memory))
    for budget in BUDGETS:
        found = [each for start in starts for each in reached_from(start, aim, budget, keep="highest", lifted=lifted)]
        there = [each for each in found if each.word in better]
        for reached in sorted(there, key=lambda one: (one.cost, one.place)):
            path = _told(aim, reached, lifted, known)
            if path is not None:
                return path
        if budget == BUDGETS[0] and not _anyhow(aim, starts, better, lifted):
            return None
    return None


def _anyhow(aim: Aim, starts: Sequence[Start], better: frozenset[str], lifted: frozenset[str]) -> bool:
    """Tell whether a better word can be reached at all, whatever the effort."""
    return any(
        each.word in better
        for start in starts
        for each in reached_from(start, aim, None, keep="highest", lifted=lifted)
    )


def _told(aim: Aim, reached: Reached, lifted: frozenset[str], known: Known) -> Path | None:
    best: Changes | None = None
    for changes in islice(reached.changes(), _CANDIDATES):
        if best is None or len(changes) < len(best):
            best = changes
    if best is None or not aim.confirmed(best, reached.word, known.without_effect(aim.facts, lifted)):
        return None
    effort = {key: aim.moves[key][index].cost for key, index in best}
    steps = aim.steps(best, effort)
    label = dict(aim.words)[reached.word]
    return Path(aim.segment, reached.word, label, sum(effort.values()), steps, _advice(aim.facts, steps, lifted))


def _better(facts: Facts, root: str, now: str) -> frozenset[str]:
    """Return the outcomes or bands that count as the next stage or beyond."""
    rubric = facts.pack.rubric
    if root in rubric.tables:
        return _better_outcomes(rubric.tables[root], now)
    order = [band.id for band in rubric.sums[root].bands]
    return frozenset(order[order.index(now) + 1 :]) if now in order else frozenset()


def _better_outcomes(table: Table, now: str) -> frozenset[str]:
    order = [outcome.id for outcome in table.outcomes]
    if now not in order:
        return frozenset()
    here = table.outcomes[order.index(now)]
    if not here.ranks:
        return frozenset(order[order.index(now) + 1 :])
    better = [
        outcome.id
        for outcome in table.outcomes
        if outcome.ranks != here.ranks and all(outcome.ranks.get(name, 0) >= rank for name, rank in here.ranks.items())
    ]
    return frozenset(better)


def _raises_in(facts: Facts, segment: str | None, known: Known) -> dict[Key, Sequence[Move]]:
    """Return the raises of the company's answers and one segment's; `known` keeps them."""
    found: dict[Key, Sequence[Move]] = {}
    for question in facts.pack.questionnaire.questions.values():
        key = (question.id, facts.home(question.per, segment))
        if question.per == "segment" and key[1] is None:
            continue
        held = facts.held(question, segment)
        if held.applies:
            if key not in known.raises:
                known.raises[key] = raises(facts.pack, held, known.moves.get(key))
            found[key] = known.raises[key]
    return found


def _lifted_by_advice(facts: Facts) -> list[str]:
    """Return the gates that fire and that some advice opens, but no better answer.

    Such are what two roles think of each other, and how long the leadership waits. Gates on a position axis stay: what
    fits is not a matter of effort.
    """
    rubric = facts.pack.rubric
    opened = {gate for item in facts.pack.advice for gate in item.opens}
    return [
        gate.id
        for gate in rubric.gates.values()
        if gate.id in opened
        and all(rubric.sums[name].kind != "position" for name in (*gate.caps, *gate.raises))
        and not _opened_by_answers(facts, gate)
        and facts.truth(gate.when, None, gate=True) == "yes"
    ]


def _opened_by_answers(facts: Facts, gate: Gate) -> bool:
    """Tell whether a gate reads something that better answers change."""
    rubric = facts.pack.rubric
    if any(name.id in rubric.sums or name.id in rubric.tables or name.id == "gate" for name in names_in(gate.when)):
        return True
    rules = (rubric.values.get(question) for question in questions_read(facts.pack, [gate.when]))
    return any(rule is not None and rule.actionable for rule in rules)


def _advice(facts: Facts, steps: Sequence[Step], opened: frozenset[str]) -> tuple[str, ...]:
    """Return the advice that makes these steps, in order of days."""
    wanted = {step.question: step for step in steps}
    found = [item for item in facts.pack.advice if opened & set(item.opens) or _makes(facts, item, wanted)]
    return tuple(item.id for item in sorted(found, key=lambda item: item.days))


def _makes(facts: Facts, item: Advice, wanted: dict[str, Step]) -> bool:
    """Tell whether a piece of advice lifts one of the steps' answers above where it stands."""
    for question, option in item.lifts.items():
        step = wanted.get(question)
        if step is not None:
            value = facts.pack.rubric.values[question].options.get(option)
            if value is None or Fraction(value) > step.before_value:
                return True
    return False
