"""From the set-up form to an assessment and back."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence

from abm_fit.assessment.editing import (
    convertible,
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
from abm_fit.wording.spoken import say


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
        segments=segments_after((), form.segments),
        respondents=(person_of(pack, form),),
    )


def person_of(pack: Pack, form: Form) -> Respondent:
    """Return who the form says is answering; the role's name stands in for a name left out."""
    roles = pack.questionnaire.roles
    label = next((role.label for role in roles if role.id == form.role), say("arranging.whole_company"))
    return Respondent(new_id(), form.person or label, role_of(form))


def role_of(form: Form) -> str:
    """Return the role that the form says; empty for somebody who answers everything."""
    return "" if form.role == EVERY_ROLE else form.role


def form_of(assessment: Assessment, respondent: str, locale: str) -> Form:
    """Return the form filled with an assessment; the locale is this machine's, not its own."""
    person = next((one for one in assessment.respondents if one.id == respondent), None)
    return Form(
        organisation=assessment.organisation,
        period=assessment.period,
        currency=assessment.currency,
        locale=locale,
        quick=assessment.depth == "quick",
        segments=tuple(segment.name for segment in assessment.segments),
        person=person.name if person else "",
        role=(person.role or EVERY_ROLE) if person else "",
    )


def changed(pack: Pack, assessment: Assessment, form: Form, respondent: str) -> Assessment:
    """Return the assessment as the form says; answers stay whatever happens to their segment.

    Raises:
        InvalidAnswerError: a name can't be one, or the pack has no rate for the currency.
    """
    currency = form.currency if form.currency == assessment.currency else convertible(pack, form.currency)
    new = with_header(assessment, organisation=form.organisation, period=form.period, currency=currency)
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
    """Return the segments for these names: the same name keeps its id, another name in its place renames it.

    A name that is new has the id that it would have had before, so that one that was taken out finds its answers again.
    """
    by_name = {segment.name.casefold(): segment for segment in before}
    wanted = {name.casefold() for name in names}
    taken = {segment.id for segment in before if segment.name.casefold() in wanted}
    spare = {at: one for at, one in enumerate(before) if one.id not in taken}
    result: list[Segment] = []
    used = {segment.id for segment in before}
    for index, name in enumerate(names):
        same = by_name.get(name.casefold()) or spare.pop(index, None)
        own = segment_id(name)
        result.append(Segment(same.id if same else own if own not in used else new_id(), name))
    return tuple(result)


def segment_id(name: str) -> str:
    """Return the id that a name gives."""
    return f"s{hashlib.sha256(name.casefold().encode('utf-8', 'replace')).hexdigest()[:12]}"


def left_out(assessment: Assessment, form: Form) -> list[str]:
    """Return what counts no more once the form is saved: the segments that were taken out, with their answers."""
    kept = {segment.id for segment in segments_after(assessment.segments, form.segments)}
    said = []
    for segment in assessment.segments:
        count = sum(1 for _, where, _ in assessment.current() if where == segment.id)
        if segment.id not in kept and count:
            said.append(say.count(count, "arranging.has_answers", segment=segment.name))
    return said


def new_id() -> str:
    """Return an id for a person, or for a segment whose name's own is taken; words may hold letters and digits only."""
    return f"s{uuid.uuid4().hex[:12]}"
