"""Warnings W1 to W9: what is not wrong, but what an author should have a reason for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Sum
from abm_fit.proof.coverage import effective_points, values_of
from abm_fit.proof.findings import Finding, Influence
from abm_fit.scoring.facts import read_by_gates
from abm_fit.scoring.gaps import questions_beneath
from abm_fit.scoring.methods.change import minimal_detectable_change
from abm_fit.scoring.methods.noise import Noisy, moved, shifted, variance
from abm_fit.scoring.rounding import shown

HALF, TWICE = Fraction(1, 2), Fraction(2)
"""W2: influence below half or above twice the points."""

DOUBLE = Fraction(1, 10)
"""W5: a question with a tenth of an axis's points that also feeds a gate on it counts twice."""

TOOLS = Fraction(1, 5)
"""W9: no more than a fifth of a level's points on tools."""

_TOOL_WORDS = re.compile(r"\b(tools?|platforms?|software|licen[cs]es?|systems?)\b", re.IGNORECASE)


def warnings_of(pack: Pack, influence: Sequence[Influence], firing: Mapping[str, Fraction]) -> Iterator[Finding]:
    """Yield the warnings; `firing` is each gate's share of uniform answers."""
    for axis in pack.rubric.axes:
        if axis.bands:
            yield from _jumps(pack, axis)
            yield from _noisy_bands(pack, axis)
        if axis.kind == "level":
            yield from _tools(pack, axis)
    yield from _influence(influence)
    for gate, share in firing.items():
        if share > HALF:
            percent = shown(share * 100, [Fraction(50)])
            yield _warn("W3", gate, f"the gate {gate} fires for {percent} % of uniform answers", "Lower its threshold.")
    yield from _shared(pack)
    yield from _doubled(pack)
    yield from _unsourced(pack)
    for question in sorted(read_by_gates(pack)):
        if pack.questionnaire.questions[question].na:
            yield _warn(
                "W8", question, f"'not applicable' may be given on {question}, which a gate reads", "Take `na` away."
            )


def _warn(code: str, place: str, message: str, remedy: str) -> Finding:
    return Finding(code, "warning", message, remedy, place)


def _jumps(pack: Pack, axis: Sum) -> Iterator[Finding]:
    """W1: one answer alone crosses two cut-points."""
    gaps = [high.start - low.start for low, high in pairwise(axis.bands[1:])]
    if not gaps:
        return
    for question, weight in effective_points(pack, axis).items():
        values = values_of(pack, question)
        swing = weight * (max(values) - min(values))
        if swing > min(gaps):
            yield _warn(
                "W1",
                question,
                f"{question} alone moves {axis.id} by {shown(swing)} points, more than the {shown(min(gaps))} between "
                "two cut-points",
                "Give it fewer points, or split it.",
            )


def _influence(influence: Sequence[Influence]) -> Iterator[Finding]:
    """W2: a part decides far less or far more than its points say."""
    moving = {item.axis for item in influence if item.share}
    for item in influence:
        points, share = item.share_of_points, item.share
        if item.axis in moving and not points * HALF <= share <= points * TWICE:
            yield _warn(
                "W2",
                item.part,
                f"{item.part} has {shown(points * 100)} % of the points of {item.axis} but "
                f"{shown(share * 100, places=1)} % of the influence",
                "Look at the gates that make the difference, or say in `accepted` why it is meant.",
            )


def _shared(pack: Pack) -> Iterator[Finding]:
    """W4: a question counts in two axes."""
    seen: dict[str, str] = {}
    for axis in pack.rubric.axes:
        for question in questions_beneath(pack, axis.id):
            if seen.setdefault(question, axis.id) != axis.id:
                yield _warn(
                    "W4", question, f"{question} counts in {seen[question]} and in {axis.id}", "Keep it in one of them."
                )


def _doubled(pack: Pack) -> Iterator[Finding]:
    """W5: a question has many points on an axis and feeds a gate on the same axis."""
    for axis in pack.rubric.axes:
        gates = {gate.id: gate for gate in pack.rubric.gates.values() if axis.id in {*gate.caps, *gate.raises}}
        inputs = {gate: _inputs(pack, gate) for gate in gates}
        for question, share in _shares(pack, axis).items():
            by = sorted(gate for gate, read in inputs.items() if question in read)
            if by and share >= DOUBLE:
                yield _warn(
                    "W5",
                    question,
                    f"{question} carries {shown(share * 100)} % of {axis.id} and feeds its gates {', '.join(by)}: "
                    "it counts twice",
                    "Keep the points for degree and the gate for feasibility, and say so in `accepted`.",
                )


def _shares(pack: Pack, axis: Sum) -> dict[str, Fraction]:
    """Return how much of the way from an axis's lowest to its highest score each question makes."""
    swings = {}
    for question, weight in effective_points(pack, axis).items():
        values = values_of(pack, question)
        swings[question] = weight * (max(values) - min(values))
    whole = sum(swings.values(), Fraction(0)) or Fraction(1)
    return {question: swing / whole for question, swing in swings.items()}


def _inputs(pack: Pack, gate: str) -> frozenset[str]:
    from dataclasses import replace

    alone = replace(pack, rubric=replace(pack.rubric, gates={gate: pack.rubric.gates[gate]}))
    return read_by_gates(alone)


def _noisy_bands(pack: Pack, axis: Sum) -> Iterator[Finding]:
    """W6: a band is narrower than the change that can be told from noise."""
    assumed = pack.rubric.robustness
    items = []
    for question, weight in effective_points(pack, axis).items():
        values = values_of(pack, question)
        middle = values[len(values) // 2]
        if pack.rubric.values[question].curve is not None:
            outcomes = moved(middle, assumed.number_shift, assumed.number_chance, values[0], values[-1])
        else:
            outcomes = shifted(middle, values, assumed.shift)
        items.append(Noisy(weight, outcomes))
    detectable = minimal_detectable_change(variance(items))
    for low, high in pairwise(axis.bands):
        width = high.start - max(low.start, Fraction(0))
        if 0 < width < detectable:
            yield _warn(
                "W6",
                f"{axis.id}.{low.id}",
                f"the band {low.id} of {axis.id} is {shown(width, (detectable,), places=1)} points wide, less than the "
                f"{shown(detectable, places=1)} that can be told from noise",
                "Join it with a neighbour.",
            )


def _unsourced(pack: Pack) -> Iterator[Finding]:
    """W7: a threshold without a source."""
    rubric = pack.rubric
    bare = [
        f"{node.id}.{band.id}"
        for node in rubric.sums.values()
        if node.points
        for band in node.bands[1:]
        if not band.source
    ]
    bare += [gate.id for gate in rubric.gates.values() if not gate.source]
    bare += [rule.question for rule in rubric.values.values() if rule.curve is not None and not rule.source]
    bare += [rule.question for rule in rubric.values.values() if rule.unknown_range and not rule.unknown_range.source]
    bare += [policy.id for policy in rubric.policy.values() if not policy.source]
    for place in dict.fromkeys(bare):
        yield _warn("W7", place, f"the threshold {place} has no source", "Name a source; our own judgement is one.")


def _tools(pack: Pack, axis: Sum) -> Iterator[Finding]:
    """W9: more than a fifth of a level's points sits on questions that ask about tools, by their wording."""
    questions = pack.questionnaire.questions
    weights = effective_points(pack, axis)
    asked = [name for name in weights if _TOOL_WORDS.search(f"{questions[name].ask} {questions[name].short}")]
    share = sum((weights[name] for name in asked), Fraction(0)) / (sum(weights.values(), Fraction(0)) or 1)
    if share > TOOLS:
        yield _warn(
            "W9",
            axis.id,
            f"{shown(share * 100)} % of the points of {axis.id} sit on questions about tools: {', '.join(asked)}",
            "Ask what is done, not what is owned.",
        )
