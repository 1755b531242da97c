"""What a report says, as finished words: every number is formatted, every sentence decided. Templates only place it."""

from __future__ import annotations

from dataclasses import dataclass

from abm_fit.report.charts.svg import Chart


@dataclass(frozen=True, slots=True)
class Head:
    """How a part is announced."""

    id: str
    """Anchor in the document."""
    name: str
    """A short name: contents, running head."""
    title: str
    """Its conclusion, in a sentence."""
    lede: str = ""
    number: str = ""
    """`1`, `2`, … or `A`, `B`, … in the appendix."""


@dataclass(frozen=True, slots=True)
class Item:
    """A short title with a text, and whatever stands beside it."""

    title: str
    text: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Meta:
    """What stands on every page, and what the file says of itself."""

    organisation: str
    running: str
    """Organisation and period, short enough for one line at the head of every page."""
    period: str
    date: str
    iso_date: str
    language: str
    """BCP 47."""
    title: str
    """Of the document."""
    subject: str
    """The pack's title."""
    made_up: str
    """The line that marks an example company; empty for a real one."""
    confidentiality: str
    footer: str
    prepared_by: str
    logo_alt: str
    has_logo: bool
    version_line: str
    """Pack, engine and digest."""


@dataclass(frozen=True, slots=True)
class SegmentLine:
    """One segment in the verdict's table."""

    name: str
    weight: str
    verdict: str
    say: str
    status: str
    """Empty where the verdict is certain; else why it is not."""
    scores: tuple[str, ...]
    """One an axis that is scored per segment: score and band."""
    now: str
    later: str


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure or word with its label."""

    label: str
    value: str
    note: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """The break-even arithmetic of one segment."""

    segment: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """Page one."""

    head: Head
    word: str
    """The verdict in a word or two."""
    route: str
    axis_titles: tuple[str, ...]
    segment_word: str
    segments: tuple[SegmentLine, ...]
    tiles: tuple[Tile, ...]
    mixes: tuple[Tile, ...]
    mix_title: str
    share_titles: tuple[str, ...]
    """Column titles of a segment's mix now and later; empty where no mix is named."""
    reasons: tuple[Item, ...]
    arithmetic: Arithmetic | None
    steps: tuple[Item, ...]
    steps_title: str
    solid: Item | None
    refused: tuple[str, ...]
    """Titles of what is not recommended."""
    takes: str
    """What the programme takes in money and hours, where one is recommended."""
    effort: str
    """Hours of all steps of the plan."""
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """Page two: what the report rests on."""

    head: Head
    facts: tuple[Item, ...]
    find_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pull:
    """One answer that pulls a position one way."""

    title: str
    answer: str
    points: str


@dataclass(frozen=True, slots=True)
class SegmentFit:
    """What pulls one segment each way."""

    name: str
    score: str
    verdict: str
    text: str
    poles: tuple[str, str]
    low: tuple[Pull, ...]
    high: tuple[Pull, ...]
    unknown: str
    rows: tuple[PullRow, ...]
    """All terms, from the strongest pull to the high pole down to the strongest pull to the low one."""


@dataclass(frozen=True, slots=True)
class PullRow:
    """One term of a position with its pull as a bar."""

    title: str
    answer: str
    value: str
    low: str
    """The pull in points; empty where it does not pull this way for certain."""
    high: str
    low_percent: int
    """Length of the bar, 0 to 100."""
    high_percent: int


@dataclass(frozen=True, slots=True)
class Fit:
    """Position axes by segment."""

    head: Head
    charts: tuple[Chart, ...]
    segments: tuple[SegmentFit, ...]


@dataclass(frozen=True, slots=True)
class Mixes:
    """The mixes as ranges."""

    head: Head
    chart: Chart
    grid: Chart | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A level axis: its heat map and what is weakest."""

    head: Head
    chart: Chart
    legend: str
    weakest: tuple[tuple[str, str, str, str], ...]
    """(question, answer, value, points of the axis that it could still bring)."""
    evidenced: str


@dataclass(frozen=True, slots=True)
class GateLine:
    """One gate that fired or may fire."""

    title: str
    where: str
    state: str
    effect: str
    say: str
    lifts_when: str
    binds: bool


@dataclass(frozen=True, slots=True)
class Gates:
    """The gates."""

    head: Head
    rows: tuple[GateLine, ...]
    clear: str


@dataclass(frozen=True, slots=True)
class TierLine:
    """One depth of programme for one segment."""

    segment: str
    first: bool
    tier: str
    cost: str
    affordable: str
    ratio: str
    break_even: str
    uplift: str
    word: str


@dataclass(frozen=True, slots=True)
class FactLine:
    """A quantity with how it came about."""

    title: str
    where: str
    value: str
    formula: str
    source: str


@dataclass(frozen=True, slots=True)
class Money:
    """Economics and capacity."""

    head: Head
    chart: Chart | None
    arithmetic: tuple[Arithmetic, ...]
    tiers: tuple[TierLine, ...]
    capacity: tuple[Arithmetic, ...]
    facts: tuple[FactLine, ...]
    caveat: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One question on which people differ."""

    question: str
    where: str
    by_role: tuple[str, ...]
    """One entry a role column; a dash where a role did not answer."""
    words: str


@dataclass(frozen=True, slots=True)
class Differences:
    """Where people disagree."""

    head: Head
    roles: tuple[str, ...]
    rows: tuple[Difference, ...]
    alone: tuple[tuple[str, ...], ...]
    """One row a role: its name, then what it alone would have got, by segment."""
    alone_columns: tuple[str, ...]
    facts: tuple[str, ...]
    conflicts: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class PatternLine:
    """One way to fail."""

    title: str
    kind: str
    """`present`, `possible` or `absent`."""
    state: str
    """The same in words."""
    say: str
    answers: str
    """The answers that say so."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """Ways to fail."""

    head: Head
    rows: tuple[PatternLine, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A verdict of its own, for the company or one segment."""

    title: str
    where: str
    label: str
    say: str
    rest: tuple[Item, ...]
    """What would have to be true, what to do instead, when to look again."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Platform, expansion and the like."""

    head: Head
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action of the plan."""

    number: str
    title: str
    do: str
    owner: str
    due: str
    effort: str
    done_when: str
    stop_when: str
    why: str
    on_path: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do."""

    head: Head
    chart: Chart
    actions: tuple[ActionLine, ...]
    path: str
    signatures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """One thing not to do."""

    title: str
    why: str
    rest: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Refusals:
    """What is not recommended."""

    head: Head
    rows: tuple[RefusedLine, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since last time."""

    head: Head
    chart: Chart
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    changed: tuple[tuple[str, str, str], ...]
    """(question, before, now)."""
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One question as it was answered."""

    question: str
    """In full; empty where the line above asks the same of another segment."""
    where: str
    answer: str
    basis: str
    """Whose answers count, and how many there are."""
    evidence: str
    value: str
    counts: str
    """Which sum it counts in, with its points."""
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """A section's answers."""

    title: str
    rows: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """Every answer."""

    head: Head
    groups: tuple[AnswerGroup, ...]


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One term of a sum."""

    title: str
    points: str
    weight: str
    value: str
    contribution: str


@dataclass(frozen=True, slots=True)
class TraceMatrix:
    """One sum over several segments with the same weights: value and contribution beside each other."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    """(term, points, (value, contribution) a segment)."""
    totals: tuple[tuple[str, str], ...]
    """(band, total) a segment."""


@dataclass(frozen=True, slots=True)
class TraceTable:
    """One sum with its terms; the contributions add up to the total."""

    title: str
    rows: tuple[TraceLine, ...]
    total: str
    band: str


@dataclass(frozen=True, slots=True)
class Trace:
    """How the points add up."""

    head: Head
    tables: tuple[TraceTable, ...]
    """Every sum by itself."""
    blocks: tuple[TraceTable | TraceMatrix, ...]
    """The same, with a sum's segments beside each other where that can be done."""


@dataclass(frozen=True, slots=True)
class SolidLine:
    """How solid one band is."""

    title: str
    word: str
    rule: str
    margins: str
    radius: str
    detectable: str


@dataclass(frozen=True, slots=True)
class FlipLine:
    """A smallest change that leads elsewhere."""

    where: str
    to: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Solid:
    """How solid it all is."""

    head: Head
    chart: Chart | None
    rows: tuple[SolidLine, ...]
    flips: tuple[FlipLine, ...]
    swings: tuple[tuple[str, str, str], ...]
    """(question, from–to, whether it alone changes the band)."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source."""

    title: str
    grade: str
    date: str
    says: str
    url: str


@dataclass(frozen=True, slots=True)
class Method:
    """How it is computed, with what, and what it cannot do."""

    head: Head
    steps: tuple[Item, ...]
    policy: tuple[FactLine, ...]
    sources: tuple[SourceLine, ...]
    rates: str
    glossary: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of the method; in every report."""

    head: Head
    lines: tuple[str, ...]
