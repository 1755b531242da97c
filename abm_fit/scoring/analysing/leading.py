"""Whether changed answers lead to another outcome or band at all, however many are changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from abm_fit.scoring.analysing.altered import with_any
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.analysing.search import Search
from abm_fit.scoring.analysing.settled import changed, standing_of
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.readings import Key


def leads_elsewhere(
    facts: Facts, segment: str | None, moves: Mapping[Key, Sequence[Move]], root: str, now: str
) -> bool:
    """Tell whether some of the moves lead to another word than `now`; quickly, where intervals already say no."""
    if at_most(facts, segment, moves, root) == {now}:
        return False
    free = {key: [Move(move.held, 0) for move in found] for key, found in moves.items()}
    search = Search(facts, segment, free, 0)
    return any(search.word(root, state[0]) != now for state in search.run(root).final)


def at_most(facts: Facts, segment: str | None, moves: Mapping[Key, Sequence[Move]], root: str) -> frozenset[str]:
    """Return the words that moves can lead to, or more, by intervals; all of them where that would not be quick."""
    rubric, questions = facts.pack.rubric, facts.pack.questionnaire.questions
    if any(child in rubric.tables for node in rubric.sums.values() for child in node.points):
        every = rubric.tables[root].outcomes if root in rubric.tables else rubric.sums[root].bands
        return frozenset(word.id for word in every)
    opened = {
        key: with_any(facts.held(questions[key[0]], key[1]), [move.held for move in found])
        for key, found in moves.items()
        if found
    }
    return standing_of(changed(facts, opened)).possible.at_most(root, segment)
