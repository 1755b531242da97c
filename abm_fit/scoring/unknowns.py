"""What is unknown, as variables: open answers, and sourced ranges that stand in for a quantity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from abm_fit.pack.expression import OVER_SEGMENTS, Call, Expression, Name
from abm_fit.pack.interval import Interval
from abm_fit.pack.questions import Question
from abm_fit.pack.trees import children
from abm_fit.pack.values import Curve, Derived
from abm_fit.scoring.facts import Facts, as_hidden
from abm_fit.scoring.held import Cell, Held

FAR = Fraction(10**15)
"""Stands for an end that nothing bounds."""

VarKey = tuple[str, str, str | None]
"""`answer` or `range`; the question's or quantity's id; the segment, or None for the company."""

Setting = Cell | Interval
"""What a variable is narrowed to."""


@dataclass(frozen=True, slots=True)
class Variable:
    """Something unknown, with everything it can be."""

    key: VarKey
    cells: tuple[Cell, ...] = ()
    """Choice and many-of."""
    span: Interval | None = None
    """Numbers: always bounded."""
    curve: Curve | None = None
    """How a number is scored; None where it isn't, or is weighed by another answer."""
    when: Expression | None = None
    """The condition on which the question is asked, where that is open."""


class Given(Facts):
    """The same facts with some of what is unknown narrowed down."""

    def __init__(self, base: Facts, settings: Mapping[VarKey, Setting]) -> None:
        # Deliberately without Facts.__init__: everything that the settings don't touch is the base's.
        self.pack, self.segments, self.heard, self.findings = base.pack, base.segments, base.heard, None
        self.index = base.index
        self._base, self._settings = base, settings
        self._held, self._derived = {}, {}
        self.gaps, self._open_na = base.gaps, frozenset()

    def held(self, question: Question, segment: str | None) -> Held:
        """Return a question as read, narrowed; whether it is asked is decided anew where that was open."""
        home = self.home(question.per, segment)
        key = (question.id, home)
        if key not in self._held:
            held = self._base.held(question, home)
            setting = self._settings.get(("answer", *key))
            if isinstance(setting, Interval):
                held = replace(held, number=setting)
            elif setting is not None:
                held = replace(held, cells=(setting,))
            if held.shown == "open":
                assert question.when is not None
                shown = self.truth(question.when, home)
                held = as_hidden(held) if shown == "no" else replace(held, shown=shown)
            self._held[key] = held
        return self._held[key]

    def factor(self, quantity: Derived, segment: str | None) -> Interval:
        """Return the sourced range that stands in for a quantity, narrowed."""
        setting = self._settings.get(("range", quantity.id, segment))
        return setting if isinstance(setting, Interval) else super().factor(quantity, segment)


class Unknowns:
    """The variables of an assessment, and which of them an expression reads."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._variables: dict[VarKey, Variable | None] = {}

    def answer(self, question: Question, segment: str | None) -> Variable | None:
        """Return an answer as a variable; None where nothing about it is open."""
        home = self.facts.home(question.per, segment)
        key: VarKey = ("answer", question.id, home)
        if key not in self._variables:
            held = self.facts.held(question, home)
            self._variables[key] = _variable(key, held) if held.applies else None
        return self._variables[key]

    def variable(self, key: VarKey) -> Variable:
        """Return a variable met before."""
        found = self._variables[key]
        assert found is not None
        return found

    def read_by(self, expression: Expression, segment: str | None, *, gate: bool) -> Iterator[Variable]:
        """Go through the variables that an expression reads, itself or through quantities (some more than once)."""
        if isinstance(expression, Name):
            yield from self._read_by_name(expression, segment, gate=gate)
        homes: tuple[str | None, ...] = (segment,)
        if isinstance(expression, Call) and expression.function in OVER_SEGMENTS:
            homes = self.facts.segments
        for child in children(expression):
            for home in homes:
                yield from self.read_by(child, home, gate=gate)

    def _read_by_name(self, name: Name, segment: str | None, *, gate: bool) -> Iterator[Variable]:
        question = self.facts.pack.questionnaire.questions.get(name.id)
        if question is not None:
            yield from self._read_by_question(question, segment, gate=gate)
        quantity = self.facts.pack.rubric.derived.get(name.id)
        if quantity is not None:
            yield from self._read_by_quantity(quantity, segment, gate=gate)

    def _read_by_question(self, question: Question, segment: str | None, *, gate: bool) -> Iterator[Variable]:
        held = self.facts.held(question, segment)
        variable = self.answer(question, segment)
        if variable is not None and not (gate and held.weak and held.shown == "yes"):
            yield variable
            if variable.when is not None:
                yield from self.read_by(variable.when, held.segment, gate=False)
        if held.times and held.applies:
            yield from self._read_by_question(self.facts.pack.questionnaire.questions[held.times], segment, gate=gate)

    def _read_by_quantity(self, quantity: Derived, segment: str | None, *, gate: bool) -> Iterator[Variable]:
        facts = self.facts
        home = facts.home(quantity.per, segment)
        when = facts.truth(quantity.when, home, gate=gate) if quantity.when is not None else "yes"
        lacks = quantity.otherwise is not None and facts.lacks(quantity, home)
        if quantity.otherwise is not None and (lacks or when != "yes"):
            key: VarKey = ("range", quantity.id, home)
            span = Interval(quantity.otherwise.low, quantity.otherwise.high)
            if not span.exact:
                yield self._variables.setdefault(key, Variable(key, span=span)) or Variable(key, span=span)
            if quantity.otherwise.times:
                yield from self._read_by_question(
                    facts.pack.questionnaire.questions[quantity.otherwise.times], home, gate=gate
                )
        if not lacks and when != "no":
            yield from self.read_by(quantity.formula, home, gate=gate)
            if quantity.when is not None and when == "open":
                yield from self.read_by(quantity.when, home, gate=gate)


def _variable(key: VarKey, held: Held) -> Variable | None:
    """Make a variable of an answer that is asked, or may be."""
    when = held.question.when if held.shown == "open" else None
    if held.question.numeric:
        if held.weak and when is None:
            return None
        span = held.number or Interval(None, None)
        bounded = Interval(-FAR if span.low is None else span.low, FAR if span.high is None else span.high)
        if bounded.exact and when is None:
            return None
        curve = held.rule.curve if held.rule is not None and not held.times else None
        return Variable(key, span=bounded, curve=curve, when=when)
    if len(held.cells) < 2 and when is None:
        return None
    return Variable(key, cells=held.cells, when=when)
