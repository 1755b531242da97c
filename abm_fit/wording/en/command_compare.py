"""The help of `abm-fit compare`; what it prints is the trend."""

from __future__ import annotations

TEXTS = {
    "command_compare.example": 'abm-fit compare "Acme (made up) 2026-Q3" "Acme (made up) 2026-Q4"',
    "command_compare.an_earlier": "BEFORE",
    "command_compare.before": "the earlier assessment: a name, or a file",
    "command_compare.a_later": "AFTER",
    "command_compare.after": "the later one",
}
