"""Answers a single step off that fire or lift a gate: they change a band however far its score is from a cut-point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from abm_fit.pack.nodes import Gate, Sum
from abm_fit.scoring.analysing.conditions import Atom, number_compared, sum_compared
from abm_fit.scoring.analysing.flips import Known
from abm_fit.scoring.analysing.mishearing import error_moves, single_steps
from abm_fit.scoring.analysing.moves import Move, middle_of
from abm_fit.scoring.analysing.settled import band_in, changed, let_go, standing_of
from abm_fit.scoring.analysing.shape import judged_early, leaves_beneath, sums_beneath
from abm_fit.scoring.bands import after_gates, place_of
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.hanging import hanging_of
from abm_fit.scoring.indexes import index_of
from abm_fit.scoring.readings import Key
from abm_fit.scoring.resting import resting_of

GatePlace = tuple[Gate, str | None]
"""A gate, and the segment that it is judged in."""


class Slips:
    """What single answers, one step off, do to the gates of one assessment."""

    def __init__(self, facts: Facts, known: Known, *, quick: bool) -> None:
        """Prepare.

        Args:
            facts: The answers, settled.
            known: What other analyses of the same answers found.
            quick: Whether the caps of a quick assessment hold.
        """
        self._facts, self._standing = facts, standing_of(facts)
        self._caps = facts.pack.rubric.coverage.quick_caps if quick else {}
        self._moves = known.moves
        self._steps: dict[Key, tuple[Move, ...]] = {}
        self._altered: dict[tuple[Key, int], Facts] = {}

    def leave(self, axis: Sum, segment: str | None, band: str) -> bool:
        """Tell whether some answer, one step off, fires or lifts a gate so that an axis leaves its band.

        Of a segment's axis the answers of other segments stay as they are, as they do in flips.
        """
        here = self._place(self._facts, axis, segment)
        if here is None or axis.bands[here].id != band:
            return False
        for key, gates in self._read(axis, segment).items():
            for index in range(len(self._steps_of(key))):
                facts = self._one_step_off(key, index)
                if self._toggled(facts, gates) and self._place(facts, axis, segment) not in (None, here):
                    return True
        return False

    def let_go(self) -> None:
        """Forget what was found of all steps."""
        for facts in self._altered.values():
            let_go(facts)

    def _place(self, facts: Facts, axis: Sum, segment: str | None) -> int | None:
        """Return the place of an axis's band as the engine scores it; None where several are possible."""
        band = band_in(facts, axis.id, segment)
        if not band or axis.id not in self._caps:
            return place_of(axis, band) if band else None
        _, raises = standing_of(facts).possible.certain_effects(axis, segment)
        return after_gates(place_of(axis, band), [place_of(axis, self._caps[axis.id])], raises)

    def _read(self, axis: Sum, segment: str | None) -> dict[Key, list[GatePlace]]:
        """Return the answers whose steps may turn gates on an axis, each with these gates."""
        questions = self._facts.pack.questionnaire.questions
        found: dict[Key, list[GatePlace]] = {}
        for gate, home in self._gates(axis, segment):
            for name in sorted(resting_of(self._facts.pack).on(("gate", gate.id))):
                for key in self._facts.keys(questions[name]):
                    if (axis.per == "company" or key[1] in (None, segment)) and self._may_turn(gate, home, key):
                        found.setdefault(key, []).append((gate, home))
        return found

    def _gates(self, axis: Sum, segment: str | None) -> Iterator[GatePlace]:
        """Go through the gates that act on an axis, or on a sum whose band counts beneath it."""
        pack = self._facts.pack
        beneath = sums_beneath(pack, axis.id)
        for gate in pack.rubric.gates.values():
            if beneath.isdisjoint((*gate.caps, *gate.raises)):
                continue
            everywhere = axis.per == "company" and gate.per == "segment"
            for home in self._facts.segments if everywhere else (self._facts.home(gate.per, segment),):
                yield gate, home

    def _may_turn(self, gate: Gate, home: str | None, key: Key) -> bool:
        """Tell whether an answer's steps may turn a gate: not where its sum stays on one side of the gate's number."""
        steps = self._steps_of(key)
        pack = self._facts.pack
        comparison = Atom("", home, gate.when)
        name = index_of(pack).once("sum compared", gate.id, lambda: sum_compared(pack, comparison))
        if not steps or name is None:
            return bool(steps)
        node = pack.rubric.sums[name.id]
        if node.per == "segment" and home is None:
            return True
        weight = self._weight(node, home, key)
        score = self._standing.gate_sums.of(node, home).score
        if weight is None or score is None:
            return True
        held = self._facts.held(pack.questionnaire.questions[key[0]], key[1])
        reach = weight * max(abs(step.value - middle_of(held)) for step in steps)
        limit = number_compared(comparison, node.id, self._facts.names(home, gate=True))
        return score.low - reach <= limit <= score.high + reach

    def _weight(self, node: Sum, home: str | None, key: Key) -> Fraction | None:
        """Return what a point of an answer adds to a sum; None unless it counts there once and straight."""
        facts, asked = self._facts, hanging_of(self._facts.pack)
        if judged_early(facts.pack, node.id) or not asked.touched_by(frozenset((key[0],))).isdisjoint(
            asked.conditional
        ):
            return None
        if list(leaves_beneath(facts, node.id, home)).count(key) != 1:
            return None
        parts = self._standing.gate_sums.of(node, home).parts
        return next((part.weight for part in parts if part.child == key[0] and part.value is not None), None)

    def _steps_of(self, key: Key) -> tuple[Move, ...]:
        """Return an answer's single steps; none where it is not asked or counts as its best."""
        if key not in self._steps:
            pack = self._facts.pack
            held = self._facts.held(pack.questionnaire.questions[key[0]], key[1])
            moves: Sequence[Move] = ()
            if held.applies and not held.weak:
                moves = self._moves[key] = self._moves[key] if key in self._moves else error_moves(pack, held)
            self._steps[key] = single_steps(held, moves, pack.rubric.robustness.number_shift)
        return self._steps[key]

    def _one_step_off(self, key: Key, index: int) -> Facts:
        """Return the facts with an answer one step off."""
        if (key, index) not in self._altered:
            self._altered[key, index] = changed(self._facts, {key: self._steps_of(key)[index].held})
        return self._altered[key, index]

    def _toggled(self, facts: Facts, gates: Sequence[GatePlace]) -> bool:
        after = standing_of(facts)
        return any(after.gate(gate.id, home) != self._standing.gate(gate.id, home) for gate, home in gates)
