"""How a question, an axis or a verdict of one segment is named in a mapping."""

from __future__ import annotations

from abm_fit.assessment.model import WHOLE


def key_of(name: str, segment: str | None) -> str:
    """Return `name@segment`, or the name alone where it holds for the company or the single stand-in segment."""
    return name if segment is None or segment == WHOLE else f"{name}@{segment}"
