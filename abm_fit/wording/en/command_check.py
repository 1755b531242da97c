"""The help of `abm-fit check`."""

from __future__ import annotations

TEXTS = {
    "command_check.example": "abm-fit check questionnaires/abm_fit",
    "command_check.a_pack": "pack",
    "command_check.pack": "a pack's folder, or a bundled pack's name (default: the bundled one)",
    "command_check.json": "print the findings as one JSON document",
    "command_check.mutate": "also list small changes of the rubric that no worked case notices",
    "command_check.a_target": "TARGET",
    "command_check.witness": "print a case file that reaches a verdict, band, gate, pattern or choice",
}
