"""Whether changed answers lead to another outcome or band at all, however many are changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from abm_fit.scoring.analysing.aims import Aim
from abm_fit.scoring.analysing.moves import Move, with_moves
from abm_fit.scoring.analysing.settled import changed, let_go, standing_of
from abm_fit.scoring.analysing.starts import Start, reached_from
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.indexes import index_of
from abm_fit.scoring.readings import Key


def leads_elsewhere(aim: Aim, now: str, starts: Iterable[Start]) -> bool:
    """Tell whether some of the moves lead to another word than `now`; quickly, where intervals already say no."""
    if at_most(aim.facts, aim.segment, aim.moves, aim.root) == {now}:
        return False
    return any(each.word != now for start in starts for each in reached_from(start, aim, None))


def at_most(facts: Facts, segment: str | None, moves: Mapping[Key, Sequence[Move]], root: str) -> frozenset[str]:
    """Return the words that moves can lead to, or more, by intervals; all of them where that would not be quick."""
    rubric, questions = facts.pack.rubric, facts.pack.questionnaire.questions
    if index_of(facts.pack).inner_tables:
        every = rubric.tables[root].outcomes if root in rubric.tables else rubric.sums[root].bands
        return frozenset(word.id for word in every)
    opened = {key: with_moves(facts.held(questions[key[0]], key[1]), found) for key, found in moves.items() if found}
    widened = changed(facts, opened)
    found = standing_of(widened).possible.at_most(root, segment)
    let_go(widened)
    return found
