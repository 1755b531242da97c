"""What is said of who answers, and of what can't be an answer here."""

from __future__ import annotations

TEXTS = {
    "whereabouts.room": "the room agrees",
    "whereabouts.what_if": "WHAT IF, nothing is saved",
    "whereabouts.no_rate": "There is no exchange rate for {currency} here.",
    "whereabouts.known_currencies": "Give it in one of {currencies}.",
}
