"""What the lists of the review are called, and what stands in each."""

from __future__ import annotations

TEXTS = {
    "reviewing.title_conflicts": "Contradictions ({number})",
    "reviewing.about_conflicts": "Answers that can't both be true.",
    "reviewing.title_unknown": "Don't know ({number})",
    "reviewing.about_unknown": "A proper answer; the verdict counts it as open.",
    "reviewing.title_carried": "From last period ({number})",
    "reviewing.about_carried": "Taken over and not confirmed yet.",
    "reviewing.title_claimed": "High answers without evidence ({number})",
    "reviewing.about_claimed": "The best option of its question, and only claimed.",
    "reviewing.title_same": "All the same ({number})",
    "reviewing.about_same": "Every question of the section at the same step.",
    "reviewing.same": "{section}: option {option} everywhere",
    "reviewing.title_not_applicable": "Does not apply ({number})",
    "reviewing.about_not_applicable": "With the reason that will be printed.",
    "reviewing.title_open": "Open ({number})",
    "reviewing.about_open": "Not answered yet, or put off.",
    "reviewing.nothing": "Nothing to look at again: all is answered, and nothing contradicts.",
}
