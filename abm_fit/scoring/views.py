"""What every name of a condition stands for, seen from one segment or from the company."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from abm_fit.pack.expression import Expression, Name
from abm_fit.pack.interval import ANYTHING, NOTHING, Interval, exactly
from abm_fit.pack.logic import Reader, Truth, Value
from abm_fit.pack.questions import Question
from abm_fit.scoring.held import best_value

if TYPE_CHECKING:
    from abm_fit.pack.rubric import Rubric
    from abm_fit.scoring.facts import Facts


class View:
    """What every name stands for, seen from one segment (None: the company); `gate`: as gates see it."""

    __slots__ = ("facts", "gate", "segment")

    def __init__(self, facts: Facts, segment: str | None, gate: bool = False) -> None:
        self.facts, self.segment, self.gate = facts, segment, gate

    def means(self, expression: Expression) -> Value:
        """Return everything that an expression can be."""
        return self.facts.index.meaning(expression)(self)

    def value(self, name: Name) -> Value:
        """Return what a name can be."""
        return self.means(name)

    def found(self, name: Name) -> Value:
        """Return what scoring finds: a gap, or what a gate, decision, table or sum comes to."""
        facts, rubric, findings = self.facts, self.facts.pack.rubric, self.facts.findings
        if name.id == "gap":
            return facts.gap(name.attribute, self.segment)
        assert findings is not None, "conditions on when a question is asked read answers alone"
        if name.id == "gate":
            return findings.gate(name.attribute, facts.home(rubric.gates[name.attribute].per, self.segment))
        if name.id == "decision":
            return findings.decision(name.attribute, facts.home(rubric.decisions[name.attribute].per, self.segment))
        if name.id in rubric.tables:
            return findings.outcome(name.id, facts.home(rubric.tables[name.id].per, self.segment))
        home = facts.home(rubric.sums[name.id].per, self.segment)
        return (
            findings.band(name.id, home) if name.attribute == "band" else findings.score(name.id, home, gate=self.gate)
        )

    def may_be_nothing(self, expression: Expression) -> bool:
        """Tell whether a question that an expression reads, through quantities, too, may turn out not to be asked."""
        here, across = self.facts.index.conditional(expression)
        if not here and not across:
            return False
        return any(self.may_be_hidden(question) for question in here) or any(
            view.may_be_hidden(question) for view in (self.segments() if across else ()) for question in across
        )

    def may_be_hidden(self, question: Question) -> bool:
        """Tell whether a question may turn out not to be asked."""
        return self.facts.held(question, self.segment).shown == "open"

    def known(self, name: Name) -> Truth:
        """Return whether somebody answered a question; of a quantity, whether all it reads is known."""
        questions = self.facts.pack.questionnaire.questions
        if name.id in questions:
            truth = self.facts.held(questions[name.id], self.segment).known
            return "open" if truth == "yes" and self.may_be_nothing(name) else truth
        value = self.value(name)
        return "yes" if not isinstance(value, Interval) or value.exact else "no"

    def chosen(self, question: str, option: str) -> Truth:
        """Return whether an option of a many-of question is ticked."""
        held = self.facts.held(self.facts.pack.questionnaire.questions[question], self.segment)
        if not held.applies:
            return "no"
        if held.weak or any(cell.chosen is None for cell in held.cells):
            return "no" if held.weak else "open"
        ticked = {option in (cell.chosen or ()) for cell in held.cells}
        truth: Truth = "open" if len(ticked) != 1 else "yes" if ticked.pop() else "no"
        return "open" if truth == "yes" and held.shown == "open" else truth

    def segments(self) -> Sequence[View]:
        """Return the view from each segment in turn."""
        return [View(self.facts, segment, self.gate) for segment in self.facts.segments]


def reader_of(questions: Mapping[str, Question], rubric: Rubric) -> Reader:
    """Return what says of a pack's names what they mean, seen from a `View`."""

    def of_question(question: Question, attribute: str) -> Callable[[View], Value]:
        if not question.numeric:
            return lambda view: view.facts.held(question, view.segment).as_interval(best_of_weak=view.gate)
        if attribute != "value":
            return lambda view: view.facts.number(question, view.segment, gate=view.gate)
        return lambda view: value_span(view.facts, question, view.segment, gate=view.gate)

    def of_name(name: Name) -> Callable[[View], Value]:
        if name.id in questions:
            return of_question(questions[name.id], name.attribute)
        if (quantity := rubric.derived.get(name.id)) is not None:
            return lambda view: view.facts.derived(quantity, view.segment, gate=view.gate)
        if name.id in rubric.policy:
            constant = exactly(rubric.policy[name.id].value)
            return lambda _: constant
        return lambda view: view.found(name)

    return cast("Reader", of_name)


def value_span(facts: Facts, question: Question, segment: str | None, *, gate: bool = False) -> Interval:
    """Return everything a scored question's value can be, as an interval."""
    held = facts.held(question, segment)
    if not held.applies:
        return NOTHING
    if held.weak:
        assert held.reading.value is not None
        assert held.rule is not None
        return exactly(best_value(held.rule)) if gate else exactly(held.reading.value.low)
    if len(held.cells) == 1 and held.rule is not None and held.rule.options:
        value = held.cells[0].value
        return ANYTHING if value is None else exactly(value)
    values = held.values(facts.number(question, segment) if question.numeric else None)
    if len(values) == 1:
        return exactly(next(iter(values)))
    return Interval(Fraction(min(values)), Fraction(max(values))) if values else ANYTHING
