"""The result of scoring one assessment: everything that a screen, a report or a JSON reader may want to show.

Plain frozen values. Numbers are exact (`Fraction`), ranges are `Span`s; whoever shows one rounds it with
`abm_fit.scoring.rounding`, and nobody computes further. `segment` is None for what holds for the company.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

Truth = Literal["yes", "no", "open"]
"""Three-valued: certainly, certainly not, or depending on what is unknown."""


@dataclass(frozen=True, slots=True)
class Span:
    """From the lowest to the highest a number can be, given what is unknown. Equal ends: known exactly."""

    low: Fraction
    high: Fraction

    @property
    def exact(self) -> bool:
        """Whether nothing is open about it."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Said:
    """One person's current answer behind a reading."""

    respondent: str
    role: str
    state: str
    label: str
    """The answer in words: the option's label, the amount as typed, "don't know"."""
    evidence: str = "none"
    note: str = ""
    reason: str = ""
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What the assessment says to one question, for one segment where it is asked per segment."""

    question: str
    segment: str | None
    state: Literal["known", "unknown", "not_applicable", "hidden"]
    number: Span | None = None
    """Numeric questions: in base currency for money; the sourced range where nobody knows."""
    value: Span | None = None
    """Scored questions: the value, or all it can be."""
    option: str = ""
    """Choice questions: the option that the aggregated value reaches; empty where unknown."""
    chosen: tuple[str, ...] = ()
    """Many-of questions: the ticked options."""
    weak: bool = False
    """Nobody knows, and here not knowing is itself the finding."""
    assumed: str = ""
    """Where a range stands in for an answer: its source id, or `judgement`."""
    covered: Fraction = Fraction(0)
    """How much of it is known, 0 to 1: 1 less the width of what is possible over the whole width."""
    basis: Literal["agreed", "authority", "one", "role_balanced", "none"] = "none"
    """Whose answer counts."""
    disputed: bool = False
    """Facts that differ by half or more between people; judgements beyond the published cut-off."""
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One term of a weighted sum; the terms' contributions add up to the score exactly."""

    child: str
    title: str
    points: int
    weight: Fraction
    """Points over the sum of points that apply (mean), or the points themselves (total)."""
    value: Span | None
    """None where it does not apply."""
    contribution: Span
    """weight × value; zero where it does not apply."""
    state: Literal["known", "unknown", "not_applicable"] = "known"


@dataclass(frozen=True, slots=True)
class NodeScore:
    """A weighted sum's score and band."""

    node: str
    title: str
    segment: str | None
    score: Span
    coverage: Fraction
    """Share of its applicable points that is known, 0 to 1."""
    parts: tuple[Part, ...]
    band: str
    """The band after gates; empty while more than one is possible, or where there are no bands."""
    label: str
    band_by_points: str
    """The band the points alone give; empty while more than one is possible."""
    possible: tuple[str, ...]
    """Bands still possible after gates, jointly with everything else, in order; may have holes."""
    pull_high: Span | None = None
    pull_low: Span | None = None
    """Position axes: how strongly the answers pull to each pole, in points."""


@dataclass(frozen=True, slots=True)
class GateState:
    """Whether a gate fires, and on which answers."""

    gate: str
    title: str
    segment: str | None
    fired: Truth
    """`open`: it depends on what is unknown, and counts as possible either way."""
    binds: bool
    """Whether it changes a band that the points alone would give."""
    caps: Mapping[str, str]
    say: str
    lifts_when: str
    reads: tuple[str, ...]
    """Question, derived and node ids its condition reads."""


@dataclass(frozen=True, slots=True)
class Quantified:
    """A derived quantity or policy with its value, and what it was computed from."""

    id: str
    title: str
    segment: str | None
    unit: str
    """`money` (base currency), percent, days, count, ratio, months or empty."""
    span: Span | None
    """None where it cannot be computed at all (division by zero, nothing known)."""
    assumed: bool
    """Whether a sourced range stands in for a missing answer somewhere beneath."""
    formula: str
    """The formula in words of the pack; empty for policy."""
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the verdict table says for one segment (or for the company, in a pack without segments)."""

    segment: str | None
    status: Literal["certain", "provisional", "none"]
    """`certain`: one verdict whatever the open answers are. `provisional`: two at most, enough covered.
    `none`: not enough evidence."""
    outcome: str
    """The outcome id; for `provisional` the one that the middle of the intervals gives; empty for `none`."""
    label: str
    say: str
    text: str
    """What it means on the company's route."""
    possible: tuple[str, ...]
    """Every outcome still possible, in the table's order."""
    exact: bool
    """False: the possible set is "at most these"."""
    decided_early: bool
    """Some answers are open and cannot change it."""
    capped_by_quick: bool
    """A quick assessment may not say more; answering in full may."""
    missing: tuple[str, ...]
    """Coverage rules that are not met, in words."""


@dataclass(frozen=True, slots=True)
class TableState:
    """What a table that is not the verdict's says: a step on the way from the answers to the verdict."""

    table: str
    title: str
    segment: str | None
    outcome: str
    """The outcome id; empty while more than one is possible."""
    label: str
    possible: tuple[str, ...]
    """Every outcome still possible, in the table's order."""
    exact: bool
    """False: the possible set is "at most these"."""
    inputs: Mapping[str, tuple[str, ...]]
    """By input id (a sum, a table or a choice question): the band, outcome or option ids that it can have."""


@dataclass(frozen=True, slots=True)
class DecisionState:
    """What a decision of its own says (platform, expansion, route, headline …)."""

    decision: str
    title: str
    segment: str | None
    choice: str
    """The choice id; empty while more than one is possible."""
    label: str
    say: str
    until: str
    instead: str
    again: str
    possible: tuple[str, ...]
    reads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PatternState:
    """Whether a failure pattern is present, with the answers that say so."""

    pattern: str
    title: str
    segment: str | None
    state: Literal["present", "possible", "absent"]
    say: str
    reads: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class MixShare:
    """The high pole's share of programme spend, in percent, rounded to the rubric's step."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class MixResult:
    """Both mixes, overall and for each segment, beside what is spent today."""

    now: MixShare | None
    """The next two quarters; None where no verdict is named."""
    later: MixShare | None
    current: Span | None
    by_segment: Mapping[str, tuple[MixShare | None, MixShare | None]]
    """Segment id to (now, later)."""
    weights: Mapping[str, Span | None]
    floor: int
    """The share reserved for the low pole, in percent; 0 where no floor holds."""
    floor_say: tuple[str, ...]
    low_word: str
    high_word: str


@dataclass(frozen=True, slots=True)
class Step:
    """One change of an answer: from what it is to what it would be."""

    question: str
    segment: str | None
    before: str
    """The answer in words."""
    after: str
    before_value: Fraction
    after_value: Fraction
    effort: int = 0


@dataclass(frozen=True, slots=True)
class Flip:
    """A smallest set of changes that leads to another verdict."""

    segment: str | None
    node: str
    """The axis whose band changes, or the verdict table."""
    to: str
    """The band or outcome reached."""
    label: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """The cheapest set of improvements that reaches the next stage, gates included."""

    segment: str | None
    to: str
    label: str
    effort: int
    steps: tuple[Step, ...]
    advice: tuple[str, ...]
    """Advice ids that make these steps, in order of days."""


@dataclass(frozen=True, slots=True)
class Swing:
    """How far one question alone can move an axis (a bar of the tornado)."""

    question: str
    low: Fraction
    high: Fraction
    crosses: bool
    """Whether it alone can change the band."""


@dataclass(frozen=True, slots=True)
class Solidity:
    """How solid an axis's band is; the gates are held as they are."""

    segment: str | None
    node: str
    word: Literal["solid", "fair", "fragile", "open"]
    """`open`: the band itself is not decided."""
    rule: str
    """The rule that gave the word, in a sentence with its numbers."""
    margin_down: Fraction | None
    margin_up: Fraction | None
    """Points to the next cut-point below and above; None where there is none."""
    radius: Fraction | None
    """Weight-stability radius towards the nearer cut-point (0.25: all points may be 25 % off); None: no cut-point."""
    acceptability: Mapping[str, Fraction]
    """Band id to its exact share of all weightings."""
    noise: Mapping[str, Fraction]
    """Band id to its probability under answer noise."""
    detectable: Fraction
    """Minimal detectable change (95 %) of the axis, in points."""
    tornado: tuple[Swing, ...]


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """The open question whose answer narrows the possible verdicts most in the worst case."""

    question: str
    segment: str | None
    worst: int
    """Verdicts left in the worst case."""
    now: int
    """Verdicts possible today."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far people are apart on one question."""

    question: str
    segment: str | None
    by_role: Mapping[str, Fraction]
    """Role id to its median, in option steps from 0."""
    deviation: Fraction
    """Average deviation about the median, in option steps."""
    cut_off: Fraction
    gap: Fraction | None
    """Signed gap between the rubric's two roles, in steps; None unless both answered."""
    flagged: bool
    opposite: bool
    """The two roles stand on opposite halves of the scale."""


@dataclass(frozen=True, slots=True)
class RoleView:
    """What one role alone would have got."""

    role: str
    label: str
    outcomes: Mapping[str, tuple[str, ...]]
    """Segment id (or `whole`) to the possible outcome labels."""
    scores: Mapping[str, Span]
    """Axis id (`fit@segment` where per segment) to score."""


@dataclass(frozen=True, slots=True)
class People:
    """Where the people who answered differ."""

    agreements: tuple[Agreement, ...] = ()
    gaps: Mapping[str, Fraction] = field(default_factory=dict)
    """Node id to the points-weighted signed gap, in option steps."""
    roles: tuple[RoleView, ...] = ()
    disputed_facts: tuple[str, ...] = ()
    """Question ids (`acv@segment`)."""


@dataclass(frozen=True, slots=True)
class Action:
    """A piece of advice that applies, placed in the plan."""

    advice: str
    title: str
    do: str
    owner: str
    days: int
    hours: int
    cost: str
    done_when: str
    stop_when: str
    why: str
    """Which answers it lifts and which gates it opens, in words."""
    on_path: bool
    """Part of the cheapest path to the next stage."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that is not recommended, and why."""

    id: str
    title: str
    why: str
    until: str
    instead: str
    again: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two answers that cannot both be true."""

    id: str
    say: str
    questions: tuple[str, ...]
    segment: str | None


@dataclass(frozen=True, slots=True)
class Analyses:
    """What goes beyond the bare score: how solid, what would flip it, what to ask next, where people differ."""

    solidity: tuple[Solidity, ...] = ()
    flips: tuple[Flip, ...] = ()
    paths: tuple[Path, ...] = ()
    next_questions: tuple[NextQuestion, ...] = ()
    people: People = People()
    evidenced: Mapping[str, Span] = field(default_factory=dict)
    """Axis id (`fit@segment`) to the score that counts only answers with evidence."""


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that scoring says of one assessment under one pack."""

    engine: str
    """Version of abm-fit."""
    pack_id: str
    pack_version: str
    pack_digest: str
    assessment_id: str
    organisation: str
    period: str
    date: str
    currency: str
    """Base currency of every amount in here."""
    rates: Mapping[str, Fraction]
    rates_date: str
    made_up: bool
    depth: str
    segments: tuple[tuple[str, str], ...]
    """(id, name) in order; one stand-in `whole` where none is named."""
    readings: tuple[Reading, ...]
    quantities: tuple[Quantified, ...]
    nodes: tuple[NodeScore, ...]
    gates: tuple[GateState, ...]
    verdicts: tuple[Verdict, ...]
    headline: DecisionState | None
    route: DecisionState | None
    decisions: tuple[DecisionState, ...]
    """All others: platform, expansion …"""
    patterns: tuple[PatternState, ...]
    mix: MixResult | None
    plan: tuple[Action, ...]
    refusals: tuple[Refused, ...]
    conflicts: tuple[Conflict, ...]
    find_out: tuple[str, ...]
    """What to find out first: open question keys (`acv@segment`), the most telling first."""
    not_applicable: tuple[str, ...]
    """Question keys marked not applicable."""
    orphans: tuple[str, ...]
    """Answered question ids that this pack does not ask."""
    tables: tuple[TableState, ...] = ()
    """Every table but the verdict's, in the pack's order."""
    analyses: Analyses | None = None

    def node(self, node_id: str, segment: str | None = None) -> NodeScore:
        """Return a node's score; raises KeyError where there is none."""
        for node in self.nodes:
            if node.node == node_id and node.segment == segment:
                return node
        raise KeyError((node_id, segment))

    def table(self, table_id: str, segment: str | None = None) -> TableState:
        """Return what a table says; raises KeyError where there is none, and for the verdict's."""
        for table in self.tables:
            if table.table == table_id and table.segment == segment:
                return table
        raise KeyError((table_id, segment))

    def verdict(self, segment: str | None = None) -> Verdict:
        """Return a segment's verdict; raises KeyError where there is none."""
        for verdict in self.verdicts:
            if verdict.segment == segment:
                return verdict
        raise KeyError(segment)

    def reading(self, question: str, segment: str | None = None) -> Reading:
        """Return a question's reading; raises KeyError where there is none."""
        for reading in self.readings:
            if reading.question == question and reading.segment == segment:
                return reading
        raise KeyError((question, segment))

    def quantity(self, quantity: str, segment: str | None = None) -> Quantified:
        """Return a quantity for a segment, or the company's; raises KeyError where there is none."""
        for wanted in (segment, None):
            for item in self.quantities:
                if item.id == quantity and item.segment == wanted:
                    return item
        raise KeyError((quantity, segment))
