"""What is said about one question: what kind of answer it takes, what can be said instead, what is answered, help."""

from __future__ import annotations

TEXTS = {
    "question.place": "{number} of {of}",
    "question.instead.dont_know": "I don't know",
    "question.instead.later": "Come back to it later",
    "question.instead.na": "Does not apply here",
    "question.all_ticked": "That is all: go on",
    "question.example.money": "for example 180k, €45.000 or 40-80k",
    "question.example.percent": "for example 70 or 60-75",
    "question.example.days": "for example 90 days, 3-4 months",
    "question.example.count": "for example 250 or 200-300",
    "question.example.number": "for example 12 or 10-15",
    "question.example.date": "for example 2027-03-31 or March 31, 2027",
    "question.example.text": "a few words",
    "question.example_below": "for example {one} or {low}-{high}",
    "question.about.many": "Tick all that apply; the last line goes on.",
    "question.about.money": "An amount for a year is per year. A range is fine, and so is an estimate.",
    "question.about.percent": "In percent. A range is fine, and so is an estimate.",
    "question.about.days": "Days, weeks or months. A range is fine.",
    "question.about_overlap": (
        "In percent. A range is fine, and so is an estimate. m measures it: two lists side by side."
    ),
    "question.number_of": "A number {unit}. A range is fine, and so is an estimate.",
    "question.number_in": "In {unit}. A range is fine, and so is an estimate.",
    "question.open": "Not answered yet.",
    "question.state.answered": "Answered",
    "question.state.dont_know": "You said: don't know",
    "question.state.not_applicable": "You said: does not apply",
    "question.state.later": "You said: later",
    "question.state.cleared": "Not answered yet.",
    "question.not_sure": ": one of these, not sure which",
    "question.because": " because {reason}",
    "question.described": "evidence: described",
    "question.shown": "evidence: shown",
    "question.carried": "from last period, not confirmed yet (Enter confirms it)",
    "question.note": "note: {note}",
    "question.why": "Why we ask",
    "question.judge": "How to judge",
    "question.evidence_counts": "What evidence counts",
    "question.no_help": "There is no further help on this question.",
}
