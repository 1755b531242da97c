"""What `abm-fit list` says, and its help."""

from __future__ import annotations

TEXTS = {
    "command_list.example": "abm-fit list --json",
    "command_list.json": "print one JSON document",
    "command_list.nothing": "Nothing is stored yet. Start with: abm-fit",
    "command_list.entries": "{number} entries",
}
