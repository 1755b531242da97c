"""An assessment without its answers, and an answer, as the JSON that the store holds."""

from __future__ import annotations

import json
from typing import Any

from abm_fit.assessment.model import Answer, Assessment, Respondent, Segment
from abm_fit.assessment.portable import data_of_row, row_of_data


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
    """Return an assessment from its header and its log."""
    data: dict[str, Any] = json.loads(header)
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


def text_of_row(row: Answer) -> str:
    """Return an answer as JSON."""
    return json.dumps(data_of_row(row))


def row_of_text(text: str) -> Answer:
    """Return an answer from its JSON."""
    return row_of_data(json.loads(text))
