"""All answers at once: the search space in which every question may hold anything that a proof tries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import prod

from abm_fit.assessment.model import Quantity, Value
from abm_fit.pack.model import Pack
from abm_fit.pack.questions import Question
from abm_fit.pack.trees import names_in
from abm_fit.proof.answers import candidates, company, profile
from abm_fit.proof.atoms import Atoms
from abm_fit.scoring.analysing.altered import Altered, with_number, with_option, with_ticks
from abm_fit.scoring.analysing.memory import Memory
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.analysing.search import Search
from abm_fit.scoring.analysing.shape import judged_early
from abm_fit.scoring.facts import Facts, questions_read
from abm_fit.scoring.held import Held
from abm_fit.scoring.levels import ticked_value
from abm_fit.scoring.methods.layers import Keep
from abm_fit.scoring.readings import Key
from abm_fit.scoring.standing import Standing

MIDDLE = 2
"""The profile level that everything is held at unless it is moved."""

MOST_SHARED = 512
"""Answers that count in two places of a tree are gone through in so many combinations at most."""


class Everything:
    """A company in one segment whose every answer is open; whether a question is asked stays as in the middle."""

    def __init__(self, pack: Pack) -> None:
        """Answer everything in the middle, and list what else each answer could be."""
        self.pack = pack
        self._middle = profile(pack, MIDDLE, literals=False)
        self.facts: Facts = Altered(Facts(pack, company(pack, self._middle)), {})
        Standing(self.facts)
        self.segment = self.facts.segments[0]
        self.memory = Memory()
        self._moves: dict[tuple[Key, int], tuple[Held, Sequence[Move]]] = {}
        self._said: dict[tuple[Key, int], Value] = {}
        self.tried: dict[Key, tuple[Held, ...]] = {}
        for question in pack.questionnaire.questions.values():
            key = (question.id, self.facts.home(question.per, self.segment))
            held = self.facts.held(question, key[1])
            values = candidates(pack, question, literals=False)
            if held.applies and values:
                # What stands is one and the same answer wherever it comes up, so that it is looked at once.
                every = (answered(held, value) for value in values)
                self.tried[key] = tuple(held if _same(each, held) else each for each in every)
                self._said |= {(key, id(other)): value for other, value in zip(self.tried[key], values, strict=True)}
        self.atoms = Atoms(self.facts, self.tried, self.memory)

    def home(self, per: str) -> str | None:
        """Return where something of a scope is kept."""
        return self.facts.home(per, self.segment)

    def key(self, question: Question) -> Key:
        """Return the key of a question."""
        return (question.id, self.home(question.per))

    def with_answers(self, changes: Mapping[Key, Held]) -> Facts:
        """Return the facts with some answers changed."""
        found = Altered(self.facts, changes)
        Standing(found)
        return found

    def moves(self, fixed: Mapping[Key, Held], facts: Facts) -> dict[Key, Sequence[Move]]:
        """Return every answer but the one that stands, free of cost, for the questions that are not fixed."""
        questions = self.pack.questionnaire.questions
        found: dict[Key, Sequence[Move]] = {}
        for key, tried in self.tried.items():
            if key not in fixed:
                stands = facts.held(questions[key[0]], key[1])
                place = (key, id(stands))
                if place not in self._moves:
                    self._moves[place] = stands, [Move(held, 0) for held in tried if not _same(held, stands)]
                found[key] = self._moves[place][1]
        return found

    def search(
        self, fixed: Mapping[Key, Held] | None = None, *, keep: Keep = "ways", lifted: frozenset[str] = frozenset()
    ) -> Search:
        """Return the search over all answers, some of them fixed."""
        self.atoms.look_through()
        facts = self.with_answers(fixed or {})
        return Search(
            facts, self.segment, self.moves(fixed or {}, facts), 0, keep=keep, lifted=lifted, memory=self.memory
        )

    def told(self, root: str, word: str) -> dict[str, Value] | None:
        """Return answers that lead to a word of a table or a banded sum; None where the search finds none."""
        for fixed in self.shared_answers(root) or ({},):
            search = self.search(fixed, keep="all")
            layers = search.run(root)
            for state in layers.final:
                if search.word(root, state[0]) == word:
                    changes = next(search.changes(layers, state))
                    said = {key[0]: self._said[(key, id(search.moves[key][index].held))] for key, index in changes}
                    return self._middle | {key[0]: self._said[(key, id(held))] for key, held in fixed.items()} | said
        return None

    def shared_answers(self, root: str) -> tuple[dict[Key, Held], ...]:
        """Return every combination of the answers that count in two places beneath a table or a sum.

        Those that decide a gate whose effect is added up inside count as such, too.
        A search leaves such answers as they stand, so whoever wants all of them searches once for each combination.
        One empty combination where no answer is shared; none at all where there are too many to go through.
        """
        counted = Counter(_beneath(self.pack, root))
        early = questions_read(self.pack, [gate.when for gate in judged_early(self.pack, root)])
        keys = [key for key in self.tried if counted[key[0]] > 1 or key[0] in early]
        if prod(len(self.tried[key]) for key in keys) > MOST_SHARED:
            return ()
        return tuple(dict(zip(keys, held, strict=True)) for held in product(*(self.tried[key] for key in keys)))

    def rates(self, root: str) -> tuple[dict[str, Fraction], bool]:
        """Return the share of uniform answers that leads to each word, and whether all answers were gone through.

        Empty where too many answers count in two places.
        """
        combinations = () if self._scores_decide_early(root) else self.shared_answers(root)
        rates: dict[str, Fraction] = {}
        exact = bool(combinations)
        for fixed in combinations:
            search = self.search(fixed)
            for word, share in self.shares(root, search).items():
                rates[word] = rates.get(word, Fraction(0)) + share / len(combinations)
            exact = exact and search.exact
        return rates, exact

    def _scores_decide_early(self, root: str) -> bool:
        """Tell whether a gate whose effect is added up beneath a root hangs on a score: no search goes through that."""
        names = [name.id for gate in judged_early(self.pack, root) for name in names_in(gate.when)]
        return any(name in self.pack.rubric.sums or name == "gate" for name in names)

    def shares(self, root: str, search: Search) -> dict[str, Fraction]:
        """Return the share of uniform answers that leads to each word of a table or a banded sum."""
        layers = search.run(root)
        ways: dict[str, int] = {}
        for state in layers.final:
            word = search.word(root, state[0])
            ways[word] = ways.get(word, 0) + sum(many for _, many in layers.counted(state))
        whole = sum(ways.values())
        return {word: Fraction(many, whole) for word, many in ways.items()}


def answered(held: Held, value: Value) -> Held:
    """Return what is held where a question is answered with a value."""
    if isinstance(value, Quantity):
        return with_number(held, value.low)
    if isinstance(value, str):
        return with_option(held, value)
    ticked = frozenset(value)
    return with_ticks(held, ticked, ticked_value(held.rule, ticked))


def _beneath(pack: Pack, name: str) -> Iterator[str]:
    """Go through the questions beneath a table, a sum or a question, as often as they count."""
    if name in pack.questionnaire.questions:
        yield name
        return
    sums, tables = pack.rubric.sums, pack.rubric.tables
    for child in sums[name].points if name in sums else tables[name].inputs:
        yield from _beneath(pack, child)


def _same(one: Held, other: Held) -> bool:
    left, right = one.reading, other.reading
    return (left.option, left.chosen, left.number) == (right.option, right.chosen, right.number)
