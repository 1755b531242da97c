"""What the result's screen says around the result: its heading, and the titles of its parts."""

from __future__ import annotations

TEXTS = {
    "result.quick": "quick walk",
    "result.full": "full walk",
    "result.made_up": "made-up company",
    "result.title.verdict": "Verdict",
    "result.title.find_out": "Find out first",
    "result.title.mix": "Mix",
    "result.title.scores": "Scores",
    "result.title.gates": "Gates",
    "result.title.decisions": "Decisions of their own",
    "result.title.patterns": "Ways this goes wrong",
    "result.title.solidity": "How solid",
    "result.title.flips": "What would change it",
    "result.title.people": "Where people differ",
    "result.title.plan": "What to do next",
    "result.title.refusals": "What we do not recommend",
    "result.title.limits": "Limits of this method",
}
