"""What would flip it: the smallest sets of answers that, had we misheard them, lead to another verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from abm_fit.scoring.analysed import Flip
from abm_fit.scoring.analysing.aims import Aim
from abm_fit.scoring.analysing.distances import Distance, Distances
from abm_fit.scoring.analysing.leading import leads_elsewhere
from abm_fit.scoring.analysing.memory import Memory
from abm_fit.scoring.analysing.mishearing import error_moves
from abm_fit.scoring.analysing.moves import Move
from abm_fit.scoring.analysing.settled import let_go, without_effect
from abm_fit.scoring.analysing.starts import Reached, reached_from, starts_of
from abm_fit.scoring.analysing.units import Changes
from abm_fit.scoring.facts import Facts
from abm_fit.scoring.readings import Key

_CANDIDATES = 1000
"""Of the sets of the smallest size about so many are compared by how far they move the answers."""

_TOGETHER = 2
"""Sets of up to so many changes are worked out at once: the search for pairs finds what one change does, too."""

_SHOWN = 3
"""How many sets are told for each other verdict: those that move the answers least."""


@dataclass(slots=True)
class Known:
    """What was worked out for one segment and holds for the others, too."""

    moves: dict[Key, Sequence[Move]] = field(default_factory=dict)
    raises: dict[Key, Sequence[Move]] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)
    idle: dict[frozenset[str], Facts] = field(default_factory=dict)
    """The facts with some gates acting on nothing."""
    lifted: frozenset[str] | None = None
    """The gates that advice opens; None until somebody asked."""

    def let_go(self) -> None:
        """Forget what was found of other facts than the ones that stand."""
        for facts in (*self.idle.values(), *self.memory.changed.values()):
            let_go(facts)

    def without_effect(self, facts: Facts, gates: frozenset[str]) -> Facts:
        """Return the facts with these gates acting on nothing."""
        if not gates:
            return facts
        if gates not in self.idle:
            self.idle[gates] = without_effect(facts, gates)
        return self.idle[gates]


def flips_of(facts: Facts, segment: str | None, known: Known | None = None) -> tuple[Flip, ...]:
    """Return the smallest sets that lead to every other verdict; without a table, to every other band of each axis.

    `facts` are settled: open answers stand at the middle of what they can be. Exact over single options, over the
    ticks of many-of questions, and over the round numbers of a curve's own and neighbouring stretches. Answers of
    other segments and what people said to each other (gaps) stay as they are; so do changes that bring up a question
    to which there is no answer.
    """
    rubric = facts.pack.rubric
    known = known or Known()
    moves = moves_in(facts, segment, known.moves)
    found: list[Flip] = []
    roots = [rubric.verdict.id] if rubric.verdict else [axis.id for axis in rubric.axes if axis.bands]
    for root in roots:
        per = rubric.tables[root].per if root in rubric.tables else rubric.sums[root].per
        if is_home(facts, per, segment):
            found += _deepened(Aim(facts, segment, moves, root), known.memory)
    return tuple(sorted(found, key=lambda flip: len(flip.steps)))


def is_home(facts: Facts, per: str, segment: str | None) -> bool:
    """Tell whether something of a scope is judged here; in a pack without segments everything is judged once."""
    return (per == "segment") == (segment is not None) or not facts.pack.questionnaire.has_segments


def moves_in(
    facts: Facts, segment: str | None, known: dict[Key, Sequence[Move]] | None = None
) -> dict[Key, Sequence[Move]]:
    """Return the error moves of the company's answers and one segment's; `known` keeps them."""
    known = {} if known is None else known
    found: dict[Key, Sequence[Move]] = {}
    for question in facts.pack.questionnaire.questions.values():
        home = facts.home(question.per, segment)
        if question.per == "segment" and home is None:
            continue
        held = facts.held(question, home)
        if held.applies and not held.weak:
            key = (question.id, home)
            found[key] = known[key] = known[key] if key in known else error_moves(facts.pack, held)
    return found


def _deepened(aim: Aim, memory: Memory) -> tuple[Flip, ...]:
    """Allow one change more at a time, until sets lead to an earlier and to a later word, or one more found none."""
    now = aim.now
    if not now:
        return ()
    order = [word for word, _ in aim.words]
    found: dict[str, list[Flip]] = {}
    first = 0
    limit = aim.facts.pack.rubric.robustness.flips_most
    starts = list(starts_of(aim, limit, memory))
    reached: list[Reached] = []
    searched = 0
    distances = Distances(aim)
    for most in range(1, limit + 1):
        if most > searched:
            if most == _TOGETHER + 1 and not found and not leads_elsewhere(aim, now, starts):
                break
            searched = min(limit, max(most, _TOGETHER))
            reached = [each for start in starts for each in reached_from(start, aim, searched) if each.word != now]
        for flip in _flips(aim, [each for each in reached if each.cost == most and each.word not in found], distances):
            found.setdefault(flip.to, []).append(flip)
        first = first or (most if found else 0)
        sides = {order.index(word) > order.index(now) for word in found}
        if len(sides) == 2 or (first and most > first):
            break
    return tuple(flip for word in sorted(found, key=order.index) for flip in found[word])


def _flips(aim: Aim, reached: Sequence[Reached], distances: Distances) -> list[Flip]:
    """Return the flips that final states of one size stand for."""
    return [
        Flip(aim.segment, aim.root, word, label, aim.steps(changes))
        for word, label in aim.words
        for changes in _nearest([each for each in reached if each.word == word], distances)
        if aim.confirmed(changes, word)
    ]


def _nearest(reached: Sequence[Reached], distances: Distances) -> list[Changes]:
    """Return the sets that move the answers least; of the same questions only the nearest one."""
    best: dict[frozenset[Key], tuple[Distance, Changes]] = {}
    each = max(_CANDIDATES // (len(reached) or 1), _SHOWN)
    for found in sorted(reached, key=lambda one: one.place):
        for changes in islice(found.changes(), each):
            questions = frozenset([key for key, _ in changes])
            far = distances.of(changes)
            if questions not in best or far < best[questions][0]:
                best[questions] = far, changes
    # Only those are put in order by name that are no farther than the last one told.
    last = sorted([far for far, _ in best.values()])[:_SHOWN][-1:]
    nearest = [item for item in best.items() if item[1][0] <= last[0]]
    ranked = sorted(nearest, key=lambda item: (item[1][0], str(sorted(item[0], key=str))))
    return [changes for _, (_, changes) in ranked[:_SHOWN]]
