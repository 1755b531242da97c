"""Whether every gate can change something by itself: a company for each whose band would be another without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Sum
from abm_fit.proof.satisfying import satisfied
from abm_fit.scoring.bands import after_gates, place_of
from abm_fit.scoring.measured import GateState, NodeScore
from abm_fit.scoring.result import Result


def idle_gates(pack: Pack, results: Iterable[Result]) -> tuple[str, ...]:
    """Return the gates that change no band by themselves: not in these results, nor in companies built for them.

    No proof that there is no such company; `satisfied` says where it looks.
    """
    deciding: set[str] = set()
    for result in results:
        deciding |= deciding_gates(pack, result)
    return tuple(gate for gate in pack.rubric.gates if gate not in deciding and not _constructed(pack, gate))


def deciding_gates(pack: Pack, result: Result) -> set[str]:
    """Return the gates without which some sum's band would be another, all other gates being as they are."""
    return {gate for node in result.nodes if node.band_by_points for gate in _deciding_on(pack, result, node)}


def _deciding_on(pack: Pack, result: Result, score: NodeScore) -> Iterator[str]:
    node = pack.rubric.sums[score.node]
    by_points = place_of(node, score.band_by_points)
    firing = [state for state in result.gates if state.fired == "yes" and _acts_on(pack, state, score)]
    quick = pack.rubric.coverage.quick_caps.get(node.id) if result.depth == "quick" else None
    held = [place_of(node, quick)] if quick else []
    whole = _after(pack, node, by_points, firing, held)
    for state in firing:
        if _after(pack, node, by_points, [other for other in firing if other is not state], held) != whole:
            yield state.gate


def _acts_on(pack: Pack, state: GateState, score: NodeScore) -> bool:
    gate = pack.rubric.gates[state.gate]
    somewhere = None in (state.segment, score.segment) or state.segment == score.segment
    return somewhere and score.node in (*gate.caps, *gate.raises)


def _after(pack: Pack, node: Sum, place: int, firing: list[GateState], held: list[int]) -> int:
    gates = [pack.rubric.gates[state.gate] for state in firing]
    caps = [place_of(node, gate.caps[node.id]) for gate in gates if node.id in gate.caps]
    raises = [place_of(node, gate.raises[node.id]) for gate in gates if node.id in gate.raises]
    return after_gates(place, [*held, *caps], raises)


def _constructed(pack: Pack, gate: str) -> bool:
    from abm_fit.scoring.engine import score

    return any(gate in deciding_gates(pack, score(pack, company)) for company in satisfied(pack, "gate", gate))
