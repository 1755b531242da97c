"""What the panel of the live result says beside the result."""

from __future__ import annotations

TEXTS = {
    "live.failed": "The result so far could not be worked out. That is our mistake.",
    "live.logged": "Where it happened is in {place}.",
    "live.more": "{key} shows more",
    "live.hide": "{key} hides it",
}
