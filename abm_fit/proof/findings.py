"""What a check of a pack found: problems with their remedy, and the tables that say what was proved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

Severity = Literal["error", "warning", "accepted"]
"""`accepted` is a warning that stands for a reason written in the rubric."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found."""

    code: str
    """Stable: `ABM-C001` … or `W1` to `W9`."""
    severity: Severity
    message: str
    """What is wrong, and where it shows."""
    remedy: str
    place: str = ""
    """The id it is about; `code:place` accepts a warning in the rubric."""
    file: str = ""
    line: int | None = None
    reason: str = ""
    """Why an accepted warning stands, in the rubric's words."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Whether something that a pack can say is ever said."""

    kind: str
    """band, verdict, gate, pattern, decision, advice or refusal."""
    id: str
    label: str
    state: Literal["reached", "not found", "impossible"]
    """`reached` is proved by the witness, `impossible` by exhausting what answers can do."""
    witness: str = ""
    """The case that shows it, or `constructed`."""


@dataclass(frozen=True, slots=True)
class Influence:
    """How much a part of an axis decides beside the points it carries."""

    axis: str
    part: str
    title: str
    points: int
    share_of_points: Fraction
    share_without_gates: Fraction
    share: Fraction
    """Share of all band moves, the gates included; exact over uniform answers."""


@dataclass(frozen=True, slots=True)
class CaseRun:
    """A worked case and whether it came out as it must."""

    name: str
    title: str
    passed: bool
    mismatches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Falling:
    """A pair of neighbouring answers where the better one gets the lower result."""

    node: str
    better: str
    """The input and its two words, `persons: four to more`."""
    context: str
    """The other inputs."""
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that one check found, frozen."""

    pack: str
    version: str
    findings: tuple[Finding, ...] = ()
    reach: tuple[Reach, ...] = ()
    influence: tuple[Influence, ...] = ()
    base_rates: Mapping[str, Fraction] = field(default_factory=dict)
    """Outcome id to its share over uniform answers."""
    cases: tuple[CaseRun, ...] = ()
    falling: tuple[Falling, ...] = ()
    """Empty where every table and curve is monotone as it says."""
    quick: Mapping[str, Fraction] = field(default_factory=dict)
    """Axis and dimension id to the share of its points that the quick walk asks."""
    proved: tuple[str, ...] = ()
    """What was proved, a sentence each; nothing else was."""
    left_out: tuple[str, ...] = ()
    """What was not worked out because there is too much of it, a sentence each."""
    mutations: tuple[str, ...] | None = None
    """Small changes of the rubric that no case notices; None where they were not tried."""

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong; warnings are for the author to judge."""
        return not any(finding.severity == "error" for finding in self.findings)
