"""What a comparison of two assessments says in plain text lines."""

from __future__ import annotations

TEXTS = {
    "trend.periods": "From {then} to {now}, both under today's rules",
    "trend.no_verdict": "not enough evidence",
    "trend.still": "still {now}.",
    "trend.became": "{then}, now {now}.",
    "trend.crossed": "No score moved by more than scatter: a line was crossed, or a gate began or ceased to hold.",
    "trend.answers": "Answers that changed",
    "trend.answer": "{question}: {then}, now {now}",
    "trend.answer_of": "{question} ({segment}): {then}, now {now}",
    "trend.no_answer": "no answer",
    "trend.segments_new": "New segments: {names}",
    "trend.segments_gone": "Segments no longer there: {names}",
    "trend.axis": "{axis}: {then} then, {now} now ({total})",
    "trend.made_of": "made of: {parts}",
    "trend.by_answers": "answers {points}",
    "trend.by_people": "people {points}",
    "trend.by_rules": "rules {points}",
    "trend.by_new_questions": "new questions {points}",
    "trend.means_changed": "more than answers scatter by themselves: a real change "
    "(the least that can be told apart is {points} points)",
    "trend.means_perhaps": "perhaps a real change, perhaps only the answers' own scatter "
    "(the least that can be told apart is {points} points)",
    "trend.means_no_detectable_change": "no detectable change: the answers' own scatter can be as large "
    "(the least that can be told apart is {points} points)",
    "trend.band": "The band changed from {then} to {now} all the same.",
}
