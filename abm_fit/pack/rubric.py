"""How the answers are judged: values, quantities, sums, tables, gates and the rules beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from abm_fit.pack.nodes import Gate, Sum, Table
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
