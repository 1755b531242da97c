"""Everything that a cluster of linked unknowns can be: sets of values, with the truth of each leaf that reads them.

A box narrows every number to an interval. In a box where a leaf is open, its subject's cuts are compared with the
subject's ends: between the ends a continuous subject takes every value, so one open subject is settled exactly. Where
that is not enough the box is split, at the number where a subject meets its cut if it runs straight, else in the
middle. What stays undecided when the budget is spent is kept as possible, and the result says "at most".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from math import prod

from abm_fit.pack.expression import Comparison, Name
from abm_fit.pack.interval import Interval, exactly
from abm_fit.pack.logic import Truth, compare
from abm_fit.scoring.boxes import Box, cornered, moves, split_at, width
from abm_fit.scoring.curves import values_within
from abm_fit.scoring.entries import Entry, Token, condensed, told_apart
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.leaves import Leaf
from abm_fit.scoring.measuring import Measures, Open, cuts_of
from abm_fit.scoring.subjects import Cut, Subject, cut_of, places
from abm_fit.scoring.unknowns import Given, Setting, Variable, VarKey

MOST_BOXES = (300, 300, 300, 60)
"""Boxes looked at, by how many unknown numbers move together; the last also for more."""

MOST_SAMPLED = 8
"""Numbers moving together whose corners are gone through for witnesses: there are two to the power of so many."""

MOST_DEPTH = 48
MOST_ENTRIES = 2048
"""More than so many entries of a cluster are not told apart."""
MOST_OPEN = 2
"""Subjects whose combinations are looked for one by one."""


class Explorer:
    """Lists the entries of one cluster."""

    def __init__(
        self, facts: Facts, variables: tuple[Variable, ...], leaves: Mapping[int, Leaf], used: frozenset[VarKey]
    ) -> None:
        """Prepare; `used`: the variables whose tokens some node uses."""
        self._facts, self._variables, self._leaves, self._used = facts, variables, leaves, used
        self._measures = Measures(facts, leaves)
        self._entries: dict[Entry, None] = {}
        self._boxes = 0
        self._too_many = False
        numbers = sum(1 for variable in variables if variable.span is not None and not variable.span.exact)
        self._most_boxes = MOST_BOXES[min(numbers, len(MOST_BOXES) - 1)]
        self.exact = True

    def run(self, start: tuple[Box, ...]) -> tuple[Entry, ...]:
        """Explore from each of the start boxes."""
        for box in start:
            self._explore(box, 0)
        if self._too_many:
            self.exact = False
            return (self.whole(),)
        return condensed(tuple(self._entries))

    def whole(self) -> Entry:
        """Return everything that the variables can give, with every leaf left open: "at most these"."""
        every = tuple(self.tokens_of(v) | ({None} if v.when is not None else set()) for v in self._variables)
        return Entry(every, (None,) * len(self._leaves))

    def _explore(self, box: Box, depth: int) -> None:
        if self._too_many:
            return
        self._boxes += 1
        given = Given(self._facts, box)
        truths, opens, by_value, unreadable = self._look(given, box)
        moving = [variable for variable in self._variables if moves(box[variable.key])]
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
        """Return the settled leaves, the open subjects, cuts of scored values, and whether some can't be read so."""
        truths: dict[int, bool] = {}
        cuts: dict[Subject, list[Cut]] = {}
        by_value: dict[VarKey, list[Cut]] = {}
        unreadable = False
        for number, leaf in self._leaves.items():
            truth = self._measures.truth(number, box)
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
            Open(subject, tuple(found), self._measures.measured(subject, box))
            for subject, found in self._measures.united(cuts).items()
        ]
        readable = [item for item in opens if item.span.bounded]
        unreadable = unreadable or len(readable) < len(opens) or self._hangs(given)
        return truths, readable, by_value, unreadable

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

    def _settled(self, box: Box, item: Open, moving: list[Variable], scored: list[Variable]) -> bool:
        """Tell whether every place that the subject can take goes with every value in the box."""
        others = [variable for variable in moving if variable not in scored]
        if not self._measures.attained(box, item, moving):
            return False
        if not scored:
            return True
        lowest = self._measures.value(item, cornered(box, others, lambda v: self._measures.slope(box, item, v) < 0))
        highest = self._measures.value(item, cornered(box, others, lambda v: self._measures.slope(box, item, v) > 0))
        if lowest.high is None or highest.low is None or lowest.high > highest.low:
            return False
        cuts = cuts_of(item)
        assert item.span.low is not None
        assert item.span.high is not None
        return places(cuts, lowest.high, highest.low) == places(cuts, item.span.low, item.span.high)

    def _witnessed(self, box: Box, opens: tuple[Open, ...], moving: list[Variable], scored: list[Variable]) -> bool:
        """Tell whether every combination of what the open leaves can be is met, whatever the scored numbers are."""
        if len(opens) > MOST_OPEN or len(moving) - len(scored) > MOST_SAMPLED:
            return False
        wanted = {
            frozenset(t for part in parts for t in part.items())
            for parts in product(*map(self._measures.truths_of, opens))
        }
        cuts = [[(cut, exactly(cut.at)) for cut in item.cuts] for item in opens]
        others = [variable for variable in moving if variable not in scored]
        for sample in self._measures.samples(box, opens, others, scored):
            met: list[tuple[int, Truth]] = []
            for item, own in zip(opens, cuts, strict=True):
                value = self._measures.value(item, sample)
                met += [(cut.leaf, compare(cut.sign, value, at)) for cut, at in own]
            if all(truth != "open" for _, truth in met):
                wanted.discard(frozenset((leaf, truth == "yes") for leaf, truth in met))
            if not wanted:
                return True
        return False

    def _split(self, box: Box, opens: list[Open], choices: list[Variable]) -> Iterator[Box]:
        """Split a box in the variable that is widest for its place, where a subject meets a cut or in the middle."""
        for item in opens:
            for variable in choices:
                span = box[variable.key]
                assert isinstance(span, Interval)
                meeting = self._measures.meeting(box, item, variable, self._variables)
                if meeting is not None:
                    yield from split_at(box, variable.key, span, [meeting])
                    return
        variable = max(choices, key=lambda choice: width(box[choice.key]))
        span = box[variable.key]
        assert isinstance(span, Interval)
        middle = (span.low + span.high) / 2 if span.low is not None and span.high is not None else Fraction(0)
        yield {**box, variable.key: Interval(span.low, middle)}
        yield {**box, variable.key: Interval(middle, span.high)}

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
        tokens = [told_apart(self._tokens(given, v), by_value.get(v.key, [])) for v in self._variables]
        truths_of = [self._measures.truths_of(item) for item in opens]
        together = prod(len(found) for found in tokens) * prod(len(found) for found in truths_of)
        if len(self._entries) + together > MOST_ENTRIES:
            self._too_many = True
            return
        for picked in product(*tokens):
            for combination in product(*truths_of):
                settled = dict(truths)
                for part in (*(found for _, found in picked), *combination):
                    settled.update(part)
                sets = tuple(found for found, _ in picked)
                self._entries[Entry(sets, tuple(settled.get(number) for number in self._leaves))] = None
