"""The shape of `questionnaire.yaml`: what is asked."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from abm_fit.pack.forms.base import Condition, Form, Id, Text

Version = Annotated[str, Field(pattern=r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$")]
"""A semantic version such as 1.0.0."""


class SegmentWords(Form):
    """What one part of the business is called, and several."""

    one: Text
    """One of them: "segment"."""
    many: Text
    """Several: "segments"."""


class RoleForm(Form):
    """A function in the company that answers questions."""

    id: Id
    """How the pack refers to the role."""
    label: Text
    """What people read."""
    about: str = ""
    """Who that is, in a line."""


class TermForm(Form):
    """A term of the field, explained."""

    term: Text
    """The term as the questions use it."""
    means: Text
    """What it means, in plain words."""


class OptionForm(Form):
    """One answer that can be picked."""

    id: Id
    """How the rubric refers to it; never shown."""
    label: Text
    """What people read: something an outsider could observe."""
    exclusive: bool = False
    """In a many-of question: cannot stand beside any other ("none of these")."""
    was: list[Id] = Field(default_factory=list)
    """Former ids, so that old answers are still read."""


class HelpForm(Form):
    """Folded help under a question."""

    why: str = ""
    """Why this is asked."""
    judge: str = ""
    """How to judge, or where to look the number up."""
    evidence: list[Text] = Field(default_factory=list)
    """What counts as evidence, one thing a line."""


class QuestionForm(Form):
    """One question."""

    id: Id
    """How rubric and answers refer to it."""
    ask: Text
    """The question in full."""
    short: str = ""
    """A label of a few words, for tables and reports."""
    kind: Literal["choice", "many", "number", "percent", "money", "days", "count", "date", "text"]
    """`choice` picks one option, `many` any number; the others are typed in. Percent is in percent points."""
    per: Literal["company", "segment"] = "company"
    """Asked once, or for each segment."""
    quick: bool = False
    """Part of the quick walk."""
    fact: bool = False
    """A number or name to look up: the authoritative role's answer counts."""
    roles: list[Id] = Field(default_factory=list)
    """Who is asked; left out: everyone."""
    authority: list[Id] = Field(default_factory=list)
    """For facts: whose answer counts, best first."""
    options: list[OptionForm] = Field(default_factory=list)
    """For choice and many-of questions: the answers, weakest first."""
    help: HelpForm = HelpForm()
    """Folded help."""
    na: bool = False
    """Whether "not applicable" may be given, with a reason."""
    when: Condition = ""
    """Asked unless this is certainly false; reads answers and derived quantities only."""
    unit: str = ""
    """For number and count: what is counted."""
    least: float | None = None
    """The lowest number allowed; left out: any."""
    most: float | None = None
    """The highest number allowed; left out: any."""
    was: list[Id] = Field(default_factory=list)
    """Former ids, so that old answers are still read."""


class SectionForm(Form):
    """Questions that are walked together."""

    id: Id
    """The section's id."""
    title: Text
    """What people read."""
    about: str = ""
    """One sentence, shown when the section starts."""
    questions: Annotated[list[QuestionForm], Field(min_length=1)]
    """The questions in asking order."""


class QuestionnaireForm(Form):
    """Everything that is asked."""

    format: Literal["abm-fit/questionnaire@1"] = Field(alias="schema")
    """Which kind of file this is, and which version of the format."""
    id: Id
    """The pack's id."""
    version: Version
    """Semantic version; a higher first number means that old answers change their meaning."""
    title: Text
    """What the pack is called."""
    about: str = ""
    """One sentence on what it decides."""
    segments: SegmentWords | None = None
    """Left out where nothing is asked per segment."""
    roles: list[RoleForm] = Field(default_factory=list)
    """Who answers."""
    glossary: list[TermForm] = Field(default_factory=list)
    """Terms of the field."""
    sections: Annotated[list[SectionForm], Field(min_length=1)]
    """The sections in walking order."""
