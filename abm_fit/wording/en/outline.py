"""What the lines of a result say of one answer: whose it is, what counts, and on which scale."""

from __future__ import annotations

TEXTS = {
    "outline.range": "{low} to {high}",
    "outline.of_scale": "{number} of {high}",
    "outline.on_scale": "{number}, on a scale from {low} to {high}",
    "outline.or": " or ",
    "outline.times": "times",
    "outline.no_part": "does not apply",
    "outline.not_asked": "{question}: not asked",
    "outline.not_known": "not known",
    "outline.taken_as": "not known, taken as {number}",
    "outline.answered": "answered",
    "outline.unknown": "unknown",
    "outline.agreed": "Agreed",
    "outline.because": "{who}: {answer} because {reason}",
    "outline.evidence_described": "described",
    "outline.evidence_shown": "shown",
    "outline.carried": "from last period",
    "outline.counts": "What counts: {whose}",
    "outline.basis_agreed": "the value the room agreed on",
    "outline.basis_authority": "the number of the role that knows it best",
    "outline.basis_one": "one person's answer",
    "outline.basis_role_balanced": "the middle of the roles' answers",
    "outline.basis_none": "nobody's answer yet",
    "outline.note": "Note: {note}",
    "outline.value": "Value {number}",
    "outline.finding": "Nobody knows, and here not knowing is itself the finding.",
    "outline.stand_in": "A range stands in for the missing answer; the report names its source.",
    "outline.far_apart": "People are far apart on this.",
    "outline.go": "Go to this question",
}
