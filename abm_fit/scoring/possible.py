"""Which bands, outcomes and gate states are possible, given what is unknown: exactly, or at most where it says so.

First by intervals, which is quick and never leaves anything out; where that settles a thing it is settled. Where it
doesn't, the stage of the segment is worked out in full (`reach`).
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from abm_fit.pack.logic import Truth
from abm_fit.pack.nodes import Gate, Sum, Table
from abm_fit.pack.questions import Question
from abm_fit.scoring.acting import Acting
from abm_fit.scoring.bands import after_gates, band_place, order_of, place_of
from abm_fit.scoring.closing import cluster_relation, truth_in
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.gaps import questions_beneath
from abm_fit.scoring.indexes import index_of
from abm_fit.scoring.lookup import outcome_of
from abm_fit.scoring.reach import Reach, places_of
from abm_fit.scoring.readings import Key
from abm_fit.scoring.relations import NO_LIMIT, Relation, join, together
from abm_fit.scoring.resting import Touched
from abm_fit.scoring.stage import Stage
from abm_fit.scoring.sums import Sums
from abm_fit.scoring.trying import met_both_ways
from abm_fit.scoring.unknowns import Unknowns


class Possible:
    """The possible bands, outcomes and gate states, worked out when first asked."""

    def __init__(self, facts: Facts, sums: Sums, gate_sums: Sums, *, quick: bool = False) -> None:
        self._facts, self._sums, self._gate_sums = facts, sums, gate_sums
        self.unknowns = Unknowns(facts)
        """What is open."""
        self._acting = Acting(facts)
        self.quick = quick
        """Whether the caps of a quick assessment hold."""
        self._quick = facts.pack.rubric.coverage.quick_caps if quick else {}
        self._reaches: dict[str | None, Reach] = {}
        self._gates: dict[Key, Truth] = {}
        self._by_points: dict[Key, frozenset[str]] = {}
        self._bands: dict[Key, tuple[frozenset[str], bool]] = {}
        self._outcomes: dict[Key, tuple[frozenset[str], bool]] = {}

    def take_over(self, before: Possible, touched: Touched) -> None:
        """Take over what was said of gates, and under the same rubric of bands, that rest on no changed question."""
        gates, scores, bands = touched["gate"], touched["score"], touched["band"]
        self._acting.take_over(before._acting, gates)
        if before._facts.pack is not self._facts.pack:
            return
        self._gates = {key: truth for key, truth in before._gates.items() if key[0] not in gates}
        self._by_points = {key: found for key, found in before._by_points.items() if key[0] not in scores}
        self._bands = {key: found for key, found in before._bands.items() if key[0] not in bands}

    def let_go(self) -> None:
        """Forget what stages can reach, which refers back here."""
        self._reaches = {}

    def gate(self, gate: Gate, segment: str | None) -> Truth:
        """Return whether a gate fires in a segment; `open` only where both are possible."""
        key = (gate.id, segment)
        if key not in self._gates:
            rough = self._acting.gate(gate, segment)
            self._gates[key] = rough if rough != "open" else self._seen(gate, segment) or self._probed(gate, segment)
        return self._gates[key]

    def by_points(self, node: Sum, segment: str | None) -> frozenset[str]:
        """Return every band that the points alone can give."""
        key = (node.id, segment)
        if key not in self._by_points:
            rough = self._rough_by_points(node, segment)
            if len(rough) > 1:
                lattice, relation = self._reach(segment).scores(key)
                places = frozenset().union(*(places_of(node, lattice, found) for found in relation.rows.values()))
                rough = frozenset(order_of(node)[place] for place in places)
            self._by_points[key] = rough
        return self._by_points[key]

    def bands(self, node: Sum, segment: str | None) -> frozenset[str]:
        """Return every band possible after gates."""
        return self._banded(node, segment)[0]

    def outcomes(self, table: Table, segment: str | None) -> frozenset[str]:
        """Return every outcome possible."""
        return self._met(table, segment)[0]

    def exact(self, table: Table, segment: str | None) -> bool:
        """Tell whether a table's possible outcomes are exactly these, rather than at most these."""
        found, exact = self._met(table, segment)
        return exact or len(found) == 1

    def at_most(self, name: str, segment: str | None) -> frozenset[str]:
        """Return the bands, outcomes or options of a sum, table or question by intervals: all that can be, or more."""
        rubric, home = self._facts.pack.rubric, self._facts.home
        if name in rubric.sums:
            return self._rough_bands(rubric.sums[name], home(rubric.sums[name].per, segment))
        if name not in rubric.tables:
            return frozenset(self.input(name, segment))
        table = rubric.tables[name]
        inputs = [self.at_most(child, home(table.per, segment)) for child in table.inputs]
        return frozenset(outcome_of(table, dict(zip(table.inputs, cells, strict=True))) for cells in product(*inputs))

    def certain_effects(self, node: Sum, segment: str | None) -> tuple[list[int], list[int]]:
        """Return the caps and raises that certainly act on a sum, the quick walk's cap among them."""
        caps, raises = self._acting.effects(node, segment)["yes"]
        quick = [place_of(node, self._quick[node.id])] if node.id in self._quick else []
        return [*caps, *quick], raises

    def _rough_by_points(self, node: Sum, segment: str | None) -> frozenset[str]:
        order = order_of(node)
        return frozenset(order[place] for place in self._rough_places(node, segment))

    def _rough_places(self, node: Sum, segment: str | None) -> range:
        """Return by intervals the places of the bands that the points alone can give."""
        every = range(len(node.bands))
        score = self._sums.of(node, segment).score
        if score is None:
            return every[:1]
        if self.may_be_hidden(node, segment):
            return every
        return every[band_place(node, score.low) : band_place(node, score.high) + 1]

    def may_be_hidden(self, node: Sum, segment: str | None) -> bool:
        """Tell whether a question beneath may turn out not to be asked: the score's ends then say too little."""
        facts = self._facts
        beneath = index_of(facts.pack).once("not always asked", node.id, lambda: self._not_always_asked(node))
        return any(facts.held(question, segment).shown == "open" for question in beneath)

    def _not_always_asked(self, node: Sum) -> tuple[Question, ...]:
        questions = self._facts.pack.questionnaire.questions
        beneath = (questions[name] for name in questions_beneath(self._facts.pack, node.id))
        return tuple(question for question in beneath if question.when is not None)

    def _banded(self, node: Sum, segment: str | None) -> tuple[frozenset[str], bool]:
        key = (node.id, segment)
        if key not in self._bands:
            rough = self._rough_bands(node, segment)
            if len(rough) == 1:
                self._bands[key] = rough, True
            else:
                relation = self._reach(segment).bands(key)
                self._bands[key] = frozenset().union(*relation.rows.values()), relation.exact
        return self._bands[key]

    def _met(self, table: Table, segment: str | None) -> tuple[frozenset[str], bool]:
        key = (table.id, segment)
        if key not in self._outcomes:
            inputs = [self.input(name, segment) for name in table.inputs]
            rough = frozenset(
                outcome_of(table, dict(zip(table.inputs, cells, strict=True))) for cells in product(*inputs)
            )
            if len(rough) == 1:
                self._outcomes[key] = rough, True
            else:
                relation = self._reach(segment).outcomes(key)
                self._outcomes[key] = frozenset().union(*relation.rows.values()), relation.exact
        return self._outcomes[key]

    def _rough_bands(self, node: Sum, segment: str | None) -> frozenset[str]:
        order = order_of(node)
        most = place_of(node, self._quick[node.id]) if node.id in self._quick else len(order)
        places = self._acting.reached(node, segment, self._rough_places(node, segment), most)
        return frozenset(order[place] for place in places)

    def _matters(self, gate: Gate, key: Key) -> bool:
        """Tell whether a gate acts on a sum, or may: whatever the points and the other open gates come to.

        A cap changes nothing where the points or a certain cap keep the band down to it, or a certain raise lifts it
        there; a raise changes nothing where the band is up there anyway.
        """
        node = self._facts.pack.rubric.sums[key[0]]
        if self._acting.on_sums_of(gate, key[1]) != "open":
            return True
        caps, raises = self.certain_effects(node, key[1])
        open_caps, _ = self._acting.effects(node, key[1])["open"]
        places = self._rough_places(node, key[1])
        least = after_gates(min(places), [*caps, *open_caps], raises)
        if node.id in gate.raises and place_of(node, gate.raises[node.id]) > least:
            return True
        most = min([max(places), *caps])
        return node.id in gate.caps and most > max([place_of(node, gate.caps[node.id]), *raises])

    def input(self, name: str, segment: str | None) -> list[str]:
        """Return the bands, outcomes or options that an input of a table can have."""
        rubric, facts = self._facts.pack.rubric, self._facts
        if name in rubric.sums:
            return sorted(self.bands(rubric.sums[name], facts.home(rubric.sums[name].per, segment)))
        if name in rubric.tables:
            return sorted(self.outcomes(rubric.tables[name], facts.home(rubric.tables[name].per, segment)))
        held = facts.held(facts.pack.questionnaire.questions[name], segment)
        options = {cell.option for cell in held.cells if held.applies}
        if held.shown == "open" or not options:
            options.add(held.question.options[0].id)
        return sorted(options)

    def _reach(self, segment: str | None) -> Reach:
        """Return what a segment's stage can reach; the company's nodes stand on every stage, so on the first."""
        segment = self._facts.segments[0] if segment is None else segment
        if segment not in self._reaches:
            facts = self._facts
            stage = Stage(self.unknowns, segment, tuple(facts.pack.rubric.gates.values()), matters=self._matters)
            for name, band in self._quick.items():
                node = facts.pack.rubric.sums[name]
                key = (name, facts.home(node.per, segment))
                cap = (place_of(node, band), 0)
                stage.fixed[key] = together(stage.fixed.get(key, (NO_LIMIT, 0)), cap)
            self._reaches[segment] = Reach(stage, self._shift)
        return self._reaches[segment]

    def _shift(self, key: Key) -> Fraction | None:
        """Return what gates see on top of a sum's score where something weak counts as its best; None if it varies."""
        node = self._facts.pack.rubric.sums[key[0]]
        plain, seen = self._sums.of(node, key[1]).score, self._gate_sums.of(node, key[1]).score
        if plain is None or seen is None or plain == seen:
            return Fraction(0)
        low, high = seen.low - plain.low, seen.high - plain.high
        return low if low == high and not self.may_be_hidden(node, key[1]) else None

    def _seen(self, gate: Gate, segment: str | None) -> Truth | None:
        """Return what an open gate turned out to be where a stage was worked out anyway; None where none was."""
        for reach in self._reaches.values():
            for number, truths in reach.stage.seen.items():
                if reach.stage.gates[number].state == (gate.id, segment):
                    return next(iter(truths)) if len(truths) == 1 else "open"
        return None

    def _probed(self, gate: Gate, segment: str | None) -> Truth:
        """Return what an open gate can really be, jointly over everything that it reads."""
        if met_both_ways(self.unknowns, gate.when, segment):
            return "open"
        stage = Stage(self.unknowns, segment, (), probe=(gate, segment))
        reach = Reach(stage, self._shift)
        open_gate = stage.gates[0]
        relation: Relation[None] = Relation({frozenset(): None})
        nodes = {stage.leaves.all[leaf].node for leaf in open_gate.leaves}
        for key in sorted((node for node in nodes if node is not None), key=str):
            _, scores = reach.scores(key)
            relation = join(relation, scores, lambda _, __: None, lambda _, __: None)
        clusters = {stage.leaf_cluster[leaf] for leaf in open_gate.leaves if leaf in stage.leaf_cluster}
        for number in sorted(clusters - relation.clusters):
            relation = join(relation, cluster_relation(stage, number), lambda _, __: None, lambda _, __: None)
        truths = {truth_in(stage, row, open_gate) for row in relation.rows}
        return truths.pop() if len(truths) == 1 else "open"
