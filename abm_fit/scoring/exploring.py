"""Everything that a cluster of linked unknowns can be: sets of values, with the truth of each leaf that reads them.

A box narrows every number to an interval. In a box where a leaf is open, its subject's cuts are compared with the
subject's ends: between the ends a continuous subject takes every value, so one open subject is settled exactly. Where
that is not enough the box is split, at the number where a subject meets its cut if it runs straight, else in the
middle. What stays undecided when the budget is spent is kept as possible, and the result says "at most".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from abm_fit.pack.expression import Comparison, Name
from abm_fit.pack.interval import ANYTHING, Interval, exactly
from abm_fit.pack.logic import Truth, compare, truth_of
from abm_fit.scoring.curves import values_within
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.folding import Folded, folded
from abm_fit.scoring.leaves import Leaf
from abm_fit.scoring.subjects import Cut, Factors, Subject, cut_of, factored, places, scaled, side
from abm_fit.scoring.unknowns import Given, Setting, Variable, VarKey

MOST_BOXES = (300, 300, 300, 90)
"""Boxes looked at, by how many unknown numbers move together; the last also for more."""

MOST_DEPTH = 48
MOST_OPEN = 2
"""Subjects whose combinations are looked for one by one."""

_NEAR = Fraction(1, 2**80)
"""The share of a piece that is left out beside a split, nearer than any number that anyone types."""

Token = int | None
"""What a variable gives to a sum or a table: a curve's value, a cell's place, or None where it isn't asked."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Sets of tokens, any of which can go together, and the truth of each leaf there (None: either)."""

    tokens: tuple[frozenset[Token], ...]
    """One set a variable, in the cluster's order; empty for a number without a value."""
    truths: tuple[bool | None, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A subject whose side of its cuts is open in a box."""

    subject: Subject
    cuts: tuple[Cut, ...]
    span: Interval


class Explorer:
    """Lists the entries of one cluster."""

    def __init__(
        self, facts: Facts, variables: tuple[Variable, ...], leaves: Mapping[int, Leaf], used: frozenset[VarKey]
    ) -> None:
        """Prepare; `used`: the variables whose tokens some node uses."""
        self._facts, self._variables, self._leaves, self._used = facts, variables, leaves, used
        self._entries: dict[Entry, None] = {}
        self._slopes: dict[tuple[Subject, VarKey], int] = {}
        self._folded: dict[Subject, Folded] = {}
        self._sides: dict[int, tuple[str, Folded, Folded] | None] = {}
        self._factors: dict[Subject, tuple[Fraction, Factors]] = {}
        self._boxes = 0
        numbers = sum(1 for variable in variables if variable.span is not None and not variable.span.exact)
        self._most_boxes = MOST_BOXES[min(numbers, len(MOST_BOXES) - 1)]
        self.exact = True

    def run(self, start: tuple[dict[VarKey, Setting], ...]) -> tuple[Entry, ...]:
        """Explore from each of the start boxes."""
        for box in start:
            self._explore(box, 0)
        return tuple(self._entries)

    def _explore(self, box: dict[VarKey, Setting], depth: int) -> None:
        self._boxes += 1
        given = Given(self._facts, box)
        truths, opens, by_value, unreadable = self._look(given, box)
        moving = [variable for variable in self._variables if _moves(box[variable.key])]
        if not opens and not unreadable:
            self._emit(given, truths, (), by_value)
            return
        scored = [variable for variable in moving if len(self._tokens(given, variable)) > 1]
        if not unreadable and (
            (len(opens) == 1 and self._settled(box, opens[0], moving, scored))
            or self._witnessed(box, tuple(opens), moving, scored)
        ):
            self._emit(given, truths, tuple(opens), by_value)
            return
        if not moving or depth >= MOST_DEPTH or self._boxes >= self._most_boxes:
            self._emit(given, truths, tuple(opens), by_value)
            # A leaf that no number decides (a division by nought) is open for good: both is the exact answer.
            self.exact = self.exact and not moving
            return
        for part in self._split(box, opens, scored or moving):
            self._explore(part, depth + 1)

    def _look(
        self, given: Given, box: Mapping[VarKey, Setting]
    ) -> tuple[dict[int, bool], list[Open], dict[VarKey, list[Cut]], bool]:
        """Return the settled leaves, the open subjects, cuts of scored values, and whether anything can't be read so."""
        truths: dict[int, bool] = {}
        cuts: dict[Subject, list[Cut]] = {}
        by_value: dict[VarKey, list[Cut]] = {}
        unreadable = False
        for number, leaf in self._leaves.items():
            truth = self._truth(number, box)
            if truth != "open":
                truths[number] = truth == "yes"
                continue
            found = None
            if isinstance(leaf.expression, Comparison):
                found = cut_of(number, leaf.expression, given.names(leaf.segment, gate=leaf.gate))
            if found is None:
                unreadable = True
            elif (key := self._scored(found[0])) is not None:
                by_value.setdefault(key, []).append(found[1])
            else:
                cuts.setdefault(found[0], []).append(found[1])
        opens = [
            Open(subject, tuple(found), self._subject(subject)(box)) for subject, found in self._united(cuts).items()
        ]
        readable = [item for item in opens if item.span.bounded]
        unreadable = unreadable or len(readable) < len(opens) or self._hangs(given)
        return truths, readable, by_value, unreadable

    def _united(self, cuts: Mapping[Subject, list[Cut]]) -> dict[Subject, list[Cut]]:
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

    def _scored(self, subject: Subject) -> VarKey | None:
        """Return the variable whose scored value a subject is; None for any other subject."""
        formula = subject.formula
        if not isinstance(formula, Name) or formula.attribute != "value":
            return None
        question = self._facts.pack.questionnaire.questions[formula.id]
        key: VarKey = ("answer", formula.id, self._facts.home(question.per, subject.segment))
        return key if any(variable.key == key and variable.curve for variable in self._variables) else None

    def _hangs(self, given: Given) -> bool:
        """Tell whether it is still open if one of the questions is asked."""
        questions = self._facts.pack.questionnaire.questions
        return any(
            variable.when is not None and given.held(questions[variable.key[1]], variable.key[2]).shown == "open"
            for variable in self._variables
        )

    def _settled(self, box: dict[VarKey, Setting], item: Open, moving: list[Variable], scored: list[Variable]) -> bool:
        """Tell whether every place that the subject can take goes with every value in the box."""
        others = [variable for variable in moving if variable not in scored]
        if not self._attained(box, item, moving):
            return False
        if not scored:
            return True
        lowest = self._value(item, _cornered(box, others, lambda v: self._slope(box, item, v) < 0))
        highest = self._value(item, _cornered(box, others, lambda v: self._slope(box, item, v) > 0))
        if lowest.high is None or highest.low is None or lowest.high > highest.low:
            return False
        cuts = _sorted(item)
        assert item.span.low is not None
        assert item.span.high is not None
        return places(cuts, lowest.high, highest.low) == places(cuts, item.span.low, item.span.high)

    def _witnessed(
        self, box: dict[VarKey, Setting], opens: tuple[Open, ...], moving: list[Variable], scored: list[Variable]
    ) -> bool:
        """Tell whether every combination of what the open leaves can be is met, whatever the scored numbers are."""
        if len(opens) > MOST_OPEN:
            return False
        wanted = {
            frozenset(t for part in parts for t in part.items()) for parts in product(*map(self._truths_of, opens))
        }
        leaves = [cut.leaf for item in opens for cut in item.cuts]
        others = [variable for variable in moving if variable not in scored]
        for sample in self._samples(box, opens, others, scored):
            met = []
            for number in leaves:
                truth = self._truth(number, sample)
                if truth == "open":
                    break
                met.append((number, truth == "yes"))
            else:
                wanted.discard(frozenset(met))
            if not wanted:
                return True
        return False

    def _samples(
        self, box: dict[VarKey, Setting], opens: tuple[Open, ...], others: list[Variable], scored: list[Variable]
    ) -> Iterator[dict[VarKey, Setting]]:
        """Go through points of the unscored numbers: their ends, and one at a time near where subjects meet cuts."""
        for ends in product((False, True), repeat=len(others)):
            upper = {variable.key for variable, end in zip(others, ends, strict=True) if end}
            corner = _cornered(box, others, lambda v, keys=frozenset(upper): v.key in keys)  # type: ignore[misc]
            yield corner
            for variable in others:
                span = box[variable.key]
                assert isinstance(span, Interval)
                for at in self._near_cuts(box, opens, corner, variable, scored):
                    if span.holds(at):
                        yield {**corner, variable.key: exactly(at)}

    def _near_cuts(
        self,
        box: dict[VarKey, Setting],
        opens: tuple[Open, ...],
        corner: dict[VarKey, Setting],
        variable: Variable,
        scored: list[Variable],
    ) -> Iterator[Fraction]:
        """Go through numbers just below and above where a subject meets a cut, with the scored numbers at either end."""
        span = box[variable.key]
        assert isinstance(span, Interval)
        start, end = _ends(span)
        for item in opens:
            for upper in (False, True):
                fixed = _cornered(corner, scored, lambda _, high=upper: high)  # type: ignore[misc]
                low, high = (self._value(item, {**fixed, variable.key: exactly(each)}).low for each in (start, end))
                if low is None or high is None or low == high:
                    continue
                for cut in _sorted(item):
                    at = start + (end - start) * (cut - low) / (high - low)
                    beside = max(abs(at), Fraction(1)) / 4096
                    yield at - beside
                    yield at + beside

    def _attained(self, box: dict[VarKey, Setting], item: Open, moving: list[Variable]) -> bool:
        """Tell whether both ends of the subject's interval are reached in corners of the box."""
        slopes = {variable.key: self._slope(box, item, variable) for variable in moving}
        low = self._value(item, _cornered(box, moving, lambda v: slopes[v.key] < 0))
        high = self._value(item, _cornered(box, moving, lambda v: slopes[v.key] > 0))
        return low == exactly(item.span.low or Fraction(0)) and high == exactly(item.span.high or Fraction(0))

    def _slope(self, box: dict[VarKey, Setting], item: Open, variable: Variable) -> int:
        """Return 1 where the subject rises with a variable, -1 where it falls, 0 where neither is plain."""
        key = (item.subject, variable.key)
        if key not in self._slopes:
            low = self._value(item, _cornered(box, [variable], lambda _: False))
            high = self._value(item, _cornered(box, [variable], lambda _: True))
            ends = [low.low, high.low, low.high, high.high]
            slope = 0
            if all(end is not None for end in ends):
                numbers = [end for end in ends if end is not None]
                rises = numbers[0] <= numbers[1] and numbers[2] <= numbers[3]
                falls = numbers[0] >= numbers[1] and numbers[2] >= numbers[3]
                slope = int(rises) - int(falls)
            self._slopes[key] = slope
        return self._slopes[key]

    def _value(self, item: Open, box: Mapping[VarKey, Setting]) -> Interval:
        return self._subject(item.subject)(box)

    def _subject(self, subject: Subject) -> Folded:
        """Return a subject, folded once."""
        if subject not in self._folded:
            found = folded(self._facts, subject.formula, subject.segment, gate=subject.gate)
            self._folded[subject] = found or (lambda _: ANYTHING)
        return self._folded[subject]

    def _truth(self, number: int, box: Mapping[VarKey, Setting]) -> Truth:
        """Evaluate a leaf in a box."""
        leaf = self._leaves[number]
        if number not in self._sides:
            self._sides[number] = None
            if isinstance(leaf.expression, Comparison):
                left = folded(self._facts, leaf.expression.left, leaf.segment, gate=leaf.gate)
                right = folded(self._facts, leaf.expression.right, leaf.segment, gate=leaf.gate)
                self._sides[number] = (leaf.expression.operator, left, right) if left and right else None
        sides = self._sides[number]
        if sides is None:
            return truth_of(leaf.expression, Given(self._facts, box).names(leaf.segment, gate=leaf.gate))
        return compare(sides[0], sides[1](box), sides[2](box))

    def _split(
        self, box: dict[VarKey, Setting], opens: list[Open], choices: list[Variable]
    ) -> Iterator[dict[VarKey, Setting]]:
        """Split a box in the variable that is widest for its place, where a subject meets a cut or in the middle."""
        for item in opens:
            for variable in choices:
                span = box[variable.key]
                assert isinstance(span, Interval)
                meeting = self._meeting(box, item, variable, span)
                if meeting is not None:
                    yield from _pieces(box, variable.key, span, [meeting])
                    return
        variable = max(choices, key=lambda choice: _width(box[choice.key]))
        span = box[variable.key]
        assert isinstance(span, Interval)
        middle = (span.low + span.high) / 2 if span.low is not None and span.high is not None else Fraction(0)
        yield {**box, variable.key: Interval(span.low, middle)}
        yield {**box, variable.key: Interval(middle, span.high)}

    def _meeting(self, box: dict[VarKey, Setting], item: Open, variable: Variable, span: Interval) -> Fraction | None:
        """Return the number strictly inside a span where the subject, with all else at an end, meets one of its cuts."""
        others = [other for other in self._variables if other.key != variable.key and _moves(box[other.key])]
        for upper in (False, True):
            slopes = {other.key: self._slope(box, item, other) for other in others}
            high_ends = {key for key, slope in slopes.items() if (slope > 0) == upper}
            corner = _cornered(box, others, lambda v, keys=frozenset(high_ends): v.key in keys)  # type: ignore[misc]
            low, high = (self._value(item, {**corner, variable.key: exactly(end)}) for end in _ends(span))
            if not low.exact or not high.exact or low.low is None or high.low is None or low.low == high.low:
                continue
            start, end = _ends(span)
            for cut in _sorted(item):
                at = start + (end - start) * (cut - low.low) / (high.low - low.low)
                if start < at < end and self._value(item, {**corner, variable.key: exactly(at)}) == exactly(cut):
                    return at
        return None

    def _tokens(self, given: Given, variable: Variable) -> frozenset[Token]:
        """Return what a variable can give in a box."""
        kind, name, segment = variable.key
        if kind == "range" or variable.key not in self._used:
            return frozenset()
        question = self._facts.pack.questionnaire.questions[name]
        held = given.held(question, segment)
        if not held.applies:
            return frozenset((None,))
        absent: frozenset[Token] = frozenset((None,)) if held.shown == "open" else frozenset()
        if variable.curve is not None and not held.weak:
            assert held.number is not None
            return absent | values_within(variable.curve, held.number)
        if variable.cells:
            return absent | frozenset(variable.cells.index(cell) for cell in held.cells)
        return absent

    def tokens_of(self, variable: Variable) -> frozenset[Token]:
        """Return everything that a variable can give, whatever the others are."""
        return self._tokens(Given(self._facts, {}), variable)

    def _emit(
        self, given: Given, truths: Mapping[int, bool], opens: tuple[Open, ...], by_value: Mapping[VarKey, list[Cut]]
    ) -> None:
        """Keep what a box holds: every combination of places that its open subjects can take."""
        tokens = [_told_apart(self._tokens(given, v), by_value.get(v.key, [])) for v in self._variables]
        for picked in product(*tokens):
            for combination in product(*(self._truths_of(item) for item in opens)):
                settled = dict(truths)
                for part in (*(found for _, found in picked), *combination):
                    settled.update(part)
                sets = tuple(found for found, _ in picked)
                self._entries[Entry(sets, tuple(settled.get(number) for number in self._leaves))] = None

    def _truths_of(self, item: Open) -> list[dict[int, bool]]:
        """Return what the leaves of an open subject can be together."""
        assert item.span.low is not None
        assert item.span.high is not None
        cuts = _sorted(item)
        found: list[dict[int, bool]] = []
        for place in places(cuts, item.span.low, item.span.high):
            truths = {cut.leaf: cut.holds(side(cuts, cut.at, place)) for cut in item.cuts}
            if truths not in found:
                found.append(truths)
        return found


def _told_apart(tokens: frozenset[Token], cuts: list[Cut]) -> list[tuple[frozenset[Token], dict[int, bool]]]:
    """Group tokens by what they make of the cuts of their scored value."""
    groups: dict[tuple[bool, ...], set[Token]] = {}
    for token in tokens if cuts else ():
        # What isn't asked compares with nothing.
        truths = tuple(token is not None and cut.holds((token > cut.at) - (token < cut.at)) for cut in cuts)
        groups.setdefault(truths, set()).add(token)
    if not groups:
        return [(tokens, {})]
    return [
        (frozenset(found), {cut.leaf: truth for cut, truth in zip(cuts, truths, strict=True)})
        for truths, found in groups.items()
    ]


def _sorted(item: Open) -> list[Fraction]:
    return sorted({cut.at for cut in item.cuts})


def _moves(setting: Setting) -> bool:
    return isinstance(setting, Interval) and not setting.exact


def _ends(span: Interval) -> tuple[Fraction, Fraction]:
    assert span.low is not None
    assert span.high is not None
    return span.low, span.high


def _width(setting: Setting) -> Fraction:
    """Return how wide a span is beside its own size, so that money doesn't always come before percent."""
    if not isinstance(setting, Interval):
        return Fraction(0)
    low, high = _ends(setting)
    return (high - low) / (1 + max(abs(low), abs(high)))


def _cornered(
    box: Mapping[VarKey, Setting], moving: list[Variable], upper: Callable[[Variable], bool]
) -> dict[VarKey, Setting]:
    """Put the moving numbers of a box at their upper or lower ends."""
    corner = dict(box)
    for variable in moving:
        span = box[variable.key]
        assert isinstance(span, Interval)
        corner[variable.key] = exactly(_ends(span)[1 if upper(variable) else 0])
    return corner


def _pieces(
    box: Mapping[VarKey, Setting], key: VarKey, span: Interval, at: list[Fraction]
) -> Iterator[dict[VarKey, Setting]]:
    """Split a span at numbers strictly inside it: each number by itself, and what lies between them."""
    for piece in pieces(span, at):
        yield {**box, key: piece}


def pieces(span: Interval, at: list[Fraction]) -> Iterator[Interval]:
    """Split a span at numbers: each number by itself, and the open stretches between them."""
    start, end = _ends(span)
    marks = sorted({start, end, *(mark for mark in at if start <= mark <= end)})
    for mark in marks:
        if mark in at or start == end:
            yield exactly(mark)
    for before, after in zip(marks, marks[1:], strict=False):
        gap = (after - before) * _NEAR
        yield Interval(before + (gap if before in at else 0), after - (gap if after in at else 0))
