"""What a report says, as finished words: every number is formatted, every sentence decided. Templates only place it."""

from __future__ import annotations

from dataclasses import dataclass


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
    """Organisation and period, short enough for the head of every page."""
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
class FactLine:
    """A quantity with how it came about."""

    title: str
    where: str
    value: str
    formula: str
    source: str


@dataclass(frozen=True, slots=True)
class SegmentLine:
    """One segment in the verdict's table."""

    name: str
    weight: str
    verdict: str
    decided: bool
    say: str
    status: str
    """Empty where the verdict is certain; else why it is not."""
    scores: tuple[str, ...]
    """One an axis that is scored per segment: score and band."""
    now: str
    later: str


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
    arithmetic_title: str
    steps: tuple[Item, ...]
    """The plan's first ones."""
    steps_title: str
    asks: tuple[Item, ...]
    """Questions to find out first, where there is no verdict or no plan yet."""
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
    find_out: tuple[Item, ...]
    """Questions whose answers would make it surer: the short name, and the question in full."""
