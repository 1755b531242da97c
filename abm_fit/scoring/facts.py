"""Everything that conditions and formulae can ask about, worked out when first asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Protocol

from abm_fit.assessment.model import Assessment
from abm_fit.pack.expression import OVER_SEGMENTS, Call, Expression, Name
from abm_fit.pack.interval import ANYTHING, NOTHING, Interval, exactly, multiply
from abm_fit.pack.logic import Truth, Words, as_number, as_truth, either
from abm_fit.pack.model import Pack
from abm_fit.pack.questions import Question
from abm_fit.pack.trees import children, names_in
from abm_fit.pack.values import Derived, Range
from abm_fit.scoring.currency import currency_of
from abm_fit.scoring.gaps import gap_of
from abm_fit.scoring.hanging import hanging_of
from abm_fit.scoring.heard import Heard
from abm_fit.scoring.held import Held, best_number
from abm_fit.scoring.indexes import Index, index_of
from abm_fit.scoring.measured import Reading, Span
from abm_fit.scoring.readings import Key, not_applicable, read
from abm_fit.scoring.refusing import na_taken_as_unknown
from abm_fit.scoring.views import View


class Findings(Protocol):
    """What later stages of scoring find out, for the conditions that ask for it."""

    def score(self, node: str, segment: str | None, *, gate: bool = False) -> Interval:
        """Return everything a sum's score can be; `gate`: as gates see it, what is weak at its best."""

    def band(self, node: str, segment: str | None) -> Words:
        """Return every band that a sum can be in, after gates."""

    def outcome(self, table: str, segment: str | None) -> Words:
        """Return every outcome that a table can have."""

    def outcome_at_most(self, table: str, segment: str | None) -> frozenset[str]:
        """Return every outcome that a table can have by intervals, or more."""

    def gate(self, gate: str, segment: str | None) -> Truth:
        """Return whether a gate fires."""

    def decision(self, decision: str, segment: str | None) -> Words:
        """Return every choice that a decision can fall on."""


class Facts:
    """The answers as the rubric reads them: readings, quantities and gaps, each worked out once."""

    def __init__(self, pack: Pack, assessment: Assessment) -> None:
        self.pack = pack
        self.index: Index = index_of(pack)
        self.segments: tuple[str | None, ...] = assessment.segment_ids if pack.questionnaire.has_segments else (None,)
        self.heard = Heard(assessment, pack.rubric.rates, pack.rubric.currency)
        self.currency = currency_of(assessment.currency, pack.rubric.currency, pack.rubric.rates)
        self.findings: Findings | None = None
        self._held: dict[Key, Held] = {}
        self._derived: dict[tuple[str, str | None, bool], Interval] = {}
        self.gaps: dict[Key, Fraction | None] = {}
        self._open_na = na_taken_as_unknown(pack, self)

    def take_over(self, before: Facts, changed: frozenset[str]) -> frozenset[str]:
        """Take over what is read and worked out of answers that are as they were before, under the same set-up.

        Returns the questions that are read otherwise: the `changed` ones, and those whose "not applicable" turned.
        """
        # What "not applicable" stands for may turn with what else is said not to apply.
        changed |= {name for name, _ in self._open_na ^ before._open_na}
        hanging = hanging_of(self.pack)
        touched = hanging.touched_by(changed)
        again = changed | touched.intersection(hanging.conditional)
        self.heard.take_over(before.heard, changed)
        self._derived = {key: found for key, found in before._derived.items() if key[0] not in touched}
        self._held = {key: held for key, held in before._held.items() if key[0] not in again}
        return changed

    def home(self, per: str, segment: str | None) -> str | None:
        """Return where something of a scope is kept: the segment, or None for the company."""
        return segment if per == "segment" else None

    def keys(self, question: Question) -> tuple[Key, ...]:
        """Return the keys under which a question is read."""
        if question.per == "segment":
            return tuple((question.id, segment) for segment in self.segments)
        return ((question.id, None),)

    def says_na(self, question: Question, segment: str | None) -> bool:
        """Tell whether "not applicable" was given, whether or not it is accepted."""
        return not_applicable(question, self.heard.voices(question, segment))

    def held(self, question: Question, segment: str | None) -> Held:
        """Return a question as read in a segment (company questions: whatever the segment)."""
        key = (question.id, segment if question.per == "segment" else None)
        known = self._held.get(key)
        if known is not None:
            return known
        home = key[1]
        na = key not in self._open_na and self.says_na(question, home)
        held = read(self.pack, self.heard, question, home, na)
        shown = self.truth(question.when, home) if question.when is not None else "yes"
        if shown != held.shown:
            held = as_hidden(held) if shown == "no" else replace(held, shown=shown)
        self._held[key] = held
        return held

    def number(self, question: Question, segment: str | None, *, gate: bool = False) -> Interval:
        """Return everything a numeric question's number can be."""
        held = self.held(question, segment)
        if gate and held.weak and held.applies:
            return exactly(best_number(held))
        other = self.number(self.pack.questionnaire.questions[held.times], segment) if held.times else None
        return held.number_given(other)

    def reading(self, question: Question, segment: str | None) -> Reading:
        """Return a reading for the result; a number that hangs on another answer gets its range here."""
        held = self.held(question, segment)
        if not held.times or not held.applies:
            return held.reading
        number = self.number(question, segment)
        values = held.values(number)
        return replace(
            held.reading,
            number=None if number.low is None or number.high is None else Span(number.low, number.high),
            value=Span(Fraction(min(values)), Fraction(max(values))) if values else None,
        )

    def derived(self, quantity: Derived, segment: str | None, *, gate: bool = False) -> Interval:
        """Return everything a derived quantity can be."""
        key = (quantity.id, segment if quantity.per == "segment" else None, gate)
        known = self._derived.get(key)
        if known is None:
            known = self._derived[key] = self._work_out(quantity, key[1], gate)
        return known

    def _work_out(self, quantity: Derived, segment: str | None, gate: bool) -> Interval:
        names = self.names(segment, gate=gate)
        when = as_truth(names.means(quantity.when)) if quantity.when is not None else "yes"
        if quantity.otherwise is None:
            return as_number(names.means(quantity.formula)) if when == "yes" else ANYTHING
        if when == "no" or self.lacks(quantity, segment):
            return self.stand_in(quantity, segment)
        worked_out = as_number(names.means(quantity.formula))
        return worked_out if when == "yes" else hull(worked_out, self.stand_in(quantity, segment))

    def stand_in(self, quantity: Derived, segment: str | None) -> Interval:
        """Return the sourced range that stands in for a quantity, multiplied by the answer it refers to."""
        stand_in = quantity.otherwise
        assert stand_in is not None
        return self.ranged(stand_in, self.factor(quantity, segment), segment)

    def factor(self, quantity: Derived, segment: str | None) -> Interval:  # noqa: ARG002 - narrowed where it is given
        """Return the sourced range itself."""
        assert quantity.otherwise is not None
        return Interval(quantity.otherwise.low, quantity.otherwise.high)

    def ranged(self, stand_in: Range, factor: Interval, segment: str | None) -> Interval:
        """Multiply a sourced range, or a part of it, by the answer it refers to."""
        if not stand_in.times:
            return factor
        return multiply(factor, self.number(self.pack.questionnaire.questions[stand_in.times], segment))

    def lacks(self, quantity: Derived, segment: str | None) -> bool:
        """Tell whether an answer that a quantity reads is missing, with no sourced range to stand in."""
        for question in self.index.asked(quantity):
            held = self.held(question, segment)
            if held.missing or not held.applies:
                return True
        return False

    def reads(self, quantity: Derived) -> tuple[Name, ...]:
        """Return the names that a quantity's formula and its condition read."""
        return self.index.reads(quantity)

    def gap(self, name: str, segment: str | None) -> Interval:
        """Return the signed gap between the two roles over a question or sum; nothing where it was not measured."""
        key = (name, segment)
        if key not in self.gaps:
            self.gaps[key] = gap_of(self.pack, self.heard, name, segment)
        gap = self.gaps[key]
        return NOTHING if gap is None else exactly(gap)

    def names(self, segment: str | None, *, gate: bool = False) -> View:
        """Return what every name stands for in a segment, or for the company."""
        return View(self, segment, gate)

    def truth(self, condition: Expression, segment: str | None, *, gate: bool = False) -> Truth:
        """Evaluate a condition; a company rule that reads something per segment holds if it does in any segment."""
        means = self.index.meaning(condition)
        if segment is None and self.pack.questionnaire.has_segments and self.per_segment(condition):
            return either(as_truth(means(View(self, each, gate))) for each in self.segments)
        return as_truth(means(View(self, segment, gate)))

    def per_segment(self, expression: Expression) -> bool:
        """Tell whether an expression reads a per-segment value outside the functions over segments."""
        return self.index.flag(
            expression, lambda: any(self._is_per_segment(name) for name in _direct_names(expression))
        )

    def _is_per_segment(self, name: Name) -> bool:
        rubric, questions = self.pack.rubric, self.pack.questionnaire.questions
        if name.id == "gate":
            return rubric.gates[name.attribute].per == "segment"
        if name.id == "decision":
            return rubric.decisions[name.attribute].per == "segment"
        read = name.attribute if name.id == "gap" else name.id
        for table in (questions, rubric.derived, rubric.sums, rubric.tables):
            if read in table:
                return bool(table[read].per == "segment")
        return False


def hull(left: Interval, right: Interval) -> Interval:
    """Return the smallest interval that holds both."""
    if left.empty or right.empty:
        return right if left.empty else left
    return Interval(
        None if left.low is None or right.low is None else min(left.low, right.low),
        None if left.high is None or right.high is None else max(left.high, right.high),
    )


def as_hidden(held: Held) -> Held:
    """Return a question as not asked."""
    reading = Reading(held.question.id, held.segment, "hidden", said=held.reading.said)
    return Held(held.question, held.rule, held.segment, reading, shown="no", known="no")


def _direct_names(expression: Expression) -> Iterator[Name]:
    """Go through the names that an expression reads outside the functions over segments."""
    if isinstance(expression, Name):
        yield expression
    if not (isinstance(expression, Call) and expression.function in OVER_SEGMENTS):
        for child in children(expression):
            yield from _direct_names(child)


def read_by_gates(pack: Pack) -> frozenset[str]:
    """Return the questions that some gate's condition reads, itself or through derived quantities and other gates."""
    return questions_read(pack, [gate.when for gate in pack.rubric.gates.values()])


def questions_read(pack: Pack, conditions: Iterable[Expression]) -> frozenset[str]:
    """Return the questions that conditions read, themselves or through derived quantities."""
    rubric, seen = pack.rubric, set[str]()
    waiting = [*conditions]
    while waiting:
        for name in names_in(waiting.pop()):
            if name.id in rubric.derived and name.id not in seen:
                quantity = rubric.derived[name.id]
                waiting += [quantity.formula] if quantity.when is None else [quantity.formula, quantity.when]
            seen.add(name.id)
    return frozenset(seen & set(pack.questionnaire.questions))
