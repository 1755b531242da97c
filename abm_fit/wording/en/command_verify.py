"""The help of `abm-fit verify`."""

from __future__ import annotations

TEXTS = {
    "command_verify.example": "abm-fit verify report.pdf",
    "command_verify.a_pdf": "FILE.pdf",
    "command_verify.file": "a report that abm-fit wrote",
}
