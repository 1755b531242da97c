"""What moved between two assessments, and why: answers, people, rubric and new questions, adding up exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from abm_fit.assessment.model import AGREED, Assessment
from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Sum
from abm_fit.scoring.analysing.leaves import leaves_of
from abm_fit.scoring.analysing.solidity import error_variance
from abm_fit.scoring.measured import Span
from abm_fit.scoring.methods.change import Z95, square_root
from abm_fit.scoring.result import Result
from abm_fit.scoring.trend import AnswerTrend, AxisTrend, Label, Trend, VerdictTrend


def compare(pack: Pack, before: Assessment, after: Assessment, *, pack_before: Pack | None = None) -> Trend:
    """Compare two assessments under today's pack.

    total = rubric + answers + people + new questions, each S(…) scored by the engine: rubric = S(a₁, r₂ on the common
    questions) − S(a₁, r₁); answers = S(a₂) − S(a₁), both under r₂ on the common questions and by the people who
    answered both times; people = what all people make of that beyond them; new = S(a₂, r₂) − S(a₂, r₂ on the common
    questions). Simple order, since it has a plain meaning. Without `pack_before` the rubric of then counts as today's.
    """
    return _Comparison(pack, before, after, pack_before).trend()


class _Comparison:
    """The scorings that a comparison needs, each done once."""

    def __init__(self, pack: Pack, before: Assessment, after: Assessment, pack_before: Pack | None) -> None:
        from abm_fit.scoring.engine import score

        old = pack if pack_before is None else pack_before
        self.pack, self.before, self.after, self.old = pack, before, after, old
        asked = {name for question in old.questionnaire.questions.values() for name in (question.id, *question.was)}
        self.new = tuple(
            question.id
            for question in pack.questionnaire.questions.values()
            if not asked & {question.id, *question.was}
        )
        common = without_questions(pack, frozenset(self.new))
        self.both = _both_times(before, after)
        self.then, self.rescored, self.now = score(old, before), score(pack, before), score(pack, after)
        self.then_common, self.now_common = score(common, before), score(common, after)
        self.then_same, self.now_same = self.then_common, self.now_common
        if self.both:
            self.then_same = score(common, _only(before, frozenset(self.both.values())))
            self.now_same = score(common, _only(after, frozenset(self.both)))

    def trend(self) -> Trend:
        then_ids, now_ids = dict(self.rescored.segments), dict(self.now.segments)
        axes = tuple(
            found
            for axis in self.pack.rubric.axes
            for node in self.now.nodes
            if node.node == axis.id and (found := self._axis(axis, node.segment)) is not None
        )
        names = {person.id: person.name for person in self.after.respondents}
        return Trend(
            then_period=self.before.period,
            now_period=self.after.period,
            rubric_changed=self.old.digest != self.pack.digest,
            axes=axes,
            verdicts=self._verdicts(axes),
            answers=self._answers(),
            new_questions=self.new,
            new_segments=tuple(name for segment, name in now_ids.items() if segment not in then_ids),
            gone_segments=tuple(name for segment, name in then_ids.items() if segment not in now_ids),
            both_times=tuple(names[person] for person in self.both),
        )

    def _axis(self, axis: Sum, segment: str | None) -> AxisTrend | None:
        results = (self.then, self.then_common, self.now_common, self.then_same, self.now_same, self.rescored, self.now)
        spans = [_span(result, axis.id, segment) for result in results]
        if any(span is None for span in spans):
            return None
        then, then_common, now_common, then_same, now_same, rescored, now = (span for span in spans if span is not None)
        moved = middle(now_common) - middle(then_common)
        answers = middle(now_same) - middle(then_same)
        error = sum((self._variance(result, axis, segment) for result in (self.rescored, self.now)), Fraction(0))
        label = _label(moved, error, then_common, now_common)
        bands = {band.id: band.label for band in axis.bands}
        band_then = self.rescored.node(axis.id, segment).band
        band_now = self.now.node(axis.id, segment).band
        return AxisTrend(
            axis=axis.id,
            title=axis.title,
            segment=segment,
            segment_name=dict(self.now.segments).get(segment or "", ""),
            then=then,
            rescored=rescored,
            now=now,
            total=middle(now) - middle(then),
            answers=answers,
            people=moved - answers,
            rubric=middle(then_common) - middle(then),
            new_questions=middle(now) - middle(now_common),
            detectable=square_root(Z95**2 * error),
            label=label,
            band_then=bands.get(band_then, ""),
            band_now=bands.get(band_now, ""),
            crossed=bool(band_then and band_now) and band_then != band_now and label == "no detectable change",
        )

    def _variance(self, result: Result, axis: Sum, segment: str | None) -> Fraction:
        return error_variance(self.pack, leaves_of(self.pack, result, axis, segment))

    def _verdicts(self, axes: tuple[AxisTrend, ...]) -> tuple[VerdictTrend, ...]:
        then = {verdict.segment: verdict.label for verdict in self.rescored.verdicts}
        names = dict(self.now.segments)
        found = []
        for verdict in self.now.verdicts:
            if verdict.segment in then:
                beneath = [axis for axis in axes if axis.segment in (None, verdict.segment)]
                moved = any(axis.label != "no detectable change" for axis in beneath)
                was, now = then[verdict.segment], verdict.label
                crossed = bool(was and now) and was != now and not moved
                found.append(VerdictTrend(verdict.segment, names.get(verdict.segment or "", ""), was, now, crossed))
        return tuple(found)

    def _answers(self) -> tuple[AnswerTrend, ...]:
        from abm_fit.scoring.analysing.wording import number_of, reading_in_words

        then = {(reading.question, reading.segment): reading for reading in self.rescored.readings}
        found = []
        for reading in self.now.readings:
            old = then.get((reading.question, reading.segment))
            if old is None or reading.question in self.new:
                continue
            question = self.pack.questionnaire.questions[reading.question]
            was, now = (reading_in_words(question, said, self.now.shown_in) for said in (old, reading))
            numbers = number_of(question, old), number_of(question, reading)
            if was != now:
                exact = old.value is not None and reading.value is not None and old.value.exact and reading.value.exact
                change = middle(reading.value) - middle(old.value) if exact and reading.value and old.value else None
                found.append(AnswerTrend(reading.question, reading.segment, was, now, change, *numbers))
        return tuple(found)


def without_questions(pack: Pack, gone: frozenset[str]) -> Pack:
    """Return a pack whose sums leave some questions out, and the sums that are empty then; the rest renormalises."""
    if not gone:
        return pack
    sums: dict[str, Sum] = dict(pack.rubric.sums)
    left_out = set(gone)
    for name in pack.rubric.node_order:
        if name in sums:
            points = {child: many for child, many in sums[name].points.items() if child not in left_out}
            sums[name] = replace(sums[name], points=points)
            if not points:
                left_out.add(name)
    return replace(pack, rubric=replace(pack.rubric, sums=sums))


def middle(span: Span) -> Fraction:
    """Return the middle of a span."""
    return (span.low + span.high) / 2


def _span(result: Result, axis: str, segment: str | None) -> Span | None:
    return next((node.score for node in result.nodes if node.node == axis and node.segment == segment), None)


def _label(moved: Fraction, error: Fraction, then: Span, now: Span) -> Label:
    """Judge a move: beyond the MDC95 and with no overlap of what is open; one of the two; neither.

    Where nothing is open, two different scores never overlap, which then says nothing.
    """
    beyond = moved**2 > Z95**2 * error
    apart = then.high < now.low or now.high < then.low
    if beyond and apart:
        return "changed"
    if beyond or (apart and not (then.exact and now.exact)):
        return "perhaps"
    return "no detectable change"


def _both_times(before: Assessment, after: Assessment) -> Mapping[str, str]:
    """Return the people who answered both times, id now to id then; by id, or else by name and role."""
    spoke_then = {row.respondent for row in before.current().values()}
    spoke_now = {row.respondent for row in after.current().values()}
    by_id = {person.id: person for person in before.respondents if person.id in spoke_then}
    by_name = {(person.name, person.role): person for person in by_id.values()}
    found = {}
    for person in after.respondents:
        then = by_id.get(person.id) or by_name.get((person.name, person.role))
        if person.id in spoke_now and then is not None:
            found[person.id] = then.id
    return found


def _only(assessment: Assessment, people: frozenset[str]) -> Assessment:
    kept = tuple(row for row in assessment.log if row.respondent in people or row.respondent == AGREED)
    return replace(assessment, log=kept)
