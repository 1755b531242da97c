"""Words that sentences everywhere are joined with."""

from __future__ import annotations

TEXTS = {
    **{
        f"number.{figure}": word
        for figure, word in enumerate(("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))
    },
    "and": "and",
    "or": "or",
}
