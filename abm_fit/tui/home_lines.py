"""Home's lines from the store's summaries, and through the small file that paints home before the store is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from abm_fit.tui.screens.home import HomeLine

if TYPE_CHECKING:
    from abm_fit.store.store import Summary


def home_line(summary: Summary) -> HomeLine:
    """Return a stored assessment's line."""
    # The log has a line for every change, so its length is no number of answers.
    about = f"last changed {summary.changed[:10]}" if summary.rows and summary.changed else "nothing answered yet"
    return HomeLine(summary.id, summary.organisation, summary.period, about, summary.made_up)


def line_to(line: HomeLine) -> dict[str, Any]:
    """Return a line as plain data."""
    return asdict(line)


def line_from(row: Mapping[str, Any]) -> HomeLine | None:
    """Return a line from plain data; None where it is none."""
    try:
        return HomeLine(**{key: row[key] for key in ("id", "organisation", "period", "about", "made_up")})
    except (KeyError, TypeError):
        return None
