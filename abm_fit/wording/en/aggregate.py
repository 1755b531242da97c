"""What stands in aggregated answers in place of people's own words."""

from __future__ import annotations

TEXTS = {
    "aggregate.person": "Made up, {role}",
    "aggregate.reason": "given, and left out here",
}
