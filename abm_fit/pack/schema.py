"""The four documents against their shapes: every problem with its line, and the JSON Schemas for editors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from abm_fit.errors import Problem
from abm_fit.pack.document import Document
from abm_fit.pack.schema_line import schema_line_problem
from abm_fit.pack.schema_problems import problems_of

if TYPE_CHECKING:
    from pydantic import BaseModel

KINDS = ("questionnaire", "rubric", "advice", "sources")
"""The kinds of file that have a shape here."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one of `KINDS`."""
    return schema_of_form(form_of(kind), kind)


def schema_of_form(form: type[BaseModel], kind: str) -> dict[str, Any]:
    """Return the JSON Schema of any kind of file from its pydantic model, without what an editor shows as noise."""
    schema = _tidied(form.model_json_schema(by_alias=True))
    return {"$schema": _DIALECT, **schema, "title": f"abm-fit {kind}"}


def shape_problems(kind: str, document: Document) -> tuple[Problem, ...]:
    """Return everything in which a document differs from its shape, in the order of the file."""
    problem = schema_line_problem(document, kind)
    found = (problem,) if problem is not None else problems_of(form_of(kind), document)
    return tuple(replace(each, code="ABM-P001") for each in found)


def form_of(kind: str) -> type[BaseModel]:
    """Return the pydantic model of a kind of file."""
    if kind == "questionnaire":
        from abm_fit.pack.forms.questionnaire import QuestionnaireForm

        return QuestionnaireForm
    if kind == "rubric":
        from abm_fit.pack.forms.rubric import RubricForm

        return RubricForm
    from abm_fit.pack.forms.advice import AdviceFileForm, SourcesForm

    return AdviceFileForm if kind == "advice" else SourcesForm


def _tidied(part: Any) -> Any:  # noqa: ANN401 -- any JSON there is
    """Leave out what an editor would show as noise: made-up titles, empty defaults, null for what may be left out."""
    if isinstance(part, list):
        return [_tidied(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {key: value for key, value in part.items() if not _noise(key, value)}
    choices = kept.get("anyOf")
    if isinstance(choices, list) and {"type": "null"} in choices:
        rest = [choice for choice in choices if choice != {"type": "null"}]
        del kept["anyOf"]
        kept = {**rest[0], **kept} if len(rest) == 1 else {"anyOf": rest, **kept}
    return {key: _tidied(value) for key, value in kept.items()}


def _noise(key: str, value: object) -> bool:
    return (key == "title" and isinstance(value, str)) or (key == "default" and value in (None, "", [], {}))
