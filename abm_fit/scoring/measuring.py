"""Measuring boxes: what subjects and leaves are in them, and where subjects meet their cuts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from abm_fit.pack.expression import Comparison
from abm_fit.pack.interval import ANYTHING, Interval, exactly
from abm_fit.pack.logic import Truth, as_truth, compare
from abm_fit.scoring.boxes import Box, cornered, ends_of, moves
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.folding import Folded, Folding
from abm_fit.scoring.leaves import Leaf
from abm_fit.scoring.subjects import Cut, Factors, Subject, factored, places, scaled, side
from abm_fit.scoring.unknowns import Given, Setting, Variable, VarKey


@dataclass(frozen=True, slots=True)
class Open:
    """A subject whose side of its cuts is open in a box."""

    subject: Subject
    cuts: tuple[Cut, ...]
    span: Interval


class Measures:
    """Subjects and leaves of one cluster, each folded once."""

    def __init__(self, facts: Facts, leaves: Mapping[int, Leaf]) -> None:
        self._facts, self._leaves = facts, leaves
        self._slopes: dict[tuple[Subject, VarKey], int] = {}
        self._folding = Folding(facts)
        self._folded: dict[Subject, Folded] = {}
        self._sides: dict[int, tuple[str, Folded, Folded] | None] = {}
        self._factors: dict[Subject, tuple[Fraction, Factors]] = {}

    def united(self, cuts: Mapping[Subject, list[Cut]]) -> dict[Subject, list[Cut]]:
        """Put the cuts of proportional subjects on one of them."""
        first: dict[Factors, tuple[Subject, Fraction]] = {}
        united: dict[Subject, list[Cut]] = {}
        for subject, found in cuts.items():
            if subject not in self._factors:
                self._factors[subject] = factored(subject, self._facts)
            constant, factors = self._factors[subject]
            one, its_constant = first.setdefault(factors, (subject, constant))
            united.setdefault(one, []).extend(scaled(cut, its_constant / constant) for cut in found)
        return united

    def samples(
        self, box: Box, opens: tuple[Open, ...], others: list[Variable], scored: list[Variable]
    ) -> Iterator[Box]:
        """Go through points of the unscored numbers: their ends, and one at a time near where subjects meet cuts."""
        ends = _Ends(self, box, opens, scored)
        for picked in product((False, True), repeat=len(others)):
            upper = frozenset(variable.key for variable, end in zip(others, picked, strict=True) if end)
            corner = cornered(box, others, lambda v, keys=upper: v.key in keys)  # type: ignore[misc]
            yield corner
            for variable in others:
                if variable.key in upper:
                    continue  # met from the corner at its lower end
                span = box[variable.key]
                assert isinstance(span, Interval)
                for at in ends.near_cuts(others, upper, variable.key, span):
                    if span.holds(at):
                        yield {**corner, variable.key: exactly(at)}

    def attained(self, box: Box, item: Open, moving: list[Variable]) -> bool:
        """Tell whether both ends of the subject's interval are reached in corners of the box."""
        slopes = {variable.key: self.slope(box, item, variable) for variable in moving}
        low = self.value(item, cornered(box, moving, lambda v: slopes[v.key] < 0))
        high = self.value(item, cornered(box, moving, lambda v: slopes[v.key] > 0))
        return low == exactly(item.span.low or Fraction(0)) and high == exactly(item.span.high or Fraction(0))

    def slope(self, box: Box, item: Open, variable: Variable) -> int:
        """Return 1 where the subject rises with a variable, -1 where it falls, 0 where neither is plain."""
        key = (item.subject, variable.key)
        if key not in self._slopes:
            low = self.value(item, cornered(box, [variable], lambda _: False))
            high = self.value(item, cornered(box, [variable], lambda _: True))
            ends = [low.low, high.low, low.high, high.high]
            slope = 0
            if all(end is not None for end in ends):
                numbers = [end for end in ends if end is not None]
                rises = numbers[0] <= numbers[1] and numbers[2] <= numbers[3]
                falls = numbers[0] >= numbers[1] and numbers[2] >= numbers[3]
                slope = int(rises) - int(falls)
            self._slopes[key] = slope
        return self._slopes[key]

    def value(self, item: Open, box: Mapping[VarKey, Setting]) -> Interval:
        """Return everything that an open subject can be in a box."""
        return self.measured(item.subject, box)

    def measured(self, subject: Subject, box: Mapping[VarKey, Setting]) -> Interval:
        """Return everything that a subject can be in a box."""
        return self._subject(subject)(box)

    def _subject(self, subject: Subject) -> Folded:
        """Return a subject, folded once."""
        if subject not in self._folded:
            found = self._folding.folded(subject.formula, subject.segment, gate=subject.gate)
            self._folded[subject] = found or (lambda _: ANYTHING)
        return self._folded[subject]

    def truth(self, number: int, box: Mapping[VarKey, Setting]) -> Truth:
        """Evaluate a leaf in a box."""
        leaf = self._leaves[number]
        if number not in self._sides:
            self._sides[number] = None
            names = self._facts.names(leaf.segment, gate=leaf.gate)
            # What may turn out not to be asked is looked at afresh in each box: its number alone says too much.
            if isinstance(leaf.expression, Comparison) and not names.may_be_nothing(leaf.expression):
                left = self._folding.folded(leaf.expression.left, leaf.segment, gate=leaf.gate)
                right = self._folding.folded(leaf.expression.right, leaf.segment, gate=leaf.gate)
                self._sides[number] = (leaf.expression.operator, left, right) if left and right else None
        sides = self._sides[number]
        if sides is None:
            return as_truth(Given(self._facts, box).names(leaf.segment, gate=leaf.gate).means(leaf.expression))
        return compare(sides[0], sides[1](box), sides[2](box))

    def meeting(self, box: Box, item: Open, variable: Variable, variables: tuple[Variable, ...]) -> Fraction | None:
        """Return a number inside a variable's span where the subject, with all else at an end, meets a cut."""
        span = box[variable.key]
        assert isinstance(span, Interval)
        others = [other for other in variables if other.key != variable.key and moves(box[other.key])]
        for upper in (False, True):
            slopes = {other.key: self.slope(box, item, other) for other in others}
            high_ends = {key for key, slope in slopes.items() if (slope > 0) == upper}
            corner = cornered(box, others, lambda v, keys=frozenset(high_ends): v.key in keys)  # type: ignore[misc]
            low, high = (self.value(item, {**corner, variable.key: exactly(end)}) for end in ends_of(span))
            if not low.exact or not high.exact or low.low is None or high.low is None or low.low == high.low:
                continue
            start, end = ends_of(span)
            for cut in cuts_of(item):
                at = start + (end - start) * (cut - low.low) / (high.low - low.low)
                if start < at < end and self.value(item, {**corner, variable.key: exactly(at)}) == exactly(cut):
                    return at
        return None

    def truths_of(self, item: Open) -> list[dict[int, bool]]:
        """Return what the leaves of an open subject can be together."""
        assert item.span.low is not None
        assert item.span.high is not None
        cuts = cuts_of(item)
        found: list[dict[int, bool]] = []
        for place in places(cuts, item.span.low, item.span.high):
            truths = {cut.leaf: cut.holds(side(cuts, cut.at, place)) for cut in item.cuts}
            if truths not in found:
                found.append(truths)
        return found


def cuts_of(item: Open) -> list[Fraction]:
    """Return an open subject's cuts, sorted and each once."""
    return sorted({cut.at for cut in item.cuts})


class _Ends:
    """What open subjects are in the corners of a box, each corner measured once."""

    def __init__(self, measures: Measures, box: Box, opens: tuple[Open, ...], scored: list[Variable]) -> None:
        self._measures, self._opens = measures, opens
        self._boxes = [cornered(box, scored, lambda _, high=upper: high) for upper in (False, True)]  # type: ignore[misc]
        self._found: dict[tuple[frozenset[VarKey], bool], list[Fraction | None]] = {}

    def near_cuts(
        self, others: list[Variable], upper: frozenset[VarKey], key: VarKey, span: Interval
    ) -> Iterator[Fraction]:
        """Go through numbers just beside where a subject meets a cut, with the scored numbers at either end."""
        start, end = ends_of(span)
        for place, item in enumerate(self._opens):
            for scored_upper in (False, True):
                low = self._at(others, upper, scored_upper)[place]
                high = self._at(others, upper | {key}, scored_upper)[place]
                if low is None or high is None or low == high:
                    continue
                for cut in cuts_of(item):
                    at = start + (end - start) * (cut - low) / (high - low)
                    beside = max(abs(at), Fraction(1)) / 4096
                    yield at - beside
                    yield at + beside

    def _at(self, others: list[Variable], upper: frozenset[VarKey], scored_upper: bool) -> list[Fraction | None]:
        """Return each open subject's number, low end first, in a corner."""
        known = (upper, scored_upper)
        if known not in self._found:
            corner = cornered(self._boxes[scored_upper], others, lambda v: v.key in upper)
            self._found[known] = [self._measures.value(item, corner).low for item in self._opens]
        return self._found[known]
