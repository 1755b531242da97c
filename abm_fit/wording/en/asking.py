"""What small windows say: their buttons, their keys, and what they ask in general."""

from __future__ import annotations

TEXTS = {
    "asking.nothing_found": "Nothing here has these words. Other people and the full walk are asked more questions.",
    "asking.look_for": "Words to look for",
    "asking.look_for_command": "Search for commands…",
    "asking.ok": "OK",
    "asking.back": "Back",
    "asking.back_button": "Back (Esc)",
    "asking.close": "Close",
    "asking.close_button": "Close (Esc)",
    "asking.keep": "Keep",
    "asking.keep_button": "Keep (F2)",
    "asking.done": "That is all",
    "asking.done_button": "That is all (F2)",
    "asking.choose": "Choose",
    "asking.take": "Take it",
    "asking.run": "Run it",
    "asking.scroll": "Scroll",
    "asking.read_on": "Read on",
    "asking.why_not": "Why does it not apply?",
    "asking.reason_about": "The reason is printed in the report.",
    "asking.reason_needed": "A reason is needed, in a few words.",
    "asking.note": "Note",
    "asking.note_about": "On: {question}. It is printed in the report.",
}
