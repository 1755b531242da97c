"""Changes that a search cannot add up: every set of them is a state of affairs to search from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import prod

from abm_fit.scoring.analysing.aims import Aim
from abm_fit.scoring.analysing.memory import Memory
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.analysing.search import Search
from abm_fit.scoring.analysing.settled import changed
from abm_fit.scoring.analysing.shape import leaves_beneath
from abm_fit.scoring.analysing.switches import Switches
from abm_fit.scoring.analysing.units import Changes
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.methods.layers import Keep, Layers, State
from abm_fit.scoring.readings import Key

_MOST_STARTS = 400
"""Sets of several such changes are searched from while there are no more than this."""


@dataclass(frozen=True, slots=True)
class Start:
    """Facts in which some answers are given already; a search moves the others."""

    given: Mapping[Key, int]
    """By question, the place of its change among the aim's moves."""
    cost: int
    facts: Facts
    moves: Mapping[Key, Sequence[Move]]
    """What a search may change; of a given answer, to what else at what more it could have been given."""
    places: Mapping[Key, Sequence[int]]
    """Where these moves stand among the aim's; questions with all of theirs are left out."""
    memory: Memory


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

    @property
    def place(self) -> tuple[list[str], int, str]:
        """Where it stands among others: the same on every machine, as the order of a set is not."""
        facts, spent = self.state
        return self.search.told(facts), spent, str(self.start.given)

    def changes(self) -> Iterator[Changes]:
        """Yield every set of changes that leads here."""
        given, places = self.start.given, self.start.places
        if not given and not places:
            yield from self.search.changes(self.layers, self.state)
            return
        for more in self.search.changes(self.layers, self.state):
            if not given and places.keys().isdisjoint([key for key, _ in more]):
                yield more
                continue
            moved = {key: places[key][place] if key in places else place for key, place in more}
            yield tuple({**given, **moved}.items())


def starts_of(aim: Aim, most: int, memory: Memory) -> Iterator[Start]:
    """Yield the facts as they stand, then with some answers changed already at a cost of `most` in all.

    A search adds up what each answer brings, one after the other. So what does not add up is fixed before it sets out:
    answers that count in two places, and whether other questions are asked. Single ones are always all there, larger
    sets while they are few. A change that brings up a question without an answer is left out: nothing could be said
    of it.
    """
    switches = Switches(aim.facts, aim.segment, aim.moves, aim.root)
    counts = Counter(leaves_beneath(aim.facts, aim.root, aim.segment))
    fixed: dict[Key, Sequence[Sequence[int]]] = {}
    places: dict[Key, Sequence[int]] = {}
    free: dict[Key, Sequence[Move]] = {}
    for key, found in aim.moves.items():
        groups = [[place] for place in range(len(found))] if counts[key] > 1 else switches.of(key)
        if groups:
            fixed[key] = [sorted(group, key=lambda place: found[place].cost) for group in groups]
            places[key] = [place for place in range(len(found)) if not any(place in group for group in groups)]
        free[key] = [found[place] for place in places[key]] if groups else found
    yield Start({}, 0, aim.facts, free, places, memory)
    for given in _given(fixed):
        cost = sum(aim.moves[key][group[0]].cost for key, group in given.items())
        after = changed(aim.facts, {key: aim.moves[key][group[0]].held for key, group in given.items()})
        if cost <= most and all(counts[key] > 1 or switches.answered(key, after) for key in given):
            left = {**_asked(after, free), **{key: _instead(aim.moves[key], group) for key, group in given.items()}}
            memory.changed[id(after)] = after
            stand = {**places, **{key: group[1:] for key, group in given.items()}}
            yield Start({key: group[0] for key, group in given.items()}, cost, after, left, stand, memory)


def _given(fixed: Mapping[Key, Sequence[Sequence[int]]]) -> Iterator[dict[Key, Sequence[int]]]:
    """Yield the sets of changes to set out from, the smallest first."""
    for size in range(1, len(fixed) + 1):
        together = list(combinations(fixed, size))
        if size > 1 and sum(prod(len(fixed[key]) for key in keys) for keys in together) > _MOST_STARTS:
            return
        for keys in together:
            for groups in product(*(fixed[key] for key in keys)):
                yield dict(zip(keys, groups, strict=True))


def _asked(facts: Facts, moves: Mapping[Key, Sequence[Move]]) -> dict[Key, Sequence[Move]]:
    """Return the moves of the questions that are asked."""
    questions = facts.pack.questionnaire.questions
    return {key: found for key, found in moves.items() if facts.held(questions[key[0]], key[1]).applies}


def _instead(moves: Sequence[Move], group: Sequence[int]) -> list[Move]:
    """Return the moves that do to other questions what the first of a group does, at what they cost more."""
    return [moves[place].at(moves[place].cost - moves[group[0]].cost) for place in group[1:]]


def reached_from(
    start: Start, aim: Aim, most: int | None, *, keep: Keep = "all", lifted: frozenset[str] = frozenset()
) -> Iterator[Reached]:
    """Yield every final state that changes at a cost of up to `most` lead to, the given ones among them.

    `most` None: whatever they cost, which is not told then. `keep` and `lifted` are the search's.
    """
    if most is not None and start.cost > most:
        return
    # Sums that the answers given already don't touch are added up once for all starts: within the whole budget.
    search, layers = _searched(start, aim, most, keep, lifted, within=most)
    if most is not None and start.cost and not search.exact:
        search, layers = _searched(start, aim, most, keep, lifted, within=most - start.cost)
    for state in layers.final:
        yield Reached(start, search, layers, state, search.word(aim.root, state[0]))


def _searched(
    start: Start, aim: Aim, most: int | None, keep: Keep, lifted: frozenset[str], *, within: int | None
) -> tuple[Search, Layers]:
    search = Search(
        start.facts,
        aim.segment,
        start.moves,
        None if most is None else most - start.cost,
        keep=keep,
        lifted=lifted,
        memory=start.memory,
        within=within,
    )
    return search, search.run(aim.root)
