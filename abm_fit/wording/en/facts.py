"""What the table of facts says."""

from __future__ import annotations

TEXTS = {
    "facts.none": "This person is asked for no facts in this walk.",
    "facts.nothing_here": "There is nothing to fill in here.",
    "facts.applies_to_all": "This applies to everyone. If you can't tell, d is don't know.",
    "facts.segment_first": "Go to a segment's answer first: it is then given to all other segments.",
    "facts.same.one": "The same in {n} other segment; u takes it back one by one.",
    "facts.same.many": "The same in {n} other segments; u takes it back one by one.",
    "facts.undone": "Taken back. U gives it again.",
    "facts.nothing_to_undo": "Nothing to undo in this session.",
    "facts.redone": "Given again.",
    "facts.nothing_to_redo": "Nothing to redo.",
}
