"""What the shortest way says of a question."""

from __future__ import annotations

TEXTS = {
    "shortest.why": "{now} verdicts are possible; after this answer at most {worst}.",
    "shortest.why_for": "{now} verdicts are possible for {segment}; after this answer at most {worst}.",
}
