"""From the set-up form to an assessment and back."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from abm_fit.assessment.editing import (
    new_assessment,
    with_depth,
    with_header,
    with_respondent,
    with_segment,
    without_segment,
)
from abm_fit.assessment.model import AGREED, Assessment, Respondent, Segment
from abm_fit.pack.model import Pack
from abm_fit.tui.screens.setup import EVERY_ROLE, Form


def assessment_from(pack: Pack, form: Form, assessment_id: str, today: str) -> Assessment:
    """Return a new assessment from a filled form."""
    return new_assessment(
        pack,
        assessment_id=assessment_id,
        organisation=form.organisation,
        period=form.period,
        currency=form.currency,
        date=today,
        depth="quick" if form.quick else "full",
        segments=tuple(Segment(new_id(), name) for name in form.segments),
        respondents=(person_of(pack, form),),
    )


def person_of(pack: Pack, form: Form) -> Respondent:
    """Return who the form says is answering; the role's name stands in for a name left out."""
    label = next((role.label for role in pack.questionnaire.roles if role.id == form.role), "Whole company")
    return Respondent(new_id(), form.person or label, role_of(form))


def role_of(form: Form) -> str:
    """Return the role that the form says; empty for somebody who answers everything."""
    return "" if form.role == EVERY_ROLE else form.role


def form_of(assessment: Assessment, respondent: str) -> Form:
    """Return the form filled with an assessment."""
    person = next((one for one in assessment.respondents if one.id == respondent), None)
    return Form(
        organisation=assessment.organisation,
        period=assessment.period,
        currency=assessment.currency,
        quick=assessment.depth == "quick",
        segments=tuple(segment.name for segment in assessment.segments),
        person=person.name if person else "",
        role=(person.role or EVERY_ROLE) if person else "",
    )


def changed(assessment: Assessment, form: Form, respondent: str) -> Assessment:
    """Return the assessment as the form says; answers stay whatever happens to their segment."""
    new = with_header(assessment, organisation=form.organisation, period=form.period, currency=form.currency)
    new = with_depth(new, "quick" if form.quick else "full")
    for segment in segments_after(assessment.segments, form.segments):
        new = with_segment(new, segment)
    kept = {segment.id for segment in segments_after(assessment.segments, form.segments)}
    for segment in assessment.segments:
        if segment.id not in kept:
            new = without_segment(new, segment.id)
    if respondent != AGREED and any(one.id == respondent for one in new.respondents) and form.person:
        new = with_respondent(new, Respondent(respondent, form.person, role_of(form)))
    return new


def segments_after(before: Sequence[Segment], names: Sequence[str]) -> tuple[Segment, ...]:
    """Return the segments for these names: the same name keeps its id, another name in its place renames it."""
    by_name = {segment.name.casefold(): segment for segment in before}
    wanted = {name.casefold() for name in names}
    taken = {segment.id for segment in before if segment.name.casefold() in wanted}
    spare = {index: segment for index, segment in enumerate(before) if segment.id not in taken}
    result = []
    for index, name in enumerate(names):
        same = by_name.get(name.casefold())
        renamed = spare.pop(index, None) if same is None else None
        result.append(Segment(same.id if same else renamed.id if renamed else new_id(), name))
    return tuple(result)


def new_id() -> str:
    """Return an id for a segment or a person; words may hold letters and digits only."""
    return f"s{uuid.uuid4().hex[:12]}"
