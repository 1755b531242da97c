"""What the UI remembers between sessions, kept in one small JSON file: theme, last place, and what home showed.

It is a convenience, never the truth: answers are in the store. A file that is missing, broken or unwritable is the same
as an empty one. Kept apart by store, so that two stores never show each other's organisations.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

FILE = "ui.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class LastPlace:
    """Where somebody was in an assessment."""

    assessment: str
    question: str = ""
    segment: str | None = None
    respondent: str = ""


@dataclass(frozen=True, slots=True)
class Remembered:
    """Everything that is remembered for one store."""

    theme: str = ""
    locale: str = ""
    """How numbers are read and written; empty where nobody chose."""
    report: Mapping[str, str] = field(default_factory=dict)
    """What was chosen for the last report."""
    last: LastPlace | None = None
    places: Mapping[str, LastPlace] = field(default_factory=dict)
    """Assessment id to the last place in it."""
    home: tuple[Mapping[str, Any], ...] = ()
    """What home listed last, so that it can be painted before the store is open."""
    hints_seen: bool = False


def state_folder() -> Path:
    """Return the folder for what the UI remembers; it is not created here."""
    named = os.environ.get("ABM_FIT_STATE")
    if named:
        return Path(named)
    base = os.environ.get("XDG_STATE_HOME")
    return (Path(base) if base else Path.home() / ".local" / "state") / "abm-fit"


def load_remembered(folder: Path, store: str) -> Remembered:
    """Return what is remembered for a store; empty where there is nothing usable."""
    try:
        data = json.loads((folder / FILE).read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            return Remembered()
        mine = data["stores"].get(store, {})
        return Remembered(
            theme=str(data.get("theme", "")),
            locale=str(data.get("locale", "")),
            report={str(key): str(value) for key, value in dict(data.get("report", {})).items()},
            last=_place(mine.get("last")),
            places={key: place for key, raw in mine.get("places", {}).items() if (place := _place(raw))},
            home=tuple(dict(row) for row in mine.get("home", [])),
            hints_seen=bool(data.get("hints_seen")),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Remembered()


def save_remembered(folder: Path, store: str, remembered: Remembered) -> bool:
    """Write what is remembered for a store, leaving other stores' alone; returns whether it could be written."""
    path = folder / FILE
    try:
        before = json.loads(path.read_text(encoding="utf-8"))
        stores = dict(before["stores"]) if before["version"] == VERSION else {}
    except (OSError, ValueError, KeyError, TypeError):
        stores = {}
    stores[store] = {
        "last": asdict(remembered.last) if remembered.last else None,
        "places": {key: asdict(place) for key, place in remembered.places.items()},
        "home": [dict(row) for row in remembered.home],
    }
    data = {
        "version": VERSION,
        "theme": remembered.theme,
        "locale": remembered.locale,
        "report": dict(remembered.report),
        "hints_seen": remembered.hints_seen,
        "stores": stores,
    }
    partial = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        partial.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        partial.replace(path)
    except (OSError, TypeError, ValueError):
        return False
    return True


def with_place(remembered: Remembered, place: LastPlace) -> Remembered:
    """Return it with this as the last place."""
    return replace(remembered, last=place, places={**remembered.places, place.assessment: place})


def _place(raw: object) -> LastPlace | None:
    if not isinstance(raw, dict) or not isinstance(raw.get("assessment"), str):
        return None
    segment = raw.get("segment")
    return LastPlace(
        assessment=raw["assessment"],
        question=str(raw.get("question", "")),
        segment=segment if isinstance(segment, str) else None,
        respondent=str(raw.get("respondent", "")),
    )
