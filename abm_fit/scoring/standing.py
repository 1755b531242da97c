"""How things stand: scores, bands, gates, outcomes and decisions, each worked out when something first asks for it."""

from __future__ import annotations

from abm_fit.pack.interval import Interval
from abm_fit.pack.logic import Truth, Words
from abm_fit.pack.nodes import Sum
from abm_fit.pack.rules import Decision
from abm_fit.scoring.bands import order_of
from abm_fit.scoring.choosing import possible_choices
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.indexes import index_of
from abm_fit.scoring.possible import Possible
from abm_fit.scoring.readings import Key
from abm_fit.scoring.resting import resting_of
from abm_fit.scoring.sums import Sums, as_interval


class Standing:
    """The findings that conditions read and the result shows."""

    def __init__(self, facts: Facts, *, quick: bool = False) -> None:
        self.facts = facts
        facts.findings = self
        self.sums = Sums(facts)
        self.rough_sums = Sums(facts, rough=True) if index_of(facts.pack).inner_tables else self.sums
        self.gate_sums = Sums(facts, gate=True, rough=True, plain=self.sums)
        self.possible = Possible(facts, self.rough_sums, self.gate_sums, quick=quick)
        self.resting: dict[Key, bool] = {}
        """Whether a quantity rests on a sourced range, once that was told."""
        self._decisions: dict[Key, tuple[str, ...]] = {}

    def take_over(self, before: Standing, changed: frozenset[str]) -> None:
        """Take over what was found before some questions were answered otherwise, where it rests on none of them.

        What gates do may differ. With `GAP` among the questions, so may what people said of each other.
        """
        if self.possible.quick != before.possible.quick:
            return
        touched = resting_of(before.facts.pack).touched(changed)
        self.sums.take_over(before.sums, touched)
        self.gate_sums.take_over(before.gate_sums, touched)
        self.possible.take_over(before.possible, touched)

    def let_go(self) -> None:
        """Part from the facts, once nobody asks any more.

        Findings and facts refer to each other; left so, they would wait for the garbage collector, which slows all
        else down.
        """
        self.facts.findings = None
        self.possible.let_go()

    def score(self, node: str, segment: str | None, *, gate: bool = False) -> Interval:
        """Return everything a sum's score can be; `gate`: as gates see it, what is weak at its best."""
        sums, found = self.gate_sums if gate else self.sums, self.facts.pack.rubric.sums[node]
        # A question that may turn out not to be asked moves a mean whatever its answer, so the ends say too little.
        return (
            sums.around(found, segment)
            if self.possible.may_be_hidden(found, segment)
            else self._ends(sums, found, segment)
        )

    def _ends(self, sums: Sums, node: Sum, segment: str | None) -> Interval:
        return as_interval(sums.of(node, segment).score)

    def band(self, node: str, segment: str | None) -> Words:
        """Return every band that a sum can be in, after gates."""
        found = self.facts.pack.rubric.sums[node]
        return Words(self.possible.bands(found, segment), order_of(found))

    def outcome(self, table: str, segment: str | None) -> Words:
        """Return every outcome that a table can have."""
        found = self.facts.pack.rubric.tables[table]
        return Words(self.possible.outcomes(found, segment), tuple(outcome.id for outcome in found.outcomes))

    def outcome_at_most(self, table: str, segment: str | None) -> frozenset[str]:
        """Return every outcome that a table can have by intervals, or more."""
        return self.possible.at_most(table, segment)

    def gate(self, gate: str, segment: str | None) -> Truth:
        """Return whether a gate fires."""
        return self.possible.gate(self.facts.pack.rubric.gates[gate], segment)

    def decision(self, decision: str, segment: str | None) -> Words:
        """Return every choice that a decision can fall on."""
        found = self.facts.pack.rubric.decisions[decision]
        return Words(frozenset(self.choices(found, segment)), tuple(choice.id for choice in found.choices))

    def choices(self, decision: Decision, segment: str | None) -> tuple[str, ...]:
        """Return the choices a decision can fall on: each line that can hold where none above it does."""
        key = (decision.id, segment)
        if key not in self._decisions:
            found = []
            for choice in decision.choices:
                truth = "yes" if choice.when is None else self.facts.truth(choice.when, segment)
                if truth != "no":
                    found.append(choice.id)
                if truth == "yes":
                    break
            at_most = tuple(found)
            self._decisions[key] = (
                at_most if len(at_most) == 1 else possible_choices(self.possible.unknowns, decision, segment, at_most)
            )
        return self._decisions[key]
