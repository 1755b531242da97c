"""Whether every gate can change something by itself: a company for each whose band would be another without it."""

from __future__ import annotations

from collections.abc import Container
from itertools import chain

from abm_fit.pack.model import Pack
from abm_fit.proof.searching import Nearest
from abm_fit.proof.wishes import deciding_wishes
from abm_fit.scoring.analysing.cuts import cuts_of
from abm_fit.scoring.bands import place_of
from abm_fit.scoring.measured import NodeScore
from abm_fit.scoring.result import Result


def idle_gates(pack: Pack, deciding: Container[str]) -> tuple[str, ...]:
    """Return the gates that change no band by themselves: not `deciding` in a case, nor in companies built for them.

    No proof that there is no such company; `Nearest` says where it looks.
    """
    search = Nearest(pack)
    return tuple(gate for gate in pack.rubric.gates if gate not in deciding and not _constructed(pack, gate, search))


def deciding_gates(pack: Pack, result: Result) -> set[str]:
    """Return the gates without which some sum's band would be another, all other gates being as they are."""
    firing = dict.fromkeys(state.gate for state in result.gates if state.fired == "yes")
    scores = [score for score in result.nodes if score.band_by_points]
    return {gate for gate in firing if any(_decides(pack, result, score, gate) for score in scores)}


def _decides(pack: Pack, result: Result, score: NodeScore, gate: str) -> bool:
    node = pack.rubric.sums[score.node]
    place = place_of(node, score.band_by_points)
    under_all, under_others = (cuts_of(pack, result, node, score.segment, without=name) for name in ("", gate))
    return under_all.reached[place] != under_others.reached[place]


def _constructed(pack: Pack, gate: str, search: Nearest) -> bool:
    from abm_fit.scoring.engine import score

    wishes = deciding_wishes(pack, pack.rubric.gates[gate])
    companies = chain.from_iterable(map(search.companies, wishes))
    return any(gate in deciding_gates(pack, score(pack, company)) for company in companies)
