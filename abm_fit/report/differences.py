"""What two results say differently, figure by figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from abm_fit.wording.spoken import say

NAMES = ("question", "node", "id", "gate", "decision", "pattern", "advice", "child", "to")
"""What a part of a result goes by, the first that it has."""

OF_PEOPLE = frozenset({"said", "basis", "disputed", "people", "evidenced", "assessment_id", "orphans"})
"""What rests on who said something: it can't be recomputed from aggregated answers."""

Difference = tuple[str, str, str]
"""Where, what the report carries, what follows from the answers."""


def differences(carried: Any, computed: Any, left_out: frozenset[str], where: str = "") -> Iterator[Difference]:  # noqa: ANN401 - plain data
    """Yield every place where two pieces of plain data differ; keys in `left_out` are passed over."""
    if isinstance(carried, dict) and isinstance(computed, dict):
        if "exact" in computed and "exact" in carried:
            if carried["exact"] != computed["exact"] or carried.get("value") != computed.get("value"):
                yield where, figure(carried), figure(computed)
            return
        for key in sorted((carried.keys() | computed.keys()) - left_out):
            yield from differences(carried.get(key), computed.get(key), left_out, joined(where, str(key)))
    elif isinstance(carried, list) and isinstance(computed, list):
        if len(carried) != len(computed):
            yield where, say.count(len(carried), "verifying.entries"), say.count(len(computed), "verifying.entries")
        for place, (one, other) in enumerate(zip(carried, computed, strict=False)):
            yield from differences(one, other, left_out, joined(where, name_of(other, place)))
    elif carried != computed:
        yield where, short(carried), short(computed)


def joined(where: str, part: str) -> str:
    """Return a place within a place."""
    return f"{where} › {part}" if where else part


def name_of(part: Any, place: int) -> str:  # noqa: ANN401 - plain data
    """Name an entry of a list: by its id and segment, else by its number."""
    if isinstance(part, dict):
        name = next((part[key] for key in NAMES if isinstance(part.get(key), str)), "")
        segment = part.get("segment")
        if name:
            return f"{name} ({segment})" if segment else str(name)
        if segment:
            return str(segment)
    return str(place + 1)


def figure(number: dict[str, Any]) -> str:
    """Write a number as both of its forms."""
    value, exact = number.get("value"), str(number.get("exact"))[:40]
    return exact if str(value) == exact or str(value) == f"{exact}.0" else f"{value} ({exact})"


def short(value: Any) -> str:  # noqa: ANN401 - plain data
    """Write a value in at most eighty letters."""
    if value is None:
        return say("verifying.no_value")
    text = value if isinstance(value, str) else str(value)
    return f"“{text[:80]}{'…' if len(text) > 80 else ''}”" if isinstance(value, str) else text[:80]
