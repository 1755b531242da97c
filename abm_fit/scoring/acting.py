"""What gates do to the bands of sums, going by intervals: which act, which don't, and which may."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from abm_fit.pack.logic import Truth, either
from abm_fit.pack.nodes import Gate, Sum
from abm_fit.scoring.bands import after_gates, place_of
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.indexes import index_of
from abm_fit.scoring.readings import Key

Effects = tuple[list[int], list[int]]
"""The places of the bands that gates cap a sum to, and of those that they raise it to."""


class Act(NamedTuple):
    """A gate on a sum, with the places of the bands that it caps it to and raises it to; None where it doesn't."""

    gate: Gate
    cap: int | None
    rise: int | None


class Acting:
    """The gates of an assessment by whether they act, each looked at when first asked for."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._truths: dict[Key, Truth] = {}
        self._effects: dict[Key, Mapping[Truth, Effects]] = {}

    def take_over(self, before: Acting, touched: frozenset[str]) -> None:
        """Take over what was said of gates but the `touched` ones."""
        self._truths = {key: truth for key, truth in before._truths.items() if key[0] not in touched}

    def gate(self, gate: Gate, segment: str | None) -> Truth:
        """Return whether a gate fires in a segment, or for the company."""
        key = (gate.id, segment)
        known = self._truths.get(key)
        if known is None:
            known = self._truths[key] = self._facts.truth(gate.when, segment, gate=True)
        return known

    def on_sums_of(self, gate: Gate, segment: str | None) -> Truth:
        """Return whether a gate acts on the sums of a segment; on the company's it does from any."""
        if gate.per != "segment" or segment is not None:
            return self.gate(gate, segment if gate.per == "segment" else None)
        return either(self.gate(gate, home) for home in self._facts.segments)

    def effects(self, node: Sum, segment: str | None) -> Mapping[Truth, Effects]:
        """Return the caps and raises of the gates on a sum, by whether they act."""
        key = (node.id, segment)
        if key not in self._effects:
            found: dict[Truth, Effects] = {"yes": ([], []), "open": ([], []), "no": ([], [])}
            for act in self._on(node):
                caps, raises = found[self.on_sums_of(act.gate, segment)]
                caps += [] if act.cap is None else [act.cap]
                raises += [] if act.rise is None else [act.rise]
            self._effects[key] = found
        return self._effects[key]

    def reached(self, node: Sum, segment: str | None, starts: Collection[int], most: int) -> frozenset[int]:
        """Return the places of the bands that a sum may have, whose points give one of `starts`; capped to `most`.

        A cap no lower than what is reached without it changes nothing, so such gates are not looked at.
        """
        sure: Effects = [most], []
        maybe: Effects = [len(node.bands)], [0]
        top = min(most, max(starts, default=0))
        for act in self._on(node):
            if act.rise is None and act.cap is not None and act.cap >= top:
                continue
            truth = self.on_sums_of(act.gate, segment)
            if truth != "no":
                caps, raises = sure if truth == "yes" else maybe
                caps += [] if act.cap is None else [act.cap]
                raises += [] if act.rise is None else [act.rise]
                top = min([top, *sure[0]])
        return frozenset(
            after_gates(start, [*sure[0], cap], [*sure[1], rise])
            for start in starts
            for cap in maybe[0]
            for rise in maybe[1]
        )

    def _on(self, node: Sum) -> tuple[Act, ...]:
        """Return the gates on a sum, the lowest cap first: where it acts, higher ones need no look."""
        return index_of(self._facts.pack).once("acts on", node.id, lambda: self._acts_on(node))

    def _acts_on(self, node: Sum) -> tuple[Act, ...]:
        name = node.id
        found = [
            Act(
                gate,
                place_of(node, gate.caps[name]) if name in gate.caps else None,
                place_of(node, gate.raises[name]) if name in gate.raises else None,
            )
            for gate in self._facts.pack.rubric.gates.values()
            if name in gate.caps or name in gate.raises
        ]
        return tuple(sorted(found, key=lambda act: len(node.bands) if act.cap is None else act.cap))
