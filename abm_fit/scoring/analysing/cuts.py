"""Where a sum's band changes while its gates stay as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Sum
from abm_fit.scoring.bands import after_gates, band_place, place_of
from abm_fit.scoring.result import Result


@dataclass(frozen=True, slots=True)
class Cuts:
    """The bands of a sum under the gates that fire now."""

    node: Sum
    reached: tuple[int, ...]
    """For the place of every band by points: the place of the band after gates."""

    @property
    def starts(self) -> tuple[Fraction, ...]:
        """The scores at which the band after gates changes, ascending."""
        pairs = enumerate(self.node.bands)
        return tuple(band.start for place, band in pairs if place and self.reached[place] != self.reached[place - 1])

    def around(self, score: Fraction) -> tuple[Fraction | None, Fraction | None]:
        """Return between which starts a score lies, from the first one to below the second; None: no end."""
        starts = self.starts
        below = max((start for start in starts if start <= score), default=None)
        return below, min((start for start in starts if start > score), default=None)

    def place(self, score: Fraction) -> int:
        """Return the place of the band after gates at a score."""
        return self.reached[band_place(self.node, score)]

    def band(self, score: Fraction) -> str:
        """Return the id of the band after gates at a score."""
        return self.node.bands[self.place(score)].id

    def by_band(self, shares: tuple[Fraction, ...]) -> Mapping[str, Fraction]:
        """Return the shares between the starts by the id of the band that each stands for; all bands, in order."""
        found = dict.fromkeys((band.id for band in self.node.bands), Fraction(0))
        lows = (None, *self.starts)
        for start, share in zip(lows, shares, strict=True):
            place = self.reached[0] if start is None else self.place(start)
            found[self.node.bands[place].id] += share
        return found


def cuts_of(pack: Pack, result: Result, node: Sum, segment: str | None, *, without: str = "") -> Cuts:
    """Return a sum's bands under the gates that certainly fire, and the cap on a quick assessment.

    `without`: a gate that is left out, as if it did not fire.
    """
    caps, raises = [], []
    for state in result.gates:
        gate = pack.rubric.gates[state.gate]
        if gate.id == without or state.fired != "yes" or not _touches(state.segment, segment):
            continue
        if node.id in gate.caps:
            caps.append(place_of(node, gate.caps[node.id]))
        if node.id in gate.raises:
            raises.append(place_of(node, gate.raises[node.id]))
    if result.depth == "quick" and node.id in pack.rubric.coverage.quick_caps:
        caps.append(place_of(node, pack.rubric.coverage.quick_caps[node.id]))
    return Cuts(node, tuple(after_gates(place, caps, raises) for place in range(len(node.bands))))


def _touches(gate_segment: str | None, node_segment: str | None) -> bool:
    return gate_segment is None or node_segment is None or gate_segment == node_segment
