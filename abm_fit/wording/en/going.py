"""What is said on the way from screen to screen."""

from __future__ import annotations

TEXTS = {
    "going.nothing_asked": "Nothing is asked of this person here. Change the role or the depth in the set-up, or pick "
    "somebody else.",
    "going.not_asked": "This question is not asked of this person in this walk: k changes quick and full, p the "
    "person.",
    "going.no_analyses": "What would change the verdict could not be worked out.",
    "going.mistake": "{what} That is our mistake.",
    "going.mistake_logged": "{what} That is our mistake. Where it happened is in {place}.",
    "going.what_if_already": "You are trying other answers already; Esc leaves it and nothing has changed.",
    "going.copied.one": "The summary ({n} line) is in the clipboard, where the terminal allows it.",
    "going.copied.many": "The summary ({n} lines) is in the clipboard, where the terminal allows it.",
}
