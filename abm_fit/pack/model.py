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
from abm_fit.pack.nodes import Gate, Sum, Table
from abm_fit.pack.questions import Questionnaire
from abm_fit.pack.rules import Contradiction, Coverage, Decision, Economics, Mix, Pattern, Robustness
from abm_fit.pack.values import Derived, Policy, ValueRule


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
