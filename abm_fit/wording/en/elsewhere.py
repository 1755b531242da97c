"""What is said of an assessment that is open in another window, too."""

from __future__ import annotations

TEXTS = {
    "elsewhere.set_up": "Somebody changed the set-up in another window; it is taken over.",
    "elsewhere.crossed": "Answered in another window, too: {questions}. Your answer came later and counts; both are "
    "kept.",
    "elsewhere.taken_over": "Taken over from another window: {questions}.",
    "elsewhere.answers.one": "{n} answer",
    "elsewhere.answers.many": "{n} answers",
}
