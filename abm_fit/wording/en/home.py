"""What home says."""

from __future__ import annotations

TEXTS = {
    "home.question": "Does account-based marketing fit you, and could you carry it?",
    "home.promise": "An honest answer, which may be no. Every answer is saved as you give it.",
    "home.new": "New assessment",
    "home.example": "Worked example",
    "home.example_about": "a made-up company, filled in",
    "home.archived_hide": "Show no archived ones",
    "home.archived_show": "Archived ({number})",
    "home.pick_first": "Go to an assessment in the list first.",
    "home.nothing_to_undo": "Nothing to undo here.",
    "home.nothing_archived": "Nothing is archived: a puts the highlighted one away.",
    "home.first": "Enter starts your first assessment.",
    "home.opening": "Opening…",
    "home.open": "Open an assessment",
    "home.not_found": "No assessment has these words.",
    "home.go_on": "► Go on: ",
    "home.changed": "last changed {day}",
    "home.unanswered": "nothing answered yet",
    "home.no_name": "(no name)",
    "home.made_up": " · made up",
    "home.put_away": " · archived",
    "home.older": " · older questions: m",
}
