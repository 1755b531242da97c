"""Adding up a sum's children: which scores can be reached, jointly with what is remembered of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from abm_fit.pack.nodes import Sum, Table
from abm_fit.scoring.entries import Token
from abm_fit.scoring.lattices import Lattice, added, common_unit, moved, spread, thinned, tightened
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


Gift = tuple[int, int | Fraction]
"""The points that apply, and points times value."""

Masks = dict[int, int]
"""By the points that apply: the totals of points times value, as bits on a lattice."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What one child, or one cluster of linked children, can give: rows with totals on a lattice of its own."""

    relation: Relation[Masks]
    lattice: Lattice
    own: bool = False
    """Whether these are the sum's own questions."""

    @property
    def points(self) -> frozenset[int]:
        """Every number of points that can apply."""
        return frozenset(points for masks in self.relation.rows.values() for points in masks)

    @property
    def varies(self) -> bool:
        """Whether it can give more than one total."""
        return any(mask != 1 for masks in self.relation.rows.values() for mask in masks.values())


def add_up(reach: Reach, key: Key, node: Sum) -> tuple[Lattice, Relation[Reached]]:
    """Return the lattice and the reachable scores of a sum."""
    sure, offers = _offers(reach, key, node)
    if node.combine == "total":
        # Totals do not divide by points: that some apply is all that matters, and it mostly does.
        sure = (min(sure[0], 1), sure[1])
    points = {sure[0]}
    for offer in offers:
        points = {before + given for before in points for given in offer.points}
    unit = common_unit(offer.lattice.unit for offer in offers if offer.varies)
    base = sum((offer.lattice.base for offer in offers), Fraction(sure[1]))
    rows: Relation[Masks] = Relation({frozenset(): {sure[0]: 1}})
    waiting = frozenset().union(*(offer.relation.clusters for offer in offers if offer.own))
    for offer in offers:
        rows = join(rows, _on_lattice(offer, unit), _convolved, _either)
        waiting -= offer.relation.clusters if offer.own else frozenset()
        rows = reach.settle_early(rows, key, _either, waiting=waiting)
    old, lattice = Lattice(base, unit), _lattice(node, base, unit, points)
    return _tightened(lattice, rows.mapped(lambda row, found: [(row, _scores(node, found, old, lattice))], _united))


def _united(left: Reached, right: Reached) -> Reached:
    return left.united(right)


def _offers(reach: Reach, key: Key, node: Sum) -> tuple[Gift, list[Offer]]:
    """Return what is sure, and what each open child can give."""
    stage = reach.stage
    facts, rubric = stage.facts, stage.facts.pack.rubric
    sure_points, sure_total = 0, Fraction(0)
    offers = []
    linked: dict[int, dict[int, int]] = {}
    for name, points in node.points.items():
        if name in rubric.sums:
            offers.append(_of_sum(reach, stage.child(name, key), points))
        elif name in rubric.tables:
            offers.append(_of_table(reach, stage.child(name, key), points))
        elif (variable := stage.variable(name, key)) is not None:
            number = stage.cluster_of[variable.key]
            index = [found.key for found in stage.clusters[number].variables].index(variable.key)
            linked.setdefault(number, {})[index] = points
        else:
            span = value_span(facts, facts.pack.questionnaire.questions[name], key[1])
            if not span.empty and span.low is not None:
                sure_points += points
                sure_total += points * span.low
    offers += [_of_cluster(reach, number, places) for number, places in linked.items()]
    return (sure_points, sure_total), offers


def _of_sum(reach: Reach, child: Key, points: int) -> Offer:
    """Return a sum's scores times its points; where it may not apply, nothing is among the totals, too."""
    scores, relation = reach.scores(child)
    totals = Lattice(points * scores.base, points * scores.unit)
    lattice = totals
    if any(reached.absent for reached in relation.rows.values()):
        low = min(totals.base, Fraction(0))
        lattice = Lattice(low, common_unit((totals.unit, totals.base - low, -low)))
    nothing = Lattice(Fraction(0), lattice.unit)

    def masks(row: Row, reached: Reached) -> list[tuple[Row, Masks]]:
        found = {points: moved(reached.bits, totals, lattice)} if reached.bits else {}
        return [(row, found | ({0: moved(1, nothing, lattice)} if reached.absent else {}))]

    return Offer(relation.mapped(masks, _either), lattice)


def _of_table(reach: Reach, child: Key, points: int) -> Offer:
    table = reach.stage.nodes[child]
    assert isinstance(table, Table)
    values = {outcome.id: outcome.value or 0 for outcome in table.outcomes}

    def gifts(row: Row, ids: frozenset[str]) -> list[tuple[Row, frozenset[Gift]]]:
        return [(row, frozenset((points, points * values[found]) for found in ids))]

    return _of_gifts(reach.outcomes(child).mapped(gifts, united))


def _of_cluster(reach: Reach, number: int, places: dict[int, int]) -> Offer:
    """Return what the children of a cluster give together."""
    stage = reach.stage
    cluster = stage.clusters[number]
    rows = tuple(stage.tokens_by_row(number))

    def worth(index: int, token: Token) -> Gift:
        cells, points = cluster.variables[index].cells, places[index]
        value = token if token is None or not cells else cells[token].value or 0
        return (0, 0) if value is None else (points, points * value)

    given = {index: {worth(index, t) for _, tokens in rows for t in tokens[index]} for index in places}
    lows = {index: min(total for _, total in gifts) for index, gifts in given.items()}
    unit = common_unit(total - lows[index] for index, gifts in given.items() for _, total in gifts)
    found: dict[Row, Masks] = {}
    for row, tokens in rows:
        together: Masks = {0: 1}
        for index in places:
            together = _convolved(together, _masks((worth(index, t) for t in tokens[index]), lows[index], unit))
        found[row] = _either(found.get(row, {}), together)
    lattice = Lattice(Fraction(sum(lows.values())), unit)
    return Offer(Relation(found, clusters=frozenset((number,)), exact=cluster.exact), lattice, own=True)


def _masks(gifts: Iterable[Gift], low: int | Fraction, unit: Fraction) -> Masks:
    """Return the totals of gifts as bits above the lowest, by the points that apply."""
    found: Masks = {}
    for points, total in gifts:
        place = (total - low) * unit.denominator // unit.numerator
        found[points] = found.get(points, 0) | (1 << place)
    return found


def _of_gifts(relation: Relation[frozenset[Gift]]) -> Offer:
    totals = {total for gifts in relation.rows.values() for _, total in gifts}
    low = min(totals)
    unit = common_unit(total - low for total in totals)

    def masks(row: Row, gifts: frozenset[Gift]) -> list[tuple[Row, Masks]]:
        return [(row, _masks(gifts, low, unit))]

    return Offer(relation.mapped(masks, _either), Lattice(Fraction(low), unit))


def _on_lattice(offer: Offer, unit: Fraction) -> Relation[Masks]:
    """Return an offer's totals counted in a unit that measures all offers."""
    if not offer.varies or offer.lattice.unit == unit:
        return offer.relation
    step = offer.lattice.unit / unit
    assert step.denominator == 1, "the common unit measures every offer"

    def spread_out(row: Row, masks: Masks) -> list[tuple[Row, Masks]]:
        return [(row, {points: spread(mask, step.numerator) for points, mask in masks.items()})]

    return offer.relation.mapped(spread_out, _either)


def _convolved(left: Masks, right: Masks) -> Masks:
    """Add two sets of totals; points that apply add up, too."""
    found: Masks = {}
    for a, x in left.items():
        for b, y in right.items():
            found[a + b] = found.get(a + b, 0) | added(x, y)
    return found


def _either(left: Masks, right: Masks) -> Masks:
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


def _scores(node: Sum, found: Masks, old: Lattice, new: Lattice) -> Reached:
    bits = 0
    for points, mask in found.items():
        if points:
            bits |= moved(mask, old, new, Fraction(1) if node.combine == "total" else Fraction(1, points))
    return Reached(bits, absent=bool(found.get(0)))


def _tightened(lattice: Lattice, relation: Relation[Reached]) -> tuple[Lattice, Relation[Reached]]:
    """Count the scores in the widest unit that measures them: the sums above then have fewer bits to go through."""
    whole = 0
    for reached in relation.rows.values():
        whole |= reached.bits
    tight, first, step = tightened(lattice, whole)
    return tight, relation.mapped(
        lambda row, reached: [(row, Reached(thinned(reached.bits, first, step), reached.absent))], _united
    )
