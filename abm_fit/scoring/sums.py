"""Weighted sums: terms that add up to the score exactly, with the coverage of what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm
from typing import Literal

from abm_fit.pack.interval import NOTHING, Interval, exactly, multiply, total
from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Sum, Table
from abm_fit.scoring.facts import Facts, hull, questions_read
from abm_fit.scoring.gaps import beneath_of
from abm_fit.scoring.measured import Part, Span
from abm_fit.scoring.resting import Kind, Resting, resting_of
from abm_fit.scoring.views import value_span

NEUTRAL = 50
"""The value of an answer that pulls to neither pole of a position axis."""


@dataclass(frozen=True, slots=True)
class Term:
    """What one child gives to its sum."""

    child: str
    title: str
    points: int
    value: Span | None
    """None where it does not apply."""
    covered: Fraction
    known: bool
    may_fall_away: bool = False
    """It hangs on an open answer whether it is asked at all."""


@dataclass(frozen=True, slots=True)
class Summed:
    """A sum over its terms."""

    score: Span | None
    """None where no term applies."""
    coverage: Fraction
    parts: tuple[Part, ...]
    terms: tuple[Term, ...] = ()
    """What was added up, a term a part."""


def summed(node: Sum, terms: tuple[Term, ...], before: Summed | None = None) -> Summed:
    """Add the terms up: Σ points·value, for a mean over the points that apply.

    A term that may fall away gives a total between nothing and its points; a mean, whose weights would change, is shown
    as if it were asked. Bands and gates are worked out for every case (`possible`). `before`: the same sum with some
    other terms, of which the parts of equal ones are kept.
    """
    applying = [term for term in terms if term.value is not None]
    points = _applying(terms)
    parts = _parts(node, terms, points, before)
    if not applying:
        return Summed(None, Fraction(0), parts, terms)
    lowest = added(part.contribution.low.as_integer_ratio() for part in parts)
    exact = all(part.contribution.exact for part in parts)
    highest = lowest if exact else added(part.contribution.high.as_integer_ratio() for part in parts)
    shares = ((term.points * term.covered.numerator, points * term.covered.denominator) for term in applying)
    return Summed(Span(lowest, highest), added(shares), parts, terms)


def added(ratios: Iterable[tuple[int, int]]) -> Fraction:
    """Return the sum of some ratios, over one denominator: a single fraction is made, and nothing reduced before."""
    above, below = 0, 1
    for top, bottom in ratios:
        if bottom == below:
            above += top
        else:
            scale = lcm(below, bottom)
            above, below = above * (scale // below) + top * (scale // bottom), scale
    return Fraction(above, below)


def _parts(node: Sum, terms: tuple[Term, ...], points: int, before: Summed | None) -> tuple[Part, ...]:
    """Return what the terms give; what was made of the same term before stays, where as many points apply."""
    if before is None or points != _applying(before.terms):
        return tuple(_part(node, term, points) for term in terms)
    pairs = zip(terms, before.terms, before.parts, strict=True)
    return tuple(part if term is old else _part(node, term, points) for term, old, part in pairs)


def _applying(terms: tuple[Term, ...]) -> int:
    return sum(term.points for term in terms if term.value is not None)


def _part(node: Sum, term: Term, points: int) -> Part:
    if term.value is None:
        nothing = Span(Fraction(0), Fraction(0))
        return Part(term.child, term.title, term.points, Fraction(0), None, nothing, "not_applicable")
    below = points if node.combine == "mean" else 1
    weight = Fraction(term.points, below)
    low, high = term.value.low, term.value.high
    lowest = Fraction(term.points * low.numerator, below * low.denominator)
    highest = lowest if term.value.exact else Fraction(term.points * high.numerator, below * high.denominator)
    contribution = Span(lowest, highest)
    if term.may_fall_away and node.combine == "total":
        contribution = Span(min(contribution.low, Fraction(0)), max(contribution.high, Fraction(0)))
    state: Literal["known", "unknown"] = "known" if term.known else "unknown"
    return Part(term.child, term.title, term.points, weight, term.value, contribution, state)


def pulls(node: Sum, parts: tuple[Part, ...]) -> tuple[Span | None, Span | None]:
    """Return how strongly the terms pull to the high and the low pole of a position axis, 0 to 100.

    Σ p·max(0, v−50)/50 and Σ p·max(0, 50−v)/50 over 100 points; the score is 50 + (high − low) / 2.
    """
    if node.kind != "position" or node.combine != "mean":
        return None, None
    spans = [(part.weight, part.value) for part in parts if part.value is not None]
    lows, highs = [(weight, value.low) for weight, value in spans], [(weight, value.high) for weight, value in spans]
    return Span(_pull(lows, 1), _pull(highs, 1)), Span(_pull(highs, -1), _pull(lows, -1))


def _pull(values: Iterable[tuple[Fraction, Fraction]], way: int) -> Fraction:
    """Return 2 · Σ weight·max(0, value − neutral), or with `way` −1 of what values lack to it."""
    return added(
        (
            2 * weight.numerator * max(0, way * (value.numerator - NEUTRAL * value.denominator)),
            weight.denominator * value.denominator,
        )
        for weight, value in values
    )


class Sums:
    """Every sum of the pack, added up once a segment."""

    def __init__(self, facts: Facts, *, gate: bool = False, rough: bool = False, plain: Sums | None = None) -> None:
        """Prepare; `gate`: as gates see it, what is weak counts as its best.

        `plain`: the same sums as they are, which serve where nothing weak and no table is beneath.

        `rough`: of the tables among the terms everything that intervals leave, or more. What a table can really be may
        hang on gates, and gates on sums, so what settles gates starts from rough sums.
        """
        self._facts, self._gate, self._rough, self._plain = facts, gate, rough, plain
        self._done: dict[tuple[str, str | None], Summed] = {}
        self._before: Mapping[tuple[str, str | None], Summed] = {}
        self._changed: frozenset[str] = frozenset()

    def take_over(self, before: Sums, resting: Resting, changed: frozenset[str]) -> None:
        """Take over the sums that rest on no changed question, and of others the terms that rest on none."""
        self._done = {key: done for key, done in before._done.items() if resting.untouched("score", key[0], changed)}
        self._before, self._changed = before._done, changed

    def _stays(self, child: str) -> bool:
        """Tell whether a child gives what it gave before."""
        rubric = self._facts.pack.rubric
        kind: Kind = "score" if child in rubric.sums else "outcome" if child in rubric.tables else "name"
        return resting_of(self._facts.pack).untouched(kind, child, self._changed)

    def of(self, node: Sum, segment: str | None) -> Summed:
        """Return a sum in a segment."""
        home = self._facts.home(node.per, segment)
        key = (node.id, home)
        if key not in self._done and self._plain is not None and self._as_plain(node, home):
            self._done[key] = self._plain.of(node, home)
        if key not in self._done:
            found = self._added_up(node, home, self._before.get(key))
            terms = found.terms
            self._done[key] = found if terms else replace(found, coverage=self._level_coverage(node, home))
        return self._done[key]

    def _as_plain(self, node: Sum, segment: str | None) -> bool:
        """Tell whether gates see a sum as it is: neither a weak answer nor a table is beneath."""
        facts, questions = self._facts, self._facts.pack.questionnaire.questions
        beneath = beneath_of(facts.pack, node.id)
        return not facts.index.inner_tables and not any(facts.held(questions[name], segment).weak for name in beneath)

    def _added_up(self, node: Sum, home: str | None, before: Summed | None) -> Summed:
        children = node.points.items()
        if before is None or not before.terms:
            return summed(node, tuple(self._term(child, points, home) for child, points in children))
        pairs = zip(children, before.terms, strict=True)
        terms = tuple(old if self._stays(child) else self._term(child, points, home) for (child, points), old in pairs)
        return summed(node, terms, before)

    def _level_coverage(self, node: Sum, segment: str | None) -> Fraction:
        """Return the mean coverage of the answers that the gates on a level without points read."""
        facts = self._facts
        gates = [gate for gate in facts.pack.rubric.gates.values() if node.id in gate.caps or node.id in gate.raises]
        asked = [
            facts.pack.questionnaire.questions[name] for name in questions_read(facts.pack, [g.when for g in gates])
        ]
        shares = [
            held.reading.covered
            for each in asked
            for _, home in facts.keys(each)
            if home in (None, segment) and (held := facts.held(each, home)).applies
        ]
        return sum(shares, Fraction(0)) / len(shares) if shares else Fraction(1)

    def around(self, node: Sum, segment: str | None) -> Interval:
        """Return an interval that holds a sum's score whichever of its terms apply; nothing where none does."""
        home = self._facts.home(node.per, segment)
        spans = []
        for child, points in node.points.items():
            inner = self._facts.pack.rubric.sums.get(child)
            term = None if inner is not None else self._term(child, points, home).value
            span = self.around(inner, home) if inner is not None else as_interval(term)
            if not span.empty:
                spans.append(span if node.combine == "mean" else hull(exactly(0), multiply(span, exactly(points))))
        if node.combine == "total":
            return total(spans) if spans else NOTHING
        found = spans[0] if spans else NOTHING
        for span in spans[1:]:
            found = hull(found, span)
        return found

    def _term(self, child: str, points: int, segment: str | None) -> Term:
        facts, pack = self._facts, self._facts.pack
        if child in pack.questionnaire.questions:
            return self._question_term(child, points, segment)
        if child in pack.rubric.sums:
            node = pack.rubric.sums[child]
            inner = self.of(node, segment)
            known = inner.score is not None and inner.score.exact
            return Term(child, node.title, points, inner.score, inner.coverage, known)
        table = pack.rubric.tables[child]
        assert facts.findings is not None
        home, findings = facts.home(table.per, segment), facts.findings
        possible = findings.outcome_at_most(child, home) if self._rough else findings.outcome(child, home).possible
        values = [Fraction(outcome.value or 0) for outcome in table.outcomes if outcome.id in possible]
        span = Span(min(values), max(values))
        return Term(child, table.title, points, span, table_coverage(pack, facts, self, table, segment), span.exact)

    def _question_term(self, child: str, points: int, segment: str | None) -> Term:
        facts = self._facts
        question = facts.pack.questionnaire.questions[child]
        held = facts.held(question, segment)
        if not held.applies:
            return Term(child, question.short, points, None, Fraction(0), known=False)
        span = as_span(value_span(facts, question, segment, gate=self._gate))
        if held.shown == "open":
            return Term(child, question.short, points, span, Fraction(0), known=False, may_fall_away=True)
        covered = held.reading.covered
        return Term(child, question.short, points, span, covered, held.reading.state == "known" and span.exact)


def table_coverage(pack: Pack, facts: Facts, sums: Sums, table: Table, segment: str | None) -> Fraction:
    """Return the mean coverage of what a table reads."""
    shares = [input_coverage(pack, facts, sums, name, segment) for name in table.inputs]
    return sum(shares, Fraction(0)) / len(shares) if shares else Fraction(1)


def input_coverage(pack: Pack, facts: Facts, sums: Sums, name: str, segment: str | None) -> Fraction:
    """Return the coverage of a question, a sum or a table."""
    if name in pack.rubric.sums:
        return sums.of(pack.rubric.sums[name], segment).coverage
    if name in pack.rubric.tables:
        return table_coverage(pack, facts, sums, pack.rubric.tables[name], segment)
    return facts.held(pack.questionnaire.questions[name], segment).reading.covered


def as_span(interval: Interval) -> Span:
    """Turn a bounded interval into a span of the result."""
    assert interval.low is not None
    assert interval.high is not None
    return Span(interval.low, interval.high)


def as_interval(span: Span | None) -> Interval:
    """Turn a span of the result into an interval; what does not apply has no number."""
    return NOTHING if span is None else Interval(span.low, span.high)
