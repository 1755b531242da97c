"""Adding up a sum's children: which scores can be reached, jointly with what is remembered of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from abm_fit.pack.model import Sum, Table
from abm_fit.scoring.lattices import Lattice, added, bits_of, common_unit, moved
from abm_fit.scoring.readings import Key
from abm_fit.scoring.relations import Relation, Row, join, united
from abm_fit.scoring.views import value_span

if TYPE_CHECKING:
    from abm_fit.scoring.reach import Reach


@dataclass(frozen=True, slots=True)
class Reached:
    """The scores that a node can have, as bits on its lattice, and whether it can be not applicable."""

    bits: int
    absent: bool = False

    def __bool__(self) -> bool:
        return bool(self.bits) or self.absent

    def united(self, other: Reached) -> Reached:
        """Return everything that either can be."""
        return Reached(self.bits | other.bits, self.absent or other.absent)


Gift = tuple[int, Fraction]
"""The points that apply, and points times value."""


@dataclass
class Offer:
    """What one child, or one cluster of linked children, can give: rows with sets of gifts."""

    relation: Relation[frozenset[Gift]]
    own: bool = False
    """Whether these are the sum's own questions."""
    gifts: frozenset[Gift] = field(init=False)

    def __post_init__(self) -> None:
        self.gifts = frozenset().union(*self.relation.rows.values())


def add_up(reach: Reach, key: Key, node: Sum) -> tuple[Lattice, Relation[Reached]]:
    """Return the lattice and the reachable scores of a sum."""
    sure, offers = _offers(reach, key, node)
    if node.combine == "total":
        # Totals do not divide by points: that some apply is all that matters, and it mostly does.
        sure = (min(sure[0], 1), sure[1])
    points = {sure[0]}
    for offer in offers:
        points = {before + gift[0] for before in points for gift in offer.gifts}
    unit = common_unit(_differences(offers))
    base = sure[1] + sum((min(gift[1] for gift in offer.gifts) for offer in offers), Fraction(0))
    rows: Relation[dict[int, int]] = Relation({frozenset(): {sure[0]: 1}})
    waiting = frozenset().union(*(offer.relation.clusters for offer in offers if offer.own))
    for offer in offers:
        low = min(gift[1] for gift in offer.gifts)
        rows = join(rows, _on_lattice(offer.relation, low, unit), _convolved, _either)
        waiting -= offer.relation.clusters if offer.own else frozenset()
        rows = reach.settle_early(rows, key, _either, waiting=waiting)
    lattice = _lattice(node, base, unit, points)
    old = Lattice(base, unit)
    return lattice, rows.mapped(lambda row, found: [(row, _scores(node, found, old, lattice))], Reached.united)


def _offers(reach: Reach, key: Key, node: Sum) -> tuple[Gift, list[Offer]]:
    """Return what is sure, and what each open child can give."""
    stage = reach.stage
    facts, rubric = stage.facts, stage.facts.pack.rubric
    sure_points, sure_total = 0, Fraction(0)
    offers = []
    linked: dict[int, dict[int, int]] = {}
    for name, points in node.points.items():
        if name in rubric.sums:
            offers.append(Offer(_of_sum(reach, stage.child(name, key), points)))
        elif name in rubric.tables:
            offers.append(Offer(_of_table(reach, stage.child(name, key), points)))
        elif (variable := stage.variable(name, key)) is not None:
            number = stage.cluster_of[variable.key]
            index = [found.key for found in stage.clusters[number].variables].index(variable.key)
            linked.setdefault(number, {})[index] = points
        else:
            span = value_span(facts, facts.pack.questionnaire.questions[name], key[1])
            if not span.empty and span.low is not None:
                sure_points += points
                sure_total += points * span.low
    offers += [Offer(_of_cluster(reach, number, places), own=True) for number, places in linked.items()]
    return (sure_points, sure_total), offers


def _of_sum(reach: Reach, child: Key, points: int) -> Relation[frozenset[Gift]]:
    lattice, relation = reach.scores(child)

    def gifts(row: Row, reached: Reached) -> list[tuple[Row, frozenset[Gift]]]:
        found = {(points, points * lattice.number(place)) for place in bits_of(reached.bits)}
        return [(row, frozenset(found | ({(0, Fraction(0))} if reached.absent else set())))]

    return relation.mapped(gifts, united)


def _of_table(reach: Reach, child: Key, points: int) -> Relation[frozenset[Gift]]:
    table = reach.stage.nodes[child]
    assert isinstance(table, Table)
    values = {outcome.id: outcome.value or 0 for outcome in table.outcomes}

    def gifts(row: Row, ids: frozenset[str]) -> list[tuple[Row, frozenset[Gift]]]:
        return [(row, frozenset((points, Fraction(points * values[found])) for found in ids))]

    return reach.outcomes(child).mapped(gifts, united)


def _of_cluster(reach: Reach, number: int, places: dict[int, int]) -> Relation[frozenset[Gift]]:
    """Return what the children of a cluster give together."""
    stage = reach.stage
    cluster = stage.clusters[number]
    rows: dict[Row, frozenset[Gift]] = {}
    for row, tokens in stage.tokens_by_row(number):
        given: set[Gift] = {(0, Fraction(0))}
        for index, points in places.items():
            cells = cluster.variables[index].cells
            values = {None if t is None else (cells[t].value or 0) if cells else t for t in tokens[index]}
            single = {(0, 0) if value is None else (points, points * value) for value in values}
            given = {(a + b, x + y) for a, x in given for b, y in single}
        rows[row] = rows.get(row, frozenset()) | given
    return Relation(rows, clusters=frozenset((number,)), exact=cluster.exact)


def _differences(offers: Iterable[Offer]) -> Iterable[Fraction]:
    for offer in offers:
        low = min(gift[1] for gift in offer.gifts)
        yield from (gift[1] - low for gift in offer.gifts)


def _on_lattice(relation: Relation[frozenset[Gift]], low: Fraction, unit: Fraction) -> Relation[dict[int, int]]:
    return relation.mapped(lambda row, gifts: [(row, _bits(gifts, low, unit))], _either)


def _bits(gifts: frozenset[Gift], low: Fraction, unit: Fraction) -> dict[int, int]:
    found: dict[int, int] = {}
    for points, total in gifts:
        place = (total - low) / unit
        found[points] = found.get(points, 0) | (1 << place.numerator)
    return found


def _convolved(left: dict[int, int], right: dict[int, int]) -> dict[int, int]:
    """Add two sets of totals; points that apply add up, too."""
    found: dict[int, int] = {}
    for a, x in left.items():
        for b, y in right.items():
            found[a + b] = found.get(a + b, 0) | added(x, y)
    return found


def _either(left: dict[int, int], right: dict[int, int]) -> dict[int, int]:
    return {points: left.get(points, 0) | right.get(points, 0) for points in {**left, **right}}


def _lattice(node: Sum, base: Fraction, unit: Fraction, points: set[int]) -> Lattice:
    """Return the lattice of the scores: totals keep theirs, means divide by every number of points that can apply."""
    applying = sorted(points - {0})
    if node.combine == "total" or not applying:
        return Lattice(base, unit)
    start = base / applying[0]
    differences = [unit / count for count in applying] + [base / count - start for count in applying]
    step = common_unit(differences)
    return Lattice(min(base / count for count in applying), step)


def _scores(node: Sum, found: dict[int, int], old: Lattice, new: Lattice) -> Reached:
    bits = 0
    for points, mask in found.items():
        if points:
            bits |= moved(mask, old, new, Fraction(1) if node.combine == "total" else Fraction(1, points))
    return Reached(bits, absent=bool(found.get(0)))
