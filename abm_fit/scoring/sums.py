"""Every weighted sum of a pack in an assessment: its terms read off the answers, and added up once."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from abm_fit.pack.interval import NOTHING, Interval, exactly, multiply, total
from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Sum, Table
from abm_fit.scoring.facts import Facts, hull, questions_read
from abm_fit.scoring.gaps import beneath_of
from abm_fit.scoring.measured import Span
from abm_fit.scoring.resting import Kind, Touched
from abm_fit.scoring.terms import Summed, Term, summed
from abm_fit.scoring.views import value_span


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
        self._touched: Touched = {}

    def take_over(self, before: Sums, touched: Touched) -> None:
        """Take over the sums that rest on no changed question, and of others the terms that rest on none."""
        self._touched, scores = touched, touched["score"]
        self._done = {key: done for key, done in before._done.items() if key[0] not in scores}
        self._before = before._done

    def _stays(self, child: str) -> bool:
        """Tell whether a child gives what it gave before."""
        rubric = self._facts.pack.rubric
        kind: Kind = "score" if child in rubric.sums else "outcome" if child in rubric.tables else "name"
        return child not in self._touched[kind]

    def of(self, node: Sum, segment: str | None) -> Summed:
        """Return a sum in a segment."""
        home = self._facts.home(node.per, segment)
        key = (node.id, home)
        if key not in self._done and self._plain is not None and self._as_plain(node, home):
            self._done[key] = self._plain.of(node, home)
        if key not in self._done:
            found = self._added_up(node, home, self._before.get(key))
            terms = found.terms
            self._done[key] = found if terms else found._replace(coverage=self._level_coverage(node, home))
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
