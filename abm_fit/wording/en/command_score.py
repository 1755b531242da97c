"""The help of `abm-fit score`; what it prints is the summary."""

from __future__ import annotations

TEXTS = {
    "command_score.example": 'abm-fit score "Acme (made up) 2026-Q4" --json > result.json',
    "command_score.json": "print the whole result as one JSON document",
    "command_score.full": "also the arithmetic and how solid it is (--json always has them)",
}
