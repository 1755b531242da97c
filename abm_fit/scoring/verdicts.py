"""The verdict of each segment: certain, provisional, or not enough evidence, with what is missing in words."""

from __future__ import annotations

from fractions import Fraction

from abm_fit.pack.nodes import Outcome, Sum, Table
from abm_fit.scoring.bands import after_gates, band_place, order_of
from abm_fit.scoring.lookup import outcome_of
from abm_fit.scoring.possible import Possible
from abm_fit.scoring.result import Verdict
from abm_fit.scoring.standing import Standing
from abm_fit.wording.words import ENGLISH

MOST_POSSIBLE = 2
"""A provisional verdict leaves no more than this many possible."""


def verdict_of(standing: Standing, table: Table, segment: str | None, route: str, uncapped: Possible | None) -> Verdict:
    """Return a segment's verdict.

    Args:
        standing: How things stand.
        table: The verdict table.
        segment: The segment, or None for the company.
        route: The choice of the route decision; empty where it is open.
        uncapped: For a quick assessment, what would be possible without its caps.
    """
    order = [outcome.id for outcome in table.outcomes]
    possible = tuple(sorted(standing.possible.outcomes(table, segment), key=order.index))
    capped = uncapped is not None and uncapped.outcomes(table, segment) != frozenset(possible)
    missing = _missing(standing, table, segment)
    certain = len(possible) == 1
    status = "certain" if certain and not capped else "none"
    if status == "none" and (certain or (len(possible) <= MOST_POSSIBLE and not missing)):
        status = "provisional"
    chosen = "" if status == "none" else possible[0] if certain else middle_outcome(standing, table, segment, possible)
    outcome = next((item for item in table.outcomes if item.id == chosen), Outcome("", ""))
    return Verdict(
        segment=segment,
        status="certain" if status == "certain" else "provisional" if status == "provisional" else "none",
        outcome=outcome.id,
        label=outcome.label,
        say=outcome.say,
        text=outcome.texts.get(route, ""),
        possible=possible,
        exact=standing.possible.exact(table, segment),
        decided_early=certain and any(covered < 1 for _, covered in _coverages(standing, table, segment)),
        capped_by_quick=capped,
        missing=missing if status != "certain" else (),
    )


def middle_outcome(standing: Standing, table: Table, segment: str | None, possible: tuple[str, ...]) -> str:
    """Return the outcome that the middle of every score gives, open gates left out.

    Where that one is not possible, or the table reads something other than sums, the lowest possible one stands.
    """
    rubric, facts = standing.facts.pack.rubric, standing.facts
    cells = {}
    for name in table.inputs:
        node = rubric.sums.get(name)
        if node is None:
            return possible[0]
        home = facts.home(node.per, segment)
        score = standing.sums.of(node, segment).score
        place = 0 if score is None else band_place(node, (score.low + score.high) / 2)
        caps, raises = standing.possible.certain_effects(node, home)
        cells[name] = order_of(node)[after_gates(place, caps, raises)]
    found = outcome_of(table, cells)
    return found if found in possible else possible[0]


def _missing(standing: Standing, table: Table, segment: str | None) -> tuple[str, ...]:
    """Say which coverage rules are not met."""
    rules = standing.facts.pack.rubric.coverage
    lines = []
    for node, covered in _coverages(standing, table, segment):
        least = rules.dimension if node.role == "dimension" else rules.axis
        if covered * 100 < least:
            known = int(covered * 100)
            lines.append(ENGLISH("scored.too_little_known", part=node.title, known=known, needed=least))
    return tuple(lines)


def _coverages(standing: Standing, table: Table, segment: str | None) -> list[tuple[Sum, Fraction]]:
    """Return the axes and dimensions beneath a table with their coverage."""
    rubric, found = standing.facts.pack.rubric, dict[str, tuple[Sum, Fraction]]()
    waiting = [table.id]
    while waiting:
        name = waiting.pop()
        node = rubric.sums.get(name)
        if node is not None:
            if node.role in ("axis", "dimension") and name not in found:
                summed = standing.sums.of(node, segment)
                found[name] = node, summed.coverage if summed.score is not None else Fraction(1)
            waiting += reversed(tuple(node.points))
        elif name in rubric.tables:
            waiting += reversed(rubric.tables[name].inputs)
    return list(found.values())
