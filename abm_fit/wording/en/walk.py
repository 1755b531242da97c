"""What the walk says: its heading, and what comes of a key. Places are named after the keys that stand in them."""

from __future__ import annotations

TEXTS = {
    "walk.quick": "quick",
    "walk.full": "full",
    "walk.shortest": "shortest way",
    "walk.progress": "{done} of {of}",
    "walk.answered": " answered",
    "walk.done_of_all": "{done} of {of} answered",
    "walk.saving": "saving…",
    "walk.meant_as_key": "An answer is typed here. {key} is {label}.",
    "walk.left_open": "Nothing was typed, so that question is open. {back} goes back to it.",
    "walk.nothing_to_clear": "There is no answer to clear.",
    "walk.cleared": "Answer cleared. {undo} brings it back.",
    "walk.applies_to_all": "This question applies to everyone. If you can't tell, {dont_know} is don't know.",
    "walk.evidence_of_what": "Evidence belongs to an answer: answer first, then {evidence}.",
    "walk.evidence.none": "No evidence: a claim so far.",
    "walk.evidence.described": "Evidence: described with particulars. Once more: shown on the spot.",
    "walk.evidence.shown": "Evidence: shown on the spot. Once more: none.",
    "walk.note_on_what": "A note belongs to an answer: answer first (don't know counts too), then {note}.",
    "walk.first_question": "This is the first question.",
    "walk.last_question.one": (
        "That was the last question. {n} still open: {gap} goes to them, {result} shows the result so far."
    ),
    "walk.last_question.many": (
        "That was the last question. {n} still open: {gap} goes to them, {result} shows the result so far."
    ),
    "walk.all_answered": "Everything is answered: {result} shows the result, {review} reviews the answers.",
    "walk.nothing_open": "Nothing is open: every question has an answer.",
    "walk.first_section": "This is the first section.",
    "walk.last_section": "This is the last section.",
    "walk.jump": "Jump to a question",
    "walk.nothing_to_undo": "Nothing to undo in this session.",
    "walk.undone": "Taken back: {question}. {redo} reverses that.",
    "walk.nothing_to_redo": "Nothing to redo.",
    "walk.redone": "Given again: {question}. {undo} reverses that.",
    "walk.no_quick": "These questions have no quick walk for this person.",
    "walk.now_quick": "Quick walk: the questions that decide most. All answers stay.",
    "walk.now_full": "Full walk: every question. All answers stay.",
}
