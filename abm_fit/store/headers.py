"""An assessment without its answers, and an answer, as the JSON that the store holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from abm_fit.assessment.model import Answer, Assessment, Respondent, Segment
from abm_fit.assessment.portable import data_of_row, row_of_data
from abm_fit.errors import StoreError
from abm_fit.wording.spoken import say


def header_of(assessment: Assessment) -> str:
    """Return everything about an assessment but its answers."""
    return json.dumps(
        {
            "organisation": assessment.organisation,
            "period": assessment.period,
            "currency": assessment.currency,
            "depth": assessment.depth,
            "segments": [[one.id, one.name] for one in assessment.segments],
            "respondents": [[one.id, one.name, one.role] for one in assessment.respondents],
            "date": assessment.date,
            "made_up": assessment.made_up,
            "follows": assessment.follows,
            "about": assessment.about,
            "pack": [assessment.pack_id, assessment.pack_version, assessment.pack_digest],
        }
    )


def assessment_of(assessment_id: str, header: str, log: tuple[Answer, ...] = ()) -> Assessment:
    """Return an assessment from its header and its log; raises StoreError where the header is damaged."""
    with readable():
        return _assessment_of(assessment_id, json.loads(header), log)


@contextmanager
def readable() -> Iterator[None]:
    """Turn what a damaged text in the store leads to into a `StoreError`."""
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(say("store.damaged"), hint=say("store.restore")) from error


def _assessment_of(assessment_id: str, data: Mapping[str, Any], log: tuple[Answer, ...]) -> Assessment:
    pack_id, version, digest = data["pack"]
    return Assessment(
        id=assessment_id,
        organisation=data["organisation"],
        period=data["period"],
        currency=data["currency"],
        pack_id=pack_id,
        pack_version=version,
        pack_digest=digest,
        depth=data["depth"],
        segments=tuple(Segment(*one) for one in data["segments"]),
        respondents=tuple(Respondent(*one) for one in data["respondents"]),
        log=log,
        date=data["date"],
        made_up=data["made_up"],
        follows=data["follows"],
        about=data["about"],
    )


def both_changes(stored: Assessment, ours: Assessment, before: Assessment | None) -> Assessment:
    """Return our header over the stored one: what we did not change since `before` stays as it is stored.

    Without `before` everything counts as changed by us. Respondents are never dropped.
    """
    names: tuple[str, ...] = ("organisation", "period", "currency", "depth", "date", "made_up", "follows", "about")
    names += ("pack_id", "pack_version", "pack_digest")
    changed = {
        name: getattr(ours, name) for name in names if before is None or getattr(ours, name) != getattr(before, name)
    }
    if before is None:
        mine = {one.id for one in ours.respondents}
        others = tuple(one for one in stored.respondents if one.id not in mine)
        return replace(stored, **changed, respondents=(*ours.respondents, *others), segments=ours.segments)
    return replace(
        stored,
        **changed,
        respondents=_united(stored.respondents, ours.respondents, before.respondents),
        segments=_united(stored.segments, ours.segments, before.segments),
    )


Named = TypeVar("Named", Segment, Respondent)


def _united(stored: tuple[Named, ...], ours: tuple[Named, ...], before: tuple[Named, ...]) -> tuple[Named, ...]:
    """Return the stored items with what we added, changed or took out since `before`; new ones come last."""
    mine = {one.id: one for one in ours}
    was = {one.id: one for one in before}
    kept: list[Named] = []
    for one in stored:
        if one.id not in mine:
            if one.id not in was:
                kept.append(one)
            continue
        kept.append(one if mine[one.id] == was.get(one.id) else mine[one.id])
    there = {one.id for one in stored}
    kept += [one for one in ours if one.id not in there and one != was.get(one.id)]
    return tuple(kept)


def text_of_row(row: Answer) -> str:
    """Return an answer as JSON."""
    return json.dumps(data_of_row(row))


def row_of_text(text: str) -> Answer:
    """Return an answer from its JSON; raises StoreError where it is damaged."""
    with readable():
        return row_of_data(json.loads(text))
