"""Everything that changed answers could make of a table or a sum, as units of a keyed dynamic programme.

Built from the engine's own pieces: weights from the engine's sums, conditions evaluated by the engine's facts. What
every search finds is scored again by the engine before it is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor, lcm

from abm_fit.pack.model import Sum, Table
from abm_fit.scoring.analysing.gating import Gating
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.analysing.settled import changed
from abm_fit.scoring.bands import after_gates, band_place, place_of
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.methods.layers import FactSet, Layers, Option, State
from abm_fit.scoring.possible import outcome_of
from abm_fit.scoring.readings import Key
from abm_fit.scoring.standing import Standing

Change = tuple[Key, int]
"""A question in a segment, and which of its moves."""

Changes = tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Inner:
    """A state of a sum's or table's own layers, standing as one option of the layers around it."""

    name: str
    facts: FactSet
    cost: int
    low: int | None = None
    high: int | None = None
    """Its totals t with low ≤ t < high; None: no end."""


class Search:
    """The search space of one segment: the answers that may change, and what hangs on them."""

    def __init__(
        self,
        facts: Facts,
        segment: str | None,
        moves: Mapping[Key, Sequence[Move]],
        most: int,
        *,
        highest: bool = False,
        lifted: frozenset[str] = frozenset(),
    ) -> None:
        """Prepare a search.

        Args:
            facts: The answers as they stand.
            segment: The segment whose table or sum is searched.
            moves: What each question may be answered with instead.
            most: The budget of all changes together.
            highest: Whether a higher total is always as good, so that only the highest is kept.
            lifted: Gates taken as not firing.
        """
        self.facts = facts
        self.segment = segment
        self.moves = moves
        self.most = most
        self._highest = highest
        self._lifted = lifted
        self._standing = Standing(facts)
        self._inner: dict[str, Layers] = {}
        self._scale = 1

    def run(self, root: str) -> Layers:
        """Return all states of a table or a sum with bands; `word` says which word a state stands for.

        An answer that counts in two places of the tree stays as it is.
        """
        shared = [key for key, count in Counter(self._beneath(root, self.segment)).items() if count > 1]
        self.moves = {key: moves for key, moves in self.moves.items() if key not in shared}
        self._gating = Gating(self.facts, self.segment, self.moves, self._lifted)
        used: list[Key] = []
        units = [self._finished(root, used)]
        beside = [key for key in sorted(self._gating.by_question, key=str) if key not in used]
        units += [self._question(key, Fraction(0)) for key in beside]
        asked = sorted({name for name, _ in self._gating.by_sum if name not in self._inner})
        units += [self._alone(name, used) for name in asked]
        return Layers(units, self.most, self._gating.fold, highest=self._highest)

    def _beneath(self, name: str, segment: str | None) -> Iterator[Key]:
        """Go through the questions beneath a table, a sum or a question, as often as they count."""
        rubric, questions = self.facts.pack.rubric, self.facts.pack.questionnaire.questions
        if name in questions:
            yield (name, self.facts.home(questions[name].per, segment))
            return
        children = rubric.sums[name].points if name in rubric.sums else rubric.tables[name].inputs
        for child in children:
            yield from self._beneath(child, segment)

    def _alone(self, name: str, used: list[Key]) -> list[Option]:
        """Return what a sum outside the tree, on which a gate hangs, decides."""
        return [
            Option(0, option.cost, frozenset(fact for fact in option.facts if fact[:2] != ("in", name)), option.label)
            for option in self._finished(name, used)
        ]

    def word(self, root: str, facts: FactSet) -> str:
        """Return the outcome of a table, or the band of a sum after gates, that a final state stands for."""
        rubric = self.facts.pack.rubric
        cells = {str(fact[1]): str(fact[2]) for fact in facts if fact[0] == "in"}
        if root in rubric.tables:
            table = rubric.tables[root]
            return outcome_of(table, {name: self._cell(name, cells[name], facts) for name in table.inputs})
        return self._cell(root, cells[root], facts)

    def _cell(self, name: str, word: str, facts: FactSet) -> str:
        """Return a band after gates; other words stay."""
        node = self.facts.pack.rubric.sums.get(name)
        if node is None:
            return word
        caps = [int(str(fact[2])) for fact in facts if fact[:2] == ("cap", name)]
        raises = [int(str(fact[2])) for fact in facts if fact[:2] == ("raise", name)]
        return node.bands[after_gates(place_of(node, word), caps, raises)].id

    def changes(
        self, layers: Layers, state: State, low: int | None = None, high: int | None = None
    ) -> Iterator[Changes]:
        """Yield every set of changes that leads to a final state, with its total in [low, high)."""
        for total in layers.totals(state):
            if (low is None or total >= low) and (high is None or total < high):
                for labels in layers.choices(state, total):
                    yield from self._spelled(labels)

    def _spelled(self, labels: tuple[object, ...]) -> Iterator[Changes]:
        if not labels:
            yield ()
            return
        first, rest = labels[0], labels[1:]
        if isinstance(first, Inner):
            heads = self.changes(self._inner[first.name], (first.facts, first.cost), first.low, first.high)
        else:
            heads = iter([() if first is None else (first,)])  # type: ignore[list-item]
        for head in heads:
            for tail in self._spelled(rest):
                yield (*head, *tail)

    def _question(self, key: Key, weight: Fraction, word: str = "") -> list[Option]:
        """Return the options of a question: as it stands, and each move."""
        question = self.facts.pack.questionnaire.questions[key[0]]
        stands = self.facts.held(question, key[1])
        found = []
        atoms = self._gating.by_question.get(key, [])
        for index, move in enumerate((None, *self.moves.get(key, ()))):
            held = stands if move is None else move.held
            facts = self.facts
            if atoms and move is not None:
                facts = changed(self.facts, {key: held})
                facts.findings = self._standing
            known = {("atom", atom, facts.truth(atom.expression, atom.segment, gate=True)) for atom in atoms}
            if word:
                known.add(("in", word, held.reading.option))  # type: ignore[arg-type]
            value = held.reading.value
            step = weight * (0 if value is None else (value.low + value.high) / 2)
            label = None if move is None else (key, index - 1)
            found.append(Option(self._whole(step), 0 if move is None else move.cost, frozenset(known), label))
        return found

    def _whole(self, step: Fraction) -> int:
        scaled = step * self._scale
        assert scaled.denominator == 1, "the scale holds every step"
        return scaled.numerator

    def _finished(self, name: str, used: list[Key]) -> list[Option]:
        """Return the options of a table or sum as a whole: its states, by band or outcome."""
        rubric = self.facts.pack.rubric
        if name in rubric.sums:
            return self._banded(rubric.sums[name], used)
        table = rubric.tables[name]
        units = []
        for child in table.inputs:
            if child in rubric.sums or child in rubric.tables:
                units.append(self._finished(child, used))
                if child in rubric.tables:
                    units[-1] = [self._as_input(child, option) for option in units[-1]]
            else:
                question = self.facts.pack.questionnaire.questions[child]
                key = (child, self.facts.home(question.per, self.segment))
                used.append(key)
                units.append(self._question(key, Fraction(0), word=child))
        layers = Layers(units, self.most, self._gating.fold, highest=self._highest)
        self._inner[name] = layers
        return [Option(0, cost, facts, Inner(name, facts, cost)) for facts, cost in layers.final]

    def _as_input(self, table: str, option: Option) -> Option:
        """Turn the cells of an inner table into its outcome."""
        inputs = set(self.facts.pack.rubric.tables[table].inputs)
        outcome = self.word(table, option.facts)
        kept = {fact for fact in option.facts if fact[0] != "in" or fact[1] not in inputs}
        return Option(option.step, option.cost, frozenset(kept | {("in", table, outcome)}), option.label)

    def _banded(self, node: Sum, used: list[Key]) -> list[Option]:
        """Return a sum's states by band, each under its cheapest cost and one total that stands for it."""
        home = self.facts.home(node.per, self.segment)
        before = self._scale
        self._scale = self._scale_of(node, home)
        layers = Layers(
            self._children(node, home, Fraction(1), used), self.most, self._gating.fold, highest=self._highest
        )
        self._inner[node.id] = layers
        windows = self._windows(node, home, Fraction(1))
        found = []
        for facts, cost in layers.final:
            for start, end, known in windows:
                inside = layers.window((facts, cost), start, end)
                if inside > 0 or (inside == 0 and self._highest):
                    place = band_place(node, self._inside(start, end)) if node.bands else 0
                    word = node.bands[place].id if node.bands else ""
                    label = Inner(node.id, facts, cost, start, end)
                    found.append(Option(0, cost, facts | known | {("in", node.id, word)}, label))
        self._scale = before
        return found

    def _children(self, node: Sum, home: str | None, weight: Fraction, used: list[Key]) -> list[list[Option]]:
        """Return the units beneath a sum: plain answers first, then those on which gates hang."""
        rubric, questions = self.facts.pack.rubric, self.facts.pack.questionnaire.questions
        plain: list[list[Option]] = []
        gated: list[list[Option]] = []
        for part in self._standing.sums.of(node, home).parts:
            here = weight * part.weight
            if part.value is None:
                continue
            if part.child in questions:
                key = (part.child, self.facts.home(questions[part.child].per, home))
                used.append(key)
                (gated if self._gating.by_question.get(key) else plain).append(self._question(key, here))
            elif part.child in rubric.sums:
                child = rubric.sums[part.child]
                inner = self.facts.home(child.per, home)
                if (child.id, inner) in self._gating.by_sum:
                    gated.append(self._judged(child, inner, here, used))
                else:
                    plain += self._children(child, inner, here, used)
            else:
                gated.append(self._valued(rubric.tables[part.child], here, used))
        return plain + gated

    def _judged(self, node: Sum, home: str | None, weight: Fraction, used: list[Key]) -> list[Option]:
        """Return the states of a sum on whose score a gate hangs, with every total it can have."""
        layers = Layers(self._children(node, home, weight, used), self.most, self._gating.fold, highest=self._highest)
        self._inner[node.id] = layers
        windows = self._windows(node, home, weight)
        found = []
        for facts, cost in layers.final:
            for total in layers.totals((facts, cost)):
                known = next(known for _, end, known in windows if end is None or total < end)
                found.append(Option(total, cost, facts | known, Inner(node.id, facts, cost, total, total + 1)))
        return found

    def _valued(self, table: Table, weight: Fraction, used: list[Key]) -> list[Option]:
        """Return the states of a table whose outcomes have values."""
        values = {outcome.id: outcome.value or 0 for outcome in table.outcomes}
        found = []
        for option in self._finished(table.id, used):
            step = self._whole(weight * values[self.word(table.id, option.facts)])
            kept = frozenset(fact for fact in option.facts if fact[0] != "in")
            found.append(Option(step, option.cost, kept, option.label))
        return found

    def _windows(self, node: Sum, home: str | None, weight: Fraction) -> list[tuple[int | None, int | None, FactSet]]:
        """Return the stretches of a sum's whole totals in which no band and no atom changes, with the atoms' truths."""
        unit = self._scale * weight
        sides = [(atom, *self._gating.threshold(node, atom)) for atom in self._gating.by_sum.get((node.id, home), [])]
        marks = {ceil(band.start * unit) for band in node.bands[1:]}
        for _, _, threshold in sides:
            marks |= {ceil(threshold * unit), floor(threshold * unit) + 1}
        found: list[tuple[int | None, int | None, FactSet]] = []
        for start, end in pairwise([None, *sorted(marks), None]):
            inside = self._inside(start, end) / weight
            known = [("atom", atom, "yes" if _holds(sign, inside, limit) else "no") for atom, sign, limit in sides]
            found.append((start, end, frozenset(known)))
        return found

    def _inside(self, start: int | None, end: int | None) -> Fraction:
        """Return a score inside a stretch of whole totals."""
        total = start if start is not None else 0 if end is None else end - 1
        return Fraction(total, self._scale)

    def _scale_of(self, node: Sum, home: str | None) -> int:
        """Return the least number that makes every step beneath a sum whole."""
        rubric, questions = self.facts.pack.rubric, self.facts.pack.questionnaire.questions

        def beneath(current: Sum, place: str | None, weight: Fraction) -> Iterator[int]:
            for part in self._standing.sums.of(current, place).parts:
                here = weight * part.weight
                if part.value is None:
                    continue
                if part.child in rubric.sums:
                    child = rubric.sums[part.child]
                    yield from beneath(child, self.facts.home(child.per, place), here)
                elif part.child in questions:
                    key = (part.child, self.facts.home(questions[part.child].per, place))
                    yield (here * (part.value.low + part.value.high) / 2).denominator
                    yield from ((here * move.value).denominator for move in self.moves.get(key, ()))
                else:
                    yield from (
                        (here * (outcome.value or 0)).denominator for outcome in rubric.tables[part.child].outcomes
                    )

        return lcm(1, *beneath(node, home, Fraction(1)))


def _holds(sign: str, left: Fraction, right: Fraction) -> bool:
    return {
        "<": left < right,
        "<=": left <= right,
        "==": left == right,
        "!=": left != right,
        ">=": left >= right,
        ">": left > right,
    }[sign]
