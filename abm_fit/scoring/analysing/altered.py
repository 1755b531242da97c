"""The facts with some answers changed: what an alternative answer would make of every condition."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from abm_fit.pack.interval import Interval, exactly
from abm_fit.pack.questions import Question
from abm_fit.pack.values import Derived
from abm_fit.scoring.curves import value_at
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.hanging import hanging_of
from abm_fit.scoring.held import Cell, Held
from abm_fit.scoring.measured import Reading, Span
from abm_fit.scoring.readings import Key

_ALL = Fraction(1)
"""Coverage of what is known."""


class Altered(Facts):
    """Facts in which some questions hold other answers; what people said stays as it was."""

    def __init__(self, base: Facts, changes: Mapping[Key, Held]) -> None:
        """Share everything with `base` that does not hang on the answers that differ from it.

        `changes` hold all that `base` has changed already.
        """
        self.__dict__.update(base.__dict__)
        self.base = base
        self.findings = None
        before: Mapping[Key, Held] = base.changes if isinstance(base, Altered) else {}
        if not isinstance(base, Altered):
            self._hanging = hanging_of(base.pack)
        self.changes: dict[Key, Held] = dict(changes)
        """The answers that differ from what the assessment holds."""
        self._new = {key for key, held in changes.items() if before.get(key) is not held}
        self.fresh = frozenset([name for name, _ in self._new])
        """The questions that `base` answers otherwise."""
        self._touched = self._hanging.touched_by(self.fresh)
        """The quantities and the questions not always asked that may hang on these."""
        self._held, self._derived = {}, {}

    def held(self, question: Question, segment: str | None) -> Held:
        """Return the changed answer where there is one and it is asked, else what the base holds."""
        key = (question.id, segment if question.per == "segment" else None)
        found = self._held.get(key)
        if found is None:
            found = self._held[key] = self._found(question, key)
        return found

    def derived(self, quantity: Derived, segment: str | None, *, gate: bool = False) -> Interval:
        """Return everything a derived quantity can be."""
        if quantity.id in self._touched:
            return super().derived(quantity, segment, gate=gate)
        return self.base.derived(quantity, segment, gate=gate)

    def _found(self, question: Question, key: Key) -> Held:
        changed = self.changes.get(key)
        if question.id not in self._touched:
            return changed if changed is not None and key in self._new else self.base.held(question, key[1])
        # Whether it is asked may hang on a changed answer, so it is read again.
        found = super().held(question, key[1])
        if changed is None or found.reading.state == "hidden":
            return found
        # Whether it is asked may have become open with another answer, whatever was so when this one was changed.
        return changed if changed.shown == found.shown else replace(changed, shown=found.shown)


def with_option(held: Held, option: str) -> Held:
    """Return what is held where a choice is answered with an option."""
    value = held.rule.options.get(option) if held.rule is not None else None
    return _known(held, Cell(value, option), value)


def with_ticks(held: Held, ticked: frozenset[str], value: int | Fraction | None) -> Held:
    """Return what is held where these options of a many-of question are ticked."""
    return _known(held, Cell(value, chosen=ticked), value)


def with_number(held: Held, number: Fraction) -> Held:
    """Return what is held where a number is answered."""
    curve = held.rule.curve if held.rule is not None else None
    was = held.reading
    reading = Reading(
        question=was.question,
        segment=was.segment,
        state="known",
        number=Span(number, number),
        value=None if curve is None else _exactly(value_at(curve, number)),
        option=was.option,
        chosen=was.chosen,
        covered=_ALL,
        basis=was.basis,
        disputed=was.disputed,
        said=was.said,
    )
    return Held(
        question=held.question,
        rule=held.rule,
        segment=held.segment,
        reading=reading,
        cells=held.cells,
        number=exactly(number),
        shown=held.shown,
        known="yes",
    )


def with_numbers(held: Held, low: Fraction, high: Fraction) -> Held:
    """Return what is held where any number between two may be answered."""
    return replace(held, number=Interval(low, high), times="")


def with_cells(held: Held, cells: Sequence[Cell]) -> Held:
    """Return what is held where a choice or many-of answer may be what it is, or any of some cells."""
    return replace(held, cells=tuple(dict.fromkeys((*held.cells, *cells))))


def with_any(held: Held, others: Sequence[Held]) -> Held:
    """Return what is held where the answer may be what it is, or any of `others`."""
    every = (held, *others)
    if not held.question.numeric:
        return with_cells(held, [cell for each in others for cell in each.cells])
    lows = [None if each.number is None or each.times else each.number.low for each in every]
    highs = [None if each.number is None or each.times else each.number.high for each in every]
    return replace(held, number=Interval(_outermost(min, lows), _outermost(max, highs)), times="")


def _outermost(pick: Callable[[list[Fraction]], Fraction], ends: Sequence[Fraction | None]) -> Fraction | None:
    bounded = [end for end in ends if end is not None]
    return pick(bounded) if len(bounded) == len(ends) else None


def _exactly(value: int | Fraction) -> Span:
    exact = Fraction(value)
    return Span(exact, exact)


def _known(held: Held, cell: Cell, value: int | Fraction | None) -> Held:
    was = held.reading
    ticked = cell.chosen or frozenset()
    reading = Reading(
        question=was.question,
        segment=was.segment,
        state="known",
        number=was.number,
        value=None if value is None else _exactly(value),
        option=cell.option,
        chosen=tuple(option.id for option in held.question.options if option.id in ticked) if ticked else (),
        weak=False,
        assumed=was.assumed,
        covered=_ALL,
        basis=was.basis,
        disputed=was.disputed,
        said=was.said,
    )
    return Held(
        question=held.question,
        rule=held.rule,
        segment=held.segment,
        reading=reading,
        cells=(cell,),
        number=held.number,
        times=held.times,
        shown=held.shown,
        known="yes",
        missing=held.missing,
    )
