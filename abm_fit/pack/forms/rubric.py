"""The shape of `rubric.yaml`: how answers are judged."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from abm_fit.pack.forms.base import Condition, Form, Id, Percent, Text
from abm_fit.pack.forms.values import DerivedForm, PolicyForm, SumForm, TableForm, ValueForm

Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
"""A currency's three letters."""


class RatesForm(Form):
    """Pinned rates: units of the base currency for one unit of each other one."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[Currency, Annotated[float, Field(gt=0)]]

    as_of: Text
    """The day of these rates."""


class GateForm(Form):
    """A condition that caps a band whatever the points say."""

    title: Text
    """What people read."""
    when: Condition
    """Where it fires."""
    caps: dict[Id, Id] = Field(default_factory=dict)
    """Sum to the highest band still allowed."""
    raises: dict[Id, Id] = Field(default_factory=dict)
    """Sum to the lowest band still allowed; wins over caps."""
    say: str = ""
    """Why it stops the score, in a sentence."""
    lifts_when: str = ""
    """What has to be true for it to lift."""
    source: Id = ""
    """A source's id."""


class ChoiceForm(Form):
    """One line of a decision."""

    id: Id
    """How conditions refer to it."""
    label: Text
    """What people read."""
    when: Condition = ""
    """Where it is taken; only the last line has none."""
    say: str = ""
    """The reason in a sentence."""
    until: str = ""
    """What would have to be true for another answer."""
    instead: str = ""
    """What to do with the money or time meanwhile."""
    again: str = ""
    """When to look at it again."""


class DecisionForm(Form):
    """A verdict of its own: the first line that holds."""

    title: Text
    """What people read."""
    role: Literal["headline", "route", "verdict"] = "verdict"
    """The report's headline, the route by which texts are picked, or a verdict beside the main one."""
    choices: Annotated[list[ChoiceForm], Field(min_length=1)]
    """The lines, first match first."""
    source: Id = ""
    """A source's id."""


class PatternForm(Form):
    """A named way to fail."""

    title: Text
    """What people read."""
    present: Condition
    """Where it is present."""
    possible: Condition = ""
    """A weaker sign that makes it possible."""
    say: str = ""
    """What it looks like and why it matters."""
    source: Id = ""
    """A source's id."""


class ContradictionForm(Form):
    """Answers that cannot all be true."""

    when: Condition
    """Where they clash."""
    say: Text
    """What clashes, in a sentence."""
    questions: Annotated[list[Id], Field(min_length=1)]
    """The questions to look at again."""


class FloorForm(Form):
    """The least share kept for the low pole of the mix."""

    id: Id
    """The floor's id."""
    least: Percent
    """Percent kept."""
    when: Condition
    """Where it is kept; what reads a segment means: in at least one."""
    say: str = ""
    """Why."""


class MixForm(Form):
    """How the mixes are made from the verdicts of the segments."""

    table: Id
    """The table whose outcomes carry the ranges."""
    weight: Id = ""
    """The question or quantity that weighs segments."""
    step: Annotated[int, Field(ge=1, le=50)] = 5
    """Shown to the nearest so many percent."""
    current: Id = ""
    """The question that holds today's share of the high pole."""
    low_word: Text
    """What the low pole is called."""
    high_word: Text
    """What the high pole is called."""
    floors: list[FloorForm] = Field(default_factory=list)
    """Shares reserved first."""


class CoverageForm(Form):
    """How much has to be known before a verdict is named, in percent of points."""

    axis: Percent = 70
    """Of each axis."""
    dimension: Percent = 50
    """Of each dimension."""
    na: Percent = 30
    """More of a dimension than this not applicable makes all of that unknown."""
    quick_axis: Percent = 75
    """What the quick walk must reach of each axis."""
    quick_dimension: Percent = 60
    """What the quick walk must reach of each dimension."""
    quick_caps: dict[Id, Id] = Field(default_factory=dict)
    """Sum to the highest band a quick assessment may be given."""


class TierForm(Form):
    """A way to run the programme for an account, with the quantities that judge it."""

    id: Id
    """The tier's id."""
    label: Text
    """What people read."""
    cost: Id
    """Cost of an account."""
    affordable: Id
    """What an account can pay for."""
    ratio: Id
    """Affordable over cost."""
    break_even: Id
    """The contract value at which it pays."""
    uplift: Id
    """The added chance of winning that pays it back."""


class EconomicsForm(Form):
    """What the economics and capacity pages show."""

    title: Text
    """The page's title."""
    statements: list[Text] = Field(default_factory=list)
    """Break-even arithmetic; `{id}` stands for a quantity, constant or numeric answer."""
    tiers: list[TierForm] = Field(default_factory=list)
    """The ways to run it, lightest first."""
    capacity: list[Text] = Field(default_factory=list)
    """Lines of the capacity page, likewise."""
    facts: list[Id] = Field(default_factory=list)
    """Further quantities to print."""


class RobustnessForm(Form):
    """Assumptions behind "how solid"."""

    shift: Annotated[float, Field(ge=0, le=0.5)] = 0.1
    """Chance that a choice is one option off, each way."""
    number_shift: Annotated[int, Field(ge=0, le=100)] = 10
    """By how many value points a number may be off."""
    number_chance: Annotated[float, Field(ge=0, le=0.5)] = 0.15
    """The chance of that, each way."""
    flips_most: Annotated[int, Field(ge=1, le=10)] = 5
    """The most answers changed in search of another verdict."""


class RubricForm(Form):
    """How the answers are judged."""

    format: Literal["abm-fit/rubric@1"] = Field(alias="schema")
    """Which kind of file this is, and which version of the format."""
    pack: Id
    """The questionnaire's id."""
    currency: Currency
    """The base currency of every amount in this file."""
    rates: RatesForm | None = None
    """Pinned, dated exchange rates."""
    gap_between: Annotated[list[Id], Field(min_length=2, max_length=2)] = Field(default_factory=list)
    """The two roles whose gap is measured: first minus second."""
    policy: dict[Id, PolicyForm] = Field(default_factory=dict)
    """Named constants."""
    values: dict[Id, ValueForm] = Field(default_factory=dict)
    """Question to the value of its answers."""
    derived: dict[Id, DerivedForm] = Field(default_factory=dict)
    """Quantities computed from answers."""
    sums: dict[Id, SumForm] = Field(default_factory=dict)
    """Dimensions and axes; a pack of tables over choices needs none."""
    gates: dict[Id, GateForm] = Field(default_factory=dict)
    """What caps a band whatever the points say."""
    tables: dict[Id, TableForm] = Field(default_factory=dict)
    """Bands to outcomes."""
    decisions: dict[Id, DecisionForm] = Field(default_factory=dict)
    """Verdicts of their own."""
    patterns: dict[Id, PatternForm] = Field(default_factory=dict)
    """Named ways to fail."""
    contradictions: dict[Id, ContradictionForm] = Field(default_factory=dict)
    """Answers that cannot all be true."""
    mix: MixForm | None = None
    """How the mixes are made; left out: none is shown."""
    coverage: CoverageForm = CoverageForm()
    """How much has to be known."""
    economics: EconomicsForm | None = None
    """What the economics pages show; left out: there are none."""
    robustness: RobustnessForm = RobustnessForm()
    """What the figures on how solid a result is assume."""
    accepted: dict[str, Text] = Field(default_factory=dict)
    """Warning of the check, with its place, to the reason why it stands."""
