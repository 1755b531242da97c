"""The help of `abm-fit schema`."""

from __future__ import annotations

TEXTS = {
    "command_schema.example": "abm-fit schema questionnaire > questionnaire.json",
}
