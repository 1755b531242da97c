"""The mix: the high pole's share of programme spend, for each segment and overall, now and later."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from abm_fit.pack.interval import Interval
from abm_fit.pack.nodes import MixRange, Outcome, Table
from abm_fit.pack.rules import Mix
from abm_fit.scoring.measured import Span
from abm_fit.scoring.result import MixResult, MixShare, Verdict
from abm_fit.scoring.rounding import to_step
from abm_fit.scoring.standing import Standing

WHOLE = 100
_Ends = tuple[Fraction, Fraction]


def mix_of(standing: Standing, mix: Mix, table: Table, verdicts: tuple[Verdict, ...]) -> MixResult:
    """Return both mixes.

    A segment's range spans the ranges of every outcome still possible. Overall, the ends are weighted by the weight
    (a range counts with its middle); where any segment's weight is unknown, or all are nought, segments weigh the same.
    """
    weights = {verdict.segment: _weight(standing, mix.weight, verdict.segment) for verdict in verdicts}
    floors = [floor for floor in mix.floors if standing.facts.truth(floor.when, None) == "yes"]
    floor = max((item.least for item in floors), default=0)
    now = {v.segment: _ends(table, v, lambda outcome: outcome.now) for v in verdicts}
    later = {v.segment: _ends(table, v, lambda outcome: outcome.later) for v in verdicts}
    shares = _shares(weights)
    return MixResult(
        now=_overall(now, shares, mix.step, floor),
        later=_overall(later, shares, mix.step, floor),
        current=_current(standing, mix),
        by_segment={
            v.segment or "": (_share(now[v.segment], mix.step), _share(later[v.segment], mix.step)) for v in verdicts
        },
        weights={segment or "": weight for segment, weight in weights.items()},
        floor=floor,
        floor_say=tuple(item.say for item in floors if item.say and item.least == floor),
        low_word=mix.low_word,
        high_word=mix.high_word,
    )


def _ends(table: Table, verdict: Verdict, pick: Callable[[Outcome], MixRange | None]) -> _Ends | None:
    """Return the ends of a segment's range; None where no verdict is named or an outcome carries no range."""
    if verdict.status == "none":
        return None
    ranges = [pick(outcome) for outcome in table.outcomes if outcome.id in verdict.possible]
    known = [found for found in ranges if found is not None]
    if len(known) < len(ranges):
        return None
    return Fraction(min(found.low for found in known)), Fraction(max(found.high for found in known))


def _overall(
    by_segment: Mapping[str | None, _Ends | None], shares: Mapping[str | None, Fraction], step: int, floor: int
) -> MixShare | None:
    """Weigh the segments' ends; reserve the floor first; never all or nothing where a segment wants otherwise."""
    counted = {segment: ends for segment, ends in by_segment.items() if shares[segment]}
    known = {segment: ends for segment, ends in counted.items() if ends is not None}
    if not known or len(known) < len(counted):
        return None
    low = to_step(sum((shares[segment] * ends[0] for segment, ends in known.items()), Fraction(0)), step)
    high = to_step(sum((shares[segment] * ends[1] for segment, ends in known.items()), Fraction(0)), step)
    if any(ends[0] > 0 for ends in known.values()):
        low = max(low, step)
    if any(ends[1] < WHOLE for ends in known.values()):
        high = min(high, WHOLE - step)
    most = WHOLE - floor
    return MixShare(min(low, most), min(max(low, high), most))


def _share(ends: _Ends | None, step: int) -> MixShare | None:
    return None if ends is None else MixShare(to_step(ends[0], step), to_step(ends[1], step))


def _shares(weights: Mapping[str | None, Span | None]) -> dict[str | None, Fraction]:
    middles = {segment: (span.low + span.high) / 2 for segment, span in weights.items() if span is not None}
    whole = sum(middles.values(), Fraction(0))
    if len(middles) < len(weights) or whole <= 0:
        return dict.fromkeys(weights, Fraction(1, len(weights)))
    return {segment: middle / whole for segment, middle in middles.items()}


def _weight(standing: Standing, name: str, segment: str | None) -> Span | None:
    """Return a segment's weight; None where nobody said it."""
    facts = standing.facts
    question = facts.pack.questionnaire.questions.get(name)
    if question is None:
        quantity = facts.pack.rubric.derived.get(name)
        return None if quantity is None else _span(facts.derived(quantity, segment))
    if facts.held(question, segment).reading.state != "known":
        return None
    return _span(facts.number(question, segment))


def _current(standing: Standing, mix: Mix) -> Span | None:
    question = standing.facts.pack.questionnaire.questions.get(mix.current)
    if question is None or standing.facts.held(question, None).reading.state != "known":
        return None
    return _span(standing.facts.number(question, None))


def _span(interval: Interval) -> Span | None:
    if interval.empty or interval.low is None or interval.high is None:
        return None
    return Span(interval.low, interval.high)
