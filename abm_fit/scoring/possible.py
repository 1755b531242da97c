"""Which bands, outcomes and gate states are possible, given what is unknown."""

from __future__ import annotations

from itertools import product

from abm_fit.pack.logic import Truth, either
from abm_fit.pack.model import Gate, Sum, Table
from abm_fit.scoring.bands import after_gates, band_place, order_of, place_of
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.readings import Key
from abm_fit.scoring.sums import Sums


class Possible:
    """The possible bands, outcomes and gate states, worked out when first asked."""

    def __init__(self, facts: Facts, sums: Sums, *, quick: bool = False) -> None:
        self._facts = facts
        self._quick = facts.pack.rubric.coverage.quick_caps if quick else {}
        self._sums = sums
        self._gates: dict[Key, Truth] = {}
        self._bands: dict[Key, frozenset[str]] = {}
        self._outcomes: dict[Key, frozenset[str]] = {}

    def gate(self, gate: Gate, segment: str | None) -> Truth:
        key = (gate.id, segment)
        if key not in self._gates:
            self._gates[key] = self._facts.truth(gate.when, segment, gate=True)
        return self._gates[key]

    def by_points(self, node: Sum, segment: str | None) -> frozenset[str]:
        """Return every band that the points alone can give."""
        score = self._sums.of(node, segment).score
        if score is None:
            return frozenset(order_of(node)[:1])
        low, high = band_place(node, score.low), band_place(node, score.high)
        return frozenset(order_of(node)[low : high + 1])

    def bands(self, node: Sum, segment: str | None) -> frozenset[str]:
        """Return every band possible after gates."""
        key = (node.id, segment)
        if key not in self._bands:
            self._bands[key] = self._after_gates(node, segment)
        return self._bands[key]

    def certain_effects(self, node: Sum, segment: str | None) -> tuple[list[int], list[int]]:
        """Return the caps and raises that certainly act on a sum, the quick walk's cap among them."""
        caps, raises = self._effects(node, segment, "yes")
        if node.id in self._quick:
            caps.append(place_of(node, self._quick[node.id]))
        return caps, raises

    def _effects(self, node: Sum, segment: str | None, truth: Truth) -> tuple[list[int], list[int]]:
        caps, raises = [], []
        for gate in self._facts.pack.rubric.gates.values():
            if node.id not in gate.caps and node.id not in gate.raises:
                continue
            if either(self.states(gate, segment)) != truth:
                continue
            if node.id in gate.caps:
                caps.append(place_of(node, gate.caps[node.id]))
            if node.id in gate.raises:
                raises.append(place_of(node, gate.raises[node.id]))
        return caps, raises

    def _after_gates(self, node: Sum, segment: str | None) -> frozenset[str]:
        order = order_of(node)
        caps, raises = self.certain_effects(node, segment)
        open_caps, open_raises = self._effects(node, segment, "open")
        found = set()
        for start in self.by_points(node, segment):
            for cap in [*open_caps, len(order)]:
                for rise in [*open_raises, 0]:
                    found.add(order[after_gates(order.index(start), [*caps, cap], [*raises, rise])])
        return frozenset(found)

    def exact(self, table: Table, segment: str | None) -> bool:
        """Tell whether a table's possible outcomes are exactly these, rather than at most these."""
        return len(self.outcomes(table, segment)) == 1

    def states(self, gate: Gate, segment: str | None) -> tuple[Truth, ...]:
        """Return a gate's state in a segment; a company's sum is touched by the gate of any segment."""
        if gate.per == "segment" and segment is None:
            return tuple(self.gate(gate, each) for each in self._facts.segments)
        return (self.gate(gate, self._facts.home(gate.per, segment)),)

    def outcomes(self, table: Table, segment: str | None) -> frozenset[str]:
        """Return every outcome possible."""
        key = (table.id, segment)
        if key not in self._outcomes:
            inputs = [self._input(name, segment) for name in table.inputs]
            self._outcomes[key] = frozenset(
                outcome_of(table, dict(zip(table.inputs, cells, strict=True))) for cells in product(*inputs)
            )
        return self._outcomes[key]

    def _input(self, name: str, segment: str | None) -> list[str]:
        rubric, facts = self._facts.pack.rubric, self._facts
        if name in rubric.sums:
            return sorted(self.bands(rubric.sums[name], facts.home(rubric.sums[name].per, segment)))
        if name in rubric.tables:
            return sorted(self.outcomes(rubric.tables[name], facts.home(rubric.tables[name].per, segment)))
        held = facts.held(facts.pack.questionnaire.questions[name], segment)
        return sorted({cell.option for cell in held.cells}) or [held.question.options[0].id]


def outcome_of(table: Table, cells: dict[str, str]) -> str:
    """Return the outcome of the row that a combination of inputs meets."""
    for row in table.rows:
        if all(cells[name] in covered for name, covered in row.cells.items()):
            return row.then
    raise LookupError(f"no row of the table {table.id} covers {cells}")
