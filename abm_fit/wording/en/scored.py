"""What the engine says beside a pack's own words."""

from __future__ import annotations

TEXTS = {
    "scored.too_little_known": "{part}: {known} % is known, {needed} % is needed",
    "scored.opens_gate": "opens the gate “{gate}”",
    "scored.lifts": "lifts “{question}” from “{before}” to “{after}”",
    "scored.slip_by_points": "one answer a single step off would change the band",
    "scored.slip_by_gate": "one answer a single step off would fire or lift a gate, and so change the band",
    "scored.open": "{bands} bands are still possible, so there is nothing to be solid about yet",
    "scored.gates_alone": "the gates decide alone: no weighting of the answers and no score changes the band",
    "scored.points_off": "all points being off by {radius} % would be enough (line: 10 %)",
    "scored.few_agree": "only {share} % of all weightings agree (line: 60 %)",
    "scored.solid": "{margin} points to the nearest cut-point (line: {half}), safe with all points off by {radius} % "
    "(line: 25 %), {share} % of all weightings agree (line: 90 %)",
    "scored.fair": "not all of this reaches its line: {margin} points to the nearest cut-point (line: {half}), safe "
    "with all points off by {radius} % (line: 25 %), {share} % of all weightings agree (line: 90 %)",
}
