"""What lies beneath a table or a sum, and the scale on which its steps are whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import gcd

from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Gate, Sum
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.facts import Facts, questions_read
from abm_fit.scoring.indexes import index_of
from abm_fit.scoring.readings import Key
from abm_fit.scoring.standing import Standing

Ratio = tuple[int, int]
"""A whole number over another; not reduced."""


def leaves_beneath(facts: Facts, name: str, segment: str | None) -> Iterator[Key]:
    """Go through the questions beneath a table, a sum or a question, as often as they count."""
    questions = facts.pack.questionnaire.questions
    for leaf in index_of(facts.pack).once("leaves beneath", name, lambda: tuple(_leaves_beneath(facts.pack, name))):
        yield (leaf, facts.home(questions[leaf].per, segment))


def _leaves_beneath(pack: Pack, name: str) -> Iterator[str]:
    if name in pack.questionnaire.questions:
        yield name
        return
    rubric = pack.rubric
    for child in rubric.sums[name].points if name in rubric.sums else rubric.tables[name].inputs:
        yield from _leaves_beneath(pack, child)


def judged_early(pack: Pack, root: str) -> tuple[Gate, ...]:
    """Return the gates that must be decided before what counts beneath a root can be added up.

    They act on a sum whose band gives a table its value inside another sum.
    """
    return index_of(pack).once("judged early", root, lambda: _judged_early(pack, root))


def read_early(pack: Pack, root: str) -> frozenset[str]:
    """Return the questions that these gates read."""
    return index_of(pack).once(
        "read early", root, lambda: questions_read(pack, [gate.when for gate in judged_early(pack, root)])
    )


def _judged_early(pack: Pack, root: str) -> tuple[Gate, ...]:
    rubric, valued, waiting = pack.rubric, set[str](), [root]
    while waiting:
        name = waiting.pop()
        if name in rubric.sums:
            for child in rubric.sums[name].points:
                valued |= sums_beneath(pack, child) if child in rubric.tables else set()
                waiting.append(child)
        elif name in rubric.tables:
            waiting += rubric.tables[name].inputs
    return tuple(gate for gate in rubric.gates.values() if not valued.isdisjoint((*gate.caps, *gate.raises)))


def sums_beneath(pack: Pack, name: str) -> frozenset[str]:
    """Return the sums whose bands count for a table or a sum."""
    return index_of(pack).once("sums beneath", name, lambda: _sums_beneath(pack, name))


def _sums_beneath(pack: Pack, name: str) -> frozenset[str]:
    rubric = pack.rubric
    if name in rubric.tables:
        return frozenset().union(*(sums_beneath(pack, child) for child in rubric.tables[name].inputs))
    if name not in rubric.sums:
        return frozenset()
    return frozenset((name,)).union(*(sums_beneath(pack, child) for child in rubric.sums[name].points))


def scale_of(standing: Standing, moves: Mapping[Key, Sequence[Move]], node: Sum, home: str | None) -> Fraction:
    """Return the scale on which every step beneath a sum is whole, and as small as can be.

    One over the greatest number of which every step is a whole multiple: gcd(a/b, c/d) = gcd(a·d, c·b) / (b·d).
    """
    over, under = _measure(_steps(standing, moves, node, home, (1, 1)))
    return Fraction(under, over or under)


def _measure(numbers: Iterable[Ratio]) -> Ratio:
    """Return the greatest number of which all are whole multiples; 0 where all are 0."""
    over, under = 0, 1
    for numerator, denominator in numbers:
        over, under = gcd(over * denominator, numerator * under), under * denominator
        common = gcd(over, under)
        over, under = over // common, under // common
    return over, under


def _steps(
    standing: Standing, moves: Mapping[Key, Sequence[Move]], node: Sum, home: str | None, weight: Ratio
) -> Iterator[Ratio]:
    """Go through what every step that an answer beneath a sum can make is a whole multiple of, answer by answer."""
    facts = standing.facts
    rubric, questions = facts.pack.rubric, facts.pack.questionnaire.questions
    for part in standing.sums.of(node, home).parts:
        if part.value is None:
            continue
        here, unit = weight[0] * part.weight.numerator, weight[1] * part.weight.denominator
        if part.child in rubric.sums:
            child = rubric.sums[part.child]
            yield from _steps(standing, moves, child, facts.home(child.per, home), (here, unit))
        elif part.child in questions:
            key = (part.child, facts.home(questions[part.child].per, home))
            middle = part.value.low if part.value.exact else (part.value.low + part.value.high) / 2
            values = [middle.numerator if middle.denominator == 1 else middle]
            values += [move.value for move in moves.get(key, ())]
            # Values are mostly whole, and then their measure is a plain greatest divisor.
            whole = [value for value in values if isinstance(value, int)]
            over, under = (
                (gcd(*whole), 1)
                if len(whole) == len(values)
                else _measure(value.as_integer_ratio() for value in values)
            )
            yield here * over, unit * under
        else:
            measure = gcd(*(outcome.value or 0 for outcome in rubric.tables[part.child].outcomes))
            yield here * measure, unit
