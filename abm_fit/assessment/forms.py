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

    model_config = ConfigDict(extra="forbid", strict=True, use_attribute_docstrings=True, allow_inf_nan=False)


class NotApplicableForm(Form):
    """An answer that does not apply."""

    not_applicable: Annotated[str, Field(min_length=1, description="why it does not apply")]


class WithEvidenceForm(Form):
    """An answer with evidence or a note."""

    value: str | float | list[str] = Field(description="the answer itself")
    evidence: EvidenceWord = "none"
    """Whether it was described with particulars, or shown on the spot."""
    note: Text = ""
    """What was said beside it."""


Light = str | float | list[str] | NotApplicableForm | WithEvidenceForm
"""An option id, a list of them (of a choice: one of these, not sure which), a number, `low..high`, dont_know, later, or
a mapping with more."""

Answers = dict[str, Light]


class NamedForm(Form):
    """Something with an id and a name."""

    id: AnyId
    """What answers call it."""
    name: Name
    """What people read."""


class RespondentForm(NamedForm):
    """Somebody who answers."""

    role: str = ""
    """A role of the pack."""


class PersonAnswersForm(Form):
    """What one person said."""

    answers: Answers | None = None
    """For the company, or for all segments alike."""
    by_segment: dict[str, Answers | None] | None = None
    """Segment to answers."""


class GatesForm(Form):
    """Which gates must fire, be open, be clear."""

    fired: list[str] = []
    """Gates that fire; `gate@segment` for one segment."""
    open: list[str] = []
    """Gates that depend on what is unknown."""
    clear: list[str] = []
    """Gates that do not fire."""


class ExpectForm(Form):
    """The result that a case must get."""

    verdict: str | dict[str, str] | None = None
    """The outcome, or by segment; `none` for not enough evidence."""
    possible: list[str] | dict[str, list[str]] | None = None
    """The outcomes still possible, or by segment."""
    bands: dict[str, str | dict[str, str]] = {}
    """Sum to band, or to bands by segment."""
    gates: GatesForm = GatesForm()
    """What the gates do."""
    decisions: dict[str, str | dict[str, str]] = {}
    """Decision to choice, or to choices by segment; `open` where several are possible."""
    patterns: dict[str, Literal["present", "possible", "absent"]] = {}
    """Pattern to its state."""


class CaseForm(Form):
    """A worked case: one company, and the verdict it must get."""

    schema_: str = Field(alias="schema", description="abm-fit/case@1")
    pack: Id
    """The id of the pack it is answered with."""
    version: Version
    """The pack's version it was written for."""
    title: Text = ""
    """What the case shows."""
    about: Text = ""
    """The company in a few sentences."""
    organisation: Name
    """Whose answers these are."""
    made_up: bool = False
    """Whether this is an example company; printed on every page."""
    currency: Currency
    """What an amount without a currency is in."""
    period: Name
    """Free words, usually `2026-Q4`."""
    date: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    """The day that reports print."""
    depth: Depth = "full"
    """The quick walk or the full one."""
    segments: list[NamedForm] = []
    """Parts of the business that are judged by themselves."""
    respondents: list[RespondentForm] = []
    """Who answered; the first gave the plain answers."""
    answers: Answers | None = Field(default=None, description="what the first respondent said")
    by_segment: dict[str, Answers | None] | None = None
    """Segment to what the first respondent said of it."""
    by_respondent: dict[str, PersonAnswersForm] | None = None
    """Respondent to what they said."""
    expect: ExpectForm | None = None
    """The result it must get; what is left out is not judged."""


class QuantityForm(Form):
    """A number or a range, exact: decimals or ratios as text."""

    low: str
    """The number, or where the range starts: `40000.5` or `1/3`."""
    high: str
    """The same number, or where the range ends."""
    currency: str = ""
    """ISO 4217; for money only."""


class RowForm(Form):
    """One row of the answer log."""

    uuid: AnyId
    """Unique in the log; an entry is taken in once."""
    sequence: Annotated[int, Field(ge=1)]
    """Its place in the log; the highest for a question, segment and respondent counts."""
    question: AnyId
    """The id of the question."""
    respondent: AnyId
    """Who said it."""
    segment: str | None = None
    """Left out: for the company, or for all segments alike."""
    state: Literal["answered", "dont_know", "not_applicable", "later", "cleared"]
    """Whether it was answered; `cleared` takes an answer back."""
    value: str | list[str] | QuantityForm | None = None
    """An option id, a list of them (of a choice: one of these), a text, a date or a number; set where answered."""
    reason: Text = ""
    """Why it does not apply."""
    evidence: EvidenceWord = "none"
    """Whether it was described with particulars, or shown on the spot."""
    note: Text = ""
    """What was said beside it."""
    carried: bool = False
    """Taken over from an earlier period and not confirmed yet."""
    at: str = ""
    """When, ISO 8601."""


class PackNameForm(Form):
    """Which pack the assessment was answered with."""

    id: Id
    """The pack's id."""
    version: Version
    """The pack's version."""
    digest: str
    """SHA-256 over the pack's four documents."""


class AssessmentForm(Form):
    """A portable file: an assessment and the pack it was answered with."""

    schema_: str = Field(alias="schema", description="abm-fit/assessment@1")
    id: AnyId
    """Unique; files with the same id are merged."""
    organisation: Name
    """Whose answers these are."""
    period: Name
    """Free words, usually `2026-Q4`."""
    date: str
    """The day that reports print."""
    currency: Currency
    """What an amount without a currency is in."""
    depth: Depth = "full"
    """The quick walk or the full one."""
    made_up: bool = False
    """Whether this is an example company; printed on every page."""
    about: Text = ""
    """The company in a few sentences."""
    follows: str = ""
    """The id of the assessment it was started from."""
    pack: PackNameForm
    """What it was answered with."""
    segments: list[NamedForm] = []
    """Parts of the business that are judged by themselves."""
    respondents: list[RespondentForm] = []
    """Who answers."""
    log: list[RowForm] = []
    """Every answer ever given, in order; entries are only added."""
    documents: dict[Literal["questionnaire", "rubric", "advice", "sources"], dict[str, Any]] = {}
    """The pack's four documents, whole."""
