"""The result of scoring one assessment: everything that a screen, a report or a JSON reader may want to show.

Plain frozen values. Numbers are exact (`Fraction`), ranges are `Span`s; whoever shows one rounds it with
`abm_fit.scoring.rounding`, and nobody computes further. `segment` is None for what holds for the company.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from abm_fit.scoring.analysed import Analyses
from abm_fit.scoring.currency import Currency
from abm_fit.scoring.measured import GateState, NodeScore, Quantified, Reading, Span, TableState


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
class SoFar:
    """What is looked at while somebody answers: parts of a `Result`, each as it stands there."""

    segments: tuple[tuple[str, str], ...]
    nodes: tuple[NodeScore, ...]
    """The axes alone."""
    gates: tuple[GateState, ...]
    verdicts: tuple[Verdict, ...]
    headline: DecisionState | None
    mix: MixResult | None

    def node(self, node_id: str, segment: str | None = None) -> NodeScore:
        """Return an axis's score; raises KeyError where there is none."""
        return _node_in(self.nodes, node_id, segment)


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
    """Base currency of every number in here."""
    shown_in: Currency
    """The company's own currency, in which amounts are shown; every amount in words here is in it already."""
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
        return _node_in(self.nodes, node_id, segment)

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


def _node_in(nodes: tuple[NodeScore, ...], node_id: str, segment: str | None) -> NodeScore:
    for node in nodes:
        if node.node == node_id and node.segment == segment:
            return node
    raise KeyError((node_id, segment))
