"""The shapes of `advice.yaml` and `sources.yaml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from abm_fit.pack.forms.base import Condition, Form, Id, Text


class AdviceForm(Form):
    """One thing to do."""

    id: Id
    """The advice's id."""
    title: Text
    """What people read."""
    do: Text
    """What to do, step by step."""
    owner: Id
    """The role that does it."""
    days: Literal[30, 60, 90]
    """By when."""
    hours: Annotated[int, Field(ge=0)]
    """Hours of work."""
    cost: str = ""
    """What it costs, in words."""
    done_when: Text
    """How anybody can tell that it is done."""
    stop_when: str = ""
    """When to give up on it."""
    lifts: dict[Id, Id] = Field(default_factory=dict)
    """Question to the option it gets the answer to."""
    opens: list[Id] = Field(default_factory=list)
    """Gates it opens."""
    when: Condition = ""
    """Given unless certainly false; what reads a segment means: in at least one."""


class RefusalForm(Form):
    """One thing that is advised against."""

    id: Id
    """The refusal's id."""
    title: Text
    """What people read."""
    why: Text
    """The reason."""
    until: Text
    """What would have to be true."""
    instead: Text
    """What to do meanwhile."""
    again: Text
    """When to look at it again."""
    when: Condition
    """Where it is said; what reads a segment means: in at least one."""


class AdviceFileForm(Form):
    """What to do, and what not to."""

    format: Literal["abm-fit/advice@1"] = Field(alias="schema")
    """Which kind of file this is, and which version of the format."""
    pack: Id
    """The questionnaire's id."""
    advice: list[AdviceForm] = Field(default_factory=list)
    """Things to do."""
    not_recommended: list[RefusalForm] = Field(default_factory=list)
    """Things advised against."""
    limits: list[Text] = Field(default_factory=list)
    """Limits of the method, printed in every report."""


class SourceForm(Form):
    """Where a threshold comes from."""

    id: Id
    """How the rubric refers to it."""
    title: Text
    """Its title as cited."""
    grade: Literal["A", "B", "article", "judgement"]
    """A and B: measured, by how well; article: the practice we follow; judgement: ours."""
    date: Text | Annotated[int, Field(ge=1900, le=2200)]
    """When it was published: a year, a month or a day."""
    says: Text
    """What it says on the matter."""
    url: str = ""
    """Where to find it."""
    publisher: str = ""
    """Who published it."""


class SourcesForm(Form):
    """Where the thresholds come from."""

    format: Literal["abm-fit/sources@1"] = Field(alias="schema")
    """Which kind of file this is, and which version of the format."""
    pack: Id
    """The questionnaire's id."""
    sources: list[SourceForm] = Field(default_factory=list)
    """The sources."""
