"""What is said of answers on their way to the store."""

from __future__ import annotations

TEXTS = {
    "saving.saved": "saved {time}",
    "saving.lost": "NOT SAVED",
    "saving.lost_why": "NOT SAVED: {why}",
    "saving.aside": "kept in a waiting file",
    "saving.aside_why": "What you confirm is kept in a waiting file and goes in once the store is back. Go on. {why}",
    "saving.new_aside": "The new assessment is kept in a waiting file ({why}).",
    "saving.change_aside": "What was changed is kept in a waiting file ({why}).",
    "saving.stay_here": "NOT SAVED yet: what you confirmed is on no disk. Make room, or put the right back, then "
    "answer once more. q leaves; it then goes into a file of its own, wherever one can be written.",
    "saving.too_long": "The store took too long.",
    "saving.unexpected": "The store did something unexpected. That is our mistake.",
    "saving.logged": "Where it happened is in {place}.",
}
