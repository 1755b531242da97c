"""What the heads of the table of facts say."""

from __future__ import annotations

TEXTS = {
    "sheet.fact": "Fact",
    "sheet.company": "Company",
}
