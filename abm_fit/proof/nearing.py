"""How far a company is from what is wished of it: nought where that holds, and less the nearer it comes.

A guide for a search, never a proof: whether something holds is asked of the same facts that scoring asks.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from abm_fit.pack.expression import OVER_SEGMENTS, Call, Comparison, Expression, Logical, Name, Not, Number, Operation
from abm_fit.pack.interval import Interval
from abm_fit.pack.logic import Words
from abm_fit.pack.nodes import Sum, Table
from abm_fit.pack.signs import HOLDS, MIRRORED, OPPOSITE
from abm_fit.proof.wishes import Wish, choice_lines
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.views import View

_LEAST = 0.01
"""How far off a comparison is at least that does not hold."""

_BLEND = 0.1
"""How much of the mean of its arguments is mixed into the smallest and the largest, so that each of them counts."""

_LARGEST = Fraction(10) ** 100


class Nearing:
    """Distances in one company, its facts standing."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._quantities: dict[tuple[str, str | None], float | None] = {}
        # Conditions belong to the pack or the wish, so that each is the same one wherever it comes up again.
        self._conditions: dict[tuple[int, str | None, bool], float] = {}
        self._words: dict[tuple[Name, str | None, frozenset[str]], float] = {}

    def from_wish(self, wish: Wish) -> float:
        """Return how far a wish is, in the segment where it is nearest."""
        homes = self.facts.segments if wish.per == "segment" else (None,)
        return min(sum(self._line(line, home, holds) for line, holds in wish.lines) for home in homes)

    def _line(self, condition: Expression, home: str | None, wanted: bool) -> float:
        """Return how far a condition is; what is said of the company holds if it does in any segment."""
        facts = self.facts
        if home is None and facts.pack.questionnaire.has_segments and facts.per_segment(condition):
            away = [self._away(condition, segment, wanted) for segment in facts.segments]
            return min(away) if wanted else sum(away)
        return self._away(condition, home, wanted)

    def _away(self, condition: Expression, segment: str | None, wanted: bool) -> float:
        key = (id(condition), segment, wanted)
        if key not in self._conditions:
            self._conditions[key] = self._worked_out(condition, segment, wanted)
        return self._conditions[key]

    def _worked_out(self, condition: Expression, segment: str | None, wanted: bool) -> float:
        if isinstance(condition, Not):
            return self._away(condition.part, segment, not wanted)
        if isinstance(condition, Logical):
            away = [self._away(part, segment, wanted) for part in condition.parts]
            return sum(away) if (condition.operator == "and") == wanted else min(away)
        if isinstance(condition, Call) and condition.function in ("any", "all"):
            away = [self._away(condition.arguments[0], each, wanted) for each in self.facts.segments]
            return sum(away) if (condition.function == "all") == wanted else min(away)
        if View(self.facts, segment).means(condition) == ("yes" if wanted else "no"):
            return 0.0
        if isinstance(condition, Name) and condition.id == "gate":
            gate = self.facts.pack.rubric.gates[condition.attribute]
            return self._line(gate.when, self.facts.home(gate.per, segment), wanted)
        # What is not asked can't hold: it has to be asked first.
        unasked = [self._away(when, segment, wanted=True) for when in self._unasked(condition, segment)]
        return sum(unasked) + (self._compared(condition, segment, wanted) if isinstance(condition, Comparison) else 1.0)

    def _unasked(self, condition: Expression, segment: str | None) -> Iterator[Expression]:
        here, _ = self.facts.index.conditional(condition)
        for question in here:
            if question.when is not None and self.facts.held(question, segment).shown == "no":
                yield question.when

    def _compared(self, condition: Comparison, segment: str | None, wanted: bool) -> float:
        sign = condition.operator if wanted else OPPOSITE[condition.operator]
        sides = [View(self.facts, segment).means(side) for side in (condition.left, condition.right)]
        if isinstance(sides[0], Words) and isinstance(sides[1], Words):
            # The name is put on the left, its sign turned with it.
            name, other = condition.left, sides[1]
            if not isinstance(name, Name):
                name, other, sign = condition.right, sides[0], MIRRORED[sign]
            order = sides[0].order or sides[1].order
            if not isinstance(name, Name) or len(other.possible) != 1 or not other.possible <= {*order}:
                return 1.0
            at = order.index(next(iter(other.possible)))
            allowed = frozenset(word for place, word in enumerate(order) if HOLDS[sign](place, at))
            return max(self._among(name, segment, allowed), _LEAST)
        ends = [_middle(side) for side in sides if isinstance(side, Interval)]
        about = [self._number(side, segment) for side in (condition.left, condition.right)]
        if len(ends) < 2 or ends[0] is None or ends[1] is None or about[0] is None or about[1] is None:
            return 1.0
        # The gap itself may stand still while a part moves, as of the smallest of several: what it is about does not.
        gap = 0.0 if HOLDS[sign](ends[0], ends[1]) else abs(ends[0] - ends[1])
        gap += _BLEND * _squashed(_short_of(sign, about[0], about[1]))
        return _LEAST + gap / (1 + abs(ends[1]) + gap)

    def _among(self, name: Name, segment: str | None, allowed: frozenset[str]) -> float:
        """Return how far a band, an outcome, a choice or an option is from being one of those allowed."""
        key = (name, segment, allowed)
        if key not in self._words:
            self._words[key] = self._from_words(name, segment, allowed)
        return self._words[key]

    def _from_words(self, name: Name, segment: str | None, allowed: frozenset[str]) -> float:
        facts, rubric = self.facts, self.facts.pack.rubric
        if name.id == "decision":
            decision = rubric.decisions[name.attribute]
            wishes = [Wish(choice_lines(decision, each.id)) for each in decision.choices if each.id in allowed]
            home = facts.home(decision.per, segment)
            return min((sum(self._line(*_at(line, home)) for line in wish.lines) for wish in wishes), default=1.0)
        if name.id in rubric.sums:
            node = rubric.sums[name.id]
            return self._banded(node, facts.home(node.per, segment), allowed)
        if name.id in rubric.tables:
            table = rubric.tables[name.id]
            return self._outcome(table, facts.home(table.per, segment), allowed)
        found = View(facts, segment).means(name)
        return 0.0 if isinstance(found, Words) and found.possible <= allowed else 1.0

    def _outcome(self, table: Table, home: str | None, allowed: frozenset[str]) -> float:
        """Return how far the nearest row is that gives one of some outcomes."""
        rows = [row for row in table.rows if row.then in allowed]
        return min((sum(self._cell(*cell, home) for cell in row.cells.items()) for row in rows), default=1.0)

    def _cell(self, name: str, words: frozenset[str], segment: str | None) -> float:
        facts = self.facts
        if name in facts.pack.questionnaire.questions:
            held = facts.held(facts.pack.questionnaire.questions[name], segment)
            return 0.0 if held.reading.option in words else 1.0
        return self._among(Name(name, "band"), segment, words)

    def _banded(self, node: Sum, home: str | None, allowed: frozenset[str]) -> float:
        """Return how far a sum is from one of some bands: by its points, and by the gates that stand in its way."""
        findings = self.facts.findings
        assert findings is not None, "what is searched is standing"
        if findings.band(node.id, home).possible <= allowed:
            return 0.0
        score = _middle(findings.score(node.id, home)) if node.points else None
        places = {band.id: place for place, band in enumerate(node.bands)}
        return min((self._to_band(node, home, score, places, band) for band in places if band in allowed), default=1.0)

    def _to_band(self, node: Sum, home: str | None, score: float | None, places: dict[str, int], band: str) -> float:
        at = places[band]
        gates = [gate for gate in self.facts.pack.rubric.gates.values() if node.id in (*gate.caps, *gate.raises)]
        against, towards = 0.0, []
        for gate in gates:
            where = self.facts.home(gate.per, home)
            cap, least = gate.caps.get(node.id, band), gate.raises.get(node.id, band)
            if places[cap] < at or places[least] > at:
                against += self._line(gate.when, where, wanted=False)
            if node.id in gate.raises and least == band:
                towards.append(self._line(gate.when, where, wanted=True))
        return against + min([_by_points(node, score, at), *towards])

    def _number(self, formula: Expression, segment: str | None) -> float | None:
        """Return about what a formula comes to, so that whatever moves a part of it moves it; None if nothing."""
        if isinstance(formula, Number):
            return _float(formula.value)
        if isinstance(formula, Operation):
            left, right = self._number(formula.left, segment), self._number(formula.right, segment)
            if left is None or right is None or (formula.operator == "/" and not right):
                return None
            return _ARITHMETIC[formula.operator](left, right)
        if isinstance(formula, Name):
            return self._named(formula, segment)
        if not isinstance(formula, Call):
            return None
        if formula.function == "count":
            return sum(self._holding(part, segment, 0.2 / len(formula.arguments)) for part in formula.arguments)
        if formula.function in OVER_SEGMENTS:
            every = [self._number(formula.arguments[0], each) for each in self.facts.segments]
        else:
            every = [self._number(part, segment) for part in formula.arguments]
        return _picked(formula.function, [each for each in every if each is not None])

    def _named(self, name: Name, segment: str | None) -> float | None:
        quantity = self.facts.pack.rubric.derived.get(name.id)
        found = View(self.facts, segment).means(name)
        if quantity is None or not isinstance(found, Interval) or not found.exact:
            return _middle(found) if isinstance(found, Interval) else None
        key = (name.id, self.facts.home(quantity.per, segment))
        if key not in self._quantities:
            stands_in = quantity.otherwise is not None and self.facts.lacks(quantity, key[1])
            self._quantities[key] = _middle(found) if stands_in else self._number(quantity.formula, key[1])
        return self._quantities[key]

    def _holding(self, condition: Expression, segment: str | None, share: float) -> float:
        """Return what a condition adds to a count: about 1 where it holds, about nought where it does not."""
        away = self._away(condition, segment, wanted=True)
        if away:
            return share * (1 - min(away, 1.0))
        return 1 - share + share * min(self._away(condition, segment, wanted=False), 1.0)


def _at(line: tuple[Expression, bool], home: str | None) -> tuple[Expression, str | None, bool]:
    return line[0], home, line[1]


def _by_points(node: Sum, score: float | None, at: int) -> float:
    """Return how far a score is from a band's stretch; a sum without points stands in the lowest."""
    if score is None:
        return 1.0 if at else 0.0
    low = _float(node.bands[at].start) if at else score
    high = _float(node.bands[at + 1].start) if at + 1 < len(node.bands) else score + 1
    if low <= score < high:
        return 0.0
    gap = low - score if score < low else score - high
    return _LEAST + gap / (1 + abs(low) + gap)


def _short_of(sign: str, left: float, right: float) -> float:
    """Return how much is missing for a comparison to hold; below nought where it does by far."""
    return abs(left - right) if sign == "==" else left - right if sign in ("<", "<=") else right - left


def _squashed(number: float) -> float:
    """Return a number between nought and one that rises with another."""
    return 0.5 + 0.5 * number / (1 + abs(number))


def _float(number: Fraction) -> float:
    """Return a number as what distances are worked out in, which hold none without end."""
    return float(min(max(number, -_LARGEST), _LARGEST))


def _middle(found: Interval) -> float | None:
    if found.empty or found.low is None or found.high is None:
        return None
    return _float((found.low + found.high) / 2)


def _picked(function: str, numbers: Sequence[float]) -> float | None:
    if not numbers:
        return None
    if function == "total":
        return sum(numbers)
    picked = min(numbers) if function in ("min", "least") else max(numbers)
    return picked + _BLEND * (sum(numbers) / len(numbers) - picked)


_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
