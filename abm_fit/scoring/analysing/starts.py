"""Answers that count in several places of a tree: every way to change them is a state of affairs to search from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from math import prod

from abm_fit.scoring.analysing.aims import Aim
from abm_fit.scoring.analysing.memory import Memory
from abm_fit.scoring.analysing.search import Search
from abm_fit.scoring.analysing.settled import changed
from abm_fit.scoring.analysing.shape import leaves_beneath
from abm_fit.scoring.analysing.units import Changes
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.methods.layers import Keep, Layers, State

_MOST_STARTS = 400
"""Sets of several such changes are searched from while there are no more than this."""


@dataclass(frozen=True, slots=True)
class Start:
    """Facts in which answers that count more than once are changed already; a search moves the others."""

    given: Changes
    cost: int
    facts: Facts
    memory: Memory

    @property
    def freed(self) -> Start:
        """The same with what is given at no cost, for searches that ask only whether something can be reached."""
        return Start(self.given, 0, self.facts, Memory())


@dataclass(frozen=True, slots=True)
class Reached:
    """A final state of a search, with what was given before it set out."""

    start: Start
    search: Search
    layers: Layers
    state: State
    word: str

    @property
    def cost(self) -> int:
        """What all changes cost together, the given ones among them."""
        return self.start.cost + self.state[1]

    def changes(self) -> Iterator[Changes]:
        """Yield every set of changes that leads here."""
        for more in self.search.changes(self.layers, self.state):
            yield (*self.start.given, *more)


def starts_of(aim: Aim, most: int, memory: Memory) -> Iterator[Start]:
    """Yield the facts as they stand, then with answers that count several times changed at a cost of `most` in all.

    A search adds up what each answer brings, one answer after the other, so an answer that counts in two places is
    fixed before it sets out. Single changes are always all there; larger sets while they are few.
    """
    yield Start((), 0, aim.facts, memory)
    counts = Counter(leaves_beneath(aim.facts, aim.root, aim.segment))
    shared = [key for key, count in counts.items() if count > 1 and aim.moves.get(key)]
    for size in range(1, len(shared) + 1):
        together = list(combinations(shared, size))
        if size > 1 and sum(prod(len(aim.moves[key]) for key in keys) for keys in together) > _MOST_STARTS:
            return
        for keys in together:
            for places in product(*(range(len(aim.moves[key])) for key in keys)):
                given = tuple(zip(keys, places, strict=True))
                cost = sum(aim.moves[key][place].cost for key, place in given)
                if cost <= most:
                    held = {key: aim.moves[key][place].held for key, place in given}
                    yield Start(given, cost, changed(aim.facts, held), Memory())


def reached_from(
    start: Start, aim: Aim, most: int, *, keep: Keep = "all", lifted: frozenset[str] = frozenset()
) -> Iterator[Reached]:
    """Yield every final state that changes at a cost of up to `most` lead to, the given ones among them.

    `keep` and `lifted` are the search's.
    """
    if start.cost <= most:
        left = most - start.cost
        search = Search(start.facts, aim.segment, aim.moves, left, keep=keep, lifted=lifted, memory=start.memory)
        layers = search.run(aim.root)
        for state in layers.final:
            yield Reached(start, search, layers, state, search.word(aim.root, state[0]))
