"""What the live result beside the question says."""

from __future__ import annotations

TEXTS = {
    "so_far.title": "RESULT SO FAR",
    "so_far.brief": "SO FAR",
    "so_far.as_saved": "as saved",
    "so_far.saved": "saved: {verdict}",
    "so_far.stopped": "Stopped: {gate}",
    "so_far.stopped_by": "Stopped by: {gates}",
    "so_far.waiting.one": "{n} gate depends on what is open",
    "so_far.waiting.many": "{n} gates depend on what is open",
    "so_far.mix": "Mix: {share} {word} now",
    "so_far.no_verdict": "no verdict yet",
    "so_far.verdicts": "{number} verdicts still possible",
    "so_far.verdicts_at_most": "at most {number} verdicts still possible",
    "so_far.bands": "{number} bands possible",
    "so_far.was": "(was {score})",
}
