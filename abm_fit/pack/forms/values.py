"""The shape of what the rubric computes with: policy, values, derived quantities, sums and tables."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from abm_fit.pack.forms.base import Condition, Form, Id, Percent, Points, RangeForm, Text, Unit, Worth


class PolicyForm(Form):
    """A named constant that anybody may edit; printed with its source."""

    title: Text
    """What it is."""
    value: float
    """The number."""
    unit: Unit = ""
    """What it is counted in."""
    source: Id = ""
    """A source's id; left out: our own judgement."""
    note: str = ""
    """How it came about, what it includes."""


class ValueForm(Form):
    """How a question's answer becomes a whole-number value."""

    options: dict[Id, Worth] = Field(default_factory=dict)
    """Choice and many-of questions: the value of each option."""
    many: Literal["sum", "max", "min", "count"] = "sum"
    """Many-of questions: how the ticked options' values combine."""
    many_most: Worth | None = None
    """The most that a sum of ticked options can give."""
    curve: Annotated[list[Annotated[list[float], Field(min_length=2, max_length=2)]], Field(min_length=2)] = Field(
        default_factory=list
    )
    """Numeric questions: points [number, value]; straight lines between them, flat outside."""
    log: bool = False
    """Draw the curve's lines over the logarithm of the number."""
    steps: bool | Literal["beyond"] = False
    """The value of the last point reached counts, without lines; `beyond`: of the last point exceeded."""
    shape: Literal["rising", "falling", "peaked", "any"] = "rising"
    """How the value moves with the answer; the check proves it."""
    unknown: Literal["interval", "weak"] = "interval"
    """What don't know means: anything possible, or itself the finding (scores lowest, fires no gate)."""
    unknown_range: RangeForm | None = None
    """Numeric questions: the sourced range where nobody knows."""
    actionable: bool = False
    """Whether the company can raise this answer by its own effort."""
    effort: Annotated[int, Field(ge=1, le=1000)] = 1
    """Effort of one option step, or of a quarter of the value range."""
    source: Id = ""
    """A source's id."""
    note: str = ""
    """Why these values."""


class DerivedForm(Form):
    """A quantity computed from answers: a fact for gates and text, never points."""

    title: Text
    """What it is, as people read it."""
    formula: Condition = Field(alias="is")
    """The formula."""
    unit: Unit = ""
    """What it is counted in."""
    when: Condition = ""
    """The formula counts only where this holds; elsewhere `otherwise` does."""
    otherwise: RangeForm | None = None
    """The range where `when` does not certainly hold or an answer is missing."""
    source: Id = ""
    """A source's id."""
    note: str = ""
    """What the reader should know about it."""


class BandForm(Form):
    """A stretch of a sum's score, up to the next band."""

    id: Id
    """How gates and tables refer to it."""
    label: Text
    """What people read."""
    start: float | None = Field(default=None, alias="from")
    """Where it starts, itself included; the lowest band may leave it out."""
    about: str = ""
    """What it means."""
    source: Id = ""
    """Where the cut-point comes from."""


class SumForm(Form):
    """A weighted sum of whole points."""

    title: Text
    """What people read."""
    points: dict[Id, Points] = Field(default_factory=dict)
    """Questions, sums or tables, each with its whole points; left out: a level that gates alone decide."""
    combine: Literal["mean", "total"] = "mean"
    """A mean weighted by points, or points times values added up."""
    role: Literal["axis", "dimension"] | None = None
    """A main result, or a part of one; left out: neither."""
    kind: Literal["position", "level"] | None = None
    """A place between two poles, or more is better."""
    poles: Annotated[list[Text], Field(min_length=2, max_length=2)] = Field(default_factory=list)
    """What 0 and 100 mean on a position axis."""
    bands: list[BandForm] = Field(default_factory=list)
    """Lowest first."""
    about: str = ""
    """What it measures."""
    source: Id = ""
    """A source's id."""


class OutcomeForm(Form):
    """One result a table can give."""

    id: Id
    """How rows and conditions refer to it."""
    label: Text
    """What people read."""
    say: str = ""
    """The verdict in a sentence."""
    texts: dict[Id, Text] = Field(default_factory=dict)
    """By the route decision's choice: what it means there."""
    now: Annotated[list[Percent], Field(min_length=2, max_length=2)] = Field(default_factory=list)
    """The mix's high pole for the next two quarters: least and most, percent."""
    later: Annotated[list[Percent], Field(min_length=2, max_length=2)] = Field(default_factory=list)
    """The mix to grow into: least and most, percent."""
    ranks: dict[Id, int] = Field(default_factory=dict)
    """Ordered components in which the table must not fall."""
    value: Worth | None = None
    """Whole-number value, for tables inside sums."""


class TableForm(Form):
    """A table in which every combination of inputs meets exactly one row."""

    title: Text
    """What people read."""
    role: Literal["verdict"] | None = None
    """The verdict; left out for any other table."""
    inputs: Annotated[list[Id], Field(min_length=1, max_length=6)]
    """Sums with bands, choice questions, or tables."""
    monotone: bool = True
    """Whether the check must prove that no input's improvement lowers the outcome's ranks."""
    outcomes: Annotated[list[OutcomeForm], Field(min_length=1)]
    """Lowest first."""
    rows: Annotated[list[dict[Id, Id | list[Id]]], Field(min_length=1)]
    """Each input's ids (one, a list, or any), and `then` the outcome."""
