"""Home's lines from the store's summaries, and through the small file that paints home before the store is open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from abm_fit.tui.screens.home import HomeLine
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.assessment.model import Assessment
    from abm_fit.pack.model import Pack
    from abm_fit.store.store import Summary


def home_line(summary: Summary, newest: Mapping[str, Pack]) -> HomeLine:
    """Return a stored assessment's line; `newest` are the packs on this machine, by id."""
    from abm_fit.tui.packs import is_older

    # The log has a line for every change, so its length is no number of answers.
    answered = summary.rows and summary.changed
    about = say("home.changed", day=summary.changed[:10]) if answered else say("home.unanswered")
    known = newest.get(summary.pack_id)
    return HomeLine(
        summary.id,
        summary.organisation,
        summary.period,
        about,
        summary.made_up,
        summary.archived,
        known is not None and is_older(summary.pack_version, known.version),
    )


def line_left(assessment: Assessment, before: HomeLine | None) -> HomeLine:
    """Return the line of an assessment that was just left, by what home knew `before` and what was said since."""
    known = before or HomeLine(assessment.id, "", "", "")
    if assessment.log:
        about = say("home.changed", day=assessment.log[-1].at[:10])
    else:
        about = known.about or say("home.unanswered")
    return known._replace(
        organisation=assessment.organisation, period=assessment.period, made_up=assessment.made_up, about=about
    )


def line_to(line: HomeLine) -> dict[str, Any]:
    """Return a line as plain data."""
    return line._asdict()


def line_from(row: Mapping[str, Any]) -> HomeLine | None:
    """Return a line from plain data; None where it is none."""
    try:
        texts = [str(row[key]) for key in ("id", "organisation", "period", "about")]
        signs = [bool(row.get(key)) for key in ("made_up", "archived", "older")]
    except (KeyError, TypeError, AttributeError):
        return None
    return HomeLine(texts[0], texts[1], texts[2], texts[3], signs[0], signs[1], signs[2])
