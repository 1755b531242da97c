"""What to do and what to find out first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from abm_fit.pack.advice import Advice
from abm_fit.pack.model import Pack
from abm_fit.scoring.bands import place_of
from abm_fit.scoring.deciding import scope
from abm_fit.scoring.gaps import questions_beneath
from abm_fit.scoring.held import Held
from abm_fit.scoring.indexes import index_of
from abm_fit.scoring.measured import GateState
from abm_fit.scoring.result import Action
from abm_fit.scoring.standing import Standing
from abm_fit.wording.words import ENGLISH

MOST_ACTIONS = 5
"""A plan nobody can carry out is no plan."""
MOST_OF_PATH = 3
"""Places of the plan that the cheapest path to the next stage may take."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    advice: Advice
    why: str
    binding: bool
    """Whether it opens a gate that binds."""
    sure: bool
    """Whether it has no condition, or one that certainly holds."""
    settles: bool
    """Whether it opens a gate of which it is not known yet if it fires."""
    meant: bool
    """Whether it neither lifts nor opens, and its condition certainly holds: written for just this result."""
    fired: frozenset[str]
    """The gates that fire and that it opens."""
    cap: int
    """How low the lowest of these gates caps: 0 is the lowest band."""
    gain: Fraction
    """Points of the axes that its lifts are worth."""


def plan(standing: Standing, gates: tuple[GateState, ...], path: Sequence[str] = ()) -> tuple[Action, ...]:
    """Return the advice that applies, at most five; it starts with the cheapest path's (`path`: advice ids in order).

    The path takes three places at most, so that what the verdict itself calls for always has room.
    """
    points = axis_points(standing)
    firing = [gate for gate in gates if gate.fired != "no"]
    candidates = [
        found for advice in standing.facts.pack.advice if (found := _weighed(standing, advice, firing, points))
    ]
    candidates.sort(
        key=lambda c: (-c.gain / max(c.advice.hours, 1), c.advice.hours, c.advice.days, c.advice.id),
    )
    turn = _in_turn(candidates)
    certain = {found.advice.id: found for found in turn if found.sure}
    leading = [certain[advice] for advice in dict.fromkeys(path) if advice in certain][:MOST_OF_PATH]
    leads = {found.advice.id for found in leading}
    ordered = [*leading, *(found for found in turn if found.advice.id not in leads)]
    return tuple(_action(found, on_path=found.advice.id in path) for found in ordered[:MOST_ACTIONS])


def _in_turn(candidates: list[_Candidate]) -> list[_Candidate]:
    """Order advice that is sorted by points an hour.

    First all that opens a binding gate, then what was written for just this result or settles an open gate, then one
    piece for each other gate that fires (it holds a later stage back), the lowest caps first, then the rest. Advice
    whose condition is open may turn out to be wrong, so it only comes with the rest.
    """
    sure = [found for found in candidates if found.sure]
    turn = [found for found in sure if found.binding]
    turn += [found for found in sure if not found.binding and (found.meant or found.settles)]
    placed = {found.advice.id for found in turn}
    covered = {gate for found in turn for gate in found.fired}
    for found in sorted(sure, key=lambda found: found.cap):
        if found.advice.id not in placed and found.fired - covered:
            turn.append(found)
            placed.add(found.advice.id)
            covered |= found.fired
    return turn + [found for found in candidates if found.advice.id not in placed]


def axis_points(standing: Standing) -> Mapping[str, Fraction]:
    """Return what each question is worth on the axes, in points."""
    pack = standing.facts.pack
    return index_of(pack).once("axis points", "", lambda: _axis_points(pack))


def _axis_points(pack: Pack) -> dict[str, Fraction]:
    worth: dict[str, Fraction] = {}
    for axis in pack.rubric.axes:
        for question, points in questions_beneath(pack, axis.id).items():
            worth[question] = worth.get(question, Fraction(0)) + points
    return worth


def _weighed(
    standing: Standing, advice: Advice, gates: Sequence[GateState], points: Mapping[str, Fraction]
) -> _Candidate | None:
    """Return a piece of advice with its reasons, or None where it does not apply; `gates` are those that may fire."""
    reasons, gain = [], Fraction(0)
    for question, option in advice.lifts.items():
        lifted = [_lift(held, option) for held in _held(standing, question)]
        best = max((found for found in lifted if found is not None), key=lambda found: found[0], default=None)
        if best is not None:
            gain += points.get(question, Fraction(0)) * best[0] / 100
            reasons.append(best[1])
    opened = [gate for gate in gates if gate.gate in advice.opens] if advice.opens else []
    reasons += [ENGLISH("scored.opens_gate", gate=title) for title in dict.fromkeys(gate.title for gate in opened)]
    if not reasons and (advice.lifts or advice.opens or advice.when is None):
        return None
    holds = "open" if advice.when is None else standing.facts.truth(advice.when, None)
    if holds == "no":
        return None
    why = "; ".join(reasons)
    return _Candidate(
        advice,
        why[:1].upper() + why[1:],
        binding=any(gate.binds and gate.fired == "yes" for gate in opened),
        sure=holds == "yes" or advice.when is None,
        settles=bool(advice.when) and any(gate.fired == "open" for gate in opened),
        meant=holds == "yes" and not advice.lifts and not advice.opens,
        fired=frozenset(gate.gate for gate in opened if gate.fired == "yes"),
        cap=min((_cap(standing, gate) for gate in opened if gate.fired == "yes"), default=0),
        gain=gain,
    )


def _cap(standing: Standing, gate: GateState) -> int:
    """Return the place of the lowest band that a gate caps at; a gate that only raises counts as the lowest."""
    sums = standing.facts.pack.rubric.sums
    return min((place_of(sums[node], to) for node, to in gate.caps.items()), default=0)


def _held(standing: Standing, question: str) -> list[Held]:
    found = standing.facts.pack.questionnaire.questions[question]
    return [standing.facts.held(found, segment) for segment in scope(standing, found.per)]


def _lift(held: Held, option: str) -> tuple[Fraction, str] | None:
    """Return by how many value points an answer rises and the words for it; None where it is there or unknown."""
    if not held.applies or held.rule is None or held.reading.value is None:
        return None
    target = held.rule.options.get(option)
    if target is None or held.reading.value.high >= target:
        return None
    after = next((item.label for item in held.question.options if item.id == option), option)
    before = next((item.label for item in held.question.options if item.id == held.reading.option), None)
    before = before or ENGLISH("answer.held_unknown")
    words = ENGLISH("scored.lifts", question=held.question.short, before=before, after=after)
    return target - held.reading.value.high, words


def _action(candidate: _Candidate, *, on_path: bool) -> Action:
    advice = candidate.advice
    return Action(
        advice=advice.id,
        title=advice.title,
        do=advice.do,
        owner=advice.owner,
        days=advice.days,
        hours=advice.hours,
        cost=advice.cost,
        done_when=advice.done_when,
        stop_when=advice.stop_when,
        why=candidate.why,
        on_path=on_path,
    )
