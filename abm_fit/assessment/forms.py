"""The shapes of a worked case and of a portable file as pydantic models; imported only to explain or to print them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,79}$")]
AnyId = Annotated[str, Field(min_length=1, max_length=200)]
Text = Annotated[str, Field(max_length=200_000)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Version = Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
EvidenceWord = Literal["none", "described", "shown"]
Depth = Literal["quick", "full"]


class Form(BaseModel):
    """A mapping in which every key is known."""

    model_config = ConfigDict(extra="forbid", strict=True)


class NotApplicableForm(Form):
    """An answer that does not apply."""

    not_applicable: Annotated[str, Field(min_length=1, description="why it does not apply")]


class WithEvidenceForm(Form):
    """An answer with evidence or a note."""

    value: str | float | list[str] = Field(description="the answer itself")
    evidence: EvidenceWord = "none"
    note: Text = ""


Light = str | float | list[str] | NotApplicableForm | WithEvidenceForm
"""An option id, a list of them, a number, `low..high`, dont_know, later, or a mapping with more."""

Answers = dict[str, Light]


class NamedForm(Form):
    """Something with an id and a name."""

    id: AnyId
    name: Name


class RespondentForm(NamedForm):
    """Somebody who answers."""

    role: str = ""


class PersonAnswersForm(Form):
    """What one person said."""

    answers: Answers | None = None
    by_segment: dict[str, Answers | None] | None = None


class GatesForm(Form):
    """Which gates must fire, be open, be clear."""

    fired: list[str] = []
    open: list[str] = []
    clear: list[str] = []


class ExpectForm(Form):
    """The result that a case must get."""

    verdict: str | dict[str, str] | None = None
    possible: list[str] | dict[str, list[str]] | None = None
    bands: dict[str, str | dict[str, str]] = {}
    gates: GatesForm = GatesForm()
    decisions: dict[str, str] = {}
    patterns: dict[str, Literal["present", "possible", "absent"]] = {}


class CaseForm(Form):
    """A worked case: one company, and the verdict it must get."""

    schema_: str = Field(alias="schema", description="abm-fit/case@1")
    pack: Id
    version: Version
    title: Text = ""
    about: Text = ""
    organisation: Name
    made_up: bool = False
    currency: Currency
    period: Name
    date: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    depth: Depth = "full"
    segments: list[NamedForm] = []
    respondents: list[RespondentForm] = []
    answers: Answers | None = Field(default=None, description="what the first respondent said")
    by_segment: dict[str, Answers | None] | None = None
    by_respondent: dict[str, PersonAnswersForm] | None = None
    expect: ExpectForm | None = None


class QuantityForm(Form):
    """A number or a range, exact: decimals or ratios as text."""

    low: str
    high: str
    currency: str = ""


class RowForm(Form):
    """One row of the answer log."""

    uuid: AnyId
    sequence: Annotated[int, Field(ge=1)]
    question: AnyId
    respondent: AnyId
    segment: str | None = None
    state: Literal["answered", "dont_know", "not_applicable", "later", "cleared"]
    value: str | list[str] | QuantityForm | None = None
    reason: Text = ""
    evidence: EvidenceWord = "none"
    note: Text = ""
    carried: bool = False
    at: str = ""


class PackNameForm(Form):
    """Which pack the assessment was answered with."""

    id: Id
    version: Version
    digest: str


class AssessmentForm(Form):
    """A portable file: an assessment and the pack it was answered with."""

    schema_: str = Field(alias="schema", description="abm-fit/assessment@1")
    id: AnyId
    organisation: Name
    period: Name
    date: str
    currency: Currency
    depth: Depth = "full"
    made_up: bool = False
    about: Text = ""
    follows: str = ""
    pack: PackNameForm
    segments: list[NamedForm] = []
    respondents: list[RespondentForm] = []
    log: list[RowForm] = []
    documents: dict[Literal["questionnaire", "rubric", "advice", "sources"], dict[str, Any]] = {}
