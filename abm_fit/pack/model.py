"""A pack, ready to use: the questions, the rubric, the advice and the sources as frozen values.

Built by `abm_fit.pack.compiling` from validated documents. Ids are the words of the YAML files. Numbers are exact
(`Fraction`); money is in the pack's base currency. Everything here is data: nothing computes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

from abm_fit.pack.expression import Expression

Kind = Literal["choice", "many", "number", "percent", "money", "days", "count", "date", "text"]
"""The kinds of question. `percent` is in percent points (70, not 0.7); `days` in days; `money` carries a currency."""

NUMERIC_KINDS: frozenset[str] = frozenset({"number", "percent", "money", "days", "count"})
"""The kinds whose answer is a quantity and may be a range."""

Scope = Literal["company", "segment"]
"""Asked, computed or decided once, or once for each segment."""


@dataclass(frozen=True, slots=True)
class Role:
    """A function in the company that answers questions: sales, marketing, finance, and so on."""

    id: str
    label: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry: a term of the field, explained in plain words."""

    term: str
    means: str


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice or many-of question; describes what an outsider could observe."""

    id: str
    label: str
    exclusive: bool = False
    """In a many-of question: cannot stand beside any other ("none of these")."""
    was: tuple[str, ...] = ()
    """Former ids, so that old answers are still read."""


@dataclass(frozen=True, slots=True)
class Help:
    """Folded help under a question; any part may be empty."""

    why: str = ""
    """Why we ask."""
    judge: str = ""
    """How to judge, or where to look the number up."""
    evidence: tuple[str, ...] = ()
    """What evidence counts, one thing a line."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, as asked."""

    id: str
    section: str
    ask: str
    """The question in full."""
    short: str
    """A label of a few words, for tables, rails and reports."""
    kind: Kind
    per: Scope = "company"
    quick: bool = False
    """Part of the quick walk."""
    fact: bool = False
    """A number or name to look up rather than a judgement; the authoritative role's answer counts."""
    roles: tuple[str, ...] = ()
    """Who is asked; empty means everyone."""
    authority: tuple[str, ...] = ()
    """For facts: whose number counts, best first."""
    options: tuple[Option, ...] = ()
    help: Help = Help()
    na: bool = False
    """Whether "not applicable" may be given (always with a reason)."""
    when: Expression | None = None
    """Asked unless this is certainly false; then hidden and not applicable."""
    unit: str = ""
    """What a plain number counts: "accounts", "people", "months"."""
    least: Fraction | None = None
    most: Fraction | None = None
    """Bounds a number must keep, both allowed."""
    was: tuple[str, ...] = ()

    @property
    def numeric(self) -> bool:
        """Whether an answer is a quantity, which may be a range."""
        return self.kind in NUMERIC_KINDS


@dataclass(frozen=True, slots=True)
class Section:
    """A group of questions that are walked together."""

    id: str
    title: str
    about: str
    questions: tuple[str, ...]
    """Question ids in asking order."""


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Everything that is asked."""

    id: str
    version: str
    title: str
    about: str
    segment_word: str
    """What one segment is called; empty where the pack knows no segments."""
    segments_word: str
    roles: tuple[Role, ...]
    sections: tuple[Section, ...]
    questions: Mapping[str, Question]
    glossary: tuple[Term, ...] = ()

    @property
    def has_segments(self) -> bool:
        """Whether anything is asked per segment."""
        return bool(self.segment_word)


@dataclass(frozen=True, slots=True)
class Range:
    """Between which values something lies that nobody knows; `times` multiplies both ends by another answer."""

    low: Fraction
    high: Fraction
    times: str = ""
    """A numeric question's id, or empty."""
    source: str = ""
    """A source id; empty means our own judgement."""


@dataclass(frozen=True, slots=True)
class Curve:
    """How a number becomes a value: break-points, straight lines between them, clipped outside.

    With `steps`, the value of the last break-point reached counts instead of a line. `log` draws the lines over
    log10 of the number.
    """

    points: tuple[tuple[Fraction, int], ...]
    log: bool = False
    steps: bool = False


@dataclass(frozen=True, slots=True)
class ValueRule:
    """How a question's answer becomes a whole-number value (0 to 100 in packs that score axes)."""

    question: str
    options: Mapping[str, int] = field(default_factory=dict)
    """Choice and many-of: the value of each option."""
    many: Literal["sum", "max", "min", "count"] = "sum"
    """Many-of: how the ticked options' values combine; `sum` is clipped to `many_most`."""
    many_most: int | None = None
    curve: Curve | None = None
    """Numeric: the curve. A question with neither options nor curve has a number but no value."""
    shape: Literal["rising", "falling", "peaked", "any"] = "rising"
    """How the value moves with the answer's order; `check` proves it."""
    unknown: Literal["interval", "weak"] = "interval"
    """What "don't know" means: anything possible, or itself the finding (scores as the lowest value, fires no gate,
    covers nothing)."""
    unknown_range: Range | None = None
    """A numeric question's sourced range for "don't know"."""
    actionable: bool = False
    """Whether the company can raise this answer by its own effort."""
    effort: int = 1
    """Effort of one option step, or of one quarter of the value range; whole units."""
    source: str = ""
    note: str = ""

    @property
    def scored(self) -> bool:
        """Whether the answer has a value, and not only a number."""
        return bool(self.options) or self.curve is not None


@dataclass(frozen=True, slots=True)
class Derived:
    """A named quantity computed from answers and policy by a formula; a fact for gates and text, never points."""

    id: str
    title: str
    formula: Expression
    unit: Literal["", "money", "percent", "days", "count", "ratio", "months"] = ""
    when: Expression | None = None
    """The formula counts only where this holds; elsewhere `otherwise` does."""
    otherwise: Range | None = None
    """Used where `when` does not hold or an answer is missing, and possible beside the formula where `when` is open.
    Without it the quantity is unknown there."""
    per: Scope = "company"
    """Inferred: per segment where it reads anything per segment outside any/all/total."""
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """An editable constant of the rubric, printed with its source."""

    id: str
    title: str
    value: Fraction
    unit: Literal["", "money", "percent", "days", "count", "ratio", "months"] = ""
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A half-open stretch of a sum's score, from `start` up to the next band's."""

    id: str
    label: str
    start: Fraction
    about: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """A weighted sum of whole points over question values and other nodes.

    `mean`: Σ points·value / Σ points over what applies. `total`: Σ points·value. Bands are ordered as listed and may
    be empty.
    """

    id: str
    title: str
    points: Mapping[str, int]
    """Child id (a question, a sum, or a table with outcome values) to whole points; 1 and up."""
    combine: Literal["mean", "total"] = "mean"
    bands: tuple[Band, ...] = ()
    role: Literal["axis", "dimension", ""] = ""
    """`axis` is shown as a main result; `dimension` as a part of one."""
    kind: Literal["position", "level", ""] = ""
    """An axis between two poles (neither is bad), or a level (more is better)."""
    poles: tuple[str, str] = ("", "")
    """What 0 and 100 mean on a position axis."""
    per: Scope = "company"
    about: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class MixRange:
    """The share of programme spend for the high pole, as a range in percent."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """One result a table can give."""

    id: str
    label: str
    value: int | None = None
    """Whole-number value, where the table is a child of a sum."""
    say: str = ""
    """The verdict in a sentence."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """By route id: what it means for a company on that route."""
    now: MixRange | None = None
    """The mix for the next two quarters."""
    later: MixRange | None = None
    """The mix to grow into."""
    ranks: Mapping[str, int] = field(default_factory=dict)
    """Ordered components (`motion`, `stage`) in which the table must not fall; for the proof of monotony."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: for each input the band, option or outcome ids it covers, and the outcome."""

    cells: Mapping[str, frozenset[str]]
    """An input that is not named is covered whatever it is."""
    then: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with unique hits: every combination of its inputs' bands meets exactly one row."""

    id: str
    title: str
    inputs: tuple[str, ...]
    """Sums with bands, choice questions (their options are the bands), or other tables."""
    outcomes: tuple[Outcome, ...]
    """Worst or lowest first."""
    rows: tuple[Row, ...]
    role: Literal["verdict", ""] = ""
    per: Scope = "company"
    monotone: bool = True
    """Whether `check` must prove that no input's improvement lowers the outcome's ranks."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition that caps (or raises) a band whatever the points say. Gates combine by minimum of their caps."""

    id: str
    title: str
    when: Expression
    caps: Mapping[str, str] = field(default_factory=dict)
    """Sum id to the highest band still allowed."""
    raises: Mapping[str, str] = field(default_factory=dict)
    """Sum id to the lowest band still allowed (a red flag in a score where more is worse); wins over caps."""
    say: str = ""
    """Why it stops the score, in a sentence."""
    lifts_when: str = ""
    """What has to be true for it to lift."""
    per: Scope = "company"
    source: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a decision: taken when its condition holds and none above it did."""

    id: str
    label: str
    when: Expression | None
    """None: taken when no other was."""
    say: str = ""
    """The reason in a sentence."""
    until: str = ""
    """What would have to be true for another answer."""
    instead: str = ""
    """What to do with the money or time meanwhile."""
    again: str = ""
    """When to look at it again."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict of its own beside the main one: the first line that holds (platform, expansion, route, headline …)."""

    id: str
    title: str
    choices: tuple[Choice, ...]
    role: Literal["headline", "route", "verdict"] = "verdict"
    per: Scope = "company"
    source: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A named way to fail, found by rules over answers: present, possible or absent."""

    id: str
    title: str
    present: Expression
    possible: Expression | None = None
    """A weaker sign that makes it possible where it is not present."""
    say: str = ""
    per: Scope = "company"
    source: str = ""


@dataclass(frozen=True, slots=True)
class Floor:
    """The least share kept for the low pole of the mix, reserved first, where its condition holds."""

    id: str
    least: int
    when: Expression
    say: str = ""


@dataclass(frozen=True, slots=True)
class Mix:
    """How the two mixes are made from the verdicts of the segments."""

    table: str
    """The table whose outcomes carry the ranges."""
    weight: str
    """The per-segment question or derived quantity that weighs segments (share of revenue)."""
    step: int = 5
    """Shown to the nearest so many percent."""
    floors: tuple[Floor, ...] = ()
    current: str = ""
    """The question that holds today's share of the high pole, in percent."""
    low_word: str = ""
    high_word: str = ""
    """What the low and the high pole of the mix are called."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much has to be known before a verdict is named, in percent of points."""

    axis: int = 70
    dimension: int = 50
    na: int = 30
    """More of a dimension's points than this not applicable makes them unknown."""
    quick_axis: int = 75
    quick_dimension: int = 60
    """What the quick walk must reach; `check` proves it."""
    quick_caps: Mapping[str, str] = field(default_factory=dict)
    """Sum id to the highest band a quick assessment may be given."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A line of the economics or capacity page, with `{name}` where a quantity or answer is to stand."""

    text: str
    needs: tuple[str, ...]
    """The names in it; a line whose names are not all known is said with their ranges."""


@dataclass(frozen=True, slots=True)
class Tier:
    """A way to run the programme for an account, with the quantities that judge it (ids of derived or policy)."""

    id: str
    label: str
    cost: str
    affordable: str
    ratio: str
    break_even: str
    uplift: str


@dataclass(frozen=True, slots=True)
class Economics:
    """What the economics and capacity pages show; nothing here computes."""

    title: str
    statements: tuple[Statement, ...] = ()
    """Break-even arithmetic, three lines for page one."""
    tiers: tuple[Tier, ...] = ()
    capacity: tuple[Statement, ...] = ()
    facts: tuple[str, ...] = ()
    """Ids of further quantities to print."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two answers that cannot both be true; a finding of the review, never of the score."""

    id: str
    when: Expression
    say: str
    questions: tuple[str, ...]
    per: Scope = "company"


@dataclass(frozen=True, slots=True)
class Robustness:
    """Assumptions behind "how solid", all ours, all printed."""

    shift: Fraction = Fraction(1, 10)
    """Chance that a choice is one option off, each way."""
    number_shift: int = 10
    number_chance: Fraction = Fraction(15, 100)
    """By how many value points a number may be off, and the chance, each way."""
    flips_most: int = 5


@dataclass(frozen=True, slots=True)
class Rubric:
    """How the answers are judged."""

    currency: str
    rates: Mapping[str, Fraction]
    """Units of the base currency for one unit of each other currency; pinned."""
    rates_date: str
    policy: Mapping[str, Policy]
    values: Mapping[str, ValueRule]
    derived: Mapping[str, Derived]
    """In an order in which each reads only earlier ones."""
    sums: Mapping[str, Sum]
    tables: Mapping[str, Table]
    node_order: tuple[str, ...]
    """Ids of all sums and tables, children before parents."""
    gates: Mapping[str, Gate]
    decisions: Mapping[str, Decision]
    patterns: Mapping[str, Pattern]
    contradictions: tuple[Contradiction, ...]
    mix: Mix | None
    coverage: Coverage
    economics: Economics | None
    robustness: Robustness
    gap_between: tuple[str, str] | None
    """The two roles whose signed gap is measured: first minus second."""
    accepted: Mapping[str, str]
    """Warning code (with its place, `W3:no_list`) to the written reason why it stands."""

    @property
    def axes(self) -> tuple[Sum, ...]:
        """The sums shown as main results, in file order."""
        return tuple(node for node in self.sums.values() if node.role == "axis")

    @property
    def verdict(self) -> Table | None:
        """The table whose outcome is the verdict, or None where the axes' bands are all there is."""
        return next((table for table in self.tables.values() if table.role == "verdict"), None)


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to do: by whom, how long, done when, and what it changes."""

    id: str
    title: str
    do: str
    owner: str
    """A role id."""
    days: Literal[30, 60, 90]
    hours: int
    cost: str = ""
    """In words, with the currency: "none", "2,000–5,000 USD"."""
    done_when: str = ""
    stop_when: str = ""
    lifts: Mapping[str, str] = field(default_factory=dict)
    """Question id to the option it gets the answer to."""
    opens: tuple[str, ...] = ()
    """Gate ids."""
    when: Expression | None = None
    """Given only where this is not certainly false; None: wherever it lifts or opens something."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing the report advises against, and why."""

    id: str
    title: str
    why: str
    until: str
    instead: str
    again: str
    when: Expression


@dataclass(frozen=True, slots=True)
class Source:
    """Where a threshold comes from. Grades A, B and `article` are cited by name; `judgement` is ours."""

    id: str
    title: str
    grade: Literal["A", "B", "article", "judgement"]
    date: str
    says: str
    url: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Pack:
    """A questionnaire and how it is judged, fixed by version and digest."""

    questionnaire: Questionnaire
    rubric: Rubric
    advice: tuple[Advice, ...]
    refusals: tuple[Refusal, ...]
    sources: Mapping[str, Source]
    limits: tuple[str, ...]
    """Limits of the method, printed in every report."""
    digest: str
    """SHA-256 over the canonical JSON of the four documents."""
    documents: Mapping[str, Any]
    """The four validated documents as plain data (`questionnaire`, `rubric`, `advice`, `sources`)."""

    @property
    def id(self) -> str:
        """The pack's id."""
        return self.questionnaire.id

    @property
    def version(self) -> str:
        """The pack's semantic version."""
        return self.questionnaire.version
