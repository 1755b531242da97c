"""Answers that make the same of a quantity are of one kind: what hangs on the quantity is looked at once for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from abm_fit.pack.expression import Expression
from abm_fit.pack.interval import Interval
from abm_fit.scoring.analysing.altered import Altered
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.hanging import hanging_of
from abm_fit.scoring.held import Held
from abm_fit.scoring.readings import Key

Places = tuple[int, ...]
"""Which of the answers tried each of some questions holds."""


class Kind(NamedTuple):
    """Answers that make the same of what is asked about them."""

    facts: Facts
    """With the first of them given."""
    changes: Mapping[Key, Held]
    """What the first of them are."""
    places: list[Places]
    """All of them."""


class Group(NamedTuple):
    """The kinds of answers to some questions."""

    keys: tuple[Key, ...]
    kinds: list[Kind]


class Kinds:
    """Sorts the answers that are tried of one company in one segment."""

    def __init__(self, facts: Facts, tried: Mapping[Key, Sequence[Held]]) -> None:
        """Prepare; `facts` hold what is not tried."""
        self._facts = facts
        self._tried = tried
        self._hanging = hanging_of(facts.pack)
        self._found: dict[str, Group] = {}

    def sorted_for(self, expression: Expression) -> Group | None:
        """Return the kinds of answers for an expression; None where it reads more than answers that are tried.

        Answers that are of one kind may still make the same of it as others.
        """
        names = [name.id for name in self._facts.index.names(expression)]
        if not all(map(self._plain, names)):
            return None
        return self._all(names)

    def _plain(self, name: str) -> bool:
        """Tell whether a name hangs on tried answers alone, and on none that is not always asked."""
        reads = self._hanging.reads(name)
        if reads is None or not reads.isdisjoint(self._hanging.conditional):
            return False
        return self._tried.keys() >= self._keys(reads)

    def _keys(self, names: Iterable[str]) -> frozenset[Key]:
        questions = self._facts.pack.questionnaire.questions
        return frozenset(key for name in names for key in self._facts.keys(questions[name]))

    def _all(self, names: Iterable[str]) -> Group:
        """Return the kinds of answers for several names: of each with each, where no answer counts for two of them."""
        groups = [self._together(each) for each in self._apart(names)]
        kinds = groups[0].kinds if groups else [Kind(self._facts, {}, [()])]
        for group in groups[1:]:
            kinds = [_both(one, other) for one in kinds for other in group.kinds]
        return Group(tuple(chain.from_iterable(group.keys for group in groups)), kinds)

    def _apart(self, names: Iterable[str]) -> list[frozenset[str]]:
        """Return names that hang on some answer, those that hang on the same one together."""
        found: list[frozenset[str]] = []
        for name in dict.fromkeys(names):
            reads = self._reads([name])
            if reads:
                near = [each for each in found if not reads.isdisjoint(self._reads(each))]
                found = [each for each in found if each not in near]
                found.append(frozenset((name,)).union(*near))
        return found

    def _reads(self, names: Iterable[str]) -> frozenset[str]:
        """Return the questions that names hang on; one that is answered hangs on itself alone."""
        questions = self._facts.pack.questionnaire.questions
        return frozenset().union(*((name,) if name in questions else self._hanging.reads(name) or () for name in names))

    def _together(self, names: frozenset[str]) -> Group:
        """Return the kinds of answers for names that hang together: each answer by itself unless it is one quantity."""
        if len(names) > 1:
            return self._all(sorted(self._reads(names)))
        (name,) = names
        if name not in self._found:
            quantity = name in self._facts.pack.rubric.derived
            self._found[name] = self._by_quantity(name) if quantity else self._by_answer(name)
        return self._found[name]

    def _by_answer(self, name: str) -> Group:
        (key,) = self._keys([name])
        given = [{key: held} for held in self._tried[key]]
        return Group((key,), [Kind(Altered(self._facts, each), each, [(place,)]) for place, each in enumerate(given)])

    def _by_quantity(self, name: str) -> Group:
        """Return the answers beneath a quantity by what it comes to."""
        quantity = self._facts.pack.rubric.derived[name]
        names = [each.id for each in self._facts.index.reads(quantity)]
        if quantity.otherwise is not None and quantity.otherwise.times:
            names.append(quantity.otherwise.times)
        group = self._all(names)
        kinds: dict[Interval, Kind] = {}
        for kind in group.kinds:
            value = kind.facts.derived(quantity, self._facts.segments[0], gate=True)
            if value in kinds:
                kinds[value].places.extend(kind.places)
            else:
                kinds[value] = kind._replace(places=[*kind.places])
        return Group(group.keys, list(kinds.values()))


def _both(one: Kind, other: Kind) -> Kind:
    changes = {**one.changes, **other.changes}
    # Altered from the one's facts, so that what was worked out there stands.
    return Kind(Altered(one.facts, changes), changes, [left + right for left in one.places for right in other.places])
