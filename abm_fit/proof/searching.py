"""The directed search for a company of which something holds: answers moved one by one, each to where that is nearest.

It finds companies, and proves nothing where it finds none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations, product
from math import prod

from abm_fit.assessment.model import Assessment, Key, Quantity, Respondent
from abm_fit.pack.model import Pack
from abm_fit.pack.questions import Question
from abm_fit.proof.answers import PROOF, Given, Without, candidates, company_of, profile
from abm_fit.proof.nearing import Nearing
from abm_fit.proof.wishes import Wish, behind
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.gaps import questions_beneath
from abm_fit.scoring.standing import Standing

MOST_LOOKED_AT = 800
"""Companies that are looked at for one wish, with one segment and again with two."""

MOST_ALTOGETHER = 12_000
"""Companies that are looked at for all wishes of one kind of proof."""

_NAMED = 6
"""So many answers that a wish names first are moved before other starts are looked at: mostly these are enough."""

_MARKS = 12
"""Numbers of one question that are looked at before those between them, at most."""

_HALVINGS = 4
"""How often the stretch beside the best number is halved."""

_PARTS = ("one", "other")
"""The segments of a company whose segments differ."""

Answered = dict[Key, Given]
"""What everybody says."""


class Nearest:
    """Finds companies of which a wish holds, until it has looked at so many that it gives up."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._left = MOST_ALTOGETHER

    def companies(self, wish: Wish) -> Iterator[Assessment]:
        """Yield companies of which a wish holds, as far as some are found; whoever uses one scores it."""
        for segments in ((), _PARTS) if self.pack.questionnaire.has_segments else ((),):
            search = _Search(self.pack, wish, segments, min(self._left, MOST_LOOKED_AT))
            allowed = search.left
            yield from search.companies()
            self._left -= allowed - search.left


class _Search:
    """One search, over companies with some segments; of two people where two roles are compared."""

    def __init__(self, pack: Pack, wish: Wish, segments: tuple[str, ...], most: int) -> None:
        self.pack, self.wish, self.segments, self.left = pack, wish, segments, most
        found = behind(pack, wish)
        pair = pack.rubric.gap_between if found.gaps else None
        self.people = tuple(Respondent(role, role.capitalize(), role) for role in pair) if pair else (PROOF,)
        self.compared = {question for name in found.gaps for question in questions_beneath(pack, name)}
        questions = pack.questionnaire.questions
        self.tried = {name: _tried(pack, questions[name], name in found.known) for name in found.questions}
        self.keys = [key for name in found.questions for key in self._keys(questions[name])]

    def companies(self) -> Iterator[Assessment]:
        """Yield the starts of which the wish holds, or nearly so; then climb from the others, the nearest first."""
        others: list[tuple[_Place, Answered]] = []
        for start in self._starts():
            place = self._place(self._asked(start), others[-1][0] if others else None)
            if not others:
                place = self._passed(place, self.keys[:_NAMED])
            if place.away:
                others.append((place, start))
            else:
                yield company_of(self.pack, start | place.given, self.people, self.segments)
        for place, start in sorted(others, key=lambda other: other[0].away):
            reached = self._climbed(place)
            if not reached.away:
                yield company_of(self.pack, start | reached.given, self.people, self.segments)
        yield from self._every(others)

    def _every(self, others: Sequence[tuple[_Place, Answered]]) -> Iterator[Assessment]:
        """Go through all answers that are tried, where they are few: what no single move brings nearer is found so."""
        every = [self.tried[key[0]] for key in self.keys]
        if not others or prod(len(tried) for tried in every) > self.left:
            return
        place, start = others[0]
        for values in product(*every):
            place = self._place(dict(zip(self.keys, values, strict=True)), place)
            if not place.away:
                yield company_of(self.pack, start | place.given, self.people, self.segments)

    def _keys(self, question: Question) -> Iterator[Key]:
        """Go through everybody's answers to a question, in each segment."""
        for segment in self.segments if question.per == "segment" and self.segments else (None,):
            for person in self.people if question.id in self.compared else self.people[:1]:
                yield (question.id, segment, person.id)

    def _starts(self) -> Iterator[Answered]:
        """Yield all answers at one level, segments apart where there are some; and nothing said to apply that may not.

        The middle comes first; where something is planned for what stands lowest, all else high, as that crowds out.
        """
        order = (4, 2, 0, 3, 1) if self.wish.lowered else (2, 4, 0, 3, 1)
        for level, other in permutations(order, 2) if self.segments else zip(order, order, strict=True):
            yield self._profile(level, other)
        questions = self.pack.questionnaire.questions
        start = self._profile(order[0], order[-1])
        if without := [key for key in start if questions[key[0]].na]:
            yield start | dict.fromkeys(without, Without.NOT_APPLICABLE)

    def _profile(self, level: int, other: int) -> Answered:
        """Return what everybody says where the last segment stands at another level than the rest."""
        found: Answered = {}
        first = profile(self.pack, level)
        levels = [first, first if other == level else profile(self.pack, other)]
        for name in first:
            question = self.pack.questionnaire.questions[name]
            for key in self._keys(question):
                value = levels[self.segments.index(key[1]) if key[1] else 0][name]
                found[key] = candidates(self.pack, question)[0] if name in self.wish.lowered else value
        return found

    def _asked(self, given: Answered) -> Answered:
        """Return the answers that the wish hangs on."""
        return {key: given[key] for key in self.keys if key in given}

    def _climbed(self, place: _Place) -> _Place:
        """Move one answer after another to where the wish is nearest, as long as that brings it nearer."""
        while self.left > 0:
            before = place.away
            place = self._passed(place, self.keys)
            if not place.away or place.away >= before:
                break
        return place

    def _passed(self, place: _Place, keys: Sequence[Key]) -> _Place:
        for key in keys:
            if not place.away:
                break
            place = self._moved(place, key)
        return place

    def _moved(self, place: _Place, key: Key) -> _Place:
        """Return what is nearest with another answer to one question."""
        question = self.pack.questionnaire.questions[key[0]]
        for value in self.tried[question.id]:
            if value != place.given.get(key, value):
                place = self._nearer(place, key, value)
        if not question.numeric:
            return place
        marks = sorted(value.low for value in self.tried[question.id] if isinstance(value, Quantity))
        for _ in range(_HALVINGS):
            at = place.given.get(key)
            if not place.away or not isinstance(at, Quantity):
                break
            for number in _between(question, marks, at.low):
                place = self._nearer(place, key, Quantity(number, number, at.currency))
                marks.append(number)
        return place

    def _nearer(self, place: _Place, key: Key, value: Given) -> _Place:
        if not place.away or self.left <= 0:
            return place
        found = self._place(place.given | {key: value}, place)
        return found if found.away < place.away else place

    def _place(self, given: Answered, beside: _Place | None = None) -> _Place:
        """Return where a company stands; what is read alike in another is taken over from that."""
        self.left -= 1
        facts = Facts(self.pack, company_of(self.pack, given, self.people, self.segments))
        if beside is not None:
            others = {key for key in {**given, **beside.given} if given.get(key) != beside.given.get(key)}
            facts.take_over(beside.facts, frozenset(question for question, _, _ in others))
        standing = Standing(facts)
        away = Nearing(facts).from_wish(self.wish)
        standing.let_go()
        return _Place(given, away, facts)


@dataclass(frozen=True, slots=True)
class _Place:
    """A company, and how far the wish is from holding of it."""

    given: Answered
    away: float
    facts: Facts


def _tried(pack: Pack, question: Question, known: bool) -> tuple[Given, ...]:
    """Return the answers to look at: what every proof tries, each option ticked alone, and none, where that counts."""
    tried: list[Given] = [*candidates(pack, question)]
    if question.kind == "many":
        tried += [(option.id,) for option in question.options if (option.id,) not in tried]
    if len(tried) > _MARKS and question.numeric:
        tried = [tried[at * (len(tried) - 1) // (_MARKS - 1)] for at in range(_MARKS)]
    tried += [Without.NOT_APPLICABLE] if question.na else []
    return (*tried, *([Without.DONT_KNOW] if known else []))


def _between(question: Question, marks: list[Fraction], at: Fraction) -> Iterator[Fraction]:
    """Yield the numbers halfway to the neighbours of a number."""
    lower, higher = [mark for mark in marks if mark < at], [mark for mark in marks if mark > at]
    for other in ([max(lower)] if lower else []) + ([min(higher)] if higher else []):
        middle = (at + other) / 2
        if question.kind in ("count", "days"):
            middle = Fraction(round(middle))
        if middle not in marks:
            yield middle
