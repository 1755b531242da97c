"""What `abm-fit import` says, and its help."""

from __future__ import annotations

TEXTS = {
    "command_import.example": "abm-fit import for-sales.yaml",
    "command_import.files": "portable files, or worked cases",
    "command_import.added": "{file}: {entries} new entries for {assessment}.",
}
