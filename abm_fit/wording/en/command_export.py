"""What `abm-fit export` says, and its help."""

from __future__ import annotations

TEXTS = {
    "command_export.example": 'abm-fit export "Acme (made up) 2026-Q4" --blank --for sales --to for-sales.yaml',
    "command_export.to": "where to (.yaml or .json); without it, stdout",
    "command_export.blank": "leave everybody's answers out",
    "command_export.role": "with --blank: the role of who is to answer",
    "command_export.name": "with --blank: their name",
    "command_export.case": "write the light form of a worked case instead",
    "command_export.no_role": "There is no role '{role}' in this pack.",
    "command_export.colleague": "Colleague",
    "command_export.send": "Send {file}. It is walked with: abm-fit assess {file}",
    "command_export.merge": "Merge the answers back with: abm-fit import {file}",
}
