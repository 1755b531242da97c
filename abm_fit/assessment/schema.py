"""JSON Schemas of a worked case and of a portable file."""

from __future__ import annotations

from typing import Any


def json_schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a `case` or an `assessment`."""
    from abm_fit.assessment.forms import AssessmentForm, CaseForm
    from abm_fit.pack.schema import schema_of_form

    return schema_of_form(CaseForm if kind == "case" else AssessmentForm, kind)
