"""What scores, their parts and the gates on them say."""

from __future__ import annotations

TEXTS = {
    "axes.no_evidence": "not enough evidence",
    "axes.by_points": "{band} (by points alone: {by_points})",
    "axes.poles": "{low} is {low_word}, {high} is {high_word}; neither is bad.",
    "axes.known": "{share} of its points are known. The parts add up to the score.",
    "axes.part": "{points} points (value {value}, weight {weight})",
    "axes.part_nowhere": "counts nowhere (does not apply)",
    "axes.no_gate": "No gate stops anything.",
    "axes.gates_cap": "A gate holds a band down, however high the points are.",
    "axes.gates_raise": "A gate lifts a band, whatever the points are.",
    "axes.gates_both": "A gate holds a band down or lifts it, whatever the points are.",
    "axes.gate_caps_now": "Stops: {gate}",
    "axes.gate_caps_idle": "Stops nothing now: {gate}",
    "axes.gate_caps_maybe": "May stop: {gate}",
    "axes.gate_raises_now": "Raises: {gate}",
    "axes.gate_raises_idle": "Raises nothing now: {gate}",
    "axes.gate_raises_maybe": "May raise: {gate}",
    "axes.no_higher": "No higher than: {band}",
    "axes.at_least": "{score} at least: {band}",
    "axes.lifts_when": "Lifts when: {what}",
    "axes.assumed": "{amount} (assumed)",
    "axes.constant": "A constant of the rubric.",
}
